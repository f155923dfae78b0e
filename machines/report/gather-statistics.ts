import type { CountKey, Moment } from '../../store/ports/counts.ts';
import type { InstanceSummary } from '../../store/ports/instances.ts';
import type { Period } from '../../store/ports/search.ts';
import type { Calendar } from '../district/calendar.ts';
import type { Rules } from '../district/rules.ts';
import type { Hands } from '../engine/process.ts';
import { LETTER } from '../letter/kind.ts';
import { type Counts, type Group, type OpenItem, SECRETS } from './counts.ts';
import { total } from './distribution.ts';
import { middleRounds } from './middle-rounds.ts';
import { noCounts } from './nothing.ts';
import { countOpenly, unlisted } from './open-to-all.ts';
import {
  FIGURE_NAMES,
  type FigureName,
  SINGLE_FIGURES,
  type SingleFigures,
} from './single-figures.ts';
import { type Statistics, statisticsOf } from './statistics.ts';

/**
 * Gathers the numbers of a report. Everything is counted in the store by indexes of the period; of
 * single complaints only the lists that are printed are read, without their snapshots.
 */

type Ports = Pick<Hands, 'store' | 'rules'>;

/** What one figure counts. */
interface Counting {
  moment: Moment;
  where?: Readonly<Partial<Record<CountKey, string | number>>>;
}

const MACHINE = 'complaint';
/** Lines of the open and of the late list; their totals are counted apart. */
const LISTED = 50;
const TREND_MONTHS = 12;
const DAY = 24 * 3_600_000;

/** Calendar months that are over at `to`, the newest last, and the time they take up. */
function trendOf(calendar: Calendar, to: number): { names: string[]; period: Period } {
  const { year, month } = calendar.local(to);
  const name = (back: number) => {
    const months = year * 12 + (month - 1) - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  };
  const names = Array.from({ length: TREND_MONTHS }, (_, n) => name(TREND_MONTHS - n));
  const start = (month: string) => calendar.at(`${month}-01`, '00.00');
  return { names, period: { from: start(name(TREND_MONTHS)), to: start(name(0)) } };
}

function itemOf({ search }: InstanceSummary): OpenItem {
  const { ticket, category, agency, district, receivedAt, due } = search;
  return { ticket: ticket ?? '', category, agency, district, receivedAt: receivedAt ?? 0, due };
}

const lateQuery = (rules: Rules) => ({
  ...{ machine: MACHINE, tag: 'overdue' },
  without: unlisted(rules),
});

const othersQuery = (rules: Rules) => ({
  ...{ machine: MACHINE, tag: 'open' },
  without: [...unlisted(rules), 'overdue'],
});

function createCounter({ store, rules }: Ports, period: Period) {
  const { utcOffsetMinutes } = rules.district.calendar;
  const by = <K extends CountKey>(moment: Moment, keys: K[], of = period) =>
    store.counts.by({ machine: MACHINE, moment, period: of, by: keys, utcOffsetMinutes });
  return {
    by,
    openly: <K extends 'category' | 'agency' | 'district'>(moment: Moment, field: K) =>
      countOpenly(store, { machine: MACHINE, moment, period, utcOffsetMinutes }, field),
    /** How many have the moment in the period, and the value where one is asked for. */
    async single({ moment, where = {} }: Counting): Promise<number> {
      const [wanted] = Object.entries(where) as [CountKey, string | number][];
      const [key, value] = wanted ?? [];
      const groups = await by(moment, key === undefined ? [] : [key]);
      return total(groups.filter((one) => key === undefined || one.key[key] === value));
    },
    async late(): Promise<OpenItem[]> {
      const page = await store.instances.find(lateQuery(rules), { order: 'due', limit: LISTED });
      return page.items.map(itemOf);
    },
    /** What waits for a citizen or has no deadline comes after what has one. */
    async others(): Promise<OpenItem[]> {
      const query = othersQuery(rules);
      const dated = await store.instances.find(query, { order: 'due', limit: LISTED });
      const all = await store.instances.find(query, { order: 'created', limit: LISTED });
      const undated = all.items.filter(({ search }) => search.due === null);
      return [...dated.items, ...undated].slice(0, LISTED).map(itemOf);
    },
  };
}

/** Each of the figures that are one count. */
async function singleOf({ single }: Counter): Promise<SingleFigures> {
  const figures: Record<FigureName, Counting> = SINGLE_FIGURES;
  const counted = await Promise.all(FIGURE_NAMES.map((name) => single(figures[name])));
  return Object.fromEntries(FIGURE_NAMES.map((name, n) => [name, counted[n]])) as SingleFigures;
}

type Counter = ReturnType<typeof createCounter>;

async function receivedOf({ by, openly }: Counter): Promise<Counts['received']> {
  const moment = 'receivedAt';
  const [kinds, categories, agencies, districts, weekdays, hours, enter, flags] = await Promise.all(
    [
      by(moment, ['kind']),
      openly(moment, 'category'),
      openly(moment, 'agency'),
      openly(moment, 'district'),
      by(moment, ['weekday']),
      by(moment, ['hour']),
      by(moment, ['enterResult', 'enterDays']),
      by(moment, ['secret', 'emergency']),
    ] as const,
  );
  const flagged = (flag: 'secret' | 'emergency') =>
    flags.reduce((sum, { key, count }) => sum + (key[flag] === 1 ? count : 0), 0);
  const [secret, emergency] = [flagged('secret'), flagged('emergency')];
  return { kinds, categories, agencies, districts, weekdays, hours, enter, secret, emergency };
}

/** First answers of the period that were not the last, and what was thought of them. */
async function earlierOf({ by }: Counter): Promise<Pick<Counts, 'earlier' | 'ratings'>> {
  const [timed, rated] = await Promise.all([
    by('firstAnsweredAt', [
      ...(['overtaken', 'firstAgency', 'secret'] as const),
      ...(['firstAnswerResult', 'firstAnswerDays'] as const),
    ]),
    by('firstAnsweredAt', ['overtaken', 'firstAgency', 'secret', 'firstRating']),
  ]);
  const earlier = timed.filter(({ key }) => key.overtaken === 1);
  const ratings = rated.filter(({ key }) => key.overtaken === 1);
  return {
    earlier: earlier.map(({ key, count }) => ({
      key: {
        ...{ agency: key.firstAgency, secret: key.secret },
        answerResult: key.firstAnswerResult,
        answerDays: key.firstAnswerDays,
      },
      count,
    })),
    ratings: ratings.map(({ key, count }) => ({
      key: { agency: key.firstAgency, secret: key.secret, rating: key.firstRating },
      count,
    })),
  };
}

async function monthsOf({ rules }: Ports, { by }: Counter, to: number): Promise<Counts['months']> {
  const { names, period } = trendOf(rules.calendar, to);
  const [received, answered] = await Promise.all([
    by('receivedAt', ['month'], period),
    by('answeredAt', ['month', 'answerResult'], period),
  ]);
  return { names, received, answered };
}

/** Values of open complaints now, secrets as one of their own and those without a value as another. */
async function openBy<K extends 'agency' | 'category'>(
  { store, rules }: Ports,
  field: K,
): Promise<Group<K>[]> {
  const query = { machine: MACHINE, tag: 'open' };
  const without = unlisted(rules);
  const [all, told, named] = await Promise.all([
    store.instances.count(query),
    store.instances.count({ ...query, without }),
    store.instances.tally({ ...query, without }, field),
  ]);
  const group = (value: string | null, count: number) => ({
    key: { [field]: value } as Group<K>['key'],
    count,
  });
  return [
    ...named.map(({ key, count }) => group(key, count)),
    group(null, told - total(named)),
    group(SECRETS, all - told),
  ];
}

/** Answered, or closed without an answer. */
async function settledBy<K extends 'agency' | 'category'>(
  { store, rules }: Ports,
  field: K,
  period: Period,
): Promise<Group<K>[]> {
  const { utcOffsetMinutes } = rules.district.calendar;
  const query = { machine: MACHINE, period, utcOffsetMinutes };
  const [answered, closed] = await Promise.all([
    countOpenly(store, { ...query, moment: 'answeredAt' }, field),
    countOpenly(
      store,
      { ...query, moment: 'closedAt' },
      field,
      ({ outcome }) => outcome !== 'answered',
    ),
  ]);
  return [...answered, ...closed];
}

/** What was left, came and was settled; what came in the period is counted already. */
async function balanceOf(
  ports: Ports,
  { to, from }: Period,
  at: number,
  { agencies, categories }: Counts['received'],
): Promise<Counts['balance']> {
  const { utcOffsetMinutes } = ports.rules.district.calendar;
  // what moves while it is counted moves in both
  const after = { from: to, to: Math.max(to, at) + DAY };
  const query = {
    machine: MACHINE,
    moment: 'receivedAt',
    utcOffsetMinutes,
    period: after,
  } as const;
  const flow = async <K extends 'agency' | 'category'>(field: K, received: Group<K>[]) => {
    const [open, settled, receivedAfter, settledAfter] = await Promise.all([
      openBy(ports, field),
      settledBy(ports, field, { from, to }),
      countOpenly(ports.store, query, field),
      settledBy(ports, field, after),
    ]);
    return { open, received, settled, receivedAfter, settledAfter };
  };
  const [agency, category] = await Promise.all([
    flow('agency', agencies),
    flow('category', categories),
  ]);
  return { agencies: agency, categories: category };
}

/** What is open and late now; what an agency has is counted by agency, the rest is with the admin. */
async function openNow({ store, rules }: Ports, { late, others }: Counter) {
  const machine = MACHINE;
  const [open, overdue, silent, agencies, openItems, overdueItems] = await Promise.all([
    store.instances.count({ machine, tag: 'open' }),
    store.instances.count({ machine, tag: 'overdue' }),
    store.instances.count({ machine, tag: 'overdue', state: 'forwarded' }),
    store.instances.tally(
      { machine, tag: 'overdue', state: 'forwarded', without: unlisted(rules) },
      'agency',
    ),
    others(),
    late(),
  ]);
  const listed = {
    late: await store.instances.count(lateQuery(rules)),
    others: await store.instances.count(othersQuery(rules)),
  };
  const overdueAgencies = agencies.map(({ key, count }) => ({ key: { agency: key }, count }));
  return { open, overdue, silent, overdueAgencies, openItems, overdueItems, listed };
}

/** Letters by when they were sent: what lies here as a draft, or was called back, went to nobody. */
function lettersOf({ store, rules }: Ports, period: Period): Promise<Counts['letters']> {
  const { utcOffsetMinutes } = rules.district.calendar;
  const sent = { machine: LETTER.name, moment: 'sentAt', utcOffsetMinutes } as const;
  return store.counts.by({ ...sent, period, by: ['kind'] });
}

/** What was thought of the answers that stand: each is of whoever gave it, to whomever the complaint belongs. */
async function starsOf({ by }: Counter): Promise<Counts['ratings']> {
  const groups = await by('answeredAt', ['agency', 'answeredBy', 'secret', 'rating']);
  return groups.map(({ key: { answeredBy, agency, secret, rating }, count }) => ({
    key: { agency: answeredBy ?? agency, secret, rating },
    count,
  }));
}

/** What happened in the period. */
async function duringOf({ store }: Ports, counter: Counter, period: Period) {
  const { by } = counter;
  const [received, forwarded, answered, replied, ratings, closed, single, earlier] =
    await Promise.all([
      receivedOf(counter),
      by('forwardedAt', [
        ...(['agency', 'secret', 'forwardResult', 'forwardDays'] as const),
        ...(['letterResult', 'letterDays'] as const),
      ]),
      by('answeredAt', ['agency', 'secret', 'answerResult', 'answerDays']),
      by('answeredAt', ['replyResult', 'replyDays']),
      starsOf(counter),
      by('closedAt', ['outcome']),
      singleOf(counter),
      earlierOf(counter),
    ]);
  const middle = await middleRounds(store, period);
  return {
    ...{ received, forwarded, answered, replied, closed, single },
    earlier: [...earlier.earlier, ...middle.earlier],
    ratings: [...ratings, ...earlier.ratings, ...middle.ratings],
  };
}

/** Everything a report counts. */
export async function countsOf(ports: Ports, period: Period, at: number): Promise<Counts> {
  const counter = createCounter(ports, period);
  const { utcOffsetMinutes } = ports.rules.district.calendar;
  const [during, open] = await Promise.all([
    duringOf(ports, counter, period),
    openNow(ports, counter),
  ]);
  const [balance, months, sms, letters] = await Promise.all([
    balanceOf(ports, period, at, during.received),
    monthsOf(ports, counter, period.to),
    ports.store.counts.sms(period, utcOffsetMinutes),
    lettersOf(ports, period),
  ]);
  return { ...period, at, ...during, ...open, balance, months, sms, letters };
}

/**
 * The numbers of a report.
 * @param at now: what is open or late is as of this time
 * @throws StoreUnavailableError
 */
export async function gatherStatistics(
  ports: Ports,
  period: Period,
  at: number,
): Promise<Statistics> {
  return statisticsOf(ports.rules, await countsOf(ports, period, at));
}

/** What happened in a period, without what is open or late: to be compared with. */
export type PastFigures = Pick<Statistics, 'received' | 'answered' | 'rating' | 'agencies'>;

/**
 * The same of a period that others are compared with: silence now says nothing about then, and counts nowhere.
 * @throws StoreUnavailableError
 */
export async function gatherPast(ports: Ports, period: Period): Promise<PastFigures> {
  const during = await duringOf(ports, createCounter(ports, period), period);
  return statisticsOf(ports.rules, { ...noCounts(period.to), ...during, ...period });
}
