import type { Rules } from '../../../machines/district/rules.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { LETTER_NAMES, type LetterKind } from '../../../machines/letter/letter-kinds.ts';
import { BOOKED } from '../../../machines/letter/process.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { PageRequest, Period, Query } from '../../../store/ports/search.ts';
import type { DeskParts } from './draft.ts';

/** The books of the register: what came in, what went out, or letters of one kind. */

/** `masuk` and `keluar` are books of several kinds. */
export type Book = 'masuk' | 'keluar' | LetterKind;

export const BOOKS: Record<Book, string> = {
  keluar: 'Surat keluar',
  masuk: 'Surat masuk',
  ...LETTER_NAMES,
};

export function isBook(name: string): name is Book {
  return Object.hasOwn(BOOKS, name);
}

/** Whether the letters of a book come in or go out. */
export function directionOf(book: Book): 'masuk' | 'keluar' {
  return book === 'masuk' || book === 'jawaban' ? 'masuk' : 'keluar';
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** The months of a year in the district's own zone, in order. */
export function monthsOf({ calendar }: Rules, year: number): Period[] {
  const starts = Array.from({ length: 13 }, (_, n) => {
    const [y, month] = n === 12 ? [year + 1, 1] : [year, n + 1];
    return calendar.at(`${y}-${twoDigits(month)}-01`, '00.00');
  });
  return starts.slice(0, 12).map((from, n) => ({ from, to: starts[n + 1] ?? from }));
}

export function yearOf(rules: Rules, year: number): Period {
  const months = monthsOf(rules, year);
  return { from: months[0]?.from ?? 0, to: months.at(-1)?.to ?? 0 };
}

function queryOf(book: Book, received: Period): Query {
  const kind = book === 'masuk' ? 'jawaban' : book;
  // a draft has no number: it stands in no book
  return { machine: 'letter', tag: BOOKED, received, ...(kind === 'keluar' ? {} : { kind }) };
}

/** How many letters of a period stand in a book. */
export async function countLetters(
  { store }: Pick<DeskParts, 'store'>,
  book: Book,
  period: Period,
): Promise<number> {
  const all = await store.instances.count(queryOf(book, period));
  return book === 'keluar' ? all - (await store.instances.count(queryOf('jawaban', period))) : all;
}

const PAGE_SIZE = 200;

/** Letters of a period, oldest first. What is in memory at a time is the list of the period. */
async function listed(
  { store }: Pick<DeskParts, 'store'>,
  book: Book,
  period: Period,
): Promise<InstanceSummary[]> {
  const found: InstanceSummary[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const request = { order: 'created' as const, limit: PAGE_SIZE, ...from };
    const page = await store.instances.find(queryOf(book, period), request);
    found.push(...page.items);
    cursor = page.next;
  }
  const own = book === 'keluar' ? found.filter(({ search }) => search.kind !== 'jawaban') : found;
  return own.reverse();
}

/** A letter as it stands in the register. */
export interface Registered {
  letter: LetterContext;
  /** State of its machine: `draft`, `sent`. */
  state: string;
}

/** The letters of these periods one after the other, oldest first, each read when it is taken. */
export async function* registered(
  parts: Pick<DeskParts, 'store' | 'engine'>,
  book: Book,
  periods: readonly Period[],
): AsyncGenerator<Registered> {
  for (const period of periods)
    for (const { id, search } of await listed(parts, book, period)) {
      const letter = await parts.engine.instances.of(LETTER).context(id);
      if (letter !== undefined) yield { letter, state: search.state };
    }
}
