import { describe, expect, it } from '@jest/globals';
import { itemFrom, shown, valueAt } from '../../../../api/office/pack/fields.ts';
import { knownProblem } from '../../../../api/office/pack/problem-words.ts';
import type { Sheet } from '../../../../api/office/pack/sheet.ts';
import { isThere, itemsOf, SHEETS, withItems } from '../../../../api/office/pack/sheets.ts';
import { packagePath } from '../../../../api/paths.ts';
import { type FileName, files } from '../../../../api/start/configuration/district-schema.ts';
import { openPackFolder } from '../../../../api/start/configuration/pack-folder.ts';

/** The table of what can be changed at the desk fits the pack's schemas, and every refusal has its words. */

const pack = openPackFolder(packagePath('examples', 'lampung-barat')).read();

function problemsOf(sheet: Sheet, items: ReturnType<typeof itemsOf>): string[] {
  const data = withItems(pack, sheet, items)[sheet.file];
  const { error } = files[sheet.file as FileName].safeParse(data);
  return error?.issues.map(({ message }) => message) ?? [];
}

const NONSENSE = ['', '~~', 'x'.repeat(300), '-7', '99999', '{nomor}', 'weekly\nweekly', '1'];

const there = SHEETS.filter((sheet) => isThere(pack, sheet));

describe.each(there.map((sheet): [string, Sheet] => [sheet.name, sheet]))('%s', (_name, sheet) => {
  const items = itemsOf(pack, sheet);

  it('leaves an item as it is where nothing is typed', () => {
    for (const item of items) {
      const same = itemFrom(sheet.fields, item, (path) => {
        const field = sheet.fields.find((one) => one.path === path);
        return field === undefined ? '' : shown(field, valueAt(item, path));
      });
      expect(same).toEqual(item);
    }
  });

  it('takes each item typed anew', () => {
    const anew = items.map((item) =>
      itemFrom(sheet.fields, sheet.called === undefined ? item : {}, (path) => {
        const field = sheet.fields.find((one) => one.path === path);
        if (field?.kind === 'phone') return String(valueAt(item, path));
        return field === undefined ? '' : shown(field, valueAt(item, path));
      }),
    );
    expect(problemsOf(sheet, anew)).toEqual([]);
  });

  it('has words for what is wrong in any of its fields', () => {
    const [first = {}] = items;
    const unknown = sheet.fields.flatMap(({ path }) =>
      NONSENSE.flatMap((typed) => {
        const item = itemFrom(sheet.fields, first, (one) => {
          const field = sheet.fields.find((known) => known.path === one);
          if (one === path || field === undefined) return typed;
          return shown(field, valueAt(first, one));
        });
        const [, ...others] = items;
        return problemsOf(sheet, [item, ...others]).filter(
          (message) => knownProblem(message) === undefined,
        );
      }),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });
});
