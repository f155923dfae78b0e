import { expect, it } from '@jest/globals';
import { diskFaults, tortureDisk } from './disk.ts';

it('a full disk loses nothing and is called one (short form)', async () => {
  const figures = await tortureDisk(4);
  expect(diskFaults(figures)).toEqual([]);
  expect(figures.written).toBeGreaterThanOrEqual(12);
}, 600_000);
