import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { packagePath } from '../../../api/paths.ts';
import { type Dialogue, play } from './dialogues.ts';

/**
 * The acts that ask back, from phone to phone (`tests/cases/talk/dialogues.yaml`): yes, no, other words and no answer,
 * the wrong person, too late, and taken back.
 */

const file = packagePath('tests', 'cases', 'talk', 'dialogues.yaml');
const all = parse(readFileSync(file, 'utf8')) as Dialogue[];

it.each(all.map((one) => [one.title, one] as const))('%s', async (_, dialogue) => {
  const got = await play(dialogue);
  expect(dialogue.steps.map((step, n) => ({ ...step, to: got[n] }))).toEqual(dialogue.steps);
});
