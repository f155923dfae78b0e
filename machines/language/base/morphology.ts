import { remembered } from './remembered.ts';

/**
 * Indonesian words back to their roots, as far as matching needs it: clitics (-nya, -lah), suffixes (-kan, -an, -i,
 * colloquial -in), prefixes (di-, me-, ber-, ke-, pe- …) with the first consonant that the nasal swallowed
 * (mengangkut → angkut, menyapu → sapu, ngurus → urus).
 */

const CLITIC = /(nya|ny|lah|kah|pun|ku|mu|ne)$/;
const SUFFIX = /(kan|in|an|i)$/;
const PREFIXES: [prefix: RegExp, restored: string[]][] = [
  [/^(?:ber|bel|per|pel|ter)(?=.{3})/, ['']],
  [/^(?:di|ke|se|ter|be|pe|me|nge|ng|m|n)(?=.{3})/, ['']],
  [/^(?:meng|peng|ng)(?=[aiueo].{2})/, ['', 'k']],
  [/^(?:meng|peng)(?=[^aiueo].{2})/, ['']],
  [/^(?:meny|peny|ny)(?=[aiueo].{2})/, ['s', 'c']],
  [/^(?:mem|pem|m)(?=[aiueo].{2})/, ['p', '']],
  [/^(?:mem|pem)(?=[^aiueo].{2})/, ['']],
  [/^(?:men|pen|n)(?=[aiueo].{2})/, ['t', '']],
  [/^(?:men|pen)(?=[^aiueo].{2})/, ['']],
];
/** A root shorter than this is more likely a part of another word. */
const SHORTEST_ROOT = 3;

function strippedEnds(word: string): string[] {
  const bare = word.replace(CLITIC, '');
  // "kebaikan" ends in -an, "berikan" in -kan
  return [word, bare, bare.replace(SUFFIX, ''), word.replace(SUFFIX, ''), bare.replace(/an$/, '')];
}

function strippedStarts(word: string): string[] {
  return PREFIXES.flatMap(([prefix, restored]) => {
    const rest = word.replace(prefix, '');
    return rest === word ? [] : restored.map((letter) => letter + rest);
  });
}

function rootsOf(word: string): readonly string[] {
  const ends = strippedEnds(word);
  const once = ends.flatMap(strippedStarts);
  // two prefixes only where the second is per- or ber-: diperbaiki, keberatan
  const twice = once.filter((form) => /^(?:per|ber)/.test(form)).flatMap(strippedStarts);
  return [...new Set([...ends, ...once, ...twice])].filter(
    (form, index) => index === 0 || form.length >= SHORTEST_ROOT,
  );
}

/**
 * The word and what may be its root, the least stripped first.
 * @param word lower case
 */
export const roots = remembered(rootsOf);
