import { describe, expect, it } from '@jest/globals';
import type { Boundary } from './boundary.ts';

/** Tests each limit below it, on it and above it. */
export function checkLimits(of: string, limits: readonly Boundary[]): void {
  describe(`limits of ${of}`, () => {
    it.each(limits.map((row) => [row.limit, row] as const))(
      '%s',
      async (_, { value, step, outcome, below, at, above }) => {
        expect(await outcome(value - step)).toEqual(below);
        expect(await outcome(value)).toEqual(at);
        expect(await outcome(value + step)).toEqual(above);
      },
    );
  });
}
