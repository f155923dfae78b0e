import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readLabelled } from '../../../api/cli/labelled.ts';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { figuresOf } from '../../../machines/language/teaching/figures.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';

/** The project's own SMS that the pack's weights have not learnt from (`learned.txt` names what they did). */
const UNSEEN = ['held-out-4.json', 'held-out-5.json', 'held-out-6.json'];
const cases = (...path: string[]) => packagePath('tests', 'cases', ...path);

const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
const texts = UNSEEN.flatMap((file) => readLabelled(cases('understanding', file)));
const readings = texts.map(({ text }) => understand(text, { role: 'citizen' }));

it('has not learnt from them', () => {
  const { learned } = loadDistrict(packagePath('examples', 'lampung-barat'));
  for (const file of UNSEEN) expect(learned?.learntFrom.join(' ')).not.toContain(file);
});

it('gives none to the wrong agency but those known by name', () => {
  const known = JSON.parse(readFileSync(cases('learning', 'known-wrong.json'), 'utf8')) as object;
  const wrong = texts.flatMap(({ text, matters }, index) => {
    const agency = readings[index]?.agency ?? '-';
    const [wanted] = matters;
    return wanted === undefined || wanted.agency === agency
      ? []
      : [[text, `${wanted.agency} → ${agency}`]];
  });
  expect(known).toEqual(expect.objectContaining(Object.fromEntries(wrong)));
});

it('forwards at most 2 in 100 to the wrong agency, loses none, and has nearly all among three', () => {
  const { wrongOfRouted, lost, withinThree } = figuresOf(texts, readings);
  expect(wrongOfRouted.right / wrongOfRouted.all).toBeLessThanOrEqual(0.02);
  expect(lost).toBe(0);
  expect(withinThree.right / withinThree.all).toBeGreaterThanOrEqual(0.96);
});

it('asks of at most 3 in 100 whether they are to be secret', () => {
  const asked = readings.filter(({ flags }) => flags.includes('maybeSecret'));
  expect(asked.length / texts.length).toBeLessThanOrEqual(0.03);
});
