import type { District } from '../district/district.ts';
import { TELLS_NOTHING, type Understanding } from '../text/understanding.ts';
import { ratingIn } from './answers/rating.ts';
import { judge } from './answers/reaction.ts';
import { DEFECT } from './answers/reaction-words.ts';
import { withdrawalIn } from './answers/withdrawal.ts';
import { followUpOf, goesOn } from './followups.ts';
import { isMatter, MATTER, type Parts } from './matter/parts.ts';
import { pleaIn } from './secrecy/plea.ts';
import { asksForSecrecy } from './secrecy/secrecy.ts';
import { tellsIn } from './tells.ts';

/** What a text says of matters that its sender has reported, however else it is read. Pure. */

type Related = Pick<
  Understanding,
  'judgement' | 'rating' | 'topics' | 'tells' | 'goesOn' | 'withdrawal' | 'plea'
>;

/**
 * @param names single words that agencies and the office are called by
 * @param ofCitizen what he takes back or asks to keep secret counts
 */
export function relatedTo(parts: Parts, names: ReadonlySet<string>, ofCitizen: boolean): Related {
  const { opening, scores } = parts;
  const plain = scores
    .filter(({ points }) => points >= MATTER)
    .map(({ category }) => category.code);
  const typed = opening.category === null ? [] : [opening.category.code];
  return {
    judgement: judge(parts, names),
    rating: ratingIn(parts, false, names),
    topics: [...new Set([...typed, ...plain])],
    tells: ofCitizen ? tellsIn(parts) : TELLS_NOTHING,
    goesOn: goesOn(parts.full),
    withdrawal: ofCitizen ? withdrawalIn(parts) : null,
    plea: ofCitizen ? pleaOf(parts, names) : null,
  };
}

/** So many words without a matter say nothing but the plea that is found in them. */
const MERE_PLEA = 10;

function pleaOf(parts: Parts, names: ReadonlySet<string>): Related['plea'] {
  const plea = pleaIn(parts, names);
  if (plea === null || !asksForSecrecy(parts)) return plea;
  const mere = !isMatter(parts) && !parts.found.named && parts.words.length <= MERE_PLEA;
  return mere ? { ...plea, others: [] } : plea;
}

/** What agencies and the office are called by, word by word in small letters: thanks may name them. */
export function namesIn({
  agencies,
  office,
}: Pick<District, 'agencies' | 'office'>): ReadonlySet<string> {
  const called = agencies.flatMap(({ code, aliases }) => [code, ...aliases]);
  const all = [...called, office.district, office.shortName].flatMap((name) =>
    name.toLowerCase().split(/[^\p{L}]+/u),
  );
  return new Set(all.filter((name) => name !== '' && !DEFECT.test(name)));
}

/** How it goes on about what was reported before; `none` where it tells a matter of its own. */
export function followUpIn(parts: Parts): Understanding['followUp'] {
  const { opening, found } = parts;
  if (opening.category !== null && opening.marked) return 'none';
  const matter = isMatter(parts);
  const tone = followUpOf({ ...parts, matter, ownMatter: matter && found.named });
  // a text that tells its matter in full stands by itself, whatever it says of earlier ones
  return tone !== 'thanks' && tellsInFull(parts) ? 'none' : tone;
}

/** So much evidence and so many words make a report of their own. */
const FULL = { points: 2, words: 12 };

function tellsInFull({ scores, words }: Parts): boolean {
  return (scores[0]?.points ?? 0) >= FULL.points && words.length >= FULL.words;
}
