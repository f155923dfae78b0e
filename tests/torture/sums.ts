import type { Calendar } from '../../machines/district/calendar.ts';
import type { PaperOffice } from '../support/paper-office.ts';
import type { Faults } from './sums/documents.ts';
import { checkedSayings, type Period } from './sums/said.ts';
import { livedYear, type SumsPlan } from './sums/year.ts';

/** A year of complaints with letters in all states: each sentence and figure that the hotline says of it, counted anew from the raw events. */

export interface SumsFigures {
  complaints: number;
  /** Letters by their state. */
  letters: Record<string, number>;
  compared: number;
  faults: string[];
}

const DAY = 24 * 3_600_000;

/** The calendar months between two times, the whole of it, and some days of which none is the first. */
function periodsOf(calendar: Calendar, from: number, to: number): Period[] {
  const day = (at: number) => {
    const { year, month, day: date } = calendar.local(at);
    return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
  };
  const months = new Set<string>();
  for (let at = from; at <= to; at += DAY) months.add(day(at).slice(0, 7));
  const last = (month: string) =>
    new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
      .toISOString()
      .slice(0, 10);
  return [
    ...[...months].map((month) => ({ from: `${month}-01`, to: last(month) })),
    { from: day(from), to: day(to), files: true },
    { from: day(from + 12 * DAY), to: day(from + 22 * DAY) },
  ];
}

async function lettersOf({ hotline: { store } }: PaperOffice): Promise<Record<string, number>> {
  const states = await store.instances.tally({ machine: 'letter' }, 'state');
  return Object.fromEntries(states.map(({ key, count }) => [key, count]));
}

export async function tortureSums(plan: SumsPlan): Promise<SumsFigures> {
  const office = await livedYear(plan);
  const { calendar } = office.hotline.rules;
  const now = office.clock.now();
  const periods = periodsOf(calendar, now - (plan.days + 20) * DAY, now);
  const { all, compared }: Faults = await checkedSayings(office, periods);
  const complaints = await office.hotline.store.instances.count({ machine: 'complaint' });
  const letters = await lettersOf(office);
  await office.close();
  return { complaints, letters, compared, faults: all };
}
