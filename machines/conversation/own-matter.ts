import type { Turn } from './base/response.ts';

/** Whether a text stands by itself, rather than to speak of what was reported before. */

/** From here on a matter counts as understood. */
const UNDERSTOOD = 0.6;
/** So long is a remark while an answer is waited for. */
export const LONGEST_REMARK = 8;

/** So long is a reply to an answer. */
export const LONGEST_REPLY = 14;

/** Words of a text, as blanks part them. */
export function lengthOf({ event: { reading } }: Pick<Turn, 'event'>): number {
  return reading.text.trim().split(/\s+/).length;
}

/** It stands by itself: marked, or a matter or a place that was understood. */
export function hasOwnMatter(turn: Turn): boolean {
  const { marked, action, kind, place, category, confidence, choice, topics } = turn.event.reading;
  if (marked || choice !== null || place !== null) return true;
  if (action === 'route' && (topics.length > 0 || lengthOf(turn) > LONGEST_REMARK)) return true;
  if (kind === 'SPAM' || kind === 'LAINNYA' || kind === 'APRESIASI') return true;
  return topics.length > 0 && category !== null && confidence >= UNDERSTOOD;
}
