import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type Item, itemFrom } from '../../../office/pack/fields.ts';
import type { OpenPack, PackData, Problem } from '../../../office/pack/pack.ts';
import { agencyCodes, inheriting } from '../../../office/pack/reorganised.ts';
import type { Sheet } from '../../../office/pack/sheet.ts';
import { isThere, itemsOf, SHEETS, withItems } from '../../../office/pack/sheets.ts';
import { PageError } from '../../../pages/errors.ts';
import { field, pathPart } from '../../../pages/form.ts';

/** The item of the pack that a page is about, and what its form makes of it. */

export const NEW = 'baru';

export interface Chosen {
  sheet: Sheet;
  pack: PackData;
  items: Item[];
  /** Its place in the list; null for one that is to be added. */
  index: number | null;
  /** As it is; null for one that is to be added. */
  before: Item | null;
}

/** @throws PageError 404 */
export function chosenSheet(request: Request, pack: PackData): Sheet {
  const sheet = SHEETS.find(({ name }) => name === pathPart(request, 'lembar'));
  if (sheet === undefined || !isThere(pack, sheet))
    throw new PageError(404, 'Pengaturan ini tidak ada.');
  return sheet;
}

/** @throws PageError 404 */
export function chosenItem(request: Request, files: OpenPack): Chosen {
  const pack = files.read();
  const sheet = chosenSheet(request, pack);
  const items = itemsOf(pack, sheet);
  const named = pathPart(request, 'butir');
  if (sheet.called !== undefined && named === NEW)
    return { sheet, pack, items, index: null, before: null };
  const index = /^\d{1,4}$/.test(named) ? Number(named) : -1;
  const before = items[index];
  if (before === undefined) throw new PageError(404, `${sheet.title}: butir ini tidak ada lagi.`);
  return { sheet, pack, items, index, before };
}

/** Tells whether an item is still what a form was made of. */
export function printOf(item: Item | null): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 16);
}

/** Name of a field in a form. */
export const fieldName = (path: string) => `isian-${path}`;

/** What was typed into the form. */
export function typedItem({ sheet, before }: Chosen, request: Request): Item {
  return itemFrom(sheet.fields, before ?? {}, (path) => field(request, fieldName(path)));
}

/** Sheets whose items are named by a code elsewhere, and live on under another. */
const UNITS = new Set(['skpd', 'kategori']);

export const isUnit = ({ name }: Sheet) => UNITS.has(name);

function renamed(pack: PackData, { name }: Sheet, from: unknown, to: unknown): PackData {
  return name === 'skpd' ? agencyCodes(pack, String(from), String(to)) : pack;
}

function hasFormer({ formerly }: Item, code: unknown): boolean {
  const all: unknown[] = Array.isArray(formerly) ? formerly : [];
  return all.some((one) => one === code || (one as { code?: unknown })?.code === code);
}

/** An agency or category with another code goes on with what it was. */
function withItsPast(sheet: Sheet, before: Item | null, item: Item): Item {
  const isRenamed = before !== null && isUnit(sheet) && before.code !== item.code;
  return isRenamed && !hasFormer(item, before.code) ? inheriting(item, before) : item;
}

/** The pack with this instead of the item. @returns also where its problems are found */
export function withItem(chosen: Chosen, typed: Item): { after: PackData; place: string } {
  const { sheet, pack, items, index, before } = chosen;
  const item = withItsPast(sheet, before, typed);
  const base =
    isUnit(sheet) && before !== null ? renamed(pack, sheet, before.code, item.code) : pack;
  const all = base === pack ? items : itemsOf(base, sheet);
  const after = withItems(base, sheet, index === null ? [...all, item] : all.with(index, item));
  const at = sheet.at.join('.');
  if (sheet.called === undefined) return { after, place: at };
  return { after, place: `${at}[${itemsOf(after, sheet).indexOf(item)}]` };
}

/**
 * The pack without the item.
 * @param heir code of the agency or category that goes on with what it had
 */
export function withoutItem(chosen: Chosen, heir: string): PackData {
  const { sheet, pack, index, before } = chosen;
  const isOther = (_: Item, n: number) => n !== index;
  if (!isUnit(sheet) || heir === '' || before === null)
    return withItems(pack, sheet, itemsOf(pack, sheet).filter(isOther));
  const base = renamed(pack, sheet, before.code, heir);
  const left = itemsOf(base, sheet).filter(isOther);
  return withItems(
    base,
    sheet,
    left.map((item) => (item.code === heir ? inheriting(item, before) : item)),
  );
}

/** The field of a form that a problem is about; null for what stands elsewhere. */
export function fieldOf(sheet: Sheet, place: string, { file, field: at }: Problem): string | null {
  if (file !== sheet.file) return null;
  const within = (where: string) => (at.startsWith(`${where}.`) ? at.slice(where.length + 1) : at);
  // what stands twice is told of the list: `contacts.phone`
  const own = [within(place), within(sheet.at.at(-1) ?? '')];
  const begins = (path: string) =>
    own.some((one) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`));
  return sheet.fields.find(({ path }) => begins(path))?.path ?? null;
}
