import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { misleads } from '../../../machines/conversation/staff/misleading.ts';

/** Links, numbers and accounts in disguise, and harmless words that look like them, by somebody who had seen no rule. */

interface Case {
  id: string;
  text: string;
  /** The registered phone is asked before they go out. */
  code: boolean;
}

const file = packagePath('tests', 'cases', 'talk', 'links.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
/** Read wrongly when they came; no other may be. */
const KNOWN_WRONG: readonly string[] = [];

it('words that could lead astray ask back with a code, and others do not', () => {
  expect(cases.filter(({ code }) => code).length).toBeGreaterThan(40);
  const wrong = cases.filter(({ text, code }) => misleads(text) !== code).map(({ id }) => id);
  expect(wrong).toEqual(KNOWN_WRONG);
});
