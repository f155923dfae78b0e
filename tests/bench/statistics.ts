import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Libsql from 'libsql';
import { MongoClient } from 'mongodb';
import { gatherStatistics } from '../../machines/report/gather-statistics.ts';
import { MongoStore } from '../../store/mongo/store.ts';
import type { Period, SearchFields } from '../../store/ports/search.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { fillComplaints, fillSms, smsOf } from '../support/filled-store.ts';
import { LifeRows } from '../support/life-row.ts';
import { livesOf } from '../support/lives.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { PlainCalendar } from '../support/plain-calendar.ts';
import { median, progress, secondsOfAsync } from './figures.ts';
import { collectGarbage, megabytes } from './memory.ts';
import { type Line, type Section, whole } from './report.ts';
import { type Bench, inFolder } from './setup.ts';
import { storyOf } from './story.ts';

/** The numbers of a month out of a year of complaints, on the embedded store and on MongoDB. */

const YEAR = 2026;
const SEED = 20_261_124;
const ROUNDS = 5;
/** SMS of one complaint: receipt, task, answer, question for a rating. */
const SMS_EACH = 4;
const AIM_SECONDS = 2;
/** What a report may leave in memory, however many complaints there are. */
const AIM_HEAP = 32;

interface World {
  bench: Bench;
  complaints: SearchFields[];
  month: Period;
  year: Period;
  now: number;
}

function worldOf(bench: Bench, count: number): World {
  const { calendar, district } = bench.rules;
  const plain = new PlainCalendar(district.calendar, [YEAR - 1, YEAR + 1]);
  const now = calendar.at(`${YEAR + 1}-03-01`, '09.00');
  const rows = new LifeRows(plain, now);
  const at = (date: string) => calendar.at(date, '00.00');
  return {
    bench,
    complaints: livesOf(bench.rules, plain, { count, year: YEAR, seed: SEED }).map((life) =>
      rows.row(life),
    ),
    month: { from: at(`${YEAR}-11-01`), to: at(`${YEAR}-12-01`) },
    year: { from: at(`${YEAR}-01-01`), to: at(`${YEAR + 1}-01-01`) },
    now,
  };
}

/** A snapshot as long as they are when a complaint is answered and rated. */
function snapshotOf({ rules, understand, complaint: { decider } }: Bench): string {
  const { input, events } = storyOf(rules, understand, 1);
  const snapshot = events.reduce(
    (before, event) => decider.decide(before, event).snapshot,
    decider.start(input).snapshot,
  );
  return decider.persist(snapshot);
}

/** The SMS of all complaints, sent: by SQL, for the port takes them one by one. */
function sendAll(file: string): void {
  const db = new Libsql(file);
  db.exec(`WITH RECURSIVE nth (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n < ${SMS_EACH - 1})
    INSERT INTO outbox (id, instance, revision, type, receiver, priority, lane, due_at, params, text, state,
      attempts, parts, sent_parts, handed_over, copies, sent_at, created_at, updated_at, token, lease_until)
    SELECT id || ':' || n, id, 1, 'sms', phone, 1, 'status', received_at, '{}', printf('%.150c', 'x'), 'sent',
      1, '[{"reference":1,"sentAt":1,"deliveredAt":null}]', 1, 0, 0, received_at, received_at + n * 3600000,
      received_at, 1, 0
    FROM instance, nth ORDER BY received_at`);
  db.close();
}

async function report({ bench, now }: World, store: Store, period: Period) {
  return gatherStatistics({ store, rules: bench.rules }, period, now);
}

async function timesOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await secondsOfAsync(work));
  return median(times);
}

const seconds = (value: number) => `${value.toFixed(3)} s`;

/** A monthly report's heap: what it has made, garbage included. */
async function heapOf(work: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  await work();
  return megabytes(process.memoryUsage().heapUsed - before);
}

async function onSqlite(world: World, file: string): Promise<Section> {
  const { bench, complaints, month, year } = world;
  const filling = new SqliteStore(file);
  await filling.open();
  await fillComplaints(filling, complaints, snapshotOf(bench));
  await filling.close();
  sendAll(file);
  // opened anew, so that the first report finds nothing in the store's own memory
  const store = new SqliteStore(file);
  await store.open();
  const first = await secondsOfAsync(() => report(world, store, month));
  const monthly = await timesOf(() => report(world, store, month));
  const count = await timesOf(() =>
    store.instances.count({ machine: 'complaint', received: month }),
  );
  const heap = await heapOf(() => report(world, store, month));
  const yearly = await timesOf(() => report(world, store, year));
  await store.close();
  const lines: Line[] = [
    { what: 'file', value: whole(megabytes(statSync(file).size), 'MB') },
    {
      what: 'report of a month, the first after opening',
      value: seconds(first),
      reached: first < AIM_SECONDS,
      aim: `< ${AIM_SECONDS} s`,
    },
    { what: 'report of a month, median', value: seconds(monthly) },
    { what: 'against one COUNT by an index of the month', value: whole(monthly / count, '×') },
    { what: 'report of the year, median', value: seconds(yearly) },
    {
      what: 'heap that a report takes, garbage included',
      value: `${heap.toFixed(1)} MB`,
      reached: heap <= AIM_HEAP,
      aim: `≤ ${AIM_HEAP} MB`,
    },
    {
      what: 'resident memory, the generated list included',
      value: whole(megabytes(process.memoryUsage().rss), 'MB'),
    },
  ];
  const messages = whole(complaints.length * SMS_EACH, 'SMS');
  return {
    title: `Reports on SQLite, ${whole(complaints.length, 'complaints')}, ${messages}`,
    lines,
  };
}

/** The same complaints and SMS in both stores, and whether they come to the same numbers. */
async function onMongo(world: World, url: string): Promise<Section> {
  const { complaints, month, year, now } = world;
  const sms = smsOf(Math.min(1000, complaints.length), year, SEED);
  const stores = [new SqliteStore(':memory:'), new MongoStore(url)] as const;
  for (const store of stores) {
    await store.open();
    await fillComplaints(store, complaints);
    await fillSms(store, sms, now);
  }
  const [sqlite, mongo] = stores;
  const monthly = await timesOf(() => report(world, mongo, month));
  const count = await timesOf(() =>
    mongo.instances.count({ machine: 'complaint', received: month }),
  );
  const reports = [month, year].map((period) =>
    Promise.all([sqlite, mongo].map((store) => report(world, store, period))),
  );
  const same = (await Promise.all(reports)).every(([one, other]) => isDeepStrictEqual(one, other));
  for (const store of stores) await store.close();
  return {
    title: `Reports on MongoDB, ${whole(complaints.length, 'complaints')}`,
    lines: [
      { what: 'report of a month, median', value: seconds(monthly) },
      { what: 'against one COUNT by an index of the month', value: whole(monthly / count, '×') },
      {
        what: 'month and year, against the same on SQLite',
        value: same ? 'same numbers' : 'other numbers',
        reached: same,
        aim: 'same numbers',
      },
    ],
  };
}

async function withMongo(world: World): Promise<Section[]> {
  const server = await mongoServer();
  if (server === undefined) return [];
  const name = `hotline_bench_${process.pid}`;
  try {
    return [await onMongo(world, server.url(name))];
  } finally {
    const client = await MongoClient.connect(server.url('admin'));
    await client.db(name).dropDatabase();
    await client.close();
    await server.stop();
  }
}

/**
 * @param count complaints of the year on the embedded store
 * @param mongoCount complaints on MongoDB: servers for tests write a few hundred a second
 */
export async function benchStatistics(
  bench: Bench,
  count: number,
  mongoCount: number,
): Promise<Section[]> {
  progress(`${count} complaints on SQLite …`);
  const world = worldOf(bench, count);
  const sections = await inFolder(async (folder) => [
    await onSqlite(world, join(folder, 'year.db')),
  ]);
  progress(`${mongoCount} complaints on MongoDB …`);
  sections.push(...(await withMongo(worldOf(bench, mongoCount))));
  progress('');
  return sections;
}
