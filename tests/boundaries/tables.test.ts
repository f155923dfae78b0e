import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { files } from '../../api/start/configuration/district-schema.ts';
import { limitsOf } from './schema.ts';
import { sendingLimits } from './sending.ts';
import { PURE } from './tables.ts';

/** Numbers and times of the pack that are no limit, and why. */
const NO_LIMIT: Record<string, string> = {
  'sop.steps.step': 'the number of a step as the SOP prints it',
  'sla.profiles.send': 'what a citizen takes to write is nobody’s fault: never late',
  'policy.smsTariff': 'a price',
  'districts.tile.0': 'the row in which a kecamatan is drawn',
  'districts.tile.1': 'the column in which it is drawn',
};

describe('the tables', () => {
  const inPack = Object.entries(files)
    .filter(([file]) => file !== 'operators.yaml')
    .flatMap(([file, schema]) => {
      const found = limitsOf(schema, (one) =>
        z.toJSONSchema(one, { io: 'input', unrepresentable: 'any' }),
      );
      return file === 'calendar.yaml' ? found.map((path) => `calendar.${path}`) : found;
    });
  const told = [...Object.values(PURE).flat(), ...sendingLimits].map(({ limit }) => limit);

  it('have a row for every limit that a pack sets', () => {
    expect(inPack.length).toBeGreaterThan(40);
    const missing = inPack.filter((path) => !told.includes(path) && !(path in NO_LIMIT));
    expect(missing).toEqual([]);
  });

  it('name no limit twice, and none that a pack has no more', () => {
    expect(told).toHaveLength(new Set(told).size);
    const ofPack = told.filter((limit) => /^\w+(\.\w+)+$/.test(limit));
    expect(ofPack.filter((path) => !inPack.includes(path))).toEqual([]);
    expect(Object.keys(NO_LIMIT).filter((path) => !inPack.includes(path))).toEqual([]);
  });
});
