import type { Actor } from '../people/actor.ts';
import type { LetterKind } from './letter-kinds.ts';

/** A letter in the register: what it is, how far it has come, and what is kept of it. */

/** A kind of letter of a process that the pack has switched on: `<process>.<name>`. */
export type BroughtLetter = `${string}.${string}`;

/** How a letter went out. */
export type Dispatching = 'kurir' | 'diambil' | 'pos' | 'srikandi' | 'surel';

/**
 * What is kept of a letter: the rendering that signing made, the signed paper as a scan, the file with an
 * electronic signature, or the receipt of whoever took it (ekspedisi).
 */
export type KeptKind = 'rendered' | 'scan' | 'electronic' | 'receipt';

export interface KeptDocument {
  /** Id in the archive. */
  id: string;
  at: number;
  kind: KeptKind;
}

/** How, to whom and when a letter went out. */
export interface DispatchNote {
  via: Dispatching;
  /** Who took it; empty for what no person takes (post, e-mail). */
  takenBy: string;
}

export interface LetterContext {
  id: string;
  /** Of the form or the effect that made it: the same key is the same letter. */
  key: string;
  kind: LetterKind | BroughtLetter;
  /** Of the book it stands in; of a draft the year it was begun. */
  year: number;
  /** Place in the book of its year; null for a draft, and where the number was given by hand. */
  sequence: number | null;
  /** Null until it is signed; of an incoming letter the sender's own. */
  number: string | null;
  subject: string;
  /** Whom it is to, as it stands on the paper. */
  addressee: string;
  /** Agency it goes to or comes from; null for others. */
  agency: string | null;
  /** Instances it is about: complaints, or the report. */
  about: string[];
  /** What was written for it at the desk, from which it is rendered. */
  content?: Record<string, unknown>;
  createdAt: number;
  /** Day of arrival of an incoming letter, which may lie before it was entered. */
  arrivedAt: number | null;
  /** Oldest first; none is ever taken away. */
  documents: KeptDocument[];
  initialledAt: number | null;
  /** When it was signed: the day it bears. */
  signedAt: number | null;
  /** Who signed: title and name, as they were on that day. */
  signer: string | null;
  sentAt: number | null;
  dispatch: DispatchNote | null;
  archivedAt: number | null;
  voided: { at: number; reason: string } | null;
  /** Why the last signing did not come about. */
  declined: string | null;
  /** A draft that takes up what is forwarded to its agency until it is signed: one letter, one round. */
  collects?: true;
  /** Got number and date as a draft, before letters were numbered by signing. */
  early?: true;
  /** When it was entered under the new rule. */
  adoptedAt?: number;
}

export interface LetterInput {
  id: string;
  key: string;
  kind: LetterKind | BroughtLetter;
  year: number;
  subject: string;
  addressee: string;
  agency: string | null;
  about: string[];
  content?: Record<string, unknown>;
  collects?: true;
  at: number;
  /** Of a letter that came in. */
  incoming?: { number: string; arrivedAt: number; document: string };
}

/** What signing made of a draft. */
export interface Numbered {
  number: string;
  sequence: number | null;
  year: number;
  /** Id of the rendering in the archive. */
  document: string;
  signer: string;
  subject: string;
  addressee: string;
  /** What stands on the paper, where that is less than the draft had. */
  about?: string[];
}

export type LetterEvent = { at: number; by: Actor } & (
  | { type: 'letter.initial' }
  /** The head has decided that it goes out; `number` out of a book on paper, else the next of ours. */
  | { type: 'letter.sign'; number?: string }
  /** Number and rendering are made. */
  | ({ type: 'letter.numbered' } & Numbered)
  /** It could not be numbered: it is a draft again. */
  | { type: 'letter.declined'; reason: string }
  /** `sentAt` where it went out before this was noted. */
  | { type: 'letter.send'; via: Dispatching; takenBy: string; sentAt?: number }
  | { type: 'letter.archive' }
  /** A number it has stays in the book, marked as void. */
  | { type: 'letter.void'; reason: string }
  /** Worded anew, as long as nobody has signed; what is left out stays as it was. */
  | {
      type: 'letter.revise';
      subject?: string;
      addressee?: string;
      content?: Record<string, unknown>;
    }
  /** Another complaint is forwarded with it. */
  | { type: 'letter.collect'; complaint: string; subject: string }
  /** These are forwarded with another letter. */
  | { type: 'letter.release'; complaints: string[]; subject: string }
  /** Its agency is another one now; a letter with a number stays as it is. */
  | { type: 'letter.readdress'; agency: string; addressee: string }
  /** A file that belongs to it. */
  | { type: 'letter.attach'; document: string; kind?: Exclude<KeptKind, 'rendered'> }
  /** A letter of before letters were numbered by signing is entered under the new rule. */
  | { type: 'letter.adopt' }
);
