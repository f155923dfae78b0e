import type { Category } from '../../district/district.ts';
import type { Score } from '../base/score.ts';
import type { Opening } from './keywords.ts';

/** The category of a text from its keyword and its content words, and how sure that is. */

export interface Choice {
  category: Category | null;
  /** 0–1. */
  confidence: number;
  why: string[];
}

/** An unmarked keyword opens a sentence: it counts a little more than the same word later on. */
const OPENS = 0.15;
/** A keyword that is no content word (a typo of one) counts as one. */
const AS_HINT = 1;
/** Evidence for something else that outweighs a marked keyword with nothing behind it. */
const CONTRADICTED = 2.6;
/** Even a word or two outweigh a keyword that says as little as INFO or LAIN. */
const VAGUE_CONTRADICTED = 1;
/** Sure enough to ask, not to route. */
const DOUBTFUL = 0.6;
/** Evidence at which half the confidence would be reached; and the lead that settles a choice. */
const HALF = 0.15;
const LEAD = 0.8;
const MOST = 0.97;

/** A probability as it is shown. */
export const rounded = (value: number) => Math.round(value * 100) / 100;

/** One clear word with no rival is enough to route; two matters of the same weight are asked about. */
export function confidenceOf(best: number, second: number): number {
  const lead = Math.min(1, Math.max(0, best - second) / LEAD);
  return MOST * (best / (best + HALF)) * (0.6 + 0.4 * lead);
}

function byContent(scores: Score[], why: string[]): Choice {
  const [best, second] = scores;
  if (best === undefined)
    return { category: null, confidence: 0, why: ['tidak ada kata yang menunjuk ke kategori'] };
  return {
    category: best.category,
    confidence: confidenceOf(best.points, second?.points ?? 0),
    why: [...why, `kata isi: ${best.words.join(', ')}`],
  };
}

/** Evidence with the keyword of an ordinary sentence added to it. */
function withOpening(scores: Score[], { category, keyword, certainty }: Opening): Score[] {
  const word = keyword.toLowerCase();
  if (category === null || category.weakHints.includes(word)) return scores;
  // in "harga pisang" the word belongs to a phrase that is about something else
  const taken = scores.some((score) => score.words.some((known) => known.startsWith(`${word} `)));
  if (taken) return scores;
  const own = scores.find((score) => score.category === category);
  const bonus = own?.words.some((known) => known.startsWith(word)) === true ? OPENS : AS_HINT;
  const points = (own?.points ?? 0) + bonus * certainty;
  const words = own?.words ?? [word];
  return [
    { category, points, things: own?.things ?? 0, words },
    ...scores.filter((score) => score.category !== category),
  ].sort((a, b) => b.points - a.points);
}

/** A marked keyword decides unless the text plainly speaks of something else. */
function byKeyword(scores: Score[], opening: Opening, category: Category): Choice {
  const word = opening.keyword.toLowerCase();
  const own = scores.find((score) => score.category === category);
  const [best] = scores;
  const vague = category.code === 'LAIN' || category.weakHints.includes(word);
  if (best === undefined || own !== undefined)
    return { category, confidence: opening.certainty, why: [] };
  if (vague && best.points >= VAGUE_CONTRADICTED)
    return byContent(scores, [`kata kunci ${category.code} terlalu umum`]);
  const plainly = best.points >= CONTRADICTED && best.words.length > 1;
  if (!plainly) return { category, confidence: opening.certainty, why: [] };
  return {
    category: best.category,
    confidence: DOUBTFUL,
    why: [`kata kunci ${category.code}, tetapi isinya: ${best.words.join(', ')}`],
  };
}

/** @param scores best first; of a marked keyword, without it */
export function chooseCategory(opening: Opening, scores: Score[]): Choice {
  const { category, marked } = opening;
  if (category !== null && marked) return byKeyword(scores, opening, category);
  return byContent(withOpening(scores, opening), []);
}
