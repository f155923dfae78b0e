import { expect, it } from '@jest/globals';
import { killFaults, tortureKills } from '../torture/kills.ts';

/** The short form of `npm run torture -- kills`. Others: `CRASH_SEED=7 npm run -s test:unit -- tests/api/crash`. */

const SEED = Number(process.env.CRASH_SEED ?? 1);
const LEAST_SMS = 200;

it('loses nothing and doubles nothing unmarked, whenever it is killed', async () => {
  const figures = await tortureKills({ citizens: 52, rounds: 1, seed: SEED });
  expect(killFaults(figures)).toEqual([]);
  expect(figures.sms).toBeGreaterThanOrEqual(LEAST_SMS);
  expect(figures.complaints).toBeGreaterThan(LEAST_SMS / 4);
  // the phone that was off leaves a receipt that the network has twice: the marks were tested
  expect(figures.copies).toBeGreaterThan(0);
}, 1_000_000);
