import Libsql from 'libsql';
import { createInstances } from '../../machines/engine/instances.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { median, progress, secondsOfAsync } from './figures.ts';
import { collectGarbage, megabytes } from './memory.ts';
import { type Section, whole } from './report.ts';
import type { Bench } from './setup.ts';
import { BENCH_START, phoneOf, type Story, storyOf } from './story.ts';

/** What many complaints do to memory, to the time of a commit and to what every SMS looks up. */

/** Complaints that move at the same time. */
const WIDTH = 32;
/** So many stay open: a backlog does not grow with the years. */
const OPEN = 100;
const WINDOWS = 10;
const FLAT = 1.5;
/** What the heap may grow by from the first tenth to the end, however many complaints. */
const HEAP_GROWTH = 32;

interface Window {
  /** Milliseconds for one complaint from its first commit to its last. */
  perComplaint: number;
  /** Milliseconds for what one SMS looks up. */
  perLookUp: number;
  heap: number;
}

/** Runs stories on a store; resolves with how long it took in seconds. */
function createRunner(bench: Bench, store: Store): (stories: Story[]) => Promise<number> {
  const instances = createInstances(bench.partsOn(store), () => {});
  async function run({ id, input, events }: Story): Promise<void> {
    await instances.create('complaint', id, input, id);
    for (const [step, event] of events.entries()) {
      const { outcome } = await instances.move({ id, event, key: `${step}` });
      if (outcome !== 'applied') throw new Error(`${id} ${event.type}: ${outcome}`);
    }
  }
  return (stories) => secondsOfAsync(() => Promise.all(stories.map(run)));
}

/** What the engine asks before it answers a citizen, an officer, and what the desk's first page asks. */
async function lookUp(store: Store, n: number): Promise<void> {
  const machine = 'complaint';
  await store.instances.find({ machine, phone: phoneOf(n) }, { order: 'created', limit: 20 });
  const tasks = { machine, tag: 'withAgency', agency: 'PUPR' };
  await store.instances.find(tasks, { order: 'due', limit: 10 });
  await store.instances.count(tasks);
  await store.instances.find({ machine }, { order: 'created', limit: 20 });
  await store.instances.find({ machine, ticket: 'A001' }, { order: 'created', limit: 1 });
  await store.nextWakeAt();
}

async function lookUpTime(store: Store): Promise<number> {
  const times: number[] = [];
  for (let n = 1; n <= 100; n += 1)
    times.push((await secondsOfAsync(() => lookUp(store, n))) * 1000);
  return median(times);
}

/** Complaint `n`; the first are never answered. */
function grown({ rules, understand }: Bench, n: number): Story {
  const story = storyOf(rules, understand, n);
  const id = `bench-${n}`;
  const events = n <= OPEN ? story.events.slice(0, 1) : story.events;
  return { id, input: { ...story.input, id }, events };
}

async function fillWindow(bench: Bench, store: Store, from: number, to: number): Promise<Window> {
  const run = createRunner(bench, store);
  let seconds = 0;
  for (let n = from; n < to; n += WIDTH) {
    const width = Math.min(WIDTH, to - n);
    seconds += await run(Array.from({ length: width }, (_, i) => grown(bench, n + i)));
  }
  const perLookUp = await lookUpTime(store);
  collectGarbage();
  const { heapUsed } = process.memoryUsage();
  return { perComplaint: (seconds * 1000) / (to - from), perLookUp, heap: megabytes(heapUsed) };
}

/** Everything that waits counts as done, so that the engine has nothing left of it to do. */
function finishAll(file: string): void {
  const db = new Libsql(file);
  const at = BENCH_START;
  db.exec(`UPDATE outbox SET state = 'delivered', updated_at = ${at} WHERE type = 'sms';
    UPDATE outbox SET state = 'done' WHERE type <> 'sms'`);
  db.close();
}

/** Fills the store of `file` with so many complaints and watches what becomes slower or larger. */
export async function benchGrowth(bench: Bench, file: string, count: number): Promise<Section> {
  const store = new SqliteStore(file);
  await store.open();
  const windows: Window[] = [];
  for (let tenth = 0; tenth < WINDOWS; tenth += 1) {
    const [from, to] = [tenth, tenth + 1].map((at) => Math.floor((at * count) / WINDOWS) + 1);
    windows.push(await fillWindow(bench, store, from ?? 1, to ?? 1));
    progress(`${(to ?? 1) - 1} of ${count} complaints`);
  }
  await store.close();
  finishAll(file);
  return { title: `Growing (${count} complaints, ${OPEN} of them open)`, lines: linesOf(windows) };
}

function linesOf(windows: Window[]): Section['lines'] {
  // the first tenth is warming up
  const [, first] = windows;
  const last = windows.at(-1);
  if (first === undefined || last === undefined) throw new Error('too few windows');
  const flat = (what: string, from: number, to: number) => ({
    what,
    value: (to / from).toFixed(2),
    reached: to / from <= FLAT,
    aim: `≤ ${FLAT}`,
  });
  const growth = last.heap - first.heap;
  return [
    { what: 'complaints with all their decisions', value: whole(1000 / last.perComplaint, '/s') },
    flat('time per complaint, last tenth against second', first.perComplaint, last.perComplaint),
    { what: 'what one SMS looks up', value: `${last.perLookUp.toFixed(2)} ms` },
    flat('look-up time, last tenth against second', first.perLookUp, last.perLookUp),
    {
      what: 'heap growth from second to last tenth',
      value: `${growth.toFixed(1)} MB`,
      reached: growth <= HEAP_GROWTH,
      aim: `≤ ${HEAP_GROWTH} MB`,
    },
    { what: 'heap at the end', value: whole(last.heap, 'MB') },
    {
      what: 'resident memory at the end',
      value: whole(megabytes(process.memoryUsage().rss), 'MB'),
    },
  ];
}
