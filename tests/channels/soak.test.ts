import { afterEach, describe, expect, it } from '@jest/globals';
import { AndroidBench } from './android/bench.ts';
import { gsmStand } from './gsm/stand.ts';
import { HilinkBench } from './hilink/bench.ts';
import { SmppBench } from './smpp/bench.ts';
import { soak } from './soak.ts';
import type { Stand } from './stand.ts';

/** A hundred SMS each way over every kind of line, with a fault every ten seconds. */

const COUNT = 100;
const KINDS: [string, () => Promise<Stand>][] = [
  ['GSM modem', gsmStand],
  ['Android telephone', () => AndroidBench.make()],
  ['Android telephone with webhooks', () => AndroidBench.make({ hook: true })],
  ['HiLink stick', () => HilinkBench.make()],
  ['SMPP', () => SmppBench.make({ window: 1 })],
];

describe('a long time of faults', () => {
  let stand: Stand | undefined;
  afterEach(() => stand?.close());

  it.each(KINDS)('loses, doubles and misreports nothing: %s', async (_, make) => {
    stand = await make();
    const soaked = await soak(stand, COUNT, 7);
    expect(soaked).toMatchObject({
      lostIn: 0,
      doubledIn: 0,
      lostOut: 0,
      doubledOut: 0,
      untrue: 0,
      reportsLost: 0,
    });
    expect(soaked.outcomes['given up']).toBeUndefined();
    expect(soaked.outcomes.failed).toBeUndefined();
    expect(soaked.faults).toBeGreaterThan(15);
  });
});
