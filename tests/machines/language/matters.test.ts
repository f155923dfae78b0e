import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';

/** Texts that tell of two matters, with the category of each in their order, and look-alikes that tell of one. */
interface Case {
  text: string;
  two?: [string, string];
}

const cases = JSON.parse(
  readFileSync(packagePath('tests', 'cases', 'talk', 'two-matters.json'), 'utf8'),
) as Case[];
const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
const mattersIn = (text: string) => understand(text, { role: 'citizen' }).matters;
const pairs = cases.flatMap(({ text, two }) => (two === undefined ? [] : [{ text, two }]));

/** So many of the pairs are found; what is missed is one complaint, which the admin can part. */
const LEAST = 0.8;

describe('two matters in one SMS', () => {
  it('are found as what they are', () => {
    const found = pairs.filter(({ text }) => mattersIn(text).length > 0);
    const told = (text: string) => mattersIn(text).map(({ category }) => category);
    expect(found.map(({ text }) => [text, told(text)])).toEqual(
      found.map(({ text, two }) => [text, two]),
    );
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(LEAST);
  });

  it('are none where one comes of the other, or tells where it is and who suffers', () => {
    const split = cases.filter(({ text, two }) => two === undefined && mattersIn(text).length > 0);
    expect(split).toEqual([]);
  });

  it('are each at their own place, with their own words and wish', () => {
    const read = (text: string) =>
      mattersIn(text).map(({ category, kind, place, text: own }) => [
        category,
        kind,
        place?.village ?? null,
        own,
      ]);
    expect(
      read('air pdam mati di way mengaku 4 hari, jalan di pekon basungan jg bolong2, tks'),
    ).toEqual([
      ['AIR', 'KELUHAN', 'Way Mengaku', 'air pdam mati di way mengaku 4 hari'],
      ['JALAN', 'KELUHAN', 'Basungan', 'jalan di pekon basungan jg bolong2, tks'],
    ]);
    expect(
      read('lampu pju mati di hanakau, sekalian nanya syarat bikin akta lahir apa aja'),
    ).toEqual([
      ['LAMPU', 'KELUHAN', 'Hanakau', 'lampu pju mati di hanakau'],
      ['KTP', 'TANYA', null, 'syarat bikin akta lahir apa aja'],
    ]);
  });

  it('are not taken apart where a keyword says what it is all about', () => {
    expect(mattersIn('JALAN rusak di suoh, sampah juga menumpuk')).toHaveLength(2);
    expect(mattersIn('PASAR#lampu jalan mati, sampah juga menumpuk tidak diangkut')).toEqual([]);
  });
});
