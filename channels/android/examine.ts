import { Activity } from '../activity.ts';
import { httpClient } from '../http.ts';
import { Phone } from './phone.ts';
import { troublesOf } from './set-up.ts';
import type { AndroidSettings } from './settings.ts';

/** What a telephone says of itself when it is asked once; nothing on it is changed. */
export interface TelephoneExamination {
  version: string;
  /** SMS that its app lists of the days that are looked back on. */
  listed: number;
  /** Sentences for a person; empty when all is well. */
  troubles: string[];
}

/** @throws HttpTrouble, PhoneRefusal */
export async function examineTelephone(settings: AndroidSettings): Promise<TelephoneExamination> {
  const phone = new Phone(settings, httpClient(settings.clock, new Activity()));
  const health = await phone.health();
  const { clock, times } = settings;
  const { total } = await phone.inbox(clock.now() - times.window, { limit: 1, offset: 0 });
  return { version: health.version, listed: total, troubles: troublesOf(health, phone.drift) };
}
