import type { Told } from './clock/judged.ts';
import type { EngineParts } from './parts.ts';

/** Times that are certainly past when the hotline starts, beside the newest one that it has noted itself. */

/**
 * @param noted the store has the newest time written down; what is dated in it may be of a clock that was ahead
 * @throws what reading the store throws
 */
export async function pastOf(
  { store, lastBackup }: Pick<EngineParts, 'store' | 'lastBackup'>,
  noted: boolean,
): Promise<Told[]> {
  const backup = (await lastBackup?.()) ?? null;
  const backups: Told[] = backup === null ? [] : [{ by: 'backup', at: backup }];
  if (noted) return backups;
  const [[received], [sent]] = await Promise.all([
    store.inbox.list({ limit: 1 }),
    store.outbox.list({ limit: 1 }),
  ]);
  const times = [received?.storedAt, sent?.createdAt].filter((at) => at !== undefined);
  return [...backups, ...times.map((at) => ({ by: 'store' as const, at }))];
}
