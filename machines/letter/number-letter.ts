import { ToldError } from '../base/told-error.ts';
import type { Rules } from '../district/rules.ts';
import type { Instances } from '../engine/move.ts';
import { claimNumber, NumberTakenError, nextNumber } from './book.ts';
import { checkCodeOf } from './check-code.ts';
import type { LetterContext, LetterEvent, Numbered } from './context.ts';
import { LETTER } from './kind.ts';
import type { LetterDesk, SealedPage } from './new-letter.ts';
import { noSigner, signerOn, signerText } from './signer.ts';

/**
 * What signing leads to: the letter gets its number, is rendered with number, date and signer of that day, and
 * is archived as rendered. Each step is idempotent by the letter, so that doing it again after a power cut
 * leaves neither a gap nor a second letter.
 */

/** Number and date of a letter that is printed. */
export interface Print {
  number: string;
  /** Day it bears. */
  date: number;
  /** By which the paper is checked against the archive; null for a draft. */
  check: string | null;
}

/** A letter with its number, and what stands on it. */
export interface PrintedLetter {
  subject: string;
  addressee: string;
  /** What stands on it, where that is less than the draft had. */
  about?: string[];
  page: SealedPage;
  /** Sheets that lie behind it, archived with its number. */
  enclosures?: { type: string; title: string; page: SealedPage }[];
}

/** A letter that must not go out as things are now; the message is for the office, in Indonesian. */
export class NotToPrintError extends ToldError {
  override readonly name: string = 'NotToPrintError';
  override readonly status = 400;
}

/**
 * Renders a letter from what the register keeps of it and from what it is about, as that is now.
 * @throws NotToPrintError for one that must not go out any more
 */
export type PrintLetter = (
  instances: Pick<Instances, 'of' | 'snapshot'>,
  letter: LetterContext,
  print: Print,
) => Promise<PrintedLetter>;

export interface NumberDesk extends LetterDesk {
  instances: Pick<Instances, 'of' | 'move' | 'snapshot'>;
  print: PrintLetter;
  /** A code for paper that nobody has had. */
  newCode(): string;
}

/** Place in the archive of the one rendering that a letter has. */
const renderingOf = (id: string) => `${id}:surat`;

/** Place in the archive of a sheet behind it. */
export const enclosureOf = (id: string, type: string) => `${id}:${type}`;

/** Printed on a preview first: what cannot be printed takes no number. */
const PREVIEW = '…';

async function numberOf(
  { store, rules }: Pick<NumberDesk, 'store' | 'rules'>,
  letter: LetterContext,
  byHand: string | null,
  date: number,
) {
  if (byHand === null) return nextNumber(store, rules, letter, date);
  const { year } = rules.calendar.local(date);
  await claimNumber(store, { ...letter, year, number: byHand });
  return { number: byHand, sequence: null, year };
}

function signerOf({ calendar, district: { letterhead } }: Rules, kind: string, date: number) {
  const signature = signerOn(letterhead, kind, calendar.local(date));
  if (signature === null) throw new NotToPrintError(noSigner(letterhead, kind));
  return signerText(signature);
}

async function made(
  desk: NumberDesk,
  letter: LetterContext,
  byHand: string | null,
): Promise<Numbered> {
  const { store, instances, print, rules } = desk;
  const { id, kind, signedAt } = letter;
  const date = signedAt ?? letter.createdAt;
  const signer = signerOf(rules, kind, date);
  await print(instances, letter, { number: PREVIEW, date, check: null });
  const { number, sequence, year } = await numberOf(desk, letter, byHand, date);
  const check = await checkCodeOf(store, id, desk.newCode);
  const printed = await print(instances, letter, { number, date, check });
  const { subject, addressee, page, about = letter.about, enclosures = [] } = printed;
  const [instance = id, ...others] = about;
  const document = renderingOf(id);
  const kept = { id: document, instance, type: kind, number, title: subject, createdAt: date };
  for (const { type, title, page: sheet } of enclosures) {
    const enclosed = { ...kept, id: enclosureOf(id, type), type, title, ...sheet };
    await store.documents.archive(enclosed, { about: others });
  }
  await store.documents.archive({ ...kept, ...page }, { about: others });
  return { number, sequence, year, document, signer, subject, addressee, about };
}

/** A letter of before has number and rendering already, and says what it says. */
function asItIs({ number, sequence, year, subject, addressee, documents }: LetterContext) {
  const document = documents.filter(({ kind }) => kind === 'rendered').at(-1)?.id ?? '';
  const signer = '';
  return number === null ? null : { number, sequence, year, subject, addressee, document, signer };
}

type Outcome = Extract<LetterEvent, { type: 'letter.numbered' | 'letter.declined' }>;
type Said<E> = E extends unknown ? Omit<E, 'at' | 'by'> : never;

async function outcomeOf(
  desk: NumberDesk,
  letter: LetterContext,
  byHand: string | null,
): Promise<Said<Outcome>> {
  try {
    const numbered = asItIs(letter) ?? (await made(desk, letter, byHand));
    return { type: 'letter.numbered', ...numbered };
  } catch (error) {
    if (error instanceof NotToPrintError) return { type: 'letter.declined', reason: error.message };
    if (!(error instanceof NumberTakenError)) throw error;
    const reason = `Nomor ${byHand ?? ''} sudah dipakai surat lain. Tetapkan dengan nomor lain.`;
    return { type: 'letter.declined', reason };
  }
}

/**
 * Numbers a letter that was signed, and tells it; nothing for one that is not waiting for its number.
 * @param byHand out of a book on paper; null for the next of ours
 * @param key of the signing
 * @returns the letter as it is then
 */
export async function numberLetter(
  desk: NumberDesk,
  id: string,
  byHand: string | null,
  key: string,
  at: number,
): Promise<LetterContext | undefined> {
  const { instances } = desk;
  const found = await instances.of(LETTER).snapshot(id);
  if (found === undefined || !found.snapshot.matches('signing')) return found?.snapshot.context;
  const event = await outcomeOf(desk, found.snapshot.context, byHand);
  await instances.move({ id, event: { ...event, at, by: { role: 'system' } }, key });
  return instances.of(LETTER).context(id);
}
