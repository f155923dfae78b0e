import { agencyNow, predecessorsOf } from '../district/former.ts';
import { agencyName, type Rules, shortName } from '../district/rules.ts';
import { type Counts, type Group, SECRETS } from './counts.ts';
import { mean, total } from './distribution.ts';
import { type StepTimes, stepTimes, timedBy } from './sop.ts';

/** What each agency did in a period, and who is quick and who is slow. Secrets stand in no agency's row. */

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
  /** Answers in time, those that were not the end of it included, of all of them and of all that are overdue, 0–1; null without either. */
  onTime: number | null;
  /** Mean of the stars; null when nobody rated. */
  rating: number | null;
}

/** How many the lists of the quickest and the slowest hold. */
export const LISTED = 10;

/** When an agency may stand in a ranking, and in which of its two lists. */
export interface RankingRule {
  /** Fewest answers and late ones that say anything about an agency. */
  cases: number;
  /** Part in time (0–1) from which it is quick, and below which it is slow. */
  share: number;
}

/** Its own code, and those of the agencies that it took over from. */
type Codes = ReadonlySet<string>;

function codesOf(groups: Group<'agency'>[]): string[] {
  return groups.flatMap(({ key }) =>
    key.agency === null || key.agency === SECRETS ? [] : [String(key.agency)],
  );
}

function starsOf(groups: Counts['ratings'], codes: Codes) {
  return groups
    .filter(({ key }) => codes.has(String(key.agency)) && key.rating !== null)
    .map(({ key, count }) => ({ value: Number(key.rating), count }));
}

/** With what it was called before: "Dinas PUTR (termasuk yang dahulu Dinas PUPR)". */
function nameOf(rules: Rules, code: string, before: string[]): string {
  const name = agencyName(rules, code);
  if (before.length === 0) return name;
  const former = before.map((one) => agencyName(rules, one)).join(', ');
  return `${name} (termasuk yang dahulu ${former})`;
}

function rowOf(rules: Rules, counts: Counts, code: string): AgencyRow {
  const before = predecessorsOf(rules.district, code);
  const codes = new Set([code, ...before]);
  const of = <K extends string>(groups: Group<K | 'agency'>[]) =>
    groups.filter(({ key }) => key.agency !== null && codes.has(String(key.agency)));
  const all = [counts.received.agencies, counts.forwarded, counts.answered, counts.earlier];
  const present = new Set(all.flatMap(codesOf));
  const answered = of(counts.answered);
  const overdue = total(of(counts.overdueAgencies));
  // an answer that was not the end of it stays as quick or as late as it was
  const given = [...answered, ...of(counts.earlier)];
  const times = stepTimes(timedBy(given, 'answerResult', 'answerDays'), overdue);
  return {
    code,
    // only what the row really sums up is said
    name: nameOf(
      rules,
      code,
      before.filter((one) => present.has(one)),
    ),
    shortName: shortName(rules, code),
    received: total(of(counts.received.agencies)),
    forwarded: total(of(counts.forwarded)),
    answered: total(answered),
    ...times,
    overdue,
    onTime: times.shareWithin,
    rating: mean(starsOf(counts.ratings, codes)),
  };
}

/** Without the secrets: who has some, and what became of them, is told of no agency. */
function openly({ forwarded, answered, earlier, ratings, ...counts }: Counts): Counts {
  const told = <K extends string>(groups: Group<K | 'secret'>[]) =>
    groups.filter(({ key }) => key.secret !== 1);
  return {
    ...counts,
    ...{ forwarded: told(forwarded), answered: told(answered) },
    ...{ earlier: told(earlier), ratings: told(ratings) },
  };
}

/** Every agency that the period has to do with, by code. */
export function agencyRows(rules: Rules, all: Counts): AgencyRow[] {
  const counts = openly(all);
  const codes = new Set(
    [
      ...codesOf(counts.received.agencies),
      ...codesOf(counts.forwarded),
      ...codesOf(counts.answered),
      ...codesOf(counts.earlier),
      ...codesOf(counts.overdueAgencies),
    ].map((code) => agencyNow(rules.district, code)),
  );
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

/** Of the district's own government: what others do with what is told to them is not the Bupati's to judge. */
const isOwn = (rules: Rules, { code }: AgencyRow): boolean => {
  const agency = rules.agency(code);
  return agency !== undefined && agency.type !== 'partner';
};

/**
 * The quickest and the slowest, ten each at most: of the district's own agencies those with cases enough to say
 * something (`policy.ranking`), the quick ones from its share on, the slow ones below it.
 */
export function ranked(
  rules: Rules,
  rows: AgencyRow[],
): { best: AgencyRow[]; slowest: AgencyRow[]; ranking: RankingRule } {
  const { ranking } = rules.district.policy;
  const judged = rows.filter((row) => {
    return row.measured + row.waiting >= ranking.cases && isOwn(rules, row);
  });
  const order = judged.sort(byMerit);
  const isQuick = ({ onTime }: AgencyRow) => (onTime ?? 0) >= ranking.share;
  return {
    best: order.filter(isQuick).slice(0, LISTED),
    slowest: order
      .filter((row) => !isQuick(row))
      .reverse()
      .slice(0, LISTED),
    ranking,
  };
}
