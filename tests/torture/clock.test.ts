import { expect, it } from '@jest/globals';
import { clockFaults, tortureClock } from './clock.ts';

it('a wrong clock costs nobody his ticket, and gives none twice (short form)', async () => {
  const figures = await tortureClock(2);
  expect(clockFaults(figures)).toEqual([]);
  expect(figures).toMatchObject({ written: 10, plain: 4 });
}, 600_000);
