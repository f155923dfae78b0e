import type { CalendarData, OfficeHours } from './district.ts';

/**
 * The working-day calendar of a district: office hours, holidays and collective leave. Pure; all
 * times are epoch milliseconds, and the zone is the pack's fixed offset, never the host's.
 */

export interface LocalTime {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
  /** 0 = Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

export interface Calendar {
  local(at: number): LocalTime;
  /** Epoch of a date (`YYYY-MM-DD`) and time of day (`HH.MM`). */
  at(date: string, time: string): number;
  startOfDay(at: number): number;
  isWorkingDay(date: string): boolean;
  isOfficeTime(at: number): boolean;
  /** `at` itself inside office hours, else the next opening. */
  nextOfficeTime(at: number): number;
  /** `at` itself when news may be sent, else the next such moment. */
  nextSendingTime(at: number): number;
  /**
   * Closing time of the n-th working day after the day of receipt. What comes after closing or on a
   * day off counts as received on the next working day. Calendar days end at midnight.
   */
  dueAfter(at: number, days: number, unit: 'workingDay' | 'calendarDay'): number;
  /**
   * The reverse of `dueAfter`: the fewest days by which something that began at `from` would have had
   * to be due for `to` to be in time. Office minutes of a pause lengthen each of these deadlines.
   */
  daysTaken(from: number, to: number, unit: 'workingDay' | 'calendarDay', pause?: number): number;
  /** Opening time of the working day `days` before; 0 is the day of `at` itself. */
  workingDaysBefore(at: number, days: number): number;
  addDays(at: number, days: number): number;
  /** Office minutes between two times; 0 when `to` is not later. */
  workingMinutesBetween(from: number, to: number): number;
  addWorkingMinutes(at: number, minutes: number): number;
  /** Whole working days that have passed at `to` since the day of `from`: a day counts once it has closed. */
  workingDaysPassed(from: number, to: number): number;
  /** Closing time of the day (or, on a day off, the next working day) named in a form of `ReadDay` (`language/commands/dates.ts`), the next such; null if none. */
  resolveDate(text: string, now: number): number | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Far more days than any office stays closed; a search that runs longer means a broken pack. */
const SEARCH_DAYS = 400;
/** Days whose office hours are remembered: more than a year and its neighbours. */
const KNOWN_DAYS = 2000;

/** Minutes since midnight of `HH.MM`. */
function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split('.').map(Number);
  return hour * 60 + minute;
}

function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}

/** Makes the calendar of a pack. */
export function createCalendar(data: CalendarData): Calendar {
  const offset = data.utcOffsetMinutes * MINUTE;
  const holidays = new Set(data.holidays.map(({ date }) => date));
  const dayOf = (at: number) => Math.floor((at + offset) / DAY);
  const midnight = (day: number) => day * DAY - offset;
  const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

  /** Days that were looked up, as every deadline asks for the same few; bounded, for clocks that are moved far. */
  const known = new Map<number, OfficeHours | null>();

  function hoursOf(day: number): OfficeHours | null {
    const before = known.get(day);
    if (before !== undefined) return before;
    if (known.size === KNOWN_DAYS) known.clear();
    const hours = hoursFound(day);
    known.set(day, hours);
    return hours;
  }

  function hoursFound(day: number): OfficeHours | null {
    const date = dateOf(day);
    if (holidays.has(date)) return null;
    const special = data.exceptions.find(({ from, to }) => from <= date && date <= to);
    return (special?.week ?? data.week)[weekdayOf(day)] ?? null;
  }

  const open = (day: number, hours: OfficeHours) => midnight(day) + minutesOf(hours.open) * MINUTE;
  const close = (day: number, hours: OfficeHours) =>
    midnight(day) + minutesOf(hours.close) * MINUTE;

  /** The first working day from `day` on, in steps of +1 or -1. */
  function workingDayFrom(day: number, step: 1 | -1): { day: number; hours: OfficeHours } {
    for (let i = 0; i < SEARCH_DAYS; i += 1) {
      const hours = hoursOf(day + i * step);
      if (hours !== null) return { day: day + i * step, hours };
    }
    throw new RangeError(
      `calendar.yaml: no working day within ${SEARCH_DAYS} days of ${dateOf(day)}`,
    );
  }

  /** The working day a message counts as received on. */
  function receiptDay(at: number): number {
    const day = dayOf(at);
    const hours = hoursOf(day);
    const late = hours !== null && at >= close(day, hours);
    return workingDayFrom(late ? day + 1 : day, 1).day;
  }

  function nextOfficeTime(at: number): number {
    const day = dayOf(at);
    const hours = hoursOf(day);
    if (hours !== null && at < close(day, hours)) return Math.max(at, open(day, hours));
    const next = workingDayFrom(day + 1, 1);
    return open(next.day, next.hours);
  }

  function sendingWindow(day: number): [number, number] {
    const { from, to } = data.sending;
    return [midnight(day) + minutesOf(from) * MINUTE, midnight(day) + minutesOf(to) * MINUTE];
  }

  function afterFridayPause(at: number): number {
    const day = dayOf(at);
    const pause = data.sending.fridayPause;
    if (pause === null || weekdayOf(day) !== 5) return at;
    return at >= open(day, pause) && at < close(day, pause) ? close(day, pause) : at;
  }

  function workingMinutesBetween(from: number, to: number): number {
    let total = 0;
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      const hours = hoursOf(day);
      if (hours === null) continue;
      const span = Math.min(to, close(day, hours)) - Math.max(from, open(day, hours));
      if (span > 0) total += span;
    }
    return Math.floor(total / MINUTE);
  }

  function addWorkingMinutes(at: number, minutes: number): number {
    let left = minutes * MINUTE;
    if (left <= 0) return at;
    for (let day = dayOf(at); ; day = workingDayFrom(day + 1, 1).day) {
      const hours = hoursOf(day);
      if (hours === null) continue;
      const start = Math.max(at, open(day, hours));
      const room = close(day, hours) - start;
      if (room >= left) return start + left;
      left -= Math.max(0, room);
    }
  }

  /** Closing time of the first working day from this one on. */
  function endOf(from: number): number {
    const { day, hours } = workingDayFrom(from, 1);
    return close(day, hours);
  }

  /** Day number of a valid date, else null (31 February is none). */
  function dayNamed(year: number, month: number, day: number): number | null {
    const time = Date.UTC(year, month - 1, day);
    const back = new Date(time);
    return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? time / DAY : null;
  }

  /** Day number of the next such weekday (1 Monday … 7 Sunday) after today, or of that of the next week. */
  function weekdayAfter(now: number, weekday: number, ofNextWeek: boolean): number {
    const today = dayOf(now);
    const monday = today - ((weekdayOf(today) + 6) % 7);
    const thisWeek = monday + weekday - 1;
    return ofNextWeek || thisWeek <= today ? thisWeek + 7 : thisWeek;
  }

  /** Day number of `DD`, `EOM`, `EOM+` or `EOY`, the next such from today on. */
  function dayOfMonth(text: string, now: number): number | null {
    const { year, month } = calendar.local(now);
    const lastOf = (ahead: number) => Date.UTC(year, month + ahead, 0) / DAY;
    if (text === 'EOM') return lastOf(0);
    if (text === 'EOM+') return lastOf(1);
    if (text === 'EOY') return dayNamed(year, 12, 31);
    const next = (ahead: number) => {
      const of = new Date(Date.UTC(year, month - 1 + ahead, 1));
      return dayNamed(of.getUTCFullYear(), of.getUTCMonth() + 1, Number(text));
    };
    const days = [0, 1, 2].map(next);
    return days.find((day) => day !== null && day >= dayOf(now)) ?? null;
  }

  const calendar: Calendar = {
    local(at) {
      const time = new Date(at + offset);
      return {
        year: time.getUTCFullYear(),
        month: time.getUTCMonth() + 1,
        day: time.getUTCDate(),
        weekday: time.getUTCDay(),
        hour: time.getUTCHours(),
        minute: time.getUTCMinutes(),
      };
    },
    at: (date, time) => Date.parse(`${date}T00:00:00Z`) - offset + minutesOf(time) * MINUTE,
    startOfDay: (at) => midnight(dayOf(at)),
    isWorkingDay: (date) => hoursOf(Date.parse(`${date}T00:00:00Z`) / DAY) !== null,
    isOfficeTime: (at) => nextOfficeTime(at) === at,
    nextOfficeTime,
    nextSendingTime(at) {
      const [from, to] = sendingWindow(dayOf(at));
      if (at < from) return afterFridayPause(from);
      return at < to ? afterFridayPause(at) : afterFridayPause(sendingWindow(dayOf(at) + 1)[0]);
    },
    dueAfter(at, days, unit) {
      if (unit === 'calendarDay') return midnight(dayOf(at) + days + 1) - MINUTE;
      let { day } = workingDayFrom(receiptDay(at), 1);
      for (let n = 0; n < days; n += 1) day = workingDayFrom(day + 1, 1).day;
      return endOf(day);
    },
    daysTaken(from, to, unit, pause = 0) {
      const inTime = (due: number) => to <= addWorkingMinutes(due, pause);
      if (unit === 'calendarDay') {
        let days = 0;
        while (!inTime(midnight(dayOf(from) + days + 1) - MINUTE)) days += 1;
        return days;
      }
      let day = receiptDay(from);
      let days = 0;
      for (; !inTime(endOf(day)); days += 1) day = workingDayFrom(day + 1, 1).day;
      return days;
    },
    workingDaysBefore(at, days) {
      let found = workingDayFrom(dayOf(at), -1);
      for (let n = 0; n < days; n += 1) found = workingDayFrom(found.day - 1, -1);
      return open(found.day, found.hours);
    },
    addDays: (at, days) => at + days * DAY,
    workingMinutesBetween,
    addWorkingMinutes,
    workingDaysPassed(from, to) {
      let count = 0;
      for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) {
        const hours = hoursOf(day);
        if (hours !== null && close(day, hours) <= to) count += 1;
      }
      return count;
    },
    resolveDate(text, now) {
      const relative = /^\+(\d{1,3})d$/.exec(text);
      if (relative) return endOf(dayOf(now) + Number(relative[1]));
      const full = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
      if (full) {
        const day = dayNamed(Number(full[1]), Number(full[2]), Number(full[3]));
        return day === null ? null : endOf(day);
      }
      const [, weekday, ofNextWeek] = /^W([1-7])(\+)?$/.exec(text) ?? [];
      if (weekday !== undefined)
        return endOf(weekdayAfter(now, Number(weekday), ofNextWeek !== undefined));
      if (/^\d{2}$|^EO/.test(text)) {
        const day = dayOfMonth(text, now);
        return day === null ? null : endOf(day);
      }
      const short = /^(\d{2})-(\d{2})$/.exec(text);
      if (!short) return null;
      const { year } = calendar.local(now);
      const month = Number(short[1]);
      const days = [year, year + 1].map((y) => dayNamed(y, month, Number(short[2])));
      const next = days.find((day) => day !== null && day >= dayOf(now));
      return next === undefined || next === null ? null : endOf(next);
    },
  };
  return calendar;
}
