import { expect, it } from '@jest/globals';
import { tortureYear } from './year.ts';
import { yearFaults } from './year-figures.ts';

it('nobody who is late goes unreminded, through a reorganisation (short form of the year)', async () => {
  const figures = await tortureYear({ complaints: 60, days: 30 });
  expect(yearFaults(figures)).toEqual([]);
  expect(figures).toMatchObject({ complaints: 60, allowed: 6 });
  // and all of it happened
  expect(figures.moved).toBeGreaterThan(3);
  expect(figures.merged).toBeGreaterThan(1);
  expect(figures.longest).toBeGreaterThan(3);
  expect(figures.seenLate).toBeGreaterThan(20);
  expect(figures.seenLongest).toBeGreaterThan(3);
}, 600_000);
