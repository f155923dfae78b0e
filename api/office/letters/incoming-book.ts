import type { LetterContext } from '../../../machines/letter/context.ts';
import type { DeskParts } from './draft.ts';

/** Numbers in the book of what came in. */

/** `0145/2026`: place in the book of what came in; the same key always has the same. */
export async function agendaNumber(
  { store, rules }: Pick<DeskParts, 'store' | 'rules'>,
  at: number,
  key: string,
): Promise<string> {
  const { year } = rules.calendar.local(at);
  const n = await store.numbers.allocate(`agenda:${year}`, key);
  return `${String(n).padStart(4, '0')}/${year}`;
}

/** Its number in the book of what came in; empty for the office's own letters. */
export function agendaOf({ content }: Pick<LetterContext, 'content'>): string {
  return typeof content?.agenda === 'string' ? content.agenda : '';
}
