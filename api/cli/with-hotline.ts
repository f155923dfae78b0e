import { existsSync } from 'node:fs';
import { ToldError } from '../../machines/base/told-error.ts';
import { embeddedFile } from '../../store/open.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import { createHotline } from '../start/compose.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { createLog } from '../start/log.ts';

export type Environment = Record<string, string | undefined>;

/** What somebody at the command line does, for the audit log; null where it writes a better row itself. */
export type Command = { name: string; subject?: string } | null;

/** Data of a store are asked for, and there is none. */
export class NoStoreError extends ToldError {
  override readonly name = 'NoStoreError';
}

/**
 * An empty store made on the way would answer "nothing" where another folder was meant.
 * @throws NoStoreError
 */
export function mustBeThere({ storeUrl }: Settings): void {
  const file = embeddedFile(storeUrl);
  if (file !== null && !existsSync(file))
    throw new NoStoreError(
      `STORE_URL ${storeUrl}: there is no store yet; name the one that is meant, or start the hotline first`,
    );
}

/**
 * Does something with the store of the settings, without starting the hotline; one that runs meanwhile
 * is not disturbed. That it was done is in the audit log before it is done.
 * @param first whether it may come before the first start of the hotline, and makes the store then
 * @throws NoStoreError, and what reading settings, district and store throws
 */
export async function withHotline<T>(
  environment: Environment,
  command: Command,
  work: (hotline: Hotline, settings: Settings) => Promise<T>,
  first: 'makes the store' | 'needs the store' = 'needs the store',
): Promise<T> {
  const settings = readSettings(environment);
  if (first === 'needs the store') mustBeThere(settings);
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
