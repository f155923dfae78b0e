import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Decider } from '../../../machines/engine/decider.ts';
import { isPlain } from '../../support/plain.ts';
import {
  asked,
  danger,
  type Explored,
  explore,
  family,
  main,
  overseen,
  said,
  whole,
} from './explore.ts';
import { begin, type Held, move, restarted, type Timed } from './held.ts';
import { situationOf } from './invariants.ts';
import { FIRST, type First, PEOPLE } from './office.ts';

/**
 * Every way through the complaint machine: all states and transitions of its chart are reached, the
 * laws of `invariants.ts` and `step-invariants.ts` hold after every event, and a restart between any
 * two events changes nothing.
 */

/** The reporter's phone, as one of an officer of the agency that roads belong to. */
const OF_THE_AGENCY = {
  label: 'petugas PUPR lain',
  phone: PEOPLE.citizen.phone,
  role: 'officer' as const,
  agency: 'PUPR',
};

const WORLDS = {
  'answers go out at once': () => explore('route', {}, whole),
  'the admin releases answers': () => explore('triage', { review: 'admin' }, family),
  'answers are held a while, the citizen is asked first': () =>
    explore('ask', { review: 'hold' }, family),
  'it is only praise': () => explore('appreciation', {}, main),
  'the overseer may get it': () => explore('proposed', { review: 'admin' }, overseen),
  'it is not ours': () => explore('partner', {}, main),
  'its reporter works for the agency': () => explore('route', {}, overseen, [OF_THE_AGENCY]),
  'words are taken back': () => explore('route', {}, said),
  'there is danger': () => explore('emergency', {}, danger),
};

type World = keyof typeof WORLDS;
const names = Object.keys(WORLDS) as World[];

const explored = new Map<World, Explored>();
function world(name: World): Explored {
  const found = explored.get(name) ?? WORLDS[name]();
  explored.set(name, found);
  return found;
}

const firsts = Object.keys(FIRST) as First[];
/** What becomes of a first message before anything else happens. */
const received = (first: First) => explore(first, {}, () => 'nowhere further');

/** Nobody knows yet whether they are to be secret. */
const inDoubt = (['doubt', 'doubtAndAbuse'] as const).map((first) => explore(first, {}, asked));

/** Passed through within one step: nothing is ever stored there. */
const NEVER_AT_REST = ['flow.received'];
/** Walked through in `waits.test.ts`: what waits leaves a complaint as it is, in every state alike. */
const WAITS = ['flow admin.hold [mayHold]', 'flow admin.unhold [isHeld]', 'flow held.due [isHeld]'];

interface Way {
  held: Held;
  /** The same, restored from JSON before every event. */
  restored: Held;
  next: Map<string, Way>;
}

/** What must not depend on restarts, as plain data. */
function factsOf(decider: Decider, { snapshot, timers, spent, decision }: Held) {
  const { handled, effects, arm, cancel } = decision;
  const persisted = JSON.parse(decider.persist(snapshot));
  return { persisted, handled, effects, arm, cancel, timers, spent };
}

/** Goes the paths, beginnings that several share once; gives the steps on which a restart changed something. */
function differences({ decider, input, paths }: Explored): string[] {
  const start = begin(decider, input);
  const root: Way = { held: start, restored: start, next: new Map() };
  const found: string[] = [];
  function step(way: Way, event: Timed): Way {
    const held = move(decider, way.held, event);
    const restored = move(decider, restarted(decider, way.restored), event);
    if (!isDeepStrictEqual(factsOf(decider, restored), factsOf(decider, held)))
      found.push(`${event.type} in ${JSON.stringify(way.held.snapshot.value)}`);
    return { held, restored, next: new Map() };
  }
  for (const path of paths) {
    let way = root;
    for (const event of path) {
      const key = JSON.stringify(event);
      const next = way.next.get(key) ?? step(way, event);
      way.next.set(key, next);
      way = next;
    }
  }
  return found;
}

describe.each(names)('a complaint, where %s', (name) => {
  it('keeps all laws wherever it goes, and `can` says what it takes', () => {
    const { paths, faults } = world(name);
    expect(paths.length).toBeGreaterThan(50);
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it('goes every shortest path alike when it is restored before each event', () => {
    expect(differences(world(name))).toEqual([]);
  });
});

describe('a complaint that may be secret', () => {
  it.each(inDoubt)('keeps all laws whatever its reporter says', (one) => {
    expect(one.paths.length).toBeGreaterThan(2);
    expect(one.faults).toEqual([]);
    expect(differences(one)).toEqual([]);
  });
});

describe('all paths together', () => {
  const all = (pick: (one: Explored) => Iterable<string>) =>
    new Set(
      [...names.map(world), ...firsts.map(received), ...inDoubt].flatMap((one) => [...pick(one)]),
    );

  it('reach every state of the chart', () => {
    const reached = all(({ reached }) => reached);
    const missing = [...all(({ watch }) => watch.leaves)].filter((leaf) => !reached.has(leaf));
    expect(missing).toEqual(NEVER_AT_REST);
  });

  it('take every transition of the chart', () => {
    const taken = all(({ watch }) => watch.taken);
    const missing = [...all(({ watch }) => watch.all)].filter((one) => !taken.has(one));
    expect(missing).toEqual(WAITS);
  });
});

it('tells what comes back from JSON as it went in', () => {
  const plain = [null, true, 1.5, '', [], {}, [{ a: [null, 'x'] }], { a: { b: 0 } }];
  const others = [-0, Number.NaN, undefined, [undefined], { a: undefined }, new Date(0), new Map()];
  const odd = [Array(1), { [Symbol('a')]: 1 }, Object.create(null), [[-0]], { a: () => 1 }, 1n];
  for (const value of plain) {
    expect(isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)).toBe(true);
    expect(isPlain(value)).toBe(true);
  }
  for (const value of [...others, ...odd]) expect([value, isPlain(value)]).toEqual([value, false]);
});

describe('a first message', () => {
  const EXPECTED: Record<First, [flow: string, receipt: string]> = {
    route: ['forwarded.notified', 'terima-diteruskan'],
    graft: ['forwarded.notified', 'terima-rahasia'],
    ask: ['clarifying', 'tanya-kategori'],
    triage: ['triage', 'terima-tanpa-kategori'],
    proposed: ['triage', 'terima-keluhan'],
    abusive: ['triage', 'terima-keluhan'],
    partner: ['triage', 'terima-luar-kewenangan'],
    secret: ['forwarded.notified', 'terima-rahasia'],
    accusing: ['forwarded.notified', 'terima-rahasia'],
    doubt: ['clarifying', 'tanya-rahasia'],
    doubtAndAbuse: ['clarifying', 'tanya-rahasia'],
    unsaid: ['triage', 'terima-rahasia'],
    emergency: ['forwarded.notified', 'terima-darurat'],
    emergencyUnknown: ['triage', 'terima-darurat'],
    question: ['forwarded.notified', 'terima-tanya'],
    suggestion: ['forwarded.notified', 'terima-saran'],
    appreciation: ['closed', 'terima-apresiasi'],
  };

  it.each(firsts)('%s is received, and its sender hears so once', (first) => {
    const { held, faults } = explore(first, {}, () => 'nowhere further');
    const receipts = held.decision.effects.flatMap(({ type, params }) =>
      type === 'sms' && params.to.role === 'citizen' ? [params.message.template] : [],
    );
    expect(faults).toEqual([]);
    expect([situationOf(held).flow, ...receipts]).toEqual(EXPECTED[first]);
  });
});
