import { z } from 'zod';
import type { Clock } from '../../../channels/port.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { createAuditLog } from '../audit/audit-log.ts';
import type { Backups } from '../data/backup/backups.ts';
import { type Gone, passRetention } from './retention.ts';

/**
 * The job of the schedule: once a day, in the night or when the computer is switched on next. What it took out stands in
 * the audit log. While the clock is in doubt it waits: what is erased does not come back.
 */

const HOUR = 3_600_000;
const KIND = 'retention';
const LAST = 'last';
/** Hour of the district's own day from which on it is today's turn. */
const FROM_HOUR = 1;

/** Who does it, for the audit log. */
const HOTLINE = { user: '-', role: 'hotline' };

const lastSchema = z.object({ at: z.number(), gone: z.record(z.string(), z.number()) });

/** The last pass and what it took out; null before the first. */
export async function lastPass({ store }: Pick<Hotline, 'store'>) {
  return lastSchema.safeParse((await store.records.get(KIND, LAST))?.value).data ?? null;
}

async function isDue(hotline: Hotline): Promise<boolean> {
  const { rules, clock, engine } = hotline;
  if (rules.district.retention === null || engine.health().clock !== null) return false;
  const last = await lastPass(hotline);
  const today = rules.calendar.startOfDay(clock.now());
  if (last !== null && last.at >= today) return false;
  return rules.calendar.local(clock.now()).hour >= FROM_HOUR;
}

/** One pass, with its record. @returns null where the pack has no schedule */
export async function runRetention(
  hotline: Hotline,
  backups: Backups | null,
): Promise<Gone | null> {
  const { store, clock } = hotline;
  const gone = await passRetention(hotline, backups, false);
  if (gone === null) return null;
  const known = await store.records.get(KIND, LAST);
  const value = { at: clock.now(), gone };
  await store.records.put({ kind: KIND, id: LAST, expectedRevision: known?.revision ?? 0, value });
  const some = Object.fromEntries(Object.entries(gone).filter(([, n]) => n > 0));
  if (Object.keys(some).length > 0)
    await createAuditLog(hotline).record(HOTLINE, 'retention.done', null, some);
  return gone;
}

/** Runs it where its turn has come. @returns what went; undefined where it was not its turn */
export async function nightlyRetention(hotline: Hotline, backups: Backups | null) {
  if (!(await isDue(hotline))) return undefined;
  return (await runRetention(hotline, backups)) ?? undefined;
}

/** Looks at once and then every hour. @param pace real time, also in simulations @returns stops it */
export function startRetention(hotline: Hotline, backups: Backups, pace: Clock): () => void {
  let cancel = () => {};
  let stopped = false;
  const look = async () => {
    await nightlyRetention(hotline, backups).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      hotline.log('error', `data over their time could not be erased: ${reason}`);
    });
    if (!stopped) cancel = pace.after(HOUR, () => void look());
  };
  cancel = pace.after(HOUR / 60, () => void look());
  return () => {
    stopped = true;
    cancel();
  };
}
