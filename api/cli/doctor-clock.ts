import { existsSync } from 'node:fs';
import { createCalendar } from '../../machines/district/calendar.ts';
import { doubtByPast, type Told } from '../../machines/engine/clock/judged.ts';
import { readSeen } from '../../machines/engine/clock/seen.ts';
import { pastOf } from '../../machines/engine/clock-past.ts';
import { embeddedFile } from '../../store/open.ts';
import { createBackups } from '../office/data/backup/backups.ts';
import { clockWords } from '../office/words/clock-words.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { onStore } from './doctor-store.ts';

/** What `hotline doctor` says about the computer's time: judged by store and backups, as the next start would. */

async function pastTimes(settings: Settings): Promise<Told[]> {
  const { storeUrl, district, backup } = settings;
  const calendar = createCalendar(loadDistrict(district).calendar);
  const { folder, keep } = backup;
  const backups = createBackups({ storeUrl, folder, keep, calendar, now: Date.now });
  const lastBackup = async () => (await backups.list())[0]?.at ?? null;
  return onStore(settings, async (store) => {
    const seen = await readSeen(store.records);
    const others = await pastOf({ store, lastBackup }, seen !== undefined);
    const noted: Told[] = seen === undefined ? [] : [{ by: 'store', at: seen.at }];
    return [...noted, ...others.filter(({ at }) => at > (seen?.overruled ?? 0))];
  });
}

/** @returns that the time can be right, in words; @throws Error with what speaks against it */
export async function checkClock(settings: Settings, now = Date.now()): Promise<string> {
  const file = embeddedFile(settings.storeUrl);
  // a simulation's time is not the computer's
  const moved = settings.simulationClock || (file !== null && !existsSync(file));
  const doubt = doubtByPast(now, moved ? [] : await pastTimes(settings));
  const { calendar } = loadDistrict(settings.district);
  if (doubt !== null) throw new Error(clockWords(createCalendar(calendar), doubt));
  return `${new Date(now).toISOString()} fits what was noted last`;
}
