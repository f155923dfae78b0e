import { type Rules, shortName } from '../rules.ts';
import { type Counts, type Group, SECRETS } from './counts.ts';
import { mean, total } from './distribution.ts';
import { type StepTimes, stepTimes, timedBy } from './sop.ts';

/** What each agency did in a period, and who is quick and who is slow. */

/** One agency; times are those of SOP step 4. */
export interface AgencyRow extends StepTimes {
  code: string;
  name: string;
  shortName: string;
  received: number;
  forwarded: number;
  answered: number;
  /** Open and past their deadline now: silence counts like a late answer. */
  overdue: number;
  /** Answers in time, first ones that were given again included, of all of them and of all that are overdue, 0–1; null without either. */
  onTime: number | null;
  /** Mean of the stars; null when nobody rated. */
  rating: number | null;
}

/** How many the lists of the quickest and the slowest hold. */
export const LISTED = 10;

function codesOf(groups: Group<'agency'>[]): string[] {
  return groups.flatMap(({ key }) =>
    key.agency === null || key.agency === SECRETS ? [] : [String(key.agency)],
  );
}

function starsOf(groups: Counts['ratings'], code: string) {
  return groups
    .filter(({ key }) => key.agency === code && key.rating !== null)
    .map(({ key, count }) => ({ value: Number(key.rating), count }));
}

function rowOf(rules: Rules, counts: Counts, code: string): AgencyRow {
  const of = <K extends string>(groups: Group<K | 'agency'>[]) =>
    groups.filter(({ key }) => key.agency === code);
  const answered = of(counts.answered);
  const overdue = total(of(counts.overdueAgencies));
  // an answer that was not the end of it stays as quick or as late as it was
  const given = [...answered, ...of(counts.earlier)];
  const times = stepTimes(timedBy(given, 'answerResult', 'answerDays'), overdue);
  return {
    code,
    name: rules.agency(code)?.name ?? code,
    shortName: shortName(rules, code),
    received: total(of(counts.received.agencies)),
    forwarded: total(of(counts.forwarded)),
    answered: total(answered),
    ...times,
    overdue,
    onTime: times.shareWithin,
    rating: mean(starsOf(counts.ratings, code)),
  };
}

/** Every agency that the period has to do with, by code. */
export function agencyRows(rules: Rules, counts: Counts): AgencyRow[] {
  const codes = new Set([
    ...codesOf(counts.received.agencies),
    ...codesOf(counts.forwarded),
    ...codesOf(counts.answered),
    ...codesOf(counts.earlier),
    ...codesOf(counts.overdueAgencies),
  ]);
  return [...codes].sort().map((code) => rowOf(rules, counts, code));
}

/** Most in time first; then the shorter time, the more answers, the code. */
function byMerit(a: AgencyRow, b: AgencyRow): number {
  const never = Number.POSITIVE_INFINITY;
  const time = (row: AgencyRow) => row.median ?? never;
  const tail = (row: AgencyRow) => row.p90 ?? never;
  const order = [
    (b.onTime ?? 0) - (a.onTime ?? 0),
    Math.sign(time(a) - time(b)) || 0,
    Math.sign(tail(a) - tail(b)) || 0,
    b.answered - a.answered,
    a.overdue - b.overdue,
  ].find((difference) => difference !== 0);
  return order ?? (a.code < b.code ? -1 : 1);
}

/**
 * The quickest and the slowest, ten each at most and nobody in both. Agencies with neither an answer
 * in the period nor anything overdue are in neither.
 */
export function ranked(rows: AgencyRow[]): { best: AgencyRow[]; slowest: AgencyRow[] } {
  const order = rows.filter(({ onTime }) => onTime !== null).sort(byMerit);
  const quick = Math.ceil(order.length / 2);
  return {
    best: order.slice(0, Math.min(LISTED, quick)),
    slowest: order.slice(quick).reverse().slice(0, LISTED),
  };
}
