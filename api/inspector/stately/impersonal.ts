import { eachText } from '../../../machines/base/each-text.ts';
import { maskNumbers } from '../../../machines/numbers/masks.ts';

/**
 * What of a machine's data may be handed to a page of somebody else: codes, states, times and counts. What
 * people wrote is replaced by its length, and numbers of phones and people are masked.
 */

/** Names of states, codes, ids: never a sentence. */
const CODE = /^[\w.:+/@-]{0,64}$/;

/** Fields with words of people, even where it is a single one. */
const WRITTEN = new Set(['text', 'content', 'digest']);

function withoutWords(value: unknown, field?: string): unknown {
  if (typeof value === 'string') {
    const code = CODE.test(value) && !WRITTEN.has(field ?? '');
    return code ? value : `(${value.length} huruf)`;
  }
  if (Array.isArray(value)) return value.map((each) => withoutWords(each, field));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  return Object.fromEntries(fields.map(([key, inner]) => [key, withoutWords(inner, key)]));
}

/** @param value plain JSON */
export function impersonal(value: unknown): unknown {
  return withoutWords(eachText(value, maskNumbers));
}
