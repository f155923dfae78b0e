import { lazy } from '../../base/lazy.ts';
import { oncePer } from '../../base/once-per.ts';
import type { District } from '../../district/district.ts';
import { clausesOf, endsBetween, type Read } from '../base/reading.ts';
import { createScore, type Score } from '../base/score.ts';
import { phraseText, typedText, wordsOf } from '../base/tokens.ts';
import { createAccuser } from '../learned/accuser.ts';
import { createDangers, type Danger } from '../learned/dangers.ts';
import { createPlaces, type FoundPlace } from '../places/places.ts';
import { createKeywords, type Opening } from './keywords.ts';
import { politeWords } from './politeness.ts';
import { createVocabulary } from './vocabulary.ts';

/** A text taken apart: words, opening, places, and what its content words speak of. */

/** Evidence for a matter of its own: one ordinary content word. */
export const MATTER = 0.8;

/** `words`, `full` and the other shapes are without names of places. */
export interface Parts extends Read {
  opening: Opening;
  scores: Score[];
  found: FoundPlace;
  /** As the learned model knows it. */
  danger: Danger | null;
}

/** Whether a text points to a matter at all. */
export function isMatter({ opening, scores }: Parts): boolean {
  return opening.category !== null || (scores[0]?.points ?? 0) >= MATTER;
}

/** So many texts are kept taken apart: those of one reading. */
const MOST_KEPT = 16;

const MARKS = /^[\s#*.,:;/_"'()=+-]+/;
/** The word for a blank, typed as the poster has it: `JALAN(spasi)…`. */
const SPACE_WORD = /^spasi[\s#*.,:;/_"'()=+-]+/i;

/**
 * What is put before people: the text behind greeting, kind and keyword.
 * @param accuses whoever is named at its start may be he who did it, and stays
 */
export function contentOf({ raw, opening }: Parts, accuses = false): string {
  const start = accuses ? opening.accusedStart : opening.contentStart;
  // one run of marks after the other: side by side they would be tried in every way that blanks can be shared
  const text = raw.slice(start).replace(MARKS, '');
  return text.replace(SPACE_WORD, '').trim();
}

/** What of a pack its words and names are in; what is learnt, and what the office has set, changes nothing in it. */
const NAMING = ['kinds', 'categories', 'agencies', 'places', 'words', 'office'] as const;
type Naming = Pick<District, (typeof NAMING)[number]>;

function createFinders(naming: Naming) {
  const vocabulary = createVocabulary(naming);
  const { everyday, idioms } = naming.words;
  return {
    vocabulary,
    keywords: createKeywords(naming),
    places: createPlaces(naming.places, vocabulary.isCommon),
    score: createScore(naming.categories, naming.agencies, new Set(everyday), idioms),
  };
}

/** Of packs with the same words, those that were made last. */
const madeWith = oncePer((_words: District['words']) => ({
  last: null as { naming: Naming; finders: ReturnType<typeof createFinders> } | null,
}));

/** Made once for all packs that differ in nothing of it: each night's weights are a pack of their own. */
function findersOf(naming: Naming): ReturnType<typeof createFinders> {
  const made = madeWith(naming.words);
  if (made.last !== null) {
    const { naming: before, finders } = made.last;
    if (NAMING.every((name) => before[name] === naming[name])) return finders;
  }
  const finders = createFinders(naming);
  made.last = { naming, finders };
  return finders;
}

/** Builds what takes texts apart once for a district. */
export function createParts(
  district: Naming & Pick<District, 'learned' | 'accusing'>,
): (raw: string) => Parts {
  const { vocabulary, keywords, places, score } = findersOf(district);
  const accusing = createAccuser(district.accusing);
  const dangerIn = createDangers(district.learned);
  const { idioms } = district.words;

  /** Without what is not meant literally ("kebakaran jenggot"). */
  const literal = (clause: string) =>
    idioms.reduce((text, idiom) => text.replaceAll(` ${idiom} `, ' '), clause);

  function taken(raw: string): Parts {
    const words = wordsOf(raw, vocabulary);
    const found = places(words, raw);
    // names of places say nothing about the matter: "kebun tebu" is a kecamatan, no plantation
    const polite = politeWords(words);
    const spoken = words.filter((_, index) => !found.covered.has(index) && !polite.has(index));
    const opening = keywords.opening(raw, words, found.covered, polite);
    const silent = (index: number) =>
      found.covered.has(index) || polite.has(index) || (opening.marked && index === opening.at);
    const ends = (index: number) => {
      const [word, next] = [words[index], words[index + 1]];
      return word !== undefined && next !== undefined && endsBetween(raw, word, next);
    };
    const danger = lazy(() => dangerIn(spoken));
    const accusation = lazy(() => accusing(spoken));
    return {
      raw,
      words: spoken,
      opening,
      scores: score(words, silent, ends),
      found,
      full: phraseText(spoken),
      typed: typedText(spoken),
      clauses: clausesOf(raw, spoken).map(literal),
      // of a clause that only says what it is about nobody asks these
      get danger() {
        return danger();
      },
      get accusing() {
        return accusation();
      },
    };
  }

  // one reading asks for the same text several times
  const last = new Map<string, Parts>();
  return (raw) => {
    const before = last.get(raw);
    if (before !== undefined) return before;
    const parts = taken(raw);
    if (last.size >= MOST_KEPT) last.clear();
    last.set(raw, parts);
    return parts;
  };
}
