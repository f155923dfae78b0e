import { distance, isSlip } from './fuzzy.ts';
import { roots } from './morphology.ts';

/** The words that are known, and what an unknown one was meant to be: typos, dropped vowels, words run together. */

export interface Lexicon {
  /** Spelled out: a word of the language, of the pack or of the gazetteer, also with affixes. */
  knows(word: string): boolean;
  /** The known word an unknown one most likely is, null where none is near. */
  correct(word: string): string | null;
  /** The known words that one without spaces consists of (`jalanrusak`), null where it does not. */
  split(word: string): string[] | null;
}

/** Below this, words are too like one another for a slip to tell anything. */
const SHORTEST_TYPO = 5;
const LONG = 10;
const SHORTEST_SKELETON = 3;
const SHORTEST_GLUED = 7;
const LONGEST_GLUED = 60;
const LONGEST_PIECE = 14;
const SHORTEST_PIECE = 3;
/** Particles that may stand between glued words although they are so short. */
const GLUE = new Set(['di', 'ke', 'yg', 'tak', 'ga', 'dr', 'pk']);

/** Without vowels, doubled letters once: how people shorten (`smph`, `brlubng`). */
function skeleton(word: string): string {
  return word.replace(/[aiueo]/g, '').replace(/(.)\1+/g, '$1');
}

const MOST_VOWELS = 1;
const vowels = (word: string) => word.replace(/[^aiueo]/g, '').length;

/** All letters of `short` stand in `long` in this order. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * @param words every word that is spelled right, lower case
 * @param targets those of them that an unknown word may be corrected to, the more telling ones first
 */
export function createLexicon(words: Iterable<string>, targets: Iterable<string>): Lexicon {
  const known = new Set(words);
  const byStart = new Map<string, string[]>();
  const bySkeleton = new Map<string, string[]>();
  for (const word of new Set(targets)) {
    known.add(word);
    const start = word.slice(0, 1);
    if (word.length >= SHORTEST_TYPO) byStart.set(start, [...(byStart.get(start) ?? []), word]);
    const bones = skeleton(word);
    if (bones.length >= SHORTEST_SKELETON)
      bySkeleton.set(bones, [...(bySkeleton.get(bones) ?? []), word]);
  }

  const knows = (word: string) => known.has(word) || roots(word).some((root) => known.has(root));

  function shortened(word: string): string | null {
    // whoever leaves out vowels leaves out nearly all
    if (vowels(word) > MOST_VOWELS) return null;
    const meant = (bySkeleton.get(skeleton(word)) ?? []).filter(
      (full) => full[0] === word[0] && full.length > word.length && isSubsequence(word, full),
    );
    return meant[0] ?? null;
  }

  function misspelled(word: string): string | null {
    if (word.length < SHORTEST_TYPO || /\d/.test(word)) return null;
    const most = word.length >= LONG ? 2 : 1;
    let best: { full: string; apart: number } | null = null;
    for (const full of byStart.get(word.slice(0, 1)) ?? []) {
      const allowed = full.length >= LONG ? most : 1;
      const apart = distance(full, word, allowed);
      const plausible = apart > 1 || isSlip(full, word);
      if (apart <= allowed && plausible && (best === null || apart < best.apart))
        best = { full, apart };
    }
    return best?.full ?? null;
  }

  function split(word: string): string[] | null {
    if (word.length < SHORTEST_GLUED || word.length > LONGEST_GLUED) return null;
    // fewest pieces to each position, from the left
    const best: (string[] | null)[] = [[]];
    for (let end = 1; end <= word.length; end += 1) {
      best[end] = null;
      for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start += 1) {
        const before = best[start];
        const piece = word.slice(start, end);
        const fits = piece.length >= SHORTEST_PIECE ? known.has(piece) : GLUE.has(piece);
        if (before == null || !fits) continue;
        const current = best[end];
        if (current == null || before.length + 1 < current.length) best[end] = [...before, piece];
      }
    }
    const pieces = best[word.length] ?? null;
    return pieces !== null && pieces.length > 1 ? pieces : null;
  }

  return {
    knows,
    correct: (word) => (knows(word) ? null : (shortened(word) ?? misspelled(word))),
    split,
  };
}
