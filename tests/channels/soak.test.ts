import { afterEach, describe, expect, it } from '@jest/globals';
import { soak } from './soak.ts';
import { SOAKS } from './soaks.ts';
import type { Stand } from './stand.ts';

/** A hundred SMS each way over every kind of line, with a fault every ten seconds; `npm run torture -- lines` has more. */

const COUNT = 100;

describe('a long time of faults', () => {
  let stand: Stand | undefined;
  afterEach(() => stand?.close());

  it.each(Object.entries(SOAKS))('loses, doubles and misreports nothing: %s', async (_, make) => {
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
