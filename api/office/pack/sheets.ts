import type { Item } from './fields.ts';
import type { PackData } from './pack.ts';
import type { Sheet } from './sheet.ts';
import { RETENTION_SHEET } from './sheet-retention.ts';
import { CALENDAR_SHEETS } from './sheets-calendar.ts';
import { OFFICE_SHEETS } from './sheets-office.ts';
import { PEOPLE_SHEETS } from './sheets-people.ts';
import { RULE_SHEETS } from './sheets-rules.ts';

/** What of the pack can be changed at the desk: forms, differences and ways back are made from these. */
export const SHEETS: readonly Sheet[] = [
  ...PEOPLE_SHEETS,
  ...CALENDAR_SHEETS,
  ...OFFICE_SHEETS,
  ...RULE_SHEETS,
  RETENTION_SHEET,
];

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function under(data: unknown, at: readonly string[]): unknown {
  return at.reduce<unknown>((part, key) => (isItem(part) ? part[key] : undefined), data);
}

/** The items of a sheet as the pack has them; one for a sheet without a list, none where the pack lacks the place. */
export function itemsOf(pack: PackData, { file, at, called }: Sheet): Item[] {
  const found = under(pack[file], at);
  if (called === undefined) return isItem(found) ? [found] : [];
  return Array.isArray(found) ? found.filter(isItem) : [];
}

/** True for a place that the pack has, or a list that it may have: of a letter that it does not word nothing is changed. */
export function isThere(pack: PackData, { file, at, called }: Sheet): boolean {
  const home = called === undefined ? at : at.slice(0, -1);
  return under(pack[file], home) !== undefined;
}

function replaced(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const item = isItem(data) ? data : {};
  return { ...item, [key]: replaced(item[key], rest, value) };
}

/** The pack with other items of a sheet. */
export function withItems(pack: PackData, sheet: Sheet, items: readonly Item[]): PackData {
  const { file, at, called, order } = sheet;
  const inOrder =
    order === undefined
      ? items
      : [...items].sort((a, b) => (String(a[order]) < String(b[order]) ? -1 : 1));
  const value = called === undefined ? items[0] : inOrder;
  return { ...pack, [file]: replaced(pack[file], at, value) };
}

/** Files in which two packs differ, as the second has them. */
export function changedFiles(before: PackData, after: PackData): PackData {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([file, data]) => JSON.stringify(data) !== JSON.stringify(before[file]),
    ),
  );
}
