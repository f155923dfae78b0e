import { ToldError } from '../base/told-error.ts';
import { DATE_EXPRESSION } from './date.ts';

/** What a pattern may tell about a SIM. */
export type PatternField = 'credit' | 'until';
const FIELDS: readonly PatternField[] = ['credit', 'until'];

/** Not the first digits of a longer number, and no amount of something else than money. */
const AMOUNT = String.raw`(?:(?:rp|idr)\.?\s*)?\d[\d.,]*(?:\s*(?:rb|ribu|jt|juta)\b)?(?![\d/]|[.,-]\d|\s*(?:[kmg]b|sms|menit|mnt|min|detik|dtk|poin|point|hari|hr|x|kali)\b|\s*%)`;

const GROUPS: Record<string, string> = {
  credit: `(?<credit>${AMOUNT})`,
  until: `(?<until>${DATE_EXPRESSION})`,
};

/** A pattern that cannot be used; the message says why. */
export class PatternError extends ToldError {
  override readonly name = 'PatternError';
}

/**
 * Compiles a pattern of the pack: a regular expression, capitals and small letters alike, with the named
 * groups `credit` and `until`, one of them at least. `{credit}` and `{until}` stand for such a group with
 * an amount or a date in it, `{name}` for a piece of `words`.
 * @throws PatternError
 */
export function compilePattern(pattern: string, words: Record<string, string>): RegExp {
  const source = expanded(pattern, words, []);
  let expression: RegExp;
  try {
    expression = new RegExp(source, 'gis');
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error));
  }
  const names = [...source.matchAll(/\(\?<([a-zA-Z]\w*)>/g)].map(([, name]) => name ?? '');
  const unknown = names.find((name) => !FIELDS.includes(name as PatternField));
  if (unknown !== undefined) throw new PatternError(`no group is called "${unknown}"`);
  if (names.length === 0) throw new PatternError(`needs one of {${FIELDS.join('}, {')}}`);
  return expression;
}

function expanded(pattern: string, words: Record<string, string>, inside: string[]): string {
  return pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const group = GROUPS[name];
    if (group !== undefined) return group;
    const word = words[name];
    if (word === undefined) throw new PatternError(`no word is called "${name}"`);
    if (inside.includes(name)) throw new PatternError(`the word "${name}" contains itself`);
    return `(?:${expanded(word, words, [...inside, name])})`;
  });
}
