import type { Hotline } from '../hotline/hotline.ts';
import { createHotline } from '../start/compose.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { createLog } from '../start/log.ts';

export type Environment = Record<string, string | undefined>;

/**
 * Does something with the store of the settings, without starting the hotline; one that runs meanwhile
 * is not disturbed.
 * @throws what reading settings, district and store throws
 */
export async function withHotline<T>(
  environment: Environment,
  work: (hotline: Hotline, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(environment);
  const hotline = await createHotline(settings, createLog('silent'));
  try {
    await hotline.store.open();
    return await work(hotline, settings);
  } finally {
    await hotline.store.close();
  }
}
