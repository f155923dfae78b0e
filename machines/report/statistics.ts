import { type Names, namesOf } from '../district/names.ts';
import type { Rules } from '../district/rules.ts';
import { type AgencyRow, agencyRows, type RankingRule, ranked } from './agencies.ts';
import { type Balance, balanceOf } from './balance.ts';
import type { Counts, Group, OpenItem } from './counts.ts';
import { mean, shareOf, total } from './distribution.ts';
import type { SingleFigures } from './single-figures.ts';
import { type SmsStatistics, smsOf } from './sms.ts';
import { type StepTimes, stepTimes, timedBy } from './sop.ts';
import { type ComplianceRow, complianceRows } from './steps.ts';

/**
 * The numbers of a report, ready to be printed: derived from what the store counted, without looking
 * at a single complaint. Shares are 0–1, times are days as the SOP counts them, null is "not known".
 */

/** One line of a table: `code` is for links, `name` is what people read. */
export interface Row {
  code: string;
  name: string;
  count: number;
  share: number;
}

export interface MonthRow {
  /** `YYYY-MM`. */
  month: string;
  /** `November 2026`. */
  name: string;
  received: number;
  answered: number;
  within: number;
  late: number;
}

export interface Statistics extends SingleFigures {
  from: number;
  to: number;
  /** When it was counted: what is open or late is as of then. */
  at: number;
  /** What a day is: `hari kerja` or `hari`. */
  dayName: string;
  received: {
    total: number;
    kinds: Row[];
    categories: Row[];
    agencies: Row[];
    districts: Row[];
    /** Monday first, all seven; hours all 24. */
    weekdays: Row[];
    hours: Row[];
    secret: number;
    emergency: number;
  };
  /** Null in reports that were counted before there was one. */
  balance: Balance | null;
  forwarded: { total: number; times: StepTimes };
  answered: { total: number; times: StepTimes };
  rejected: { total: number; reasons: Row[] };
  rating: {
    /** How many answered the question, and of all answers in the period which part. */
    count: number;
    share: number | null;
    mean: number | null;
    /** 5 first. */
    stars: Row[];
  };
  open: {
    total: number;
    overdue: number;
    /** In time, and late: the most urgent of those that may be listed. */
    items: OpenItem[];
    late: OpenItem[];
    /** How many of each there are to be listed: all but secrets. */
    listed: { late: number; others: number };
  };
  agencies: AgencyRow[];
  best: AgencyRow[];
  slowest: AgencyRow[];
  /** Who stands in the two lists; null in reports of before there was a rule. */
  ranking: RankingRule | null;
  /** At most twelve, the newest last. */
  months: MonthRow[];
  sms: SmsStatistics;
  compliance: ComplianceRow[];
}

/** Why a complaint was not dealt with. */
export const REJECTIONS = ['spam', 'jurisdiction', 'unclear'] as const;
export const STARS = [5, 4, 3, 2, 1] as const;
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Largest first; values that no complaint has are left out, complaints without a value are a line of their own. */
function rows<K extends string>(groups: Group<K>[], field: K, name: Names[keyof Names]): Row[] {
  const all = total(groups);
  return groups
    .map(({ key, count }) => {
      const code = key[field] === null ? '' : String(key[field]);
      return { code, name: name(code), count, share: count / all };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Each of these values, in this order, also where nothing has it. */
function fixedRows<K extends string>(
  groups: Group<K>[],
  field: K,
  codes: readonly (string | number)[],
  name: Names[keyof Names],
): Row[] {
  const counts = codes.map((code) => total(groups.filter(({ key }) => key[field] === code)));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return codes.map((code, n) => {
    const count = counts[n] ?? 0;
    return { code: String(code), name: name(String(code)), count, share: shareOf(count, all) ?? 0 };
  });
}

function receivedOf({ received }: Counts, names: Names): Statistics['received'] {
  return {
    total: total(received.kinds),
    kinds: rows(received.kinds, 'kind', names.kind),
    categories: rows(received.categories, 'category', names.category),
    agencies: rows(received.agencies, 'agency', names.agency),
    districts: rows(received.districts, 'district', names.district),
    weekdays: fixedRows(received.weekdays, 'weekday', WEEK, names.weekday),
    hours: fixedRows(received.hours, 'hour', HOURS, names.hour),
    secret: received.secret,
    emergency: received.emergency,
  };
}

function ratingOf({ ratings }: Counts, names: Names): Statistics['rating'] {
  const given = ratings.filter(({ key }) => key.rating !== null);
  return {
    count: total(given),
    share: shareOf(total(given), total(ratings)),
    mean: mean(given.map(({ key, count }) => ({ value: Number(key.rating), count }))),
    stars: fixedRows(given, 'rating', STARS, names.stars),
  };
}

/** The months from the first in which something came: of those before it nothing is known, not even that nothing came. */
function monthsOf({ months }: Counts, names: Names): MonthRow[] {
  const rows = allMonths(months, names);
  const first = rows.findIndex(({ received, answered }) => received > 0 || answered > 0);
  // none at all: the newest alone
  return rows.slice(first);
}

function allMonths(months: Counts['months'], names: Names): MonthRow[] {
  return months.names.map((month) => {
    const answered = months.answered.filter(({ key }) => key.month === month);
    const of = (result: string) => total(answered.filter(({ key }) => key.answerResult === result));
    return {
      month,
      name: names.month(month),
      received: total(months.received.filter(({ key }) => key.month === month)),
      answered: total(answered),
      within: of('within'),
      late: of('late'),
    };
  });
}

/** Puts the numbers of a report together. */
export function statisticsOf(rules: Rules, counts: Counts): Statistics {
  const names = namesOf(rules);
  const { from, to, at } = counts;
  const forwarded = {
    total: total(counts.forwarded),
    times: stepTimes(timedBy(counts.forwarded, 'forwardResult', 'forwardDays')),
  };
  const answered = {
    total: total(counts.answered),
    times: stepTimes(timedBy(counts.answered, 'answerResult', 'answerDays'), counts.silent),
  };
  const reasons = fixedRows(counts.closed, 'outcome', REJECTIONS, names.rejection);
  const agencies = agencyRows(rules, counts);
  return {
    from,
    to,
    at,
    dayName: names.day,
    received: receivedOf(counts, names),
    balance: balanceOf(rules, counts.balance, names),
    forwarded,
    answered,
    rejected: { total: total(reasons), reasons },
    ...counts.single,
    rating: ratingOf(counts, names),
    open: {
      total: counts.open,
      overdue: counts.overdue,
      items: counts.openItems,
      late: counts.overdueItems,
      listed: counts.listed,
    },
    agencies,
    ...ranked(rules, agencies),
    months: monthsOf(counts, names),
    sms: smsOf(counts, rules.district.policy.smsTariff),
    compliance: complianceRows(rules, counts),
  };
}
