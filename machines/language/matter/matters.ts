import type { Matter } from '../../text/understanding.ts';
import { defectsIn } from './kinds.ts';
import type { Advisor } from './opinion.ts';
import { contentOf, type Parts } from './parts.ts';

/** Two matters in one text: parts of it that each tell by themselves what is wrong, for different agencies. */

/** Where one matter may end and the next begin. */
const BREAK =
  /[.;!?\n]+|,|\b(?:dan|dn|serta|sekalian|terus|trus|selain itu|kemudian|satu lagi|lalu)\b/giu;
/** Such a part goes on about the one before: cause, consequence, purpose, what was tried. */
const GOES_ON =
  /^ (sehingga|agar|supaya|biar|karena|akibat|akibatnya|bikin|membuat|jadi|jadinya|takut|khawatir|padahal|sampai|hingga|mengingat|apalagi|kasihan|untuk|kalau|jika|apabila|katanya|sudah|mohon|tolong|terima kasih|yang|tapi|tetapi|rawan|bahaya|membahayakan|menyebabkan|mengakibatkan|dampak\S*) /;
/** Such a word ties a part to the one before wherever it stands. */
const TIED = / (jadi|menjadi|sehingga|akibat|akibatnya|karena|rawan|gara gara|dampak\S*) /;
const LEAST_WORDS = 2;
const MOST_PARTS = 6;
/** Evidence of the rules, and how likely both opinions together hold it, for a part to tell a matter. */
const EVIDENCE = 1;
const SOME = 0.3;
const SURE = 0.8;
const LONGEST = 1000;

function partsIn(raw: string): string[] {
  return raw
    .slice(0, LONGEST)
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length >= LEAST_WORDS)
    .slice(0, MOST_PARTS);
}

/** What is left between two clauses when one of them is gone. */
const TWICE = /(?:\s*[,.;]\s*|\s+(?:dan|dn|serta|sekalian|terus|trus|lalu|juga)\s+){2,}/giu;
const AT_START = /^(?:\s*[,.;]|\s*\b(?:dan|dn|serta|sekalian|terus|trus|lalu)\b)+\s*/iu;
const AT_END = /(?:[,.;]|\b(?:dan|dn|serta|sekalian|terus|trus|lalu|juga)\b|\s){1,9}$/iu;

/** The text without a clause of it: what tells of neither matter, a name or a third one, stays with both. */
function without(raw: string, clause: string): string {
  const rest = raw.replace(clause, ' ').replace(/\s+/g, ' ');
  return rest.replace(TWICE, ', ').replace(AT_START, '').replace(AT_END, '');
}

/** @returns both matters in the order of the text; an empty list where the text tells of one */
export type FindMatters = (parts: Parts) => Matter[];

/** Builds the finder once. @param partsOf takes a text apart */
export function createMatters(partsOf: (raw: string) => Parts, advisor: Advisor): FindMatters {
  /** @param isFirst nothing is before it that it could go on about */
  function matterOf(text: string, isFirst: boolean): Matter | null {
    const parts = partsOf(text);
    if ((!isFirst && GOES_ON.test(parts.full)) || TIED.test(parts.full)) return null;
    if (defectsIn(parts) === 0) return null;
    const [best] = advisor.matters(parts).agencies;
    const points = parts.scores.find(({ category }) => category.code === best?.category)?.points;
    if (best === undefined || (points ?? 0) < EVIDENCE || best.probability < SURE) return null;
    const { place } = parts.found;
    return { category: best.category, agency: best.agency, text, place };
  }

  return ({ raw, scores }) => {
    // most texts speak of one category only, and are not looked at twice
    if (scores.filter(({ points }) => points >= SOME).length < 2) return [];
    const found: Matter[] = [];
    for (const [index, part] of partsIn(raw).entries()) {
      const matter = matterOf(part, index === 0);
      const isNew = matter !== null && found.every(({ agency }) => agency !== matter.agency);
      if (isNew) found.push(matter);
    }
    const [first, second] = found;
    if (first === undefined || second === undefined) return [];
    const saidOf = (one: Matter, other: Matter): Matter => ({
      ...one,
      text: contentOf(partsOf(without(raw, other.text))),
    });
    return [saidOf(first, second), saidOf(second, first)];
  };
}
