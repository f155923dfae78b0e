import { calendarDoubts } from '../../../machines/district/calendar-doubts.ts';
import type { Holiday, OfficeHours } from '../../../machines/district/district.ts';
import { longDate, MONTHS } from '../../../machines/district/letters.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import { CALENDAR_ADVICE, calendarWords } from '../../office/words/calendar-words.ts';
import type { View } from '../../pages/views.ts';

/** `/pengaturan/kalender`: the year with its working days, days off and office hours. */

const WEEKDAYS = 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ');
const TYPES = { holiday: 'libur', leave: 'cuti bersama' } as const;

/** A date of the pack (`2026-11-23`) in words. */
function dayText(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return longDate({ year, month, day });
}

const two = (n: number) => String(n).padStart(2, '0');

interface Day {
  day: number;
  working: boolean;
  /** What a day off is called; empty for weekends and working days. */
  name: string;
}

function monthView(rules: Rules, year: number, month: number, holidays: Map<string, Holiday>) {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, index): Day => {
    const date = `${year}-${two(month)}-${two(index + 1)}`;
    const name = holidays.get(date)?.name ?? '';
    return { day: index + 1, working: rules.calendar.isWorkingDay(date), name };
  });
  const cells: (Day | null)[] = [...Array.from({ length: first.getUTCDay() }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => cells[week * 7 + index] ?? null),
  );
  return {
    name: MONTHS[month - 1] ?? String(month),
    weeks,
    working: days.filter(({ working }) => working).length,
  };
}

function hoursText(hours: OfficeHours | null): string {
  return hours === null ? 'tutup' : `${hours.open}–${hours.close}`;
}

function weekView(week: (OfficeHours | null)[]) {
  return WEEKDAYS.map((name, index) => ({ name, hours: hoursText(week[index] ?? null) }));
}

/**
 * @param year shown; the years that the pack has holidays of can be chosen
 * @param at now: what is in doubt is so as of then
 */
export function calendarView(rules: Rules, year: number, at: number): View {
  const { week, holidays, exceptions, sending, zoneName } = rules.district.calendar;
  const byDate = new Map(holidays.map((holiday) => [holiday.date, holiday]));
  const known = [...new Set(holidays.map(({ date }) => Number(date.slice(0, 4))))].sort();
  const own = holidays.filter(({ date }) => date.startsWith(`${year}-`));
  const months = Array.from({ length: 12 }, (_, index) =>
    monthView(rules, year, index + 1, byDate),
  );
  return {
    year,
    years: known.map((one) => ({ year: one, current: one === year })),
    unknown: !known.includes(year),
    doubts: calendarDoubts(rules.district.calendar, rules.calendar.local(at)).map(calendarWords),
    advice: CALENDAR_ADVICE,
    months,
    weekdays: WEEKDAYS.map((name) => ({ name, short: name.slice(0, 3) })),
    working: months.reduce((sum, month) => sum + month.working, 0),
    holidays: own.map(({ date, name, type, estimated }) => ({
      date: dayText(date).replace(/ \d+$/, ''),
      ...{ name, estimated },
      type: TYPES[type],
    })),
    hours: weekView(week),
    exceptions: exceptions.map(({ from, to, name, estimated, week: other }) => ({
      ...{ name, estimated, from: dayText(from), to: dayText(to) },
      hours: weekView(other),
    })),
    sending: {
      hours: `${sending.from}–${sending.to}`,
      friday: sending.fridayPause === null ? null : hoursText(sending.fridayPause),
    },
    zone: zoneName,
  };
}
