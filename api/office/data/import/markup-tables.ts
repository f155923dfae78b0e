/** Tables of a markup, as grids of texts: web pages that sites hand out as `.xls`, and sheets of OpenDocument. */

/** Tags of a markup, as parts of a regular expression. */
export interface Tags {
  table: string;
  row: string;
  cell: string;
  /** What a new line begins behind. */
  lineEnd: string;
  /** The cell that another one covers, where that stands there too. */
  covered?: string;
  /** What a cell is, by its attributes and its text. */
  value?: (attributes: string, text: string) => string;
  /** Attributes that say over how many columns and rows a cell reaches, and how often it stands. */
  columns?: string;
  rows?: string;
  repeated?: string;
  rowRepeated?: string;
}

/** Nobody fills more by hand or by a program that makes reports; what a sheet repeats to its edge is empty. */
const MOST_REPEATED = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? `0${name.slice(1)}` : name.slice(1);
    const point = Number(code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** What people read of a piece of markup. Blanks and lines of its source are none of the text. */
function textOf(markup: string, { lineEnd }: Tags): string {
  const lines = markup
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`<(?:${lineEnd})\\b[^>]*>`, 'gi'), '\n')
    .replace(/<[^>]*>/g, '');
  return decoded(lines)
    .replace(/ *\n */g, '\n')
    .trim();
}

function numberIn(attributes: string, name: string | undefined): number {
  if (name === undefined) return 1;
  const [, value = '1'] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes) ?? [];
  return Math.min(MOST_REPEATED, Math.max(1, Number(value)));
}

/** Pieces of a markup that begin with a tag, each with its attributes. */
function pieces(markup: string, tags: string) {
  const begins = [...markup.matchAll(new RegExp(`<(${tags})(?=[\\s/>])([^>]*)>`, 'gi'))];
  return begins.map((begin, n) => ({
    ...{ tag: begin[1], attributes: begin[2] ?? '' },
    inside: markup.slice(begin.index + begin[0].length, begins[n + 1]?.index),
  }));
}

/** By column: what reaches down into the next rows, and how far. */
type Above = Map<number, { text: string; left: number }>;

/** What reaches down to here. */
function fromAbove(above: Above, column: number): string | undefined {
  const from = above.get(column);
  if (from === undefined) return undefined;
  if (from.left > 1) above.set(column, { ...from, left: from.left - 1 });
  else above.delete(column);
  return from.text;
}

/** A cell that reaches over rows says the same in each; over columns it says it in the first. */
function rowIn(markup: string, tags: Tags, above: Above): string[] {
  const row: string[] = [];
  const fill = () => {
    if (tags.covered !== undefined) return;
    for (let text = fromAbove(above, row.length); text !== undefined; ) {
      row.push(text);
      text = fromAbove(above, row.length);
    }
  };
  for (const { tag, attributes, inside } of pieces(markup, tags.cell)) {
    fill();
    const shown = textOf(inside, tags);
    const own = tags.value?.(attributes, shown) ?? shown;
    const text = tag === tags.covered ? (fromAbove(above, row.length) ?? '') : own;
    const down = numberIn(attributes, tags.rows);
    if (down > 1) above.set(row.length, { text, left: down - 1 });
    row.push(...Array<string>(numberIn(attributes, tags.repeated)).fill(text));
    row.push(...Array<string>(numberIn(attributes, tags.columns) - 1).fill(''));
  }
  fill();
  return row;
}

function gridOf(markup: string, tags: Tags): string[][] {
  const above: Above = new Map();
  return pieces(markup, tags.row).flatMap(({ attributes, inside }) => {
    const row = rowIn(inside, tags, above);
    return Array.from({ length: numberIn(attributes, tags.rowRepeated) }, () => [...row]);
  });
}

/** Every table, as rows of cells. */
export function tablesIn(markup: string, tags: Tags): string[][][] {
  const plain = markup
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '');
  return pieces(plain, tags.table).map(({ inside }) => gridOf(inside, tags));
}

const attribute = (attributes: string, name: string) =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(attributes)?.[1];

/** A spreadsheet program notes beside what it shows, which may be a day in another country's order, what the cell is. */
function htmlValue(attributes: string, shown: string): string {
  return attribute(attributes, 'sdval') ?? shown;
}

const HTML: Tags = {
  ...{ table: 'table', row: 'tr', cell: 't[dh]', lineEnd: 'br|/p|/div|/li', value: htmlValue },
  ...{ columns: 'colspan', rows: 'rowspan' },
};

export const htmlTables = (page: string): string[][][] => tablesIn(page, HTML);

/** ODF 1.2 part 1, 19.385: a day is kept as ISO 8601, however it is shown; a number without the signs of thousands. */
function odfValue(attributes: string, shown: string): string {
  const day = attribute(attributes, 'office:date-value');
  if (day !== undefined) return day;
  const isNumber = attribute(attributes, 'office:value-type') === 'float';
  return (isNumber ? attribute(attributes, 'office:value') : undefined) ?? shown;
}

const ODF: Tags = {
  ...{ table: 'table:table', row: 'table:table-row' },
  ...{ cell: 'table:table-cell|table:covered-table-cell', covered: 'table:covered-table-cell' },
  ...{ lineEnd: 'text:line-break|/text:p', value: odfValue },
  ...{ rows: 'table:number-rows-spanned', repeated: 'table:number-columns-repeated' },
  rowRepeated: 'table:number-rows-repeated',
};

export const odfTables = (content: string): string[][][] => tablesIn(content, ODF);
