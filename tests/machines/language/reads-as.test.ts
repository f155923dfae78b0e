import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';

/**
 * Texts, and what they are read as: news of danger, praise or what only sounds like it, whose matter it is, and what is asked of
 * what is kept of its writer. Null where none of it is to be found.
 */

interface Case {
  text: string;
  kind?: string;
  news?: string | null;
  ownData?: string | null;
  agency?: string;
  helper?: string;
  danger?: boolean;
}

const file = packagePath('tests', 'cases', 'understanding', 'reads-as.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));

it.each(cases.map((one) => [one.text, one] as const))('%s', (text, { text: _, ...expected }) => {
  const {
    kind,
    news = null,
    ownData = null,
    agency,
    helper,
    flags,
  } = understand(text, { role: 'citizen' });
  const read = { kind, news, ownData, agency, helper, danger: flags.includes('emergency') };
  expect(read).toMatchObject(expected);
});
