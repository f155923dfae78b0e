import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../api/office/data/export/table.ts';
import { figuresView } from '../../api/office/reports/documents.ts';
import { summaryTable } from '../../api/office/reports/tables.ts';
import { packagePath } from '../../api/paths.ts';
import { statistics } from '../../api/rest/v1/schemas/statistics.ts';
import { ACT_TYPES, actOf } from '../../machines/complaint/acts/acts.ts';
import { noCounts } from '../../machines/report/nothing.ts';
import { eachFigure, FIGURE_NAMES, SINGLE_FIGURES } from '../../machines/report/single-figures.ts';
import { statisticsOf } from '../../machines/report/statistics.ts';
import { officeRules } from '../machines/complaint/office.ts';

/** Recipes are as short as they say, and nothing else knows of what they add. */

const text = readFileSync(packagePath('docs', 'recipes.md'), 'utf8');

/** Files that a recipe names, by its title. */
function filesOf(title: string): string[] {
  const [, after = ''] = text.split(`### ${title}\n`);
  const [recipe = ''] = after.split('\n### ');
  return [...recipe.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path);
}

const files = filesOf("A new officer's command");

const FOLDERS = ['machines', 'api', 'templates', 'store', 'channels'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

/** Source files in which this word stands by itself in quotes. */
function naming(word: string): string[] {
  return sources.filter((path) => readFileSync(packagePath(path), 'utf8').includes(`'${word}'`));
}

describe('a new officer’s command', () => {
  it('touches at most six files, which are there', () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.length).toBeLessThanOrEqual(6);
    for (const path of files) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });

  // those that need no more than the recipe says: others move the deadline or are undone
  it.each(['officer.accept', 'officer.progress'] as const)(
    '%s stands in these files alone',
    (type) => {
      expect(ACT_TYPES).toContain(type);
      const command = actOf(type).sms?.command ?? '';
      expect(naming(type).filter((path) => !files.includes(path))).toEqual([]);
      // no door has a list of commands of its own
      const inDoors = naming(command).filter((path) => /^api\//.test(path));
      expect(inDoors.filter((path) => !/command-words\.ts$/.test(path))).toEqual([]);
    },
  );
});

describe('a column of the register', () => {
  const column = filesOf('A column of the register');
  const inStore = sources.filter((path) => path.startsWith('store/'));
  /** Files of the store in which this word stands; the schema's first steps are history. */
  const wordIn = (word: string) =>
    inStore.filter(
      (path) =>
        !path.endsWith('/schema.ts') &&
        new RegExp(`\\b${word}\\b`).test(readFileSync(packagePath(path), 'utf8')),
    );

  it('touches at most six files, which are there', () => {
    expect(column.length).toBeGreaterThan(2);
    expect(column.length).toBeLessThanOrEqual(6);
    for (const path of column) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });

  it('is known to the store by its declaration alone, and so is a measure', () => {
    for (const name of ['village', 'rating', 'enterDays'])
      expect([name, wordIn(name)]).toEqual([name, ['store/ports/fields.ts']]);
  });
});

describe('a report figure', () => {
  const listed = filesOf('A report figure');

  it('touches at most six files, which are there', () => {
    expect(listed.length).toBeGreaterThan(2);
    expect(listed.length).toBeLessThanOrEqual(6);
    for (const path of listed) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });

  it.each(FIGURE_NAMES)(
    '%s is named in its declaration alone, and told everywhere',
    async (name) => {
      const { title } = SINGLE_FIGURES[name];
      const isSample = (path: string) => /samples?\.ts$/.test(path);
      expect(naming(title).filter((path) => !isSample(path))).toEqual([listed.at(-1)]);
      const rules = officeRules();
      const single = eachFigure((one) => 7 + FIGURE_NAMES.indexOf(one));
      const counted = statisticsOf(rules, { ...noCounts(0), single });
      const line = { title, count: single[name] };
      expect(figuresView(counted).ends.flat()).toContainEqual(line);
      const summary = summaryTable(counted);
      const rows: Row[] = [];
      for await (const row of summary.rows()) rows.push(row);
      expect(rows).toContainEqual(Object.values(line));
      expect(statistics.shape).toHaveProperty(name);
    },
  );
});

describe('a state with a deadline', () => {
  const listed = filesOf('A state with a deadline');

  it('touches at most twelve files, which are there', () => {
    expect(listed.length).toBeGreaterThan(6);
    expect(listed.length).toBeLessThanOrEqual(12);
    for (const path of listed) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });

  it('is named nowhere else', () => {
    // the flow's own states may lead to one another
    const mayName = (path: string) => listed.includes(path) || /complaint\/flow\//.test(path);
    const named = sources.filter((path) =>
      /\bawaitingCitizen\b/.test(readFileSync(packagePath(path), 'utf8')),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !mayName(path))).toEqual([]);
  });
});

/** Source files in which a word stands, in any case; folders of the thing itself left out. */
function knowing(word: RegExp, but: RegExp): string[] {
  return sources.filter(
    (path) => !but.test(path) && word.test(readFileSync(packagePath(path), 'utf8')),
  );
}

describe.each([
  ['A reply (an SMS text)', 4, 6],
  ['A letter', 8, 12],
  ['A page of the desk', 4, 6],
  ['A channel', 5, 7],
])('%s', (title, least, most) => {
  const listed = filesOf(title);

  it('touches as many files as it says, which are there', () => {
    expect(listed.length).toBeGreaterThanOrEqual(least);
    expect(listed.length).toBeLessThanOrEqual(most);
    for (const path of listed.filter((one) => !one.includes('NAME')))
      expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });
});

it('a text, a letter, a page and a channel are named nowhere else', () => {
  const others = (title: string, found: string[]) =>
    found.filter((path) => !filesOf(title).includes(path));
  expect(others('A reply (an SMS text)', naming('tambah-ok'))).toEqual([]);
  expect(existsSync(packagePath('templates/sms/tambah-ok.hbs'))).toBe(true);
  // what was before, when each kind had a series and the first word was a reprimand, is named for good
  const ofBefore = ['machines/letter/book.ts', 'machines/letter/migrations.ts'];
  const named = naming('teguran').filter((path) => !ofBefore.includes(path));
  expect(others('A letter', named)).toEqual([]);
  expect(others('A page of the desk', knowing(/\/panggil\b/, /^$/))).toEqual([]);
  // the bench is told of in the help of the command line
  const ofTheBench = /^channels\/hilink\/|^api\/cli\/benches-commands\.ts$/;
  expect(others('A channel', knowing(/hilink/i, ofTheBench))).toEqual([]);
});
