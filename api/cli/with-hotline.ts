import type { Hotline } from '../hotline/hotline.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import { createHotline } from '../start/compose.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { createLog } from '../start/log.ts';

export type Environment = Record<string, string | undefined>;

/** What somebody at the command line does, for the audit log; null where it writes a better row itself. */
export type Command = { name: string; subject?: string } | null;

/**
 * Does something with the store of the settings, without starting the hotline; one that runs meanwhile
 * is not disturbed. That it was done is in the audit log before it is done.
 * @throws what reading settings, district and store throws
 */
export async function withHotline<T>(
  environment: Environment,
  command: Command,
  work: (hotline: Hotline, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(environment);
  const hotline = await createHotline(settings, createLog('silent'));
  try {
    await hotline.store.open();
    if (command !== null) {
      const { name, subject = null } = command;
      await createAuditLog(hotline).record(TERMINAL, 'command.run', subject, { command: name });
    }
    return await work(hotline, settings);
  } finally {
    await hotline.store.close();
  }
}
