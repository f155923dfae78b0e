import type { District } from '../../../machines/district/district.ts';
import type { LearnedWeights } from '../../../machines/district/learned-weights.ts';
import { adapt, type Moved, movedBy } from '../../../machines/language/learned/adapt.ts';
import { createFeatures } from '../../../machines/language/learned/features.ts';
import { NOBODYS, pairOf } from '../../../machines/language/learned/fuse.ts';
import type { LabelledFeatures } from '../../../machines/language/learned/learn.ts';
import { createParts } from '../../../machines/language/matter/parts.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Understand } from '../../../machines/text/understanding.ts';
import type { Example } from './example.ts';
import type { Version } from './kept.ts';

/** Learning from examples. */

/** What went by itself and was answered says less than what a person has decided. */
const CONFIRMED = 0.3;
/** So many of the newest are judged by, every third of them. */
const NEWEST = 200;
const EVERY = 3;
const HALF = 0.5;
/** Such a share of what was known already may be read worse. */
const MOST_LOST = 0.02;

/** One piece of learning; plain data, as a thread is given it. */
export interface Job {
  /** What is learnt from, oldest first. */
  examples: Example[];
  /**
   * Ids of those that nothing has learnt from: they are judged before they are used, and may not spoil what was right without
   * them. Null where all were judged before.
   */
  fresh: string[] | null;
}

/** What came of it. */
export interface Learnt {
  /** Null where nothing was judged. */
  judged: Version['judged'] | null;
  /** Null where it was worse, and is not used. */
  moved: Moved | null;
  weighing: Weighing[];
}

/** Does a job; the hotline's own goes to a thread of its own (`in-thread.ts`). */
export type Learner = (job: Job) => Promise<Learnt>;

/** How well one is read: 1 for the right agency without a question, half where somebody is asked first. */
export function qualityOf(understand: Understand, { text, agency }: Example): number {
  const { action, agency: read } = understand(text, { role: 'citizen' });
  if (agency === null) return action === 'ignore' ? 1 : action === 'triage' ? HALF : 0;
  if (read !== agency) return 0;
  return action === 'route' ? 1 : HALF;
}

/** The newest ones that are not learnt from while it is judged. */
function testedOf(all: Example[]): Set<Example> {
  const newest = all.slice(-NEWEST);
  return new Set(newest.filter((_, index) => (newest.length - 1 - index) % EVERY === 0));
}

/** A word that speaks for a category more, or less, than the pack's weights say. */
export interface Weighing {
  word: string;
  pair: string;
  by: number;
}

const MOST_WORDS = 20;

/** The words that learning has moved most. */
function weighingIn(
  base: LearnedWeights,
  learned: LearnedWeights,
  features: Iterable<string>,
): Weighing[] {
  const weightOf = ({ agencies }: LearnedWeights, feature: string, own: number) => {
    const known = agencies.features.get(feature);
    return known?.weights[known.classes.indexOf(own)] ?? 0;
  };
  const moved = [...new Set(features)]
    .filter((feature) => feature.startsWith('w'))
    .flatMap((feature) =>
      learned.agencies.classes.map((pair, own) => ({
        ...{ word: feature.slice(1), pair },
        by: weightOf(learned, feature, own) - weightOf(base, feature, own),
      })),
    );
  return moved.sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, MOST_WORDS);
}

/** Learns where it is called. @param base the pack's own weights */
export function createLearner(district: District, base: LearnedWeights): (job: Job) => Learnt {
  const partsOf = createParts(district);
  const { of } = createFeatures(base.roots);
  const withWeights = (moved: Moved): Understand =>
    createUnderstand({ ...district, learned: movedBy(base, moved) } satisfies District);

  function labelled({ text, category, agency, sort }: Example): LabelledFeatures {
    const isNobodys = category === null || agency === null;
    return {
      features: of(partsOf(text).words),
      labels: [isNobodys ? NOBODYS[0] : pairOf(category, agency)],
      weight: sort === 'confirmed' ? CONFIRMED : 1,
    };
  }

  const learn = (examples: Example[]): Moved => adapt(base, examples.map(labelled));

  /** Learns from all but some of the newest, with the fresh ones and without, and reads those both times. */
  function judge(all: Example[], fresh: ReadonlySet<string>) {
    const tested = testedOf(all);
    const others = all.filter((example) => !tested.has(example));
    const now = withWeights(learn(others.filter(({ id }) => !fresh.has(id))));
    const then = withWeights(learn(others));
    const sum = (understand: Understand, examples: Example[]) =>
      examples.reduce((total, example) => total + qualityOf(understand, example), 0);
    const every = [...tested];
    const known = every.filter(({ id }) => !fresh.has(id));
    const [before, after] = [sum(now, every), sum(then, every)];
    const lost = sum(now, known) - sum(then, known);
    return {
      judged: { of: every.length, before, after },
      isNoWorse: after >= before && lost <= known.length * MOST_LOST,
    };
  }

  return ({ examples, fresh }) => {
    const tried = fresh === null ? null : judge(examples, new Set(fresh));
    const judged = tried?.judged ?? null;
    if (tried?.isNoWorse === false) return { judged, moved: null, weighing: [] };
    const moved = learn(examples);
    const words = examples.flatMap(({ text }) => [...of(partsOf(text).words).keys()]);
    return { judged, moved, weighing: weighingIn(base, movedBy(base, moved), words) };
  };
}
