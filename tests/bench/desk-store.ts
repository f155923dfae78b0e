import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { packagePath } from '../../api/paths.ts';
import type { ArmedTimer } from '../../machines/engine/decider.ts';
import { complaintId, ticketCode } from '../../machines/numbers/tickets.ts';
import type { Change } from '../../store/ports/instances.ts';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { progress } from './figures.ts';
import type { Bench } from './setup.ts';
import { BENCH_START, phoneOf, type Story, storyOf } from './story.ts';

/** A store with many complaints for the desk, kept in `.cache` because filling it takes minutes. */

/** So many are open, however many there ever were: a backlog does not grow with the years. */
const OPEN = 600;
/** Written in one transaction. */
const TOGETHER = 2000;
const YEAR = 2026;
/** Between two complaints: 1 000 000 of them come in about six years. */
const APART = 190_000;
/** Of the open ones; the others are with their agencies. */
const WITH_ADMIN = 40;

/** One complaint whose words and numbers are replaced by those of each complaint made of it. */
export interface Mould {
  /** Timers that its last decision armed. */
  arm: ArmedTimer[];
  snapshot: string;
  search: Change['search'];
  words: string;
}

/** Complaint 1 after these events. */
function mouldOf({ complaint }: Bench, { input, events }: Story): Mould {
  const { decider } = complaint;
  const { snapshot, arm } = events.reduce(
    (before, event) => decider.decide(before.snapshot, event),
    decider.start(input),
  );
  const words = complaint.words?.(snapshot) ?? '';
  return { arm, snapshot: decider.persist(snapshot), search: complaint.search(snapshot), words };
}

/** The four openings of the stories, each finished, with its agency, and waiting for the admin. */
export function moulds(bench: Bench) {
  const { rules, understand } = bench;
  const stories = [1, 2, 3, 4].map((n) => storyOf(rules, understand, n));
  const waiting = (story: Story) => {
    const reading = { ...(story.input.reading as object), action: 'triage' };
    return { ...story, input: { ...story.input, reading }, events: [] };
  };
  return {
    begun: stories.map((story) => mouldOf(bench, { ...story, events: [] })),
    closed: stories.map((story) => mouldOf(bench, story)),
    open: stories.map((story) => mouldOf(bench, { ...story, events: story.events.slice(0, 1) })),
    waiting: stories.map((story) => mouldOf(bench, waiting(story))),
  };
}

/** The text of complaint `from` (1–4) as that of complaint `to`. */
function recast(text: string, from: number, to: number): string {
  const [oldTicket, ticket] = [ticketCode(from), ticketCode(to)];
  return text
    .replaceAll(`${YEAR}-${oldTicket}`, complaintId(YEAR, ticket))
    .replaceAll(oldTicket, ticket)
    .replaceAll(phoneOf(from), phoneOf(to))
    .replaceAll(`nomor ${from}`, `nomor ${to}`);
}

type Search = Change['search'];

/** Every moment of the mould's life, so much earlier: figures of a period count it by these. */
function earlier(search: Search, by: number): Search {
  const moved = <T extends object>(part: T): T =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        typeof value === 'number' && name.endsWith('At') ? value - by : value,
      ]),
    ) as T;
  return { ...moved(search), measures: search.measures && moved(search.measures) };
}

export function changeOf(
  bench: Bench,
  mould: Mould,
  from: number,
  n: number,
  count: number,
): Change {
  const at = BENCH_START - (count - n) * APART;
  const ticket = ticketCode(n);
  const id = complaintId(YEAR, ticket);
  return {
    id,
    machine: 'complaint',
    version: bench.complaint.version,
    expectedRevision: 0,
    key: id,
    at,
    status: 'active',
    snapshot: recast(mould.snapshot, from, n),
    search: {
      ...earlier(mould.search, BENCH_START - at),
      ticket,
      phone: phoneOf(n),
      receivedAt: at,
    },
    words: recast(mould.words, from, n),
    event: { type: 'created', by: 'citizen', event: '{}', from: null, to: '{}' },
    effects: [],
    arm: [],
    cancel: [],
  };
}

async function fill(bench: Bench, file: string, count: number): Promise<void> {
  const { closed, open, waiting } = moulds(bench);
  const store = new SqliteStore(file);
  await store.open();
  const kindOf = (n: number) => {
    const left = count - n;
    if (left >= OPEN) return closed;
    return left % Math.floor(OPEN / WITH_ADMIN) === 0 ? waiting : open;
  };
  for (let first = 1; first <= count; first += TOGETHER) {
    const numbers = Array.from(
      { length: Math.min(TOGETHER, count - first + 1) },
      (_, i) => first + i,
    );
    await Promise.all(
      numbers.map((n) => {
        const from = (n % 4) + 1;
        const mould = kindOf(n)[from - 1];
        if (mould === undefined) throw new RangeError(`no mould ${from}`);
        return store.instances.commit(changeOf(bench, mould, from, n, count));
      }),
    );
    if ((first - 1) % (25 * TOGETHER) === 0) progress(`${first - 1} of ${count} complaints`);
  }
  await store.close();
  // what still lies beside the file belongs into it
  const db = new Libsql(file);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

/** The file with so many complaints; made once for each version of the tables. */
export async function deskStore(bench: Bench, count: number): Promise<string> {
  const folder = join(packagePath(), '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `desk-${SCHEMA_STEPS.length}-${count}.db`);
  if (existsSync(file)) return file;
  const part = `${file}.part`;
  for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true });
  await fill(bench, part, count);
  renameSync(part, file);
  return file;
}
