import type { Hands } from '../engine/process.ts';
import type { CalendarChange } from './base/calendar-change.ts';

/** The holidays by which deadlines were set, as they were at the last start: what has changed since. */

const SEEN = { kind: 'pack', id: 'calendar' };

interface Seen {
  holidays: string[];
}

export interface SeenChange extends CalendarChange {
  /** The same for the same change, however often it is looked for. */
  key: string;
  revision: number;
}

type Ports = Pick<Hands, 'store' | 'rules' | 'clock'>;

const datesOf = ({ rules }: Ports) =>
  rules.district.calendar.holidays.map(({ date }) => date).sort();

/**
 * What has changed since the last start; null where nothing has. A day of before that is left out of the pack is
 * forgotten, and no working day.
 */
export async function calendarChange(ports: Ports): Promise<SeenChange | null> {
  const { store, rules, clock } = ports;
  const record = await store.records.get(SEEN.kind, SEEN.id);
  const revision = record?.revision ?? 0;
  const now = datesOf(ports);
  // before the first start with this nothing is known
  const seen = (record?.value as Seen | undefined)?.holidays ?? now;
  if (record !== undefined && seen.join() === now.join()) return null;
  const today = rules.calendar.startOfDay(clock.now());
  const isAhead = (date: string) => rules.calendar.at(date, '00.00') >= today;
  return {
    key: `pack:calendar:${revision}`,
    revision,
    closed: now.filter((date) => !seen.includes(date)),
    opened: seen.filter((date) => !now.includes(date) && isAhead(date)),
  };
}

/** All deadlines are set by the holidays of now. */
export async function noteCalendar(
  ports: Ports,
  { revision }: Pick<SeenChange, 'revision'>,
): Promise<void> {
  const value: Seen = { holidays: datesOf(ports) };
  await ports.store.records.put({ ...SEEN, expectedRevision: revision, value });
}
