import type { CalendarData } from '../../machines/district/district.ts';

/**
 * Working days counted the plain way, over a list of all opening hours of some years: what the
 * calendar of the machines is held against. Shares no code with it.
 */

interface Opening {
  open: number;
  close: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export class PlainCalendar {
  readonly #openings: Opening[] = [];

  /** @param years first and last year, both included */
  constructor({ utcOffsetMinutes, week, holidays, exceptions }: CalendarData, years: number[]) {
    const closed = new Set(holidays.map(({ date }) => date));
    const [first = 0, last = 0] = years;
    for (let utc = Date.UTC(first, 0, 1); utc < Date.UTC(last + 1, 0, 1); utc += DAY) {
      const date = new Date(utc).toISOString().slice(0, 10);
      const other = exceptions.find(({ from, to }) => date >= from && date <= to);
      const hours = (other?.week ?? week)[new Date(utc).getUTCDay()];
      if (closed.has(date) || hours === null || hours === undefined) continue;
      const at = (time: string) =>
        Date.parse(`${date}T${time.replace('.', ':')}:00Z`) - utcOffsetMinutes * MINUTE;
      this.#openings.push({ open: at(hours.open), close: at(hours.close) });
    }
  }

  /** Index of the first day that had not closed yet at a time: the day of receipt. */
  #dayOf(time: number): number {
    let [low, high] = [0, this.#openings.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#openings[middle]?.close ?? 0) > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #opening(index: number): Opening {
    const opening = this.#openings[index];
    if (opening === undefined) throw new RangeError('the calendar does not reach that far');
    return opening;
  }

  /** Closing time of the n-th working day after the day of receipt. */
  due(from: number, days: number): number {
    return this.#opening(this.#dayOf(from) + days).close;
  }

  /** Office minutes between two times. */
  minutes(from: number, to: number): number {
    const spans = this.#openings
      .slice(this.#dayOf(from), this.#dayOf(to) + 1)
      .map(({ open, close }) => Math.max(0, Math.min(close, to) - Math.max(open, from)));
    return Math.floor(spans.reduce((sum, span) => sum + span, 0) / MINUTE);
  }

  /** A closing time, so many office minutes later. */
  later(closing: number, minutes: number): number {
    let left = minutes * MINUTE;
    if (left === 0) return closing;
    for (let index = this.#dayOf(closing); ; index += 1) {
      const { open, close } = this.#opening(index);
      if (left <= close - open) return open + left;
      left -= close - open;
    }
  }

  /** The fewest days that would have been enough. */
  days(from: number, to: number, pause = 0): number {
    let days = 0;
    while (this.later(this.due(from, days), pause) < to) days += 1;
    return days;
  }
}
