import { remembered } from './remembered.ts';

/**
 * Looks for many phrases in a text at once. Each is tried only at words that it may begin with: most words begin none, and to
 * try a hundred phrases at each of them was most of what reading an SMS cost. Pure.
 */

/** So many words are kept with what begins there. */
const MOST_KEPT = 4000;
const DIGITS = [...'0123456789'];
/** A phrase may be left out of these when it begins: `?`, `*`, `{0,2}`. */
const OPTIONAL = /^(?:[?*]|\{0,)/;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;
const AROUND = /^\(\?<?[=!]/;
const LETTERS = /^[\p{L}\p{N}'-]+ ?/u;

/** Where the group ends that a source begins with. */
function groupEnd(source: string): number {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = source.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return source.length;
}

/** A source at the bars that are in no group of it. */
function alternativesOf(source: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = source.indexOf(']', at);
    else if (sign === '(') at += groupEnd(source.slice(at)) - 1;
    else if (sign === '|') {
      found.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, source.slice(start)];
}

/** What is known of how a text begins that matches; null where it may be anything. */
type Beginnings = string[] | null;

const either = (one: Beginnings, other: Beginnings): Beginnings =>
  one === null || other === null ? null : [...one, ...other];

function behindGroup(source: string): Beginnings {
  const end = groupEnd(source);
  const rest = source.slice(end);
  if (AROUND.test(source)) return ofSequence(rest);
  const own = beginningsOf(source.slice(source.startsWith('(?:') ? 3 : 1, end - 1));
  if (!OPTIONAL.test(rest)) return own;
  return either(own, ofSequence(rest.replace(QUANTIFIER, '')));
}

function ofSequence(source: string): Beginnings {
  if (source.startsWith('(')) return behindGroup(source);
  if (source.startsWith('\\d')) return DIGITS;
  // what may begin with a blank may as well begin behind it
  if (source.startsWith(' ?')) return ofSequence(source.slice(2));
  const [letters] = LETTERS.exec(source) ?? [];
  if (letters === undefined) return null;
  const rest = source.slice(letters.length);
  if (!QUANTIFIER.test(rest)) return [letters];
  const sure = letters.slice(0, -1);
  if (sure !== '') return [sure];
  return OPTIONAL.test(rest)
    ? either([letters], ofSequence(rest.replace(QUANTIFIER, '')))
    : [letters];
}

/**
 * What texts that match begin with: some letters, or a whole word with the blank behind it.
 * @param source of a regular expression
 * @returns null where it may be anything
 */
export function beginningsOf(source: string): Beginnings {
  return alternativesOf(source).map(ofSequence).reduce(either, []);
}

/** A word of a text, and where it starts. */
interface Start {
  word: string;
  start: number;
  /** What begins with it of each of the lists of phrases, as far as it was asked for. */
  patterns: (RegExp | null)[];
}

/** Lists of phrases that there are. */
let lists = 0;
const patternsOf = remembered((_word: string): (RegExp | null)[] => [], MOST_KEPT);

/** The text that was looked at last: phrases of all sorts are looked for in one text, one sort after the other. */
let last: { text: string; words: readonly Start[] } = { text: '', words: [] };

/** The words of a text with single blanks, and where they start. */
function wordsIn(text: string): readonly Start[] {
  if (last.text === text) return last.words;
  const words: Start[] = [];
  let start = 0;
  for (const word of text.split(' ')) {
    if (word !== '') words.push({ word, start, patterns: patternsOf(word) });
    start += word.length + 1;
  }
  last = { text, words };
  return words;
}

/** Where a phrase stands in a text, and what of it. */
export interface Found {
  start: number;
  phrase: string;
}

/**
 * Finds the first place where one of the phrases stands, from the beginning of a word on; of several there the first of the list.
 * @param phrases sources of regular expressions; each says itself where it ends
 * @returns of texts with single blanks
 */
export function firstPhrase(phrases: readonly string[]): (text: string) => Found | null {
  const byBeginning = new Map<string, number[]>();
  const always: number[] = [];
  for (const [index, phrase] of phrases.entries()) {
    const beginnings = beginningsOf(phrase);
    if (beginnings === null) always.push(index);
    for (const beginning of new Set(beginnings))
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), index]);
  }
  const longest = Math.max(0, ...[...byBeginning.keys()].map(({ length }) => length));

  // many words begin the same phrases
  const made = new Map<string, RegExp>();
  function patternOf(indexes: number[]): RegExp {
    const key = indexes.join();
    const pattern = made.get(key) ?? new RegExp(indexes.map((at) => phrases[at]).join('|'), 'y');
    made.set(key, pattern);
    return pattern;
  }
  function beginningWith(word: string): RegExp | null {
    const written = `${word} `;
    const found = new Set(always);
    for (let count = 1; count <= Math.min(longest, written.length); count += 1)
      for (const index of byBeginning.get(written.slice(0, count)) ?? []) found.add(index);
    return found.size === 0 ? null : patternOf([...found].sort((a, b) => a - b));
  }

  const list = lists;
  lists += 1;
  return (text) => {
    for (const { word, start, patterns } of wordsIn(text)) {
      let pattern = patterns[list];
      if (pattern === undefined) {
        pattern = beginningWith(word);
        patterns[list] = pattern;
      }
      if (pattern === null) continue;
      pattern.lastIndex = start;
      const found = pattern.exec(text);
      if (found !== null) return { start, phrase: found[0] };
    }
    return null;
  };
}

/** Whether one of the phrases stands in a text, as above. */
export function anyPhrase(phrases: readonly string[]): (text: string) => boolean {
  const first = firstPhrase(phrases);
  return (text) => first(text) !== null;
}

/** The same where each phrase ends with a word. */
export const anyWholePhrase = (phrases: readonly string[]): ((text: string) => boolean) =>
  anyPhrase(phrases.map((phrase) => `(?:${phrase.trimEnd()})(?!\\S)`));
