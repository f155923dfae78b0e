import { expect, it } from '@jest/globals';
import { tortureSums } from './sums.ts';

it('what is said of a time is what its events come to, on paper, pages, in tables and digests (short form of the sums)', async () => {
  const { faults, compared, complaints, letters } = await tortureSums({
    complaints: 34,
    days: 30,
    seed: 5,
  });
  expect(faults).toEqual([]);
  expect(complaints).toBeGreaterThan(25);
  expect(compared).toBeGreaterThan(1500);
  // and letters were left in every state there is
  for (const state of ['draft', 'initialled', 'signed', 'sent', 'archived', 'voided'])
    expect([state, letters[state] ?? 0]).not.toEqual([state, 0]);
}, 900_000);
