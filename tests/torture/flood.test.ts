import { expect, it } from '@jest/globals';
import { floodFaults, tortureFlood } from './flood.ts';

it('a flood costs the officer ten SMS, and nobody his receipt (short form)', async () => {
  const figures = await tortureFlood(20);
  expect(floodFaults(figures)).toEqual([]);
  expect(figures).toMatchObject({ receipts: 20, toOfficer: 10 });
}, 600_000);
