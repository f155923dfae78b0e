import type { Rules } from '../rules.ts';

/** Which days LAPORAN is about: today, the last seven, or this month so far. */

const DAY = 24 * 3_600_000;

export type AskedPeriod = 'day' | 'week' | 'month';

/** @param words what follows LAPORAN: `bulan ini`, `minggu` */
export function periodIn(words: string): AskedPeriod {
  if (/\b(bulan|bln|bulanan)\b/i.test(words)) return 'month';
  return /\b(minggu|mgg|mingguan|pekan|sepekan)\b/i.test(words) ? 'week' : 'day';
}

/** @returns the first moment of its first day, and now */
export function periodAsked({ calendar }: Rules, words: string, now: number) {
  const today = calendar.startOfDay(now);
  switch (periodIn(words)) {
    case 'day':
      return { from: today, to: now };
    case 'week':
      return { from: calendar.startOfDay(today - 6 * DAY), to: now };
    case 'month':
      return { from: calendar.startOfDay(today - (calendar.local(now).day - 1) * DAY), to: now };
  }
}
