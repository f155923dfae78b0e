import { unzip } from '../../api/office/data/import/unzip.ts';

/** What a spreadsheet program would see in a workbook with one sheet. */

export interface ReadCell {
  /** `s` text, `n` number; the only kinds we write. */
  kind: 's' | 'n';
  value: string;
  /** Place in the style sheet. */
  style: number;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(xml: string): string {
  return xml
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

const CELL =
  /<c r="([A-Z]+)(\d+)" s="(\d+)"(?: t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>|><v>([^<]*)<\/v>)<\/c>/y;

/** Cells of the sheet by row and column letter; throws at anything that is not a plain cell. */
export function readSheet(file: Buffer): { rows: Record<string, ReadCell>[]; xml: string } {
  const xml = unzip(file).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
  const rows = [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, number, content]) => {
    const cells: Record<string, ReadCell> = {};
    CELL.lastIndex = 0;
    while (CELL.lastIndex < (content ?? '').length) {
      const at = CELL.lastIndex;
      const [whole, column, row, style, text, value] = CELL.exec(content ?? '') ?? [];
      if (whole === undefined || column === undefined || row !== number)
        throw new Error(`row ${number}: no plain cell at ${content?.slice(at, at + 80)}`);
      cells[column] = {
        kind: text === undefined ? 'n' : 's',
        value: text === undefined ? (value ?? '') : unescaped(text),
        style: Number(style),
      };
    }
    return cells;
  });
  return { rows, xml };
}
