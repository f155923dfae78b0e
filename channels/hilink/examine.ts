import { Activity } from '../activity.ts';
import { httpClient } from '../http.ts';
import { HilinkSession } from './session.ts';
import type { HilinkSettings } from './settings.ts';
import { BOX, Stick } from './stick.ts';

/** What a device says of itself when it is asked once; nothing on it is changed. */
export interface StickExamination {
  model: string;
  /** SMS that wait in its inbox. */
  waiting: number;
  memory: { used: number; total: number } | undefined;
  signal: number | undefined;
  /** `SimStatus` and `ServiceStatus` of the device; empty where it does not say. */
  sim: string;
  service: string;
}

/** @throws HttpTrouble, HilinkError */
export async function examineStick(settings: HilinkSettings): Promise<StickExamination> {
  const session = new HilinkSession(settings, httpClient(settings.clock, new Activity()));
  const stick = new Stick(session);
  const { count } = await stick.list(BOX.inbox, 1);
  const none = () => undefined;
  const { sim, service } = (await stick.status().catch(none)) ?? { sim: '', service: '' };
  return {
    model: (await stick.model().catch(none)) ?? 'a HiLink device',
    waiting: count,
    memory: await stick.memory().catch(none),
    signal: await stick.signal().catch(none),
    sim,
    service,
  };
}
