import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outage } from '../../../machines/line/events.ts';
import { deadTime } from '../../../machines/report/dead-time.ts';

/** How long nobody could write to us: held against a count of the moments one by one. */

const PERIOD: Outage = { from: 20, to: 80 };

/** Moments of the period in which every line was out of service. */
function counted(lines: readonly Outage[][]): number {
  let moments = 0;
  for (let at = PERIOD.from; at < PERIOD.to; at += 1)
    if (lines.every((line) => line.some(({ from, to }) => from <= at && at < to))) moments += 1;
  return lines.length === 0 ? 0 : moments;
}

const outage = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]): Outage => ({ from, to: from + length }));

describe('the time without a line', () => {
  it('is what a count of each moment finds', () => {
    const lines = fc.array(fc.array(outage, { maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(lines, (given) => {
        expect(deadTime(given, PERIOD)).toBe(counted(given));
      }),
      { numRuns: 500, seed: 2017 },
    );
  });

  it.each<[string, Outage[][], number]>([
    ['nothing without lines', [], 0],
    ['nothing while another line lived', [[{ from: 0, to: 100 }], []], 0],
    ['the whole period', [[{ from: 0, to: 100 }]], 60],
    ['the time in which both failed', [[{ from: 30, to: 50 }], [{ from: 40, to: 70 }]], 10],
  ])('is %s', (_, lines, expected) => {
    expect(deadTime(lines, PERIOD)).toBe(expected);
  });
});
