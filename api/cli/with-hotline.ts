import { createHotline } from '../compose.ts';
import { readSettings, type Settings } from '../configuration/settings.ts';
import type { Hotline } from '../hotline.ts';
import { createLog } from '../log.ts';

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
