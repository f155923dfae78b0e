import { XMLParser } from 'fast-xml-parser';
import { unzip } from './unzip.ts';

/** Cells of a workbook's first sheet (ECMA-376), as texts; a day is the number that the sheet has for it. */

/** A sheet has no more. */
const MOST_ROWS = 1_048_576;
const LISTS = new Set(['row', 'c', 'si', 'r', 't']);
const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true },
  ...{ parseTagValue: false, parseAttributeValue: false, trimValues: false },
  isArray: (name, _path, _leaf, isAttribute) => !isAttribute && LISTS.has(name),
});

type Text = string | { '#text'?: string };
/** Text of a cell: whole, or in pieces (`r`) that look different. */
interface Rich {
  t?: Text[];
  r?: Rich[];
}
interface Cell {
  '@r'?: string;
  '@t'?: string;
  v?: Text;
  is?: Rich;
}
interface Row {
  '@r'?: string;
  c?: Cell[];
}
interface Sheet {
  worksheet?: { sheetData?: { row?: Row[] } | '' };
}

const plain = (text: Text = '') => (typeof text === 'string' ? text : (text['#text'] ?? ''));

/** `_x000D_` stands for a sign that XML cannot have. */
function textOf({ t = [], r = [] }: Rich): string {
  const whole = [...t.map(plain), ...r.map(textOf)].join('');
  return whole.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Column of a cell, from 0; the one that follows where it names none. */
function columnOf({ '@r': place = '' }: Cell, next: number): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(place) ?? [];
  if (letters === '') return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rowOf(cells: Cell[], shared: string[]): string[] {
  const row: string[] = [];
  for (const cell of cells) {
    const value = plain(cell.v);
    const text = cell['@t'] === 's' ? shared[Number(value)] : value;
    row[columnOf(cell, row.length)] = cell.is === undefined ? (text ?? '') : textOf(cell.is);
  }
  return Array.from(row, (text) => text ?? '');
}

/** Each at its place: empty rows may be left out of the file. */
function placed(rows: Row[], shared: string[]): string[][] {
  const all: string[][] = [];
  for (const { '@r': number, c = [] } of rows) {
    const place = Math.min(MOST_ROWS, Number(number ?? all.length + 1));
    while (all.length < place - 1) all.push([]);
    all.push(rowOf(c, shared));
  }
  return all;
}

/** @throws UnzipError */
export function workbookRows(file: Buffer): string[][] {
  const parts = unzip(file);
  const xml = (name: string) => parser.parse(parts.get(name)?.toString('utf8') ?? '');
  const [first = ''] = [...parts.keys()]
    .filter((n) => /^xl\/worksheets\/[^/]+\.xml$/.test(n))
    .sort();
  const { sst } = xml('xl/sharedStrings.xml') as { sst?: { si?: Rich[] } };
  const shared = (sst?.si ?? []).map(textOf);
  const data = (xml(first) as Sheet).worksheet?.sheetData;
  const rows = data === undefined || data === '' ? [] : (data.row ?? []);
  return placed(rows, shared);
}
