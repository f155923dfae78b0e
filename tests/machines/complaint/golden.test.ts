import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AnyMachineSnapshot } from 'xstate';
import { packagePath } from '../../../api/paths.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { MachineFinishedError } from '../../../machines/engine/decider.ts';
import type { MachineKind } from '../../../machines/engine/kind.ts';
import { restoreStored } from '../../../machines/engine/migrate.ts';
import { createMachines } from '../../../machines/processes/list.ts';
import { outsideEvents } from './events.ts';
import type { Held, Timed } from './held.ts';
import { lineEvents, lineStories } from './lines.ts';
import { officeRules, START } from './office.ts';
import { letterEvents, letterStories } from './papers.ts';
import { reportEvents, reportStories } from './reports.ts';
import { complaintStories } from './stories.ts';
import { talkEvents, talkStories } from './talks.ts';
import { leavesOf, nodesOf } from './watch.ts';

/**
 * Snapshots as they lie in the stores of offices, one file per state in `golden/`. What is written
 * today must equal them; what was written by an older version must still load and take any event.
 *
 * `UPDATE_GOLDEN=1 npm run -s test:unit -- tests/machines/complaint/golden` writes those of the present
 * versions anew. A snapshot that changed its form needs a new version and a migration: then the old
 * files stay as they are, and new ones come beside them.
 */

interface Golden {
  machine: string;
  version: string;
  story: string;
  snapshot: unknown;
}

const FOLDER = packagePath('tests', 'machines', 'complaint', 'golden');
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const YEAR = 365 * 24 * 3_600_000;

const kinds = createMachines(officeRules());
/** Snapshots outlive the settings of an office: each is tried under other ones too. */
const reviewing = createMachines(officeRules({ review: 'hold', autoForwardConfidence: 2 }));

const STORIES: Record<string, () => [name: string, held: Held][]> = {
  complaint: complaintStories,
  conversation: talkStories,
  report: reportStories,
  letter: letterStories,
  line: lineStories,
};

const CLOCK_EVENTS = ['start', 'stop', 'pause', 'resume', 'restore', 'extend', 'park', 'wake'].map(
  (name) => `clock.${name}`,
);

/** Everything that can come from outside, by machine. */
const EVENTS: Record<string, (snapshot: AnyMachineSnapshot, at: number) => Timed[]> = {
  complaint: ({ context }, at) => [
    ...outsideEvents(context as ComplaintContext, at),
    ...CLOCK_EVENTS.map((type) => ({ type, at })),
  ],
  conversation: (_, at) => talkEvents(at),
  report: (_, at) => reportEvents(at),
  letter: (_, at) => letterEvents(at),
  line: (_, at) => lineEvents(at),
};

function kindOf(all: MachineKind[], machine: string): MachineKind {
  const found = all.find(({ name }) => name === machine);
  if (found === undefined) throw new RangeError(`no machine ${machine}`);
  return found;
}

const fileOf = ({ machine, version, story }: Golden) =>
  `${machine}-${version}-${story.replaceAll(' ', '-')}.json`;

function read(file: string): Golden {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Golden;
}

const today: Golden[] = kinds.flatMap(({ name: machine, version, decider }) =>
  (STORIES[machine]?.() ?? []).map(([story, { snapshot }]) => {
    return { machine, version, story, snapshot: JSON.parse(decider.persist(snapshot)) };
  }),
);

if (UPDATE) {
  mkdirSync(FOLDER, { recursive: true });
  for (const golden of today)
    writeFileSync(`${FOLDER}/${fileOf(golden)}`, `${JSON.stringify(golden, null, 2)}\n`);
}

const files = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];

function allEvents({ name, decider }: MachineKind, snapshot: AnyMachineSnapshot): Timed[] {
  const { root } = decider.machine;
  const timers = nodesOf(root).flatMap(({ after }) => after.map((one) => one.eventType));
  return [START + 60_000, START + YEAR].flatMap((at) => [
    ...(EVENTS[name]?.(snapshot, at) ?? []),
    ...timers.map((type) => ({ type, at })),
  ]);
}

/** What was loaded and written again already: many events lead to the same. */
const reloaded = new Set<string>();

/** Takes the events one by one, and what comes of each can be stored and loaded again. @returns which it took */
function take(
  { name, decider }: MachineKind,
  snapshot: AnyMachineSnapshot,
  events: Timed[],
): Timed[] {
  const decisions = events.map((event) => decider.decide(snapshot, event));
  // what an event left as it was is one and the same
  for (const left of new Set(decisions.map((decision) => decision.snapshot))) {
    const json = decider.persist(left);
    if (reloaded.has(`${name} ${json}`)) continue;
    reloaded.add(`${name} ${json}`);
    expect(decider.persist(decider.restore(json))).toBe(json);
  }
  return events.filter((_, n) => decisions[n]?.handled);
}

describe('golden snapshots', () => {
  it.each(today.map((golden) => [fileOf(golden), golden] as const))(
    '%s is written as it was',
    (file, golden) => {
      expect(files).toContain(file);
      expect(golden).toEqual(read(file));
    },
  );

  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    'are there for every state of %s that lasts',
    (machine, { decider }) => {
      const snapshots = today
        .filter((golden) => golden.machine === machine)
        .map(({ snapshot }) => decider.restore(JSON.stringify(snapshot)));
      const covered = new Set(snapshots.flatMap(leavesOf));
      const leaves = nodesOf(decider.machine.root)
        .filter(({ type }) => type === 'atomic' || type === 'final')
        // what is left at once lasts no moment
        .filter(({ always = [] }) => !always.some(({ guard }) => guard === undefined))
        .map(({ path }) => path.join('.'));
      const missing = leaves.filter((leaf) => !covered.has(leaf));
      expect(missing).toEqual([]);
    },
  );

  it('of the present versions are all written by a story', () => {
    const known = today.map(fileOf);
    const old = files
      .map(read)
      .filter(({ machine, version }) => kindOf(kinds, machine).version !== version);
    expect(
      files.filter((file) => !known.includes(file) && !old.map(fileOf).includes(file)),
    ).toEqual([]);
  });

  it.each(files)('%s takes or leaves every event', (file) => {
    const { machine, version, snapshot: stored } = read(file);
    for (const all of [kinds, reviewing]) {
      const kind = kindOf(all, machine);
      const snapshot = restoreStored(kind, { id: file, version, snapshot: JSON.stringify(stored) });
      const events = allEvents(kind, snapshot);
      expect(events.length).toBeGreaterThan(10);
      if (snapshot.status === 'done') {
        for (const event of events)
          expect(() => take(kind, snapshot, [event])).toThrow(MachineFinishedError);
        continue;
      }
      expect(take(kind, snapshot, events)).not.toEqual([]);
    }
  });
});
