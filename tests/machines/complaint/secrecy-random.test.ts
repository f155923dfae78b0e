import { expect, it } from '@jest/globals';
import { TOGETHER, walkTogether } from './secrecy-random.ts';

/** Nothing of a secret complaint gets outside, whoever writes and whatever is done, through any door. */

const WALKS = 300;
/** Thousands of SMS and requests, on a machine that is busy. */
const PATIENCE = 30 * 60_000;

const starts = Array.from({ length: WALKS / TOGETHER }, (_, index) => 1 + index * TOGETHER);
const all = new Map<string, number>();

it.each(starts)(
  'nothing of a secret complaint gets outside: %i and the walks after it',
  async (first) => {
    const { faults, tally } = await walkTogether(first);
    for (const [name, count] of tally) all.set(name, (all.get(name) ?? 0) + count);
    expect(faults).toEqual([]);
  },
  PATIENCE,
);

it(
  'nothing of what accuses the office reaches its admin',
  async () => {
    const { faults, tally } = await walkTogether(1001, { accusing: true, walks: 15 });
    expect(faults).toEqual([]);
    // as many as the seed does today
    expect(tally.get('kept from the admin')).toBeGreaterThan(2);
  },
  PATIENCE,
);

/** Of 300 complaints so many at least went there: a third of what the seeds do today. */
const GONE: Record<string, number> = {
  ...{ 'admin.forward': 25, 'admin.merge': 12, 'admin.reject': 12, 'admin.recall': 8 },
  ...{ 'regent.instruct': 10, 'officer.transfer': 3, 'officer.answer': 10, 'officer.ask': 4 },
  // and were or turned secret besides
  ...{ secret: 40, 'secret admin.forward': 8, 'secret admin.merge': 4, 'secret admin.recall': 4 },
};

it('the walks go where secrets get out, by phone and code as well', () => {
  for (const [name, least] of Object.entries(GONE))
    expect([name, (all.get(name) ?? 0) >= least]).toEqual([name, true]);
});
