import { expect, it } from '@jest/globals';
import { packagePath } from '../../../../api/paths.ts';
import { loadDistrict } from '../../../../api/start/configuration/district.ts';

/** What the example pack knows of the language and of places: so much that reading does not rest on a few words. */

const { places, words, office } = loadDistrict(packagePath('examples', 'lampung-barat'));

it('knows at least 5,000 common words, which are no slips of others', () => {
  expect(words.common.length).toBeGreaterThanOrEqual(5_000);
});

it('knows at least 150 landmarks, each in a kecamatan and under names of its own', () => {
  expect(places.landmarks.length).toBeGreaterThanOrEqual(150);
  const names = places.landmarks.flatMap(({ names: all }) => all);
  expect(names).toHaveLength(new Set(names).size);
});

it('knows the 513 other regencies and cities', () => {
  expect(places.regencies).toHaveLength(513);
  expect(places.regencies).not.toContain(`Kabupaten ${office.district}`);
});
