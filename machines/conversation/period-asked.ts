import type { Rules } from '../rules.ts';

/** Which days LAPORAN is about: today, the last seven, or this month so far. */

const DAY = 24 * 3_600_000;

export type AskedPeriod = 'day' | 'week' | 'month';

/** @param words what follows LAPORAN: `bulan ini`, `minggu` */
export function periodIn(words: string): AskedPeriod {
  if (/\b(bulan|bln|bulanan)\b/i.test(words)) return 'month';
  return /\b(minggu|mgg|mingguan|pekan|sepekan)\b/i.test(words) ? 'week' : 'day';
}

/** @returns from the first moment of its first day until now, what came in this very moment included */
export function periodAsked({ calendar }: Rules, words: string, now: number) {
  const to = now + 1;
  const today = calendar.startOfDay(now);
  switch (periodIn(words)) {
    case 'day':
      return { from: today, to };
    case 'week':
      return { from: calendar.startOfDay(today - 6 * DAY), to };
    case 'month':
      return { from: calendar.startOfDay(today - (calendar.local(now).day - 1) * DAY), to };
  }
}
