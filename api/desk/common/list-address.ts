import type { Calendar } from '../../../machines/district/calendar.ts';
import { isoDate } from '../../../machines/district/letters.ts';
import type { Period } from '../../../store/ports/search.ts';
import type { ListedFigure } from '../../office/reports/figure-lists.ts';

/** Addresses of the list of complaints behind a number. */

/** What the list is asked for, by the names that stand in its address. */
type Asked = Partial<Record<'kategori' | 'skpd' | 'tanda' | 'tempat' | 'urut', string>> & {
  angka?: ListedFigure;
  dari?: string;
  sampai?: string;
};

export function listAddress(asked: Asked): string {
  return `/aduan?${new URLSearchParams(asked)}`;
}

/** The first and the last day of a period; a list goes by whole days. */
export function daysOf(calendar: Calendar, { from, to }: Period) {
  const day = (at: number) => isoDate(calendar.local(at));
  return { dari: day(from), sampai: day(to - 1) };
}

/** True where the period is made of whole days, so that a list can have the same complaints. */
export function isWholeDays(calendar: Calendar, { from, to }: Period): boolean {
  return calendar.startOfDay(from) === from && calendar.startOfDay(to) === to;
}
