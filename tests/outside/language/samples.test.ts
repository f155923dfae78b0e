import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Place } from '../../../machines/text/understanding.ts';
import { outside } from '../folder.ts';

/** The sample messages that the task came with. */

interface Sample {
  teks: string;
  jenis: string;
  kategori: string;
  opd: string;
  lokasi: string | null;
}

const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
const orNull = (value: string) => (value === '-' ? null : value);

function placeName(place: Place | null): string | null {
  if (place === null) return null;
  return place.village === null ? place.district : `${place.district}/${place.village}`;
}

it('are read right: 95 % in kind, category and agency, 90 % in place', () => {
  const { warga } = outside<{ warga: Sample[] }>('data', 'sms-examples.json');
  const read = warga.map(({ teks }) => understand(teks, { role: 'citizen' }));
  const share = (right: (sample: Sample, index: number) => boolean) =>
    warga.filter(right).length / warga.length;
  const matters = share(({ jenis, kategori, opd }, index) => {
    const { kind, category, agency } = read[index] ?? {};
    return kind === jenis && category === orNull(kategori) && agency === orNull(opd);
  });
  expect(matters).toBeGreaterThanOrEqual(0.95);
  const placed = share(({ lokasi }, index) => placeName(read[index]?.place ?? null) === lokasi);
  expect(placed).toBeGreaterThanOrEqual(0.9);
});
