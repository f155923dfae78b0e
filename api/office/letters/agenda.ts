import { setImmediate } from 'node:timers/promises';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { bookedAt } from '../../../machines/letter/remembers.ts';
import { maskIdentity, maskNumbers } from '../../../machines/numbers/masks.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { Period } from '../../../store/ports/search.ts';
import type { AgendaEntry } from '../../../templates/documents/report-views.ts';
import { orderIn } from './answer.ts';
import { type Book, directionOf, type Registered, registered } from './books.ts';
import type { DeskParts } from './draft.ts';
import { agendaOf } from './incoming-book.ts';
import { LETTER_STATES } from './letter-words.ts';
import { headOf } from './letters.ts';

/** The book of letters (buku agenda) of a period, to be printed. */

/** Entries between two turns for others. */
const TURN = 50;

/** Words of the desk as a list may show them. */
export const masked = (text: string) => maskNumbers(maskIdentity(text));

/** Tickets of the complaints a letter is about, as letters write them. */
export function ticketsOf({ about }: Pick<LetterContext, 'about'>): string[] {
  return about.flatMap((id) => {
    const [, year, ticket] = /^(\d{4})-([A-Z]+\d{3})$/.exec(id) ?? [];
    return year === undefined || ticket === undefined ? [] : [letterTicket(Number(year), ticket)];
  });
}

/** Place in its book: of what came in the agenda number, else the number in the series. */
export function sequenceOf(letter: LetterContext): number | null {
  const agenda = agendaOf(letter);
  return agenda === '' ? letter.sequence : Number.parseInt(agenda, 10);
}

/** How urgent or secret a letter is: as it was written, or as the complaint is that it is about. */
async function natureOf({ store }: DeskParts, letter: LetterContext): Promise<string> {
  const [first] = letter.about;
  const tags = first === undefined ? [] : ((await store.instances.load(first))?.search.tags ?? []);
  if (tags.includes('secret')) return 'Rahasia';
  if (letter.kind !== 'penerusan') return 'Biasa';
  return tags.includes('emergency') ? 'Sangat Segera' : 'Segera';
}

/** Whom it went to, or came from. */
export function counterpartOf({ rules }: Pick<DeskParts, 'rules'>, letter: LetterContext): string {
  const { kind, agency, addressee } = letter;
  return masked(kind === 'jawaban' && agency !== null ? headOf(rules, agency) : addressee);
}

function noteOf({ letter, state }: Registered): string {
  if (letter.voided !== null) return masked(letter.voided.reason);
  const scans = letter.documents.filter(({ kind }) => kind === 'scan').length;
  return `${LETTER_STATES[state] ?? state}${scans === 0 ? '' : ', ada pindaian'}`;
}

/** When the last slip went with a letter that came in: it has the letter's number in the book. */
async function disposedAt({ store }: DeskParts, letter: LetterContext): Promise<number | null> {
  const [complaint] = letter.about;
  const agenda = agendaOf(letter);
  if (agenda === '' || complaint === undefined) return null;
  const slips = (await store.documents.of(complaint)).filter(
    ({ type, number }) => type === 'disposisi' && number === agenda,
  );
  return slips.at(-1)?.createdAt ?? null;
}

async function entryOf(parts: DeskParts, one: Registered): Promise<AgendaEntry> {
  const { letter } = one;
  return {
    sequence: sequenceOf(letter),
    number: letter.number ?? '',
    date: orderIn(letter)?.date ?? bookedAt(letter),
    received: letter.arrivedAt,
    disposed: await disposedAt(parts, letter),
    counterpart: counterpartOf(parts, letter),
    subject: masked(letter.subject),
    tickets: ticketsOf(letter),
    nature: await natureOf(parts, letter),
    note: noteOf(one),
    voided: letter.voided !== null,
  };
}

/** Letters on one print; more are printed month by month. */
export const MOST_ON_ONE = 500;

/**
 * The book as a page to be printed.
 * @param onEntry hears how many letters were read so far
 */
export async function agendaPage(
  parts: DeskParts,
  book: Book,
  { from, to }: Period,
  onEntry: (count: number) => void = () => {},
): Promise<string> {
  const entries: AgendaEntry[] = [];
  for await (const one of registered(parts, book, [{ from, to }])) {
    entries.push(await entryOf(parts, one));
    onEntry(entries.length);
    // a long book must not keep the modem and the timers waiting
    if (entries.length % TURN === 0) await setImmediate();
  }
  const date = parts.clock.now();
  return parts.documents('agenda', { date, book: directionOf(book), from, to, entries });
}
