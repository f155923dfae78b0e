import type { Store } from '../../../store/ports/store.ts';
import { Stage } from '../scenario/stage.ts';
import { citizenNumbers, listenAsCitizens, noteDay, noteLastNight } from './citizens.ts';
import { Diary } from './diary.ts';
import { Draws } from './draws.ts';
import type { Life } from './life-file.ts';
import { noteOfficeDay } from './office.ts';
import { listenAsOfficers } from './officers.ts';
import { DAY_MS, HOUR_MS, type World } from './world.ts';

/** The weeks that the demo district has behind it when its pages are first opened. */

/** Nobody at the office does anything in the last hours: that is the morning's work. */
const UNTOUCHED_MS = 16 * HOUR_MS;

export interface Lived {
  /** Epoch milliseconds at which the life ends; the hotline goes on from there in real time. */
  end: number;
  /** Where what happens is stored; it is open, and closed when all has happened. */
  store: Store;
  /** Folder of the district pack. */
  district: string;
  /** Told after each day, from 0 to 1. */
  onProgress(share: number): void;
}

function stageOf(life: Life, { store, district, end }: Lived): Stage {
  const start = end - life.weeks * 7 * DAY_MS;
  const date = new Date(start).toISOString().slice(0, 10);
  const none = { sla: {}, policy: {}, schedules: {} };
  const scenario = {
    ...{ name: 'demo', title: 'demo', about: '', quiet: [], quietHours: true, rules: none },
    ...{ start: { date, time: '00.00' }, phones: citizenNumbers({ life }), steps: [] },
  };
  return new Stage(scenario, () => {}, { DISTRICT: district }, store);
}

/**
 * Lives the declared weeks on a clock of their own, with the whole hotline on a virtual network.
 * @throws DistrictError for a broken pack
 */
export async function live(life: Life, lived: Lived): Promise<void> {
  const stage = stageOf(life, lived);
  const world: World = { life, stage, diary: new Diary(), draws: new Draws(life.seed) };
  const { end, onProgress } = lived;
  try {
    await stage.powerOn();
    listenAsCitizens(world);
    listenAsOfficers(world);
    noteLastNight(world, end);
    const begin = stage.clock.now();
    for (let day = begin; day < end; day += DAY_MS) {
      noteDay(world, day);
      if (day + DAY_MS < end - UNTOUCHED_MS) noteOfficeDay(world, day);
      await world.diary.live(stage, Math.min(end, day + DAY_MS));
      onProgress((stage.clock.now() - begin) / (end - begin));
    }
  } finally {
    await stage.close();
  }
}
