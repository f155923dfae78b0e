import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { readScenario } from '../../../api/simulation/scenario/format.ts';
import { playScenario } from '../../../api/simulation/scenario/play.ts';

/** Conversations about requests for information, from phone to phone. */

const FOLDER = packagePath('examples', 'permohonan-informasi', 'scenarios');
const files = readdirSync(FOLDER).sort();

describe('requests for information', () => {
  it('have their conversations', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files)('%s', async (file) => {
    expect(await playScenario(readScenario(`${FOLDER}/${file}`))).toEqual([]);
  });
});
