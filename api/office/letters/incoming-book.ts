import type { LetterContext } from '../../../machines/letter/context.ts';
import type { DeskParts } from './draft.ts';

/** Numbers in the books of what came in, and of slips that travel with a complaint. */

/** `0145/2026`: place in the book of what came in; the same key always has the same. */
export function agendaNumber(desk: Numbering, at: number, key: string): Promise<string> {
  return placeIn('agenda', desk, at, key);
}

/** `0012/2026`: place in the book of slips: one that travels with a complaint is no letter that came in. */
export function slipNumber(desk: Numbering, at: number, key: string): Promise<string> {
  return placeIn('disposisi', desk, at, key);
}

type Numbering = Pick<DeskParts, 'store' | 'rules'>;

async function placeIn(
  book: 'agenda' | 'disposisi',
  { store, rules }: Numbering,
  at: number,
  key: string,
): Promise<string> {
  const { year } = rules.calendar.local(at);
  const n = await store.numbers.allocate(`${book}:${year}`, key);
  return `${String(n).padStart(4, '0')}/${year}`;
}

/** Its number in the book of what came in; empty for the office's own letters. */
export function agendaOf({ content }: Pick<LetterContext, 'content'>): string {
  return typeof content?.agenda === 'string' ? content.agenda : '';
}
