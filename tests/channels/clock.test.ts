import { expect, it } from '@jest/globals';
import { backgroundClock, systemClock } from '../../channels/clock.ts';

it.each([
  ['of the system', systemClock],
  ['of the background', backgroundClock],
])('the clock %s counts whole milliseconds, which a store can keep', (_, clock) => {
  const counted = Array.from({ length: 50 }, () => clock.monotonic());
  expect(counted.every(Number.isInteger)).toBe(true);
  expect(counted).toEqual([...counted].sort((a, b) => a - b));
});
