import type { WrittenKind } from '../district/district.ts';
import type { DispatchNote } from '../letter/context.ts';
import type { Actor } from '../people/actor.ts';
import type { Statistics } from './statistics.ts';
import type { Figures } from './totals.ts';

/** A report from the collecting of its numbers to its receipt (SOP steps 6 and 7). */

/** SMS to the Bupati and the Sekda; they need no receipt. */
export type DigestKind = 'dailyDigest' | 'weeklyDigest';

/** Digests, and the written reports of SOP steps 6 and 7. */
export type ReportKind = DigestKind | WrittenKind;

export function isDigest(kind: ReportKind): kind is DigestKind {
  return kind === 'dailyDigest' || kind === 'weeklyDigest';
}

/** A complaint that stands out, with what was done about it. */
export interface Notable {
  ticket: string;
  title: string;
  text: string;
}

/** What the admin writes into a report, a paragraph each. */
export interface ReportWriting {
  notable: Notable[];
  remarks: string[];
  obstacles: string[];
  suggestions: string[];
}

/** The report as it was fixed by signing: what is in the archive. */
export interface FiledReport {
  /** Number of the covering letter, and its instance in the register. */
  number: string;
  letter: string;
  /** Ids in the archive. */
  cover: string;
  report: string;
  compliance: string;
}

/** How SOP step 7 was done. */
export interface Receipt {
  /** When it was taken, which the admin may note later. */
  at: number;
  by: 'regent' | 'admin';
  /** Who took it, as the admin notes it; null for the Bupati's TERIMA. */
  takenBy: string | null;
}

export interface ReportContext {
  id: string;
  kind: ReportKind;
  /** The period reported on, end exclusive. */
  from: number;
  to: number;
  /** So many reports of its kind were missed before it, while nothing worked: SMS about it speak for them, too. */
  missed?: number;
  /** A later one of its kind was over as well when it was made, and speaks for it. */
  spokenFor?: boolean;
  /** Of a digest. */
  figures: Figures | null;
  /** Of a written report: draft, documents and tables all show these numbers. */
  statistics: Statistics | null;
  writing: ReportWriting;
  /** Deadline of the step that waits for somebody. */
  dueAt: number | null;
  draftedAt: number | null;
  signedAt: number | null;
  filed: FiledReport | null;
  sentAt: number | null;
  receipt: Receipt | null;
}

export interface ReportInput {
  id: string;
  kind: ReportKind;
  from: number;
  to: number;
  /** Now. */
  at: number;
  /** As in the context. */
  missed?: number;
}

export type ReportEvent = { at: number } & (
  | { type: 'report.figures'; figures: Figures }
  | { type: 'report.statistics'; statistics: Statistics }
  | { type: 'report.remark'; by: Actor; writing: ReportWriting }
  /** The numbers are to be counted anew, as long as nothing is signed. */
  | { type: 'report.recount'; by: Actor }
  | { type: 'report.sign'; by: Actor }
  | { type: 'report.filed'; filed: FiledReport }
  /** How and to whom, as for every letter. */
  | ({ type: 'report.send'; by: Actor } & DispatchNote)
  /** The Bupati's TERIMA, or the admin's note of who took the report and when (now where left out). */
  | { type: 'report.receive'; by: Actor; takenBy?: string; takenAt?: number }
);
