import { isDeepStrictEqual } from 'node:util';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import { typedNumber } from '../words/typed-number.ts';

/**
 * Values of the pack as forms have them. Reading never refuses: what cannot be read stays as it was typed, and the
 * check of the pack says what is wrong with it.
 */

/** How a value is typed. */
export type FieldKind =
  | 'line'
  | 'text'
  /** Words with commas between them. */
  | 'words'
  /** Entries, one a line. */
  | 'lines'
  | 'number'
  /** Numbers with commas between them. */
  | 'numbers'
  | 'yesno'
  | 'date'
  | 'time'
  /** `07.30-16.00`; empty for closed. */
  | 'hours'
  /** Seven lines of hours, Sunday first. */
  | 'week'
  /** An agency's code. */
  | 'agency'
  /** Never shown whole; empty for the one that it is. */
  | 'phone'
  /** Words that lead to another agency: `DISHUB: rambu, marka`, one agency a line. */
  | 'routes'
  /** What it took over from: `PUPR; Dinas PUPR; DPUPR`, one a line. */
  | 'formers';

export interface Field {
  /** Where it stands in the item: `sending.from`. */
  path: string;
  label: string;
  kind: FieldKind;
  help?: string;
  /** Codes with what people read, where it is one of few. */
  choices?: Readonly<Record<string, string>>;
  /** May be left out, or is null where nothing is typed. */
  empty?: 'absent' | 'null';
}

/** JSON object. */
export type Item = Readonly<Record<string, unknown>>;

interface Codec {
  show(value: unknown): string;
  read(typed: string): unknown;
}

const lines = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const words = (typed: string) =>
  typed
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text: Codec = {
  show: (value) => (value === null || value === undefined ? '' : String(value)),
  read: (typed) => typed,
};

function numberOf(typed: string): unknown {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || Number.isNaN(value) ? typed : value;
}

const showNumber = (value: unknown) => String(value ?? '').replace('.', ',');

function showHours(value: unknown): string {
  if (!isItem(value)) return value === null || value === undefined ? '' : String(value);
  return `${value.open}-${value.close}`;
}

function readHours(typed: string): unknown {
  if (typed === '' || /^(tutup|-)$/i.test(typed)) return null;
  const [, open, close] = /^(\S+?)\s*(?:-|–|s\.d\.|sampai)\s*(\S+)$/.exec(typed) ?? [];
  return open === undefined || close === undefined
    ? typed
    : { open: open.replace(':', '.'), close: close.replace(':', '.') };
}

function showRoute(value: unknown): string {
  return isItem(value) ? `${value.agency}: ${list(value.words).join(', ')}` : String(value);
}

function readRoute(line: string): unknown {
  const [agency = '', ...rest] = line.split(':');
  return { words: words(rest.join(':')), agency: agency.trim().toUpperCase() };
}

function showFormer(value: unknown): string {
  if (!isItem(value)) return String(value);
  return [value.code, value.name, value.shortName].filter((part) => part !== undefined).join('; ');
}

function readFormer(line: string): unknown {
  const [code = '', name, shortName] = line.split(';').map((part) => part.trim());
  if (name === undefined || name === '') return code;
  return { code, name, ...(shortName === undefined || shortName === '' ? {} : { shortName }) };
}

const lineList = (show: (value: unknown) => string, read: (line: string) => unknown): Codec => ({
  show: (value) => list(value).map(show).join('\n'),
  read: (typed) => lines(typed).map(read),
});

const CODECS: Record<FieldKind, Codec> = {
  line: text,
  text,
  words: { show: (value) => list(value).join(', '), read: words },
  lines: lineList(String, (line) => line),
  number: { show: showNumber, read: numberOf },
  numbers: {
    show: (value) => list(value).map(showNumber).join('; '),
    read: (typed) =>
      typed
        .split(/[;\n]/)
        .filter((one) => one.trim() !== '')
        .map(numberOf),
  },
  yesno: { show: (value) => (value === true ? 'ya' : ''), read: (typed) => typed === 'ya' },
  date: text,
  time: { show: text.show, read: (typed) => typed.replace(':', '.') },
  hours: { show: showHours, read: readHours },
  week: {
    show: (value) =>
      list(value)
        .map((day) => showHours(day) || 'tutup')
        .join('\n'),
    read: (typed) => lines(typed).map(readHours),
  },
  agency: text,
  phone: {
    show: (value) => (typeof value === 'string' ? maskNumber(typedNumber(value) ?? value) : ''),
    read: (typed) => typed,
  },
  routes: lineList(showRoute, readRoute),
  formers: lineList(showFormer, readFormer),
};

/** As people read it, and type it; numbers of phones are masked. */
export function shown({ kind }: Field, value: unknown): string {
  return CODECS[kind].show(value);
}

/** As people read it: `Plt.`, `ya`, `tidak`, `–`. */
export function worded(field: Field, value: unknown): string {
  if (field.kind === 'yesno') return value === true ? 'ya' : 'tidak';
  const typed = shown(field, value);
  return (field.choices?.[typed] ?? typed) || '–';
}

/** The value of a field in an item; undefined where it has none. */
export function valueAt(item: Item, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isItem(at) ? at[key] : undefined), item);
}

function put(item: Item, [key = '', ...rest]: string[], value: unknown): Item {
  const { [key]: old, ...others } = item;
  if (rest.length === 0) {
    if (value === undefined) return others;
    // what was there keeps its place
    return { ...item, [key]: value };
  }
  return { ...item, [key]: put(isItem(old) ? old : {}, rest, value) };
}

/** The value that was typed; undefined where the field is left out. */
function saidBy({ kind, empty }: Field, typed: string): unknown {
  if (typed !== '' || empty === undefined) return CODECS[kind].read(typed);
  return empty === 'null' ? null : undefined;
}

/**
 * An item with what was typed into its form. A field that means the same as before stays as the file has it.
 * @param before the item as it is; empty for a new one
 * @param typed by the path of the field
 */
export function itemFrom(
  fields: readonly Field[],
  before: Item,
  typed: (path: string) => string,
): Item {
  const isNew = Object.keys(before).length === 0;
  return fields.reduce<Item>((item, field) => {
    const said = typed(field.path).replaceAll('\r\n', '\n');
    const old = valueAt(before, field.path);
    if (field.kind === 'phone' && said === '' && old !== undefined) return item;
    if (old !== undefined && said === shown(field, old)) return item;
    const value = saidBy(field, said);
    if (old === undefined && value === false && !isNew) return item;
    return put(item, field.path.split('.'), value);
  }, before);
}

export interface Difference {
  label: string;
  before: string;
  after: string;
}

/** Of a long list only what one has and the other has not. */
function ofWords(was: unknown[], is: unknown[]): Pick<Difference, 'before' | 'after'> {
  const without = (all: unknown[], others: unknown[]) =>
    all.filter((one) => !others.includes(one)).join(', ') || '–';
  return { before: without(was, is), after: without(is, was) };
}

/** Fields in which two items differ, in words. @param before null for one that was not there */
export function differences(
  fields: readonly Field[],
  before: Item | null,
  after: Item | null,
): Difference[] {
  return fields.flatMap((field) => {
    const [was, is] = [before, after].map((item) => valueAt(item ?? {}, field.path));
    if (isDeepStrictEqual(was, is)) return [];
    const { label, kind } = field;
    if (kind === 'words' && Array.isArray(was) && Array.isArray(is))
      return [{ label, ...ofWords(was, is) }];
    const [wasText, isText] = [before && worded(field, was), after && worded(field, is)];
    return [{ label, before: wasText ?? '–', after: isText ?? '–' }];
  });
}
