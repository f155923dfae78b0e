import type { Period } from '../../store/ports/search.ts';
import { shortName } from '../district/rules.ts';
import type { Instances } from '../engine/move.ts';
import type { Hands } from '../engine/process.ts';
import { type Group, SECRETS } from './counts.ts';
import { total } from './distribution.ts';
import { countOpenly, unlisted } from './open-to-all.ts';
import { silentTime } from './outages.ts';
import { sentReports } from './sent-reports.ts';
import { recordOf, surgeOf } from './standing-out.ts';
import { KIND_NAMES } from './texts.ts';
import type { Figures } from './totals.ts';

/** Counts what the Bupati's LAPORAN and the digests say. */

type Ports = Pick<Hands, 'store' | 'rules' | 'channels'>;

const MACHINE = 'complaint';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How far back "never so many" is looked for. */
const RECORD_DAYS = 90;
/** What is usual is taken from so many days before the period. */
const USUAL_DAYS = 28;
const LATE_AGENCIES = 6;
const TOP_CATEGORIES = 3;
const TICKETS = 3;

/** The codes of the oldest are told; all are counted. */
async function emergenciesOf({ store, rules }: Ports): Promise<Figures['emergencies']> {
  const query = { machine: MACHINE, tag: 'openEmergency' };
  const [count, page] = await Promise.all([
    store.instances.count(query),
    store.instances.find({ ...query, without: unlisted(rules) }, { order: 'due', limit: TICKETS }),
  ]);
  return { count, tickets: page.items.flatMap(({ search }) => search.ticket ?? []) };
}

/** What is late for the longest, with its agency; of those that may be told. */
async function oldestOf({ store, rules }: Ports, now: number): Promise<Pick<Figures, 'oldest'>> {
  const query = { machine: MACHINE, tag: 'overdue', without: unlisted(rules) };
  const [first] = (await store.instances.find(query, { order: 'due', limit: 1 })).items;
  const { ticket = null, agency = null, due = null } = first?.search ?? {};
  if (ticket === null || due === null) return {};
  const days = rules.calendar.workingDaysPassed(due, now);
  return { oldest: { ticket, agency: agency === null ? 'Admin' : shortName(rules, agency), days } };
}

/**
 * What has become late since the last digest, secrets too. What was due in the minute of a digest is late in it: offices may
 * close when it is made.
 */
async function newlyLateOf(
  { store }: Ports,
  { from, to }: Period,
): Promise<Pick<Figures, 'newlyLate'>> {
  const dueIn = { from: from + 1, to: to + 1 };
  const count = await store.instances.count({ machine: MACHINE, tag: 'overdue', dueIn });
  return count === 0 ? {} : { newlyLate: count };
}

/** What ended without an answer, counted by an index of the period; with one it is settled as soon as it has it. */
async function closedUnanswered({ store, rules }: Ports, period: Period): Promise<number> {
  const { utcOffsetMinutes } = rules.district.calendar;
  const query = { machine: MACHINE, moment: 'closedAt', period, utcOffsetMinutes } as const;
  const ends = await store.counts.by({ ...query, by: ['outcome'] });
  return total(ends.filter(({ key }) => key.outcome !== 'answered'));
}

const isTold = ({ key }: Group<'category'>) => key.category !== SECRETS;

async function standingOut({ store, rules }: Ports, { from, to }: Period) {
  const { utcOffsetMinutes } = rules.district.calendar;
  const count = { machine: MACHINE, moment: 'receivedAt', utcOffsetMinutes } as const;
  const before = { from: from - USUAL_DAYS * DAY, to: from };
  const [days, usual, now] = await Promise.all([
    store.counts.by({ ...count, period: { from: to - RECORD_DAYS * DAY, to }, by: ['day'] }),
    countOpenly(store, { ...count, period: before }, 'category'),
    countOpenly(store, { ...count, period: { from, to } }, 'category'),
  ]);
  const perDay = days.map(({ key, count: number }) => ({ day: String(key.day), count: number }));
  const share = (to - from) / (before.to - before.from);
  return {
    record: recordOf(rules.calendar, perDay, to),
    surge: surgeOf(perDay, now.filter(isTold), usual.filter(isTold), share),
  };
}

/** Written reports whose receipt is late now. */
async function unreceivedOf(
  { store }: Ports,
  instances: Pick<Instances, 'of'>,
  now: number,
): Promise<Figures['unreceived']> {
  const reports = await sentReports(store, instances);
  return reports
    .filter(({ dueAt }) => dueAt !== null && dueAt < now)
    .map(({ kind, to }) => ({ kind: KIND_NAMES[kind], until: to - 1 }));
}

/** Whole hours without a line; less than one is no news. */
async function silenceOf(
  hands: Parameters<typeof silentTime>[0],
  period: Period,
  now: number,
): Promise<Pick<Figures, 'silentHours'>> {
  const hours = Math.floor((await silentTime(hands, period, now)) / HOUR);
  return hours === 0 ? {} : { silentHours: hours };
}

/**
 * Totals of a period, and what is late or stands out at its end.
 * @throws StoreUnavailableError
 */
export async function figuresOf(
  ports: Ports,
  instances: Pick<Instances, 'of'>,
  period: Period,
  now = period.to,
): Promise<Figures> {
  const { store, rules } = ports;
  const machine = MACHINE;
  const without = unlisted(rules);
  const [received, forwarded, answered, unanswered, open, parked, overdue, late, top, beyondLegal] =
    await Promise.all([
      store.instances.count({ machine, received: period }),
      store.instances.count({ machine, forwarded: period }),
      store.instances.count({ machine, answered: period }),
      closedUnanswered(ports, period),
      store.instances.count({ machine, tag: 'open' }),
      store.instances.count({ machine, tag: 'parked' }),
      store.instances.count({ machine, tag: 'overdue' }),
      store.instances.tally({ machine, tag: 'overdue', without }, 'agency'),
      store.instances.tally({ machine, received: period, without }, 'category'),
      store.instances.count({ machine, tag: 'openBeyondLegal' }),
    ]);
  return {
    date: period.to,
    ...{ received, forwarded, answered, open, overdue, beyondLegal },
    closed: answered + unanswered,
    ...(parked === 0 ? {} : { parked }),
    late: late
      .slice(0, LATE_AGENCIES)
      .map(({ key, count }) => ({ agency: shortName(rules, key), count })),
    top: top.slice(0, TOP_CATEGORIES).map(({ key, count }) => ({ category: key, count })),
    emergencies: await emergenciesOf(ports),
    unreceived: await unreceivedOf(ports, instances, period.to),
    ...(await newlyLateOf(ports, period)),
    ...(await oldestOf(ports, now)),
    ...(await standingOut(ports, period)),
    ...(await silenceOf({ instances, channels: ports.channels }, period, now)),
  };
}
