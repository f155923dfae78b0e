import { expect, it } from '@jest/globals';
import { TOGETHER, walkTogether } from './secrecy-random.ts';

/** Nothing of a secret complaint gets outside, whoever writes and whatever is done, through any door. */

const WALKS = 300;
/** Thousands of SMS and requests, on a machine that is busy. */
const PATIENCE = 30 * 60_000;

/** What accuses the office is kept from its admin as well. */
const ACCUSING = [
  'TAMBAH {no} RAHASIA petugas hotline minta uang 100rb {t}',
  'BELUM {no} RAHASIA kadis kominfo minta fee {t}',
  '{no} petugas hotline minta uang 50rb {t}',
];

const starts = Array.from({ length: WALKS / TOGETHER }, (_, index) => 1 + index * TOGETHER);

it.each(starts)(
  'nothing of a secret complaint gets outside: %i and the walks after it',
  async (first) => {
    const { faults, secrets } = await walkTogether(first);
    expect(faults).toEqual([]);
    // the walks are worth something only if many turn secret
    expect(secrets).toBeGreaterThan(0);
  },
  PATIENCE,
);

it(
  'nothing of what accuses the office reaches its admin',
  async () => {
    const { faults, kept } = await walkTogether(1001, ACCUSING, 10);
    expect(faults).toEqual([]);
    expect(kept).toBeGreaterThan(1);
  },
  PATIENCE,
);
