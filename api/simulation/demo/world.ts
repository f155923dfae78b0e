import type { Stage } from '../scenario/stage.ts';
import type { Diary } from './diary.ts';
import type { Draws } from './draws.ts';
import type { Life } from './life-file.ts';

/** What the demo's people share. */
export interface World {
  life: Life;
  draws: Draws;
  diary: Diary;
  stage: Stage;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
