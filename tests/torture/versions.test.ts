import { expect, it } from '@jest/globals';
import { tortureVersions, versionFaults } from './versions.ts';

it('goes on with stores of before, and leaves one of later as it is (short form)', async () => {
  const figures = await tortureVersions(1);
  expect(versionFaults(figures)).toEqual([]);
  expect(figures).toMatchObject({ before: 1, later: 1 });
}, 600_000);
