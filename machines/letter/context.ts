import type { Actor } from '../actor.ts';

/** A letter in the register: what it is, how far it has come, and what is kept of it. */

/** Letters that get a number; each type counts from 1 in every year. */
export type LetterKind = 'penerusan' | 'teguran' | 'jawaban' | 'pengantar-koran' | 'laporan';

/** A kind of letter of a process that the pack has switched on: `<process>.<name>`. */
export type BroughtLetter = `${string}.${string}`;

/** A rendering that was archived, or a scan of the signed paper. */
export interface KeptDocument {
  /** Id in the archive. */
  id: string;
  at: number;
  kind: 'rendered' | 'scan';
}

export interface LetterContext {
  id: string;
  kind: LetterKind | BroughtLetter;
  year: number;
  /** Place in the register of its year and type; null when the number was given by hand. */
  sequence: number | null;
  number: string;
  subject: string;
  /** Whom it is to, as it stands on the paper. */
  addressee: string;
  /** Agency it goes to or comes from; null for others. */
  agency: string | null;
  /** Instances it is about: complaints, or the report. */
  about: string[];
  /** What was written for it at the desk, so that it can be rendered anew; absent where nothing was. */
  content?: Record<string, unknown>;
  createdAt: number;
  /** Renderings and scans, oldest first; none is ever taken away. */
  documents: KeptDocument[];
  initialledAt: number | null;
  signedAt: number | null;
  sentAt: number | null;
  archivedAt: number | null;
  voided: { at: number; reason: string } | null;
}

export interface LetterInput {
  id: string;
  kind: LetterKind | BroughtLetter;
  year: number;
  sequence: number | null;
  number: string;
  subject: string;
  addressee: string;
  agency: string | null;
  about: string[];
  content?: Record<string, unknown>;
  at: number;
  /** The first rendering. */
  document: string;
}

export type LetterEvent = { at: number; by: Actor } & (
  | { type: 'letter.initial' }
  | { type: 'letter.sign' }
  | { type: 'letter.send' }
  | { type: 'letter.archive' }
  /** Its number stays in the register, marked as void. */
  | { type: 'letter.void'; reason: string }
  /** Rendered anew, as long as nobody has signed; what is left out stays as it was. */
  | {
      type: 'letter.revise';
      document: string;
      subject?: string;
      addressee?: string;
      content?: Record<string, unknown>;
    }
  /** A scan of the signed paper. */
  | { type: 'letter.attach'; document: string }
);
