import type { Rules } from '../../district/rules.ts';
import { MONTH_NAMES } from '../../language/commands/dates.ts';

/** Which days LAPORAN is about: today, the last seven, this month so far, or a day, week or month before. */

const DAY = 24 * 3_600_000;

export interface AskedPeriod {
  kind: 'day' | 'week' | 'month' | 'year';
  from: number;
  /** Exclusive; of a period that is not over, what came in this very moment is in it. */
  to: number;
  /** It is over: what is open or late now says nothing about it. */
  past: boolean;
}

const BEFORE = /\b(?:lalu|kemarin|kemaren|kmrn|kmren|sebelumnya|lewat)\b/i;
const MONTH = /\b(?:bulan|bln|bulanan)\b/i;
const YEAR = /\b(?:tahun|thn|tahunan)\b/i;
const WEEK = /\b(?:minggu|mgg|mingguan|pekan|sepekan)\b/i;

/** Month and year that are named. */
function namedIn(words: string): { month: number | null; year: number | null } {
  const all = words.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const month = all.map((word) => MONTH_NAMES.get(word)).find((number) => number !== undefined);
  const year = all.find((word) => /^20\d\d$/.test(word));
  return { month: month ?? null, year: year === undefined ? null : Number(year) };
}

/** So many months from one on, which may lie outside 1–12. */
function months({ calendar }: Rules, year: number, month: number, count = 1) {
  const first = (n: number) => new Date(Date.UTC(year, n - 1, 1)).toISOString().slice(0, 10);
  return {
    from: calendar.at(first(month), '00.00'),
    to: calendar.at(first(month + count), '00.00'),
  };
}

/** The month or year that is asked for; null where it is a day or a week. */
function longPeriod(rules: Rules, words: string, now: number) {
  const today = rules.calendar.local(now);
  const { month, year } = namedIn(words);
  const back = BEFORE.test(words) ? 1 : 0;
  if (month !== null) {
    const latest = month > today.month ? today.year - 1 : today.year;
    return { kind: 'month' as const, ...months(rules, year ?? latest, month) };
  }
  if (year !== null || YEAR.test(words))
    return { kind: 'year' as const, ...months(rules, year ?? today.year - back, 1, 12) };
  if (!MONTH.test(words)) return null;
  return { kind: 'month' as const, ...months(rules, today.year, today.month - back) };
}

/** @param words what follows LAPORAN: `bulan ini`, `minggu`, `bulan oktober`, `kemarin` */
export function periodAsked(rules: Rules, words: string, now: number): AskedPeriod {
  const asked = (kind: AskedPeriod['kind'], from: number, end: number): AskedPeriod => {
    const to = Math.min(end, now + 1);
    return { kind, from: Math.min(from, to), to, past: end <= now };
  };
  const long = longPeriod(rules, words, now);
  if (long !== null) return asked(long.kind, long.from, long.to);
  const today = rules.calendar.startOfDay(now);
  const before = BEFORE.test(words);
  if (!WEEK.test(words))
    return before ? asked('day', today - DAY, today) : asked('day', today, now + 1);
  const monday = today - ((rules.calendar.local(now).weekday + 6) % 7) * DAY;
  return before ? asked('week', monday - 7 * DAY, monday) : asked('week', today - 6 * DAY, now + 1);
}
