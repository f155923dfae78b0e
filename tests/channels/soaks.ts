import { AndroidBench } from './android/bench.ts';
import { gsmStand } from './gsm/stand.ts';
import { HilinkBench } from './hilink/bench.ts';
import { SmppBench } from './smpp/bench.ts';
import type { Stand } from './stand.ts';

/** Every kind of line that is soaked, by what it is called. */
export const SOAKS: Record<string, () => Promise<Stand>> = {
  'GSM modem': gsmStand,
  'Android telephone': () => AndroidBench.make(),
  'Android telephone with webhooks': () => AndroidBench.make({ hook: true }),
  'HiLink stick': () => HilinkBench.make(),
  SMPP: () => SmppBench.make({ window: 1 }),
  'SMPP, three connections': () => SmppBench.make({ binds: 3, window: 4 }),
};
