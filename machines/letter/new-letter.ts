import type { Store } from '../../store/ports/store.ts';
import type { Rules } from '../district/rules.ts';
import type { Instances } from '../engine/move.ts';
import { claimNumber } from './book.ts';
import type { BroughtLetter, LetterInput } from './context.ts';
import { LETTER } from './kind.ts';
import type { LetterKind } from './letter-kinds.ts';

/** How letters come into the register: drafts of our own, and what came in. Idempotent by the key. */

/** A page as it goes into the archive, with the hash that proves it was not changed. */
export interface SealedPage {
  html: string;
  /** Hexadecimal SHA-256 of the HTML in UTF-8. */
  sha256: string;
}

export interface LetterDesk {
  store: Pick<Store, 'numbers' | 'documents' | 'instances' | 'records'>;
  rules: Rules;
  instances: Pick<Instances, 'of' | 'move'>;
}

/** A letter of our own that is to be written; signing gives it number and date. */
export interface NewLetter {
  kind: Exclude<LetterKind, 'jawaban'> | BroughtLetter;
  /** As it stands in the register. */
  subject: string;
  /** Whom it is to, as it stands on the paper. */
  addressee: string;
  /** Agency it goes to; null for others. */
  agency: string | null;
  /** Instances it is about. */
  about: [string, ...string[]];
  /** What was written for it at the desk, from which it is rendered. */
  content?: Record<string, unknown>;
  /** It takes up what is forwarded to its agency until it is signed. */
  collects?: true;
  at: number;
  /** The same key always gives the same letter. */
  key: string;
}

/** A letter that an agency sent, and the sheet that was made of it. */
export interface IncomingLetter {
  /** The sender's own number. */
  number: string;
  subject: string;
  addressee: string;
  agency: string;
  about: [string, ...string[]];
  content: Record<string, unknown>;
  /** Day of its arrival, and when it was entered. */
  arrivedAt: number;
  at: number;
  key: string;
  sheet: SealedPage;
}

/**
 * Begins a letter. Its id counts drafts and is printed nowhere: a draft has no number.
 * @returns id in the register
 * @throws StoreUnavailableError
 */
export async function draftLetter(
  { store, rules, instances }: LetterDesk,
  letter: NewLetter,
): Promise<string> {
  const { kind, at, key } = letter;
  const { year } = rules.calendar.local(at);
  const n = await store.numbers.allocate(`konsep:${kind}:${year}`, key);
  const id = `${LETTER.idPrefix}${kind}:${year}:k${n}`;
  await instances.of(LETTER).create(id, { ...letter, id, year }, `${key}:register`);
  return id;
}

/**
 * Enters a letter that came in: agencies number theirs themselves, so that two of them may use the same.
 * @returns id in the register
 * @throws NumberTakenError when this agency's letter of that number is there already
 */
export async function enterIncoming(
  { store, rules, instances }: LetterDesk,
  letter: IncomingLetter,
): Promise<string> {
  const { number, agency, about, subject, arrivedAt, at, key, sheet, ...rest } = letter;
  const { year } = rules.calendar.local(arrivedAt);
  const n = await store.numbers.allocate(`masuk:${year}`, key);
  const id = `${LETTER.idPrefix}jawaban:${year}:m${n}`;
  await claimNumber(store, { id, number, year, agency, kind: 'jawaban' });
  const [instance, ...others] = about;
  const kept = { id: key, instance, type: 'jawaban', number, title: subject, createdAt: at };
  await store.documents.archive({ ...kept, ...sheet }, { about: others });
  const input: LetterInput = {
    ...{ ...rest, id, key, kind: 'jawaban', year, agency, about, subject, at },
    incoming: { number, arrivedAt, document: key },
  };
  await instances.of(LETTER).create(id, input, `${key}:register`);
  return id;
}
