import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { MongoClient } from 'mongodb';
import { createRules } from '../../../machines/district/rules.ts';
import type { BalanceRow } from '../../../machines/report/balance.ts';
import { gatherStatistics } from '../../../machines/report/gather-statistics.ts';
import type { Row, Statistics } from '../../../machines/report/statistics.ts';
import { MongoStore } from '../../../store/mongo/store.ts';
import type { Store } from '../../../store/ports/store.ts';
import { Database } from '../../../store/sqlite/database.ts';
import { makeDeclared } from '../../../store/sqlite/declared.ts';
import { SCHEMA_STEPS } from '../../../store/sqlite/schema.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import {
  fillComplaints,
  fillLetters,
  fillSms,
  type SentLetter,
  type SentSms,
  smsOf,
} from '../../support/filled-store.ts';
import { LifeRows } from '../../support/life-row.ts';
import { livesOf } from '../../support/lives.ts';
import { mongoServer } from '../../support/mongo-server.ts';
import { loadPack } from '../../support/pack.ts';
import { PlainCalendar } from '../../support/plain-calendar.ts';
import { Recount, type Span } from './recount.ts';

/** The numbers of a generated year, held against a recount of the plain list on every store. */

const { rules: pack } = loadPack();
const { calendar } = pack;
const TARIFF = 350;
/** Of the sample pack: cases that an agency needs to be ranked, and the share from which it is quick. */
const [CASES, SHARE] = [5, 0.8];
const rules = createRules(
  { ...pack.district, policy: { ...pack.district.policy, smsTariff: TARIFF } },
  calendar,
);
const plain = new PlainCalendar(pack.district.calendar, [2025, 2027]);
const NOW = calendar.at('2027-03-01', '09.00');

const SPANS: [string, Span][] = [
  ['a month', { from: calendar.at('2026-11-01', '00.00'), to: calendar.at('2026-12-01', '00.00') }],
  [
    'a month that ends with the digest',
    { from: calendar.at('2026-03-31', '15.30'), to: calendar.at('2026-04-30', '15.30') },
  ],
  [
    'the year',
    { from: calendar.at('2026-01-01', '00.00'), to: calendar.at('2027-01-01', '00.00') },
  ],
  ['a time without anything', { from: 0, to: 1 }],
];

/** The months that were over at the end of a span, counted back. */
function monthsBefore({ to }: Span): string[] {
  const end = new Date(to + 7 * 3_600_000);
  return Array.from({ length: 12 }, (_, n) =>
    new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - 12 + n, 1))
      .toISOString()
      .slice(0, 7),
  );
}

const counts = (rows: Row[]) =>
  Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]));

function year(count: number, messages: number, seed: number) {
  const lives = livesOf(rules, plain, { count, year: 2026, seed });
  const rows = new LifeRows(plain, NOW, true);
  const [, , whole] = SPANS;
  const letters = lives.map((life): SentLetter => {
    const sentAt = rows.letterAt(life);
    // one in nine was called back after it had gone out
    return { kind: life.n % 5 === 0 ? 'teguran' : 'penerusan', sentAt, voided: life.n % 9 === 0 };
  });
  return {
    letters,
    complaints: lives.map((life) => rows.row(life)),
    sms: smsOf(messages, whole?.[1] ?? { from: 0, to: 1 }, seed),
  };
}

type Year = ReturnType<typeof year>;

async function filled(store: Store, { complaints, letters, sms }: Year): Promise<Store> {
  await store.open();
  await fillComplaints(store, complaints);
  await fillLetters(store, letters);
  await fillSms(store, sms, NOW);
  return store;
}

function smsIn(sms: SentSms[], { from, to }: Span) {
  const made = sms.filter(({ createdAt }) => createdAt >= from && createdAt < to);
  const of = (...states: string[]) => made.filter(({ state }) => states.includes(state)).length;
  const parts = made.reduce((sum, item) => sum + item.parts, 0);
  const tried = of('sent', 'delivered', 'failed', 'unconfirmed');
  return {
    sent: of('sent', 'delivered'),
    delivered: of('delivered'),
    failed: of('failed'),
    unconfirmed: of('unconfirmed'),
    parts,
    shareFailed: tried === 0 ? null : of('failed') / tried,
    cost: parts * TARIFF,
  };
}

function checkReceived({ received }: Statistics, recount: Recount) {
  const { kinds, categories, agencies, districts, weekdays, hours, ...totals } = received;
  const found = { kinds, categories, agencies, districts, weekdays, hours };
  const tables = Object.entries(found).map(([name, rows]) => [name, counts(rows)]);
  expect({ ...totals, ...Object.fromEntries(tables) }).toEqual(recount.received());
  for (const rows of Object.values(found)) {
    const shares = rows.reduce((sum, { share }) => sum + share, 0);
    expect(shares).toBeCloseTo(received.total === 0 ? 0 : 1, 9);
  }
}

/** How many of these stand behind a step. */
function proved(found: Statistics, label: string): Record<string, number> {
  const row = found.compliance.find((one) => one.label === label);
  return Object.fromEntries((row?.proof ?? []).map(({ name, count }) => [name, count]));
}

function checkProofs(found: Statistics, recount: Recount, letters: number) {
  const { unsent, silent, forwarded, answered } = recount.steps();
  expect(proved(found, '3')).toEqual({
    'surat penerusan dikirim': letters,
    'aduan diteruskan lewat SMS': forwarded,
    'aduan yang suratnya belum dikirim': unsent,
  });
  expect(proved(found, '4')).toEqual({
    'jawaban SKPD diterima': answered,
    'aduan lewat batas yang belum dijawab': silent,
  });
  const { published } = recount.ends();
  expect(proved(found, '5 koran')).toEqual({ 'balasan dimuat di surat kabar': published });
}

function checkSteps(found: Statistics, recount: Recount) {
  const { enter, forward, letter, answer, reply, answered, rating } = recount.steps();
  expect(found.forwarded).toEqual({ total: forward.measured, times: forward });
  expect(found.answered).toEqual({ total: answered, times: answer });
  expect({ ...found.rating, stars: counts(found.rating.stars) }).toEqual(rating);
  const [, second, third, fourth, fifth, press, sixth] = found.compliance;
  expect(press).toMatchObject({ label: '5 koran', times: null });
  expect([second, third, fourth, fifth].map((row) => row?.times)).toEqual([
    enter,
    letter,
    answer,
    reply,
  ]);
  expect(sixth).toMatchObject({ step: 6, days: 1, times: null });
  const { rejected, withdrawn, reopened, published } = found;
  const { firstAnswers, firstInTime, firstLate } = found;
  const { spam, jurisdiction, unclear, ...ends } = recount.ends();
  const single = { withdrawn, reopened, firstAnswers, firstInTime, firstLate, published };
  expect(single).toEqual(ends);
  expect(rejected.reasons.map(({ count }) => count)).toEqual([spam, jurisdiction, unclear]);
  expect(rejected.total).toBe(spam + jurisdiction + unclear);
}

function checkAgencies(found: Statistics, recount: Recount) {
  for (const { name: _, shortName: __, ...row } of found.agencies)
    expect(row).toEqual(recount.agency(row.code));
  const enough = found.agencies.filter(({ measured, waiting }) => measured + waiting >= CASES);
  const quick = enough.filter(({ onTime }) => (onTime ?? 0) >= SHARE);
  expect(found.best.length).toBe(Math.min(10, quick.length));
  expect(found.slowest.length).toBe(Math.min(10, enough.length - quick.length));
  // nobody outside a list is better than its worst, or worse than its best
  const merit = (rows: Statistics['best']) => rows.map(({ onTime }) => onTime ?? 0);
  const unlisted = (rows: Statistics['best'], list: Statistics['best']) =>
    merit(rows.filter((row) => !list.includes(row)));
  expect(Math.min(1, ...merit(found.best))).toBeGreaterThanOrEqual(
    Math.max(SHARE, ...unlisted(quick, found.best)),
  );
  const slow = enough.filter((row) => !quick.includes(row));
  expect(Math.max(0, ...merit(found.slowest))).toBeLessThanOrEqual(
    Math.min(SHARE, ...unlisted(slow, found.slowest)),
  );
}

const bare = (rows: BalanceRow[]) =>
  Object.fromEntries(rows.map(({ code, name: _, ...row }) => [code, row]));

/** Each line closes, each table adds up, and all of it is what the list says. */
function checkBalance({ balance }: Statistics, recount: Recount) {
  if (balance === null) throw new Error('no balance was counted');
  const { total, agencies, categories } = balance;
  const { total: all, ...tables } = recount.balances();
  const none = { before: 0, received: 0, settled: 0, left: 0 };
  expect(bare([{ ...total, code: 'all' }])).toEqual({ all: none, ...all });
  expect({ agencies: bare(agencies), categories: bare(categories) }).toEqual(tables);
  for (const { before, received, settled, left } of [total, ...agencies, ...categories])
    expect(before + received - settled).toBe(left);
  const sum = (rows: BalanceRow[], of: 'before' | 'received' | 'settled' | 'left') =>
    rows.reduce((all, row) => all + row[of], 0);
  for (const rows of [agencies, categories])
    for (const field of ['before', 'received', 'settled', 'left'] as const)
      expect(sum(rows, field)).toBe(total[field]);
}

function check(found: Statistics, { complaints, letters, sms }: Year, span: Span) {
  const recount = new Recount(complaints, span);
  checkReceived(found, recount);
  checkSteps(found, recount);
  checkBalance(found, recount);
  const isIn = (at: number | null) => at !== null && at >= span.from && at < span.to;
  const sent = letters.filter(
    ({ kind, sentAt, voided }) => kind === 'penerusan' && !voided && isIn(sentAt),
  );
  checkProofs(found, recount, sent.length);
  checkAgencies(found, recount);
  const all = monthsBefore(span).map((month) => recount.month(month));
  const before = all.findIndex(({ received, answered }) => received + answered > 0);
  // months before the first complaint are not told, unless nothing ever came
  const months = before === -1 ? all.slice(-1) : all.slice(before);
  expect(found.months.map(({ name: _, ...month }) => month)).toEqual(months);
  const { days, ...messages } = found.sms;
  expect(messages).toEqual(smsIn(sms, span));
  expect(days.reduce((sum, day) => sum + day.parts, 0)).toBe(messages.parts);
  const { total, overdue, items, late, listed } = found.open;
  expect([total, overdue]).toEqual([recount.tagged('open'), recount.tagged('overdue')]);
  // what is listed and what is counted agree: a list that stops is known to stop
  expect(listed).toEqual({ late: recount.late().length, others: recount.inTime().length });
  const inTime = recount.urgent(recount.inTime());
  expect(items.map(({ ticket }) => ticket).slice(0, inTime.length)).toEqual(inTime.slice(0, 50));
  expect(items).toHaveLength(Math.min(50, listed.others));
  const urgent = recount.urgent(recount.late());
  expect(late.map(({ ticket }) => ticket)).toEqual(urgent.slice(0, 50));
}

/** SMS that have not left yet, few among all, lie in indexes of their own; they are joined to those of the period. */
const STILL_HERE = /^SCAN (?:outbox USING INDEX outbox_(?:sms|sending)|\(subquery-\d+\))$/;

describe('20 000 complaints on SQLite', () => {
  const all = year(20_000, 4_000, 20_261_124);
  let store: Store;
  beforeAll(async () => {
    store = await filled(new SqliteStore(':memory:'), all);
  });
  afterAll(() => store.close());

  it('are a year worth counting', () => {
    const { answer, forward, reply, enter } = new Recount(
      all.complaints,
      SPANS[2]?.[1] ?? { from: 0, to: 1 },
    ).steps();
    for (const times of [answer, forward, reply, enter]) {
      expect(times.within).toBeGreaterThan(500);
      expect(times.late).toBeGreaterThan(100);
    }
    expect(answer.extended).toBeGreaterThan(50);
  });

  it.each(SPANS)('give %s as a recount of the list has it', async (_, span) => {
    check(await gatherStatistics({ store, rules }, span, NOW), all, span);
  });

  it('leave at the end of each month what the next one begins with, for every agency and category', async () => {
    const start = (n: number) =>
      calendar.at(new Date(Date.UTC(2026, n, 1)).toISOString().slice(0, 10), '00.00');
    const months = [];
    for (let n = 0; n < 14; n += 1) {
      const span = { from: start(n), to: start(n + 1) };
      const found = await gatherStatistics({ store, rules }, span, NOW);
      checkBalance(found, new Recount(all.complaints, span));
      months.push(found.balance);
    }
    const ends = (rows: BalanceRow[], of: 'before' | 'left') =>
      Object.fromEntries(rows.flatMap((row) => (row[of] === 0 ? [] : [[row.code, row[of]]])));
    for (const [n, month] of months.entries()) {
      const next = months[n + 1];
      if (month == null || next == null) continue;
      expect(next.total.before).toBe(month.total.left);
      expect(ends(next.agencies, 'before')).toEqual(ends(month.agencies, 'left'));
      expect(ends(next.categories, 'before')).toEqual(ends(month.categories, 'left'));
    }
    expect(months.at(0)?.total.left).toBeGreaterThan(100);
  });

  it('are not read: each question goes by an index within its period', async () => {
    const asked = new Map<string, unknown[]>();
    const { all: answer } = Database.prototype;
    const [, [, span] = ['', { from: 0, to: 1 }]] = SPANS;
    Database.prototype.all = function (sql, ...values) {
      asked.set(sql, values);
      return answer.call(this, sql, ...values);
    };
    try {
      await gatherStatistics({ store, rules }, span, NOW);
    } finally {
      Database.prototype.all = answer;
    }
    expect(asked.size).toBeGreaterThan(15);
    const empty = new Libsql(':memory:');
    for (const step of SCHEMA_STEPS) empty.exec(step);
    makeDeclared(empty);
    for (const [sql, values] of asked) {
      const plan = empty.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as {
        detail: string;
      }[];
      const steps = plan.map(({ detail }) => detail);
      const scans = steps.filter((step) => step.startsWith('SCAN') && !STILL_HERE.test(step));
      expect([sql, scans]).toEqual([sql, []]);
      const [search] = steps.filter((step) => step.startsWith('SEARCH'));
      if (!sql.includes('tag'))
        expect(search).toMatch(/^SEARCH \w+ USING COVERING INDEX .*>\? AND .*<\?/);
    }
    empty.close();
  });
});

const server = await mongoServer();
afterAll(() => server?.stop());
const suite = server === undefined ? describe.skip : describe;

suite('600 complaints on MongoDB', () => {
  const all = year(600, 200, 7);
  const name = `hotline_report_${process.pid}`;
  let store: Store;
  beforeAll(async () => {
    store = await filled(new MongoStore(server?.url(name) ?? ''), all);
  });
  afterAll(async () => {
    await store.close();
    const client = await MongoClient.connect(server?.url('admin') ?? '');
    await client.db(name).dropDatabase();
    await client.close();
  });

  it.each(SPANS)(
    'give %s as a recount of the list has it',
    async (_, span) => {
      check(await gatherStatistics({ store, rules }, span, NOW), all, span);
    },
    30_000,
  );
});
