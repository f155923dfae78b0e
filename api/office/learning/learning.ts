import type { Clock } from '../../../channels/port.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { District } from '../../../machines/district/district.ts';
import type { LearnedWeights } from '../../../machines/district/learned-weights.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Worker } from '../../../machines/engine/worker.ts';
import { movedBy } from '../../../machines/language/learned/adapt.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Understand } from '../../../machines/text/understanding.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Example } from './example.ts';
import { type Complaints, gather } from './gather.ts';
import { createKept, type Kept, type LearningState, type Version } from './kept.ts';
import { createLearner, type Learner, type Learnt, type Weighing } from './learner.ts';

/**
 * The hotline learns from what its office decides: each night from the pack's weights, anew, with all examples; what it has learnt
 * is used where it is no worse on the newest examples. One click goes back to the version before.
 */

/** Hour of the night in which it learns. */
const HOUR = 2;
const DAY = 24 * 3_600_000;

export interface Learning {
  /** Reads with the version that is in use. */
  understand: Understand;
  worker: Worker;
  /** Words that weigh otherwise in the version in use than in the pack, most telling first. */
  weighing(): Weighing[];
  kept: Kept;
  /** Learns now from what was decided. @returns null where there is nothing new */
  learn(): Promise<Version | null>;
  /** Back to the version that was in use before. @returns its number, 0 the pack's own; null where there is none */
  goBack(): Promise<number | null>;
}

export interface LearningParts {
  store: Complaints & Pick<Store, 'records'>;
  rules: Rules;
  clock: Clock;
  log: Log;
  contextOf(id: string): Promise<ComplaintContext | undefined>;
  /** Does the learning in a thread of its own; left out, it is done here: in simulations, whose clock waits for it. */
  learner?: Learner;
}

/** What a version has learnt from. */
function examplesOf(examples: Example[], upTo: number): Example[] {
  return examples.filter(({ refused, notedAt }) => !refused && notedAt <= upTo);
}

export function createLearning(parts: LearningParts): Learning {
  const { store, rules, clock, log, contextOf } = parts;
  const { district } = rules;
  const kept = createKept(store.records);
  let reader: Understand = createUnderstand(district);
  let read: number | null = null;
  let words: Weighing[] = [];
  let nextNight = 0;
  let wake: (at?: number) => void = () => {};

  /** Made only where there is something to learn: it reads the whole vocabulary. */
  const learnerOf = (base: LearnedWeights): Learner =>
    parts.learner ?? (async (job) => createLearner(district, base)(job));

  function readWith({ moved, weighing }: Learnt, base: LearnedWeights): void {
    if (moved === null) return;
    reader = createUnderstand({ ...district, learned: movedBy(base, moved) } satisfies District);
    words = weighing;
  }

  async function use(base: LearnedWeights, state: LearningState): Promise<void> {
    const version = (await kept.versions()).find(({ number }) => number === state.active);
    const own = version === undefined ? [] : examplesOf(await kept.examples(), version.upTo);
    if (own.length > 0) readWith(await learnerOf(base)({ examples: own, fresh: null }), base);
    else [reader, words] = [createUnderstand(district), []];
    read = state.active;
  }

  async function learnWith(base: LearnedWeights): Promise<Version | null> {
    const now = clock.now();
    await gather({ store, contextOf, kept, now });
    const state = await kept.state();
    const versions = await kept.versions();
    const upTo = versions.find(({ number }) => number === state.active)?.upTo ?? -1;
    const all = examplesOf(await kept.examples(), now);
    const fresh = all.filter(({ notedAt }) => notedAt > upTo);
    if (fresh.length === 0) return null;
    const learnt = await learnerOf(base)({
      examples: all,
      fresh: fresh.map(({ id }) => id),
    });
    const judged = learnt.judged ?? { of: 0, before: 0, after: 0 };
    const used = learnt.moved !== null;
    const number = (versions.at(-1)?.number ?? 0) + 1;
    const version = { number, at: now, upTo: now, examples: all.length, judged, used };
    await kept.addVersion(version);
    if (!used) for (const example of fresh) await kept.put({ ...example, refused: true });
    else await kept.setState({ ...state, active: number });
    readWith(learnt, base);
    if (used) read = number;
    log(
      'info',
      `learning: version ${number} ${used ? 'is used' : 'was worse and is not used'}`,
      judged,
    );
    return version;
  }

  async function back(base: LearnedWeights): Promise<number | null> {
    const state = await kept.state();
    if (state.active === 0) return null;
    const before = (await kept.versions()).filter(
      ({ number, used }) => used && number < state.active,
    );
    const last = before.at(-1);
    const left = (await kept.examples()).filter(({ notedAt }) => notedAt > (last?.upTo ?? -1));
    for (const example of left) await kept.put({ ...example, refused: true });
    const active = last?.number ?? 0;
    await kept.setState({ ...state, active });
    await use(base, { ...state, active });
    return active;
  }

  // one thing after the other: a click does not come between the steps of a night
  let last: Promise<unknown> = Promise.resolve();
  function alone<T>(work: (base: LearnedWeights) => Promise<T>, otherwise: T): Promise<T> {
    const { learned } = district;
    if (learned === null) return Promise.resolve(otherwise);
    const done = last.then(() => work(learned));
    last = done.catch(() => {});
    return done;
  }

  function sleep(): void {
    const today = rules.calendar.startOfDay(clock.now()) + HOUR * 3_600_000;
    nextNight = today > clock.now() ? today : rules.calendar.addDays(today, 1);
    wake(nextNight);
  }

  return {
    understand: (text, sender) => reader(text, sender),
    weighing: () => words,
    kept,
    learn: () => alone(learnWith, null),
    goBack: () => alone(back, null),
    worker: {
      name: 'learning',
      every: DAY,
      wokenBy(given) {
        wake = given;
      },
      async run() {
        const state = await kept.state();
        // another process of the same store may have gone on, or back
        if (read !== state.active && (read !== null || state.active !== 0))
          await alone((base) => use(base, state), undefined);
        read ??= state.active;
        const isNight = nextNight !== 0 && clock.now() >= nextNight;
        if (isNight) await alone(learnWith, null);
        if (isNight || nextNight === 0) sleep();
        return isNight;
      },
    },
  };
}
