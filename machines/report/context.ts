import type { Actor } from '../actor.ts';
import type { Figures } from '../conversation/events.ts';

/** `daily` and `weekly` are SMS digests; `monthly` is the written report of SOP steps 6 and 7. */
export type ReportKind = 'daily' | 'weekly' | 'monthly';

export interface ReportContext {
  id: string;
  kind: ReportKind;
  /** The period reported on, end exclusive. */
  from: number;
  to: number;
  figures: Figures | null;
  /** Deadline of the step that waits for somebody. */
  dueAt: number | null;
  sentAt: number | null;
  receivedAt: number | null;
}

export interface ReportInput {
  id: string;
  kind: ReportKind;
  from: number;
  to: number;
  /** Now. */
  at: number;
}

export type ReportEvent = { at: number } & (
  | { type: 'report.figures'; figures: Figures }
  | { type: 'report.sign'; by: Actor }
  | { type: 'report.send'; by: Actor }
  /** The regent's TERIMA, or the admin's note that the letter was handed over. */
  | { type: 'report.receive'; by: Actor }
);
