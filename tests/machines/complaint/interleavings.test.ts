import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyMachineSnapshot } from 'xstate';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import type { Timer } from '../../../store/ports/timers.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { outsideEvents } from './events.ts';
import type { Timed } from './held.ts';
import { FIRST, type First, inputOf, officeRules } from './office.ts';
import { type Arrival, officeOf, StoredComplaint } from './stored.ts';
import { leavesOf, watchTransitions } from './watch.ts';

/**
 * Whatever citizens, officers, admin, regent, press, related complaints and timers do, in whatever
 * order, at the same moment in two processes, twice, too late, with restarts in between: nothing
 * throws, and the laws of `invariants.ts` and `step-invariants.ts` hold after every commit.
 */

const MINUTE = 60_000;
/** A story is not made shorter when it fails, which would take minutes: its diary says what happened. */
const RUNS = { numRuns: 100, seed: 2017, endOnFailure: true };

const OFFICES = {
  'answers at once': officeOf(officeRules()),
  'admin reviews': officeOf(officeRules({ review: 'admin' })),
  'answers held': officeOf(officeRules({ review: 'hold' })),
  'nothing by itself': officeOf(officeRules({ autoForwardConfidence: 2 })),
};

/** How often each comes. */
const KINDS = {
  event: 8,
  timer: 4,
  race: 2,
  raceWithTimer: 1,
  timerTwice: 1,
  staleTimer: 1,
  again: 1,
  restart: 1,
};
type Kind = keyof typeof KINDS;

const kind = fc.oneof(
  ...Object.entries(KINDS).map(([name, weight]) => ({
    weight,
    arbitrary: fc.constant(name as Kind),
  })),
);
/** Minutes until something happens: most often soon, sometimes a week. */
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.nat(30) },
  { weight: 2, arbitrary: fc.nat(24 * 60) },
  { weight: 1, arbitrary: fc.nat(7 * 24 * 60) },
);
/** `wild`: an event is picked among all, not only among those that the state allows. */
const step = fc.record({
  kind,
  pause,
  picks: fc.tuple(fc.nat(), fc.nat()),
  wild: fc.nat(4).map((n) => n === 0),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Events with which a story begins where the state allows them: the newspaper's turn comes late. */
const TO_PRESS = [
  ...['admin.forward', 'officer.answer', 'admin.release'],
  // not printed at first
  ...['press.select', 'press.approve', 'press.send', 'press.drop'],
  ...['press.select', 'press.approve', 'press.send', 'press.publish'],
];

const story = fc.record({
  office: fc.constantFrom(...(Object.keys(OFFICES) as (keyof typeof OFFICES)[])),
  first: fc.constantFrom(...(Object.keys(FIRST) as First[])),
  opening: fc
    .nat(2 * TO_PRESS.length)
    .map((n) => TO_PRESS.slice(0, Math.max(0, n - TO_PRESS.length))),
  steps: fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
});

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** What was seen in all runs, so that none of it passes because nothing happens. */
const seen = { leaves: new Set<string>(), outcomes: new Set<string>(), retries: 0 };

/** How each kind of step can end: what comes second is a duplicate, and so is what comes too late. */
const OUTCOMES = [
  // what was refused left no trace: tried again once things have changed, it is an event like any other
  'again applied',
  'again duplicate',
  'again refused',
  'event applied',
  'event refused',
  'race applied',
  'race refused',
  'raceWithTimer applied',
  'raceWithTimer duplicate',
  'raceWithTimer refused',
  'staleTimer duplicate',
  'timer applied',
  'timerTwice applied',
  'timerTwice duplicate',
];

function pickFrom<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(1, items.length)];
}

function eventsAt({ context }: AnyMachineSnapshot, at: number): Timed[] {
  // letters change nothing but what is remembered of them, at any time: they would crowd out the others
  return outsideEvents(context as ComplaintContext, at).filter(
    ({ type }) => !type.startsWith('letter.'),
  );
}

function eventFor(snapshot: AnyMachineSnapshot, at: number, pick: number, wild: boolean) {
  const all = eventsAt(snapshot, at);
  return pickFrom(wild ? all : all.filter((event) => snapshot.can(event)), pick);
}

/** Plays one story step by step. */
class Player {
  private readonly complaint: StoredComplaint;
  private keys = 0;
  private last: Arrival | null = null;
  private readonly refused: Arrival[] = [];

  constructor(complaint: StoredComplaint) {
    this.complaint = complaint;
  }

  async play(one: Step): Promise<void> {
    const arrivals = await this.acts[one.kind](one);
    const outcomes = await this.complaint.deliver(...arrivals);
    if (one.kind === 'event' && outcomes.includes('refused')) this.refused.push(...arrivals);
    for (const outcome of outcomes) seen.outcomes.add(`${one.kind} ${outcome}`);
    for (const leaf of leavesOf(await this.complaint.snapshot())) seen.leaves.add(leaf);
  }

  /** The first event of that type that the state allows. */
  async open(type: string): Promise<void> {
    this.complaint.now += MINUTE;
    const snapshot = await this.complaint.snapshot();
    const event = eventsAt(snapshot, this.complaint.now).find(
      (one) => one.type === type && snapshot.can(one),
    );
    if (event !== undefined) await this.complaint.deliver({ event, key: `${this.keys++}` });
  }

  private async events({ pause: minutes, picks, wild }: Step, count: number): Promise<Arrival[]> {
    this.complaint.now += minutes * MINUTE;
    const snapshot = await this.complaint.snapshot();
    const found = picks
      .slice(0, count)
      .map((pick) => eventFor(snapshot, this.complaint.now, pick, wild))
      .filter((event) => event !== undefined)
      .map((event) => ({ event, key: `${this.keys++}` }));
    this.last = found[0] ?? this.last;
    return found;
  }

  /** An armed timer; time goes on until it is due, and a little longer. */
  private async due({ picks, pause: minutes }: Step): Promise<Arrival[]> {
    const timer = pickFrom(await this.complaint.timers(), picks[0]);
    if (timer === undefined) return [];
    this.complaint.now = Math.max(this.complaint.now, timer.dueAt) + minutes * MINUTE;
    return [this.complaint.firing(timer)];
  }

  private readonly acts: Record<Kind, (one: Step) => Promise<Arrival[]>> = {
    event: (one) => this.events(one, 1),
    race: (one) => this.events(one, 2),
    timer: (one) => this.due(one),
    timerTwice: async (one) => (await this.due(one)).flatMap((firing) => [firing, { ...firing }]),
    raceWithTimer: async (one) => {
      const firings = await this.due(one);
      return [...(await this.events({ ...one, pause: 0 }, 1)), ...firings];
    },
    staleTimer: async ({ picks }) => {
      const armed = await this.complaint.timers();
      const isArmed = (old: Timer) =>
        armed.some(({ id, armedRevision }) => id === old.id && armedRevision === old.armedRevision);
      const stale = pickFrom(
        this.complaint.everArmed.filter((old) => !isArmed(old)),
        picks[0],
      );
      return stale === undefined ? [] : [this.complaint.firing(stale)];
    },
    // what was refused before, where things have changed for it; else the last once more
    again: async () => {
      const snapshot = await this.complaint.snapshot();
      const arrival = this.refused.find(({ event }) => snapshot.can(event)) ?? this.last;
      return arrival === null ? [] : [{ ...arrival, event: { ...arrival.event } }];
    },
    restart: async ({ picks }) => {
      this.complaint.restart(picks[0] % 2);
      return [];
    },
  };
}

async function playStory(
  store: SqliteStore,
  run: number,
  { office, first, opening, steps }: Story,
) {
  const input = { ...inputOf(first), id: `run ${run}` };
  const complaint = await StoredComplaint.open(store, OFFICES[office], input);
  const player = new Player(complaint);
  for (const type of opening) await player.open(type);
  for (const one of steps) {
    await player.play(one);
    if (complaint.faults.length > 0)
      throw new Error([...complaint.faults, 'after:', ...complaint.diary].join('\n'));
  }
  seen.retries += complaint.retries;
}

describe('a complaint, whatever happens in whatever order', () => {
  it('never throws, breaks no law, loses no timer', async () => {
    const store = new SqliteStore(':memory:');
    await store.open();
    let run = 0;
    const property = fc.asyncProperty(story, async (one) => {
      run += 1;
      await playStory(store, run, one);
    });
    await fc.assert(property, RUNS);
    await store.close();
  });

  it('was in every state that lasts, and met every kind of trouble', () => {
    const { leaves } = watchTransitions(createComplaintMachine(officeRules()));
    expect(leaves.filter((leaf) => !seen.leaves.has(leaf))).toEqual(['flow.received']);
    expect([...seen.outcomes].sort()).toEqual(OUTCOMES);
    expect(seen.retries).toBeGreaterThan(50);
  });
});
