import type { Clock } from '../../../../channels/port.ts';
import type { Calendar } from '../../../../machines/district/calendar.ts';
import type { Log } from '../../../../machines/engine/ports.ts';
import type { Backups } from './backups.ts';

/**
 * A backup each day. Office PCs are switched off at night, so nothing hangs on one moment: each hour
 * it is looked whether today's is still missing and its time has come.
 */

const HOUR = 3_600_000;

interface Daily {
  backups: Backups;
  /** Time of day, `HH.MM`, in the district's own time. */
  time: string;
  calendar: Pick<Calendar, 'local' | 'at'>;
  /** Real time, also in simulations. */
  clock: Clock;
  log: Log;
}

function dateOf({ calendar }: Daily, at: number): string {
  const { year, month, day } = calendar.local(at);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** @returns whether today's backup is to be made now */
export async function isDue(daily: Daily): Promise<boolean> {
  const { backups, calendar, clock, time } = daily;
  const today = dateOf(daily, clock.now());
  if (clock.now() < calendar.at(today, time)) return false;
  // one that a clock ahead has dated into the future is not today's
  return (await backups.list()).every(({ at }) => dateOf(daily, at) !== today);
}

async function makeIfDue(daily: Daily): Promise<void> {
  const { backups, log } = daily;
  try {
    if (!(await isDue(daily))) return;
    const { name, bytes } = await backups.make();
    log('info', 'the daily backup was made', { name, bytes });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', `the daily backup could not be made: ${reason}`);
  }
}

/** Looks at once and then every hour. @returns stops it */
export function startDailyBackups(daily: Daily): () => void {
  if (daily.backups.impossible !== null) return () => {};
  let cancel = () => {};
  let stopped = false;
  async function look(): Promise<void> {
    await makeIfDue(daily);
    if (!stopped) cancel = daily.clock.after(HOUR, () => void look());
  }
  void look();
  return () => {
    stopped = true;
    cancel();
  };
}
