import { join } from 'node:path';
import { createInstances } from '../../machines/engine/instances.ts';
import type { Change, InstanceStore, StoredInstance } from '../../store/ports/instances.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { median, progress, secondsOf, secondsOfAsync } from './figures.ts';
import { RawSqlite } from './raw-sqlite.ts';
import { type Line, ratioLine, type Section, whole } from './report.ts';
import { type Bench, inFolder } from './setup.ts';
import { storyOf } from './story.ts';

/** Commits of the embedded store against raw SQLite that writes the same rows as durably. */

const ROUNDS = 7;
const STORIES = 120;
/** How many commits share one write to the disk. */
const GROUPS = [1, 8, 32];
const AIM = 0.5;

/** Remembers commits and instances, nothing else. */
function recordingStore(changes: Change[]): Store {
  const instances = new Map<string, StoredInstance>();
  const recording: Pick<InstanceStore, 'load' | 'commit'> = {
    load: async (id) => instances.get(id),
    commit: async (change) => {
      changes.push(change);
      const { id, machine, version, status, snapshot, search, at } = change;
      const revision = change.expectedRevision + 1;
      const times = { createdAt: at, updatedAt: at };
      instances.set(id, { id, machine, version, revision, status, snapshot, search, ...times });
      return 'committed';
    },
  };
  return { instances: recording as InstanceStore } as Store;
}

/** Commits as the engine makes them, step by step over all complaints: no two of one in a group. */
async function recordedChanges(bench: Bench): Promise<Change[]> {
  const changes: Change[] = [];
  const instances = createInstances(bench.partsOn(recordingStore(changes)), () => {});
  const stories = Array.from({ length: STORIES }, (_, n) =>
    storyOf(bench.rules, bench.understand, n + 1),
  );
  for (const { id, input } of stories) await instances.create('complaint', id, input, id);
  const steps = stories[0]?.events.length ?? 0;
  for (let step = 0; step < steps; step += 1)
    for (const { id, events } of stories) {
      const event = events[step];
      if (event === undefined) continue;
      const { outcome } = await instances.move({ id, event, key: `${step}` });
      if (outcome !== 'applied') throw new Error(`${event.type}: ${outcome}`);
    }
  return changes;
}

function grouped(changes: Change[], size: number): Change[][] {
  return Array.from({ length: Math.ceil(changes.length / size) }, (_, n) =>
    changes.slice(n * size, (n + 1) * size),
  );
}

async function storeSeconds(file: string, groups: Change[][]): Promise<number> {
  const store = new SqliteStore(file);
  await store.open();
  const seconds = await secondsOfAsync(async () => {
    for (const group of groups)
      await Promise.all(group.map((change) => store.instances.commit(change)));
  });
  await store.close();
  return seconds;
}

function rawSeconds(file: string, groups: Change[][]): number {
  const raw = new RawSqlite(file);
  const seconds = secondsOf(() => {
    for (const group of groups) raw.write(group);
  });
  raw.close();
  return seconds;
}

async function linesFor(folder: string, changes: Change[], size: number): Promise<Line[]> {
  const groups = grouped(changes, size);
  const rounds: { store: number; raw: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    progress(`commits in groups of ${size}, round ${round} of ${ROUNDS}`);
    const file = (name: string) => join(folder, `${name}-${size}-${round}.db`);
    // each is first in turn: what one leaves behind for the disk must not always slow the other
    const first = round % 2 === 0 ? rawSeconds(file('raw'), groups) : undefined;
    const store = await storeSeconds(file('store'), groups);
    rounds.push({ store, raw: first ?? rawSeconds(file('raw'), groups) });
  }
  // the first round only warmed up
  rounds.shift();
  const ratio = median(rounds.map(({ store, raw }) => raw / store));
  const perSecond = changes.length / median(rounds.map(({ store }) => store));
  const name = size === 1 ? 'one by one' : `in groups of ${size}`;
  return [
    ratioLine(`${name}, against raw SQLite`, ratio, AIM),
    { what: `${name}, commits`, value: whole(perSecond, '/s') },
  ];
}

export async function benchCommits(bench: Bench): Promise<Section> {
  const changes = await recordedChanges(bench);
  const lines: Line[] = [];
  await inFolder(async (folder) => {
    for (const size of GROUPS) lines.push(...(await linesFor(folder, changes, size)));
  });
  const title = `Committing (SQLite file, synchronous=FULL, ${changes.length} commits, median of ${ROUNDS} rounds)`;
  return { title, lines };
}
