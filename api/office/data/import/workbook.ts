import { XMLParser } from 'fast-xml-parser';

/** Cells of a workbook's sheets (ECMA-376), as texts; a day is the number that the sheet has for it. */

/** A sheet has no more. */
const MOST_ROWS = 1_048_576;
const LISTS = new Set(['row', 'c', 'si', 'r', 't', 'mergeCell']);
const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true },
  ...{ parseTagValue: false, parseAttributeValue: false, trimValues: false },
  // a new line within a cell is &#10;
  htmlEntities: true,
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
  worksheet?: {
    sheetData?: { row?: Row[] } | '';
    mergeCells?: { mergeCell?: { '@ref'?: string }[] };
  };
}

const plain = (text: Text = '') => (typeof text === 'string' ? text : (text['#text'] ?? ''));

/** `_x000D_` stands for a sign that XML cannot have. */
function textOf({ t = [], r = [] }: Rich): string {
  const whole = [...t.map(plain), ...r.map(textOf)].join('');
  return whole.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Number of a column, from 0. */
function columnNamed(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Column of a cell; the one that follows where it names none. */
function columnOf({ '@r': place = '' }: Cell, next: number): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(place) ?? [];
  return letters === '' ? next : columnNamed(letters);
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

/** What one cell says for several below each other, all of them say. */
function withMerged(rows: string[][], places: string[]): string[][] {
  for (const place of places) {
    const [, letters = '', from = '', to = ''] =
      /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(place) ?? [];
    const column = columnNamed(letters);
    const text = rows[Number(from) - 1]?.[column];
    if (text === undefined) continue;
    for (const row of rows.slice(Number(from), Number(to))) row[column] ||= text;
  }
  // a place behind the last cell of a row leaves holes
  return rows.map((row) => Array.from(row, (text) => text ?? ''));
}

/** In the order of their numbers, which is that in which they were made. */
function sheetNames(parts: ReadonlyMap<string, Buffer>): string[] {
  const numberOf = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
  return [...parts.keys()]
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/** Rows of each sheet. @param parts files of the archive, by their names */
export function workbookSheets(parts: ReadonlyMap<string, Buffer>): string[][][] {
  const xml = (name: string) => parser.parse(parts.get(name)?.toString('utf8') ?? '');
  const { sst } = xml('xl/sharedStrings.xml') as { sst?: { si?: Rich[] } };
  const shared = (sst?.si ?? []).map(textOf);
  return sheetNames(parts).map((name) => {
    const { sheetData: data, mergeCells } = (xml(name) as Sheet).worksheet ?? {};
    const rows = data === undefined || data === '' ? [] : (data.row ?? []);
    const merged = (mergeCells?.mergeCell ?? []).flatMap(({ '@ref': place }) => place ?? []);
    return withMerged(placed(rows, shared), merged);
  });
}
