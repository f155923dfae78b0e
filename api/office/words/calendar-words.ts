import type { CalendarDoubt } from '../../../machines/district/calendar-doubts.ts';

/** What is in doubt of the calendar, in the words of the desk. */
export function calendarWords({ kind, year }: CalendarDoubt): string {
  return kind === 'missing'
    ? `Hari libur ${year} belum ada. Tenggat yang jatuh di tahun itu bisa salah.`
    : `Hari libur atau jam kantor ${year} masih perkiraan. Cocokkan dengan SKB dan edaran jam kerja.`;
}

/** What to do about it. */
export const CALENDAR_ADVICE =
  'Masukkan daftar dari SKB di Pengaturan, Hari libur dan cuti bersama.';
