import type { Fusion, LearnedWeights } from '../../district/learned-weights.ts';
import { roots } from '../base/morphology.ts';
import type { Word } from '../base/tokens.ts';
import { createFeatures } from '../learned/features.ts';
import { NOBODYS, type Nobodys, pairOf } from '../learned/fuse.ts';
import { kindFeatures } from '../learned/kind-features.ts';
import { type LabelledFeatures, type LearnOptions, learn } from '../learned/learn.ts';
import type { Parts } from '../matter/parts.ts';
import { dangersIn } from './teach-danger.ts';

/** From labelled texts to the weights of a pack. */

/** A text with every answer that a careful person would give, the likeliest first. */
export interface LabelledText {
  text: string;
  /** The text is already nothing but roots: it is read as it stands. */
  isReduced: boolean;
  kinds: string[];
  matters: { category: string; agency: string }[];
  /** People are in danger in it now; left out: nobody said so. */
  danger?: boolean;
  /** It may as well be nobody's: whoever keeps it from the agencies loses nothing. */
  maybeNobodys?: true;
  /** Trust: 1 for a label by hand. */
  weight: number;
}

/** A labelled text as the learner sees it; taken apart once however often it is learnt from. */
export interface Lesson extends LabelledText {
  words: readonly Word[];
}

export const AGENCY_OPTIONS: LearnOptions = {
  leastTexts: 4,
  cost: 1,
  positive: 2,
  rounds: 5,
  smallest: 0.05,
};
export const KIND_OPTIONS: LearnOptions = {
  leastTexts: 2,
  cost: 1,
  positive: 1,
  rounds: 10,
  smallest: 0.02,
};
export const FUSION: Fusion = {
  learned: 5.2,
  rules: 1.7,
  mostPoints: 3,
  kindLearned: 1,
  kindRules: 0.4,
};
const LEAST_ROOT_TEXTS = 4;
const LEAST_CLASS_TEXTS = 4;
const MUCH_RARER = 5;
const SHORTEST_ROOT = 3;
const KINDS = ['KELUHAN', 'SARAN', 'TANYA'];
const FOLLOWING = ['TINDAK_LANJUT', 'APRESIASI'];
const JUNK = ['SPAM', 'OPERATOR'];

const asWord = (full: string): Word => ({ text: full, full, guessed: false, start: 0, end: 0 });

/** @param partsOf takes texts of people apart (`createParts`) */
export function lessonsOf(texts: LabelledText[], partsOf: (raw: string) => Parts): Lesson[] {
  return texts.map((labelled) => ({
    ...labelled,
    words: labelled.isReduced ? labelled.text.split(' ').map(asWord) : partsOf(labelled.text).words,
  }));
}

/** Which of the classes without an agency a text belongs to. */
function nobodysOf(kinds: string[]): Nobodys[] {
  const [likeliest = ''] = kinds;
  if (JUNK.includes(likeliest)) return [NOBODYS[0]];
  return [FOLLOWING.includes(likeliest) ? NOBODYS[2] : NOBODYS[1]];
}

/** Without classes that hardly any text belongs to, and texts that belong to none. */
function labelled(all: LabelledFeatures[]): LabelledFeatures[] {
  const counts = new Map<string, number>();
  for (const { labels } of all)
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const kept = (label: string) => (counts.get(label) ?? 0) >= LEAST_CLASS_TEXTS;
  return all
    .map((one) => ({ ...one, labels: one.labels.filter(kept) }))
    .filter(({ labels }) => labels.length > 0);
}

function rootsOf(lessons: Lesson[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { words } of lessons)
    for (const word of new Set(words.flatMap(({ full }) => full.split(' '))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = [...counts].filter(
    ([word, count]) =>
      count >= LEAST_ROOT_TEXTS && word.length >= SHORTEST_ROOT && !/\d/.test(word),
  );
  const known = new Set(often.map(([word]) => word));
  // "sekolah" is no form of a rare "seko"
  for (const [word, count] of often)
    for (const form of roots(word).slice(1))
      if ((counts.get(form) ?? 0) * MUCH_RARER < count) known.delete(form);
  return known;
}

type FeaturesOf = (words: readonly Word[]) => Map<string, number>;

/** Which agency with which category is right for each text, or which class of nobody's. */
function forAgencies(
  lessons: Lesson[],
  featuresOf: FeaturesOf,
  outsider: string,
): LabelledFeatures[] {
  return lessons.map(({ words, matters, kinds, weight }) => {
    const own = matters.filter(({ agency }) => agency !== outsider);
    const labels = own.map(({ category, agency }) => pairOf(category, agency));
    const isNobodys = matters.length === 0 && kinds.length > 0;
    return {
      features: featuresOf(words),
      labels: isNobodys ? nobodysOf(kinds) : [...new Set(labels)],
      weight,
    };
  });
}

/** What each text wants. */
function forKinds(lessons: Lesson[]): LabelledFeatures[] {
  return lessons.map(({ words, kinds, text, weight }) => ({
    features: kindFeatures(words, text),
    labels: kinds.slice(0, 1).filter((kind) => KINDS.includes(kind)),
    weight,
  }));
}

/**
 * Learns from scratch.
 * @param outsider agency that stands for other regencies: known by the place, not by the words
 * @param learntFrom for people: the sources and how many texts
 */
export function teach(
  lessons: Lesson[],
  outsider: string,
  learntFrom: string[],
  fusion: Fusion,
): LearnedWeights {
  const known = rootsOf(lessons);
  const { of: featuresOf } = createFeatures(known);
  return {
    learntFrom,
    roots: known,
    agencies: learn(labelled(forAgencies(lessons, featuresOf, outsider)), AGENCY_OPTIONS),
    kinds: learn(labelled(forKinds(lessons)), KIND_OPTIONS),
    dangers: dangersIn(lessons, featuresOf),
    fusion,
  };
}

/**
 * Learns kinds and danger anew beside agencies that stand on texts which are not here any more.
 * @param learntFrom of these texts, for people; what the agencies stand on stays named
 */
export function teachBeside(
  base: LearnedWeights,
  lessons: Lesson[],
  learntFrom: string[],
): LearnedWeights {
  const { of: featuresOf } = createFeatures(base.roots);
  const known = new Set(learntFrom.map(nameOf));
  return {
    ...base,
    learntFrom: [...base.learntFrom.filter((one) => !known.has(nameOf(one))), ...learntFrom],
    kinds: learn(labelled(forKinds(lessons)), KIND_OPTIONS),
    dangers: dangersIn(lessons, featuresOf),
  };
}

const nameOf = (source: string) => source.split(':')[0];
