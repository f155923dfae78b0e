import { NOTHING_IN_EARNEST } from '../people/earnest.ts';
import { type Shown, samplesBySystem } from '../people/shown.ts';
import type { LineEvent } from './events.ts';

const DAY = 24 * 3_600_000;

/** How inspector and charts show a line. */
export const LINE_SHOWN: Shown = {
  title: 'Kartu SIM',
  about: 'jalan tidaknya sebuah kartu, pulsa, dan masa aktifnya',
  mainRegion: 'service',
  samples: ({ now, filled }) =>
    samplesBySystem<LineEvent>([
      { type: 'line.down', since: now, reason: filled.text || 'contoh gangguan', alone: false },
      { type: 'line.up' },
      { type: 'line.told', credit: 0, activeUntil: now + DAY },
    ]),
  earnest: NOTHING_IN_EARNEST,
};
