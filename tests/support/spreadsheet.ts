import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** Files as LibreOffice opens them in the Indonesian locale: what people see who open them by a double click. */

/** Field separator `;`, quotes, UTF-8, from the first line, Indonesian (1057), numbers and dates are looked for. */
const INDONESIAN = 'CSV:59,34,76,1,,1057,false,true';
const LONGEST = 120_000;

const installed = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: LONGEST });
    return true;
  } catch (error) {
    // CI has it: see .ci/run
    if (process.env.CI !== undefined) throw error;
    return false;
  }
})();

/** Whether there is a LibreOffice here; in CI it has to be there. */
export const hasSpreadsheet = installed;

export interface OpenedCell {
  /** `string`, `float`, `percentage` or `date`; empty for an empty cell. */
  type: string;
  /** A number as it is calculated with, a date in ISO 8601, a text as it is shown. */
  value: string;
}

type Node = Record<string, unknown>;

const listOf = (value: unknown): Node[] =>
  value === undefined ? [] : ((Array.isArray(value) ? value : [value]) as Node[]);

function textOf(paragraph: unknown): string {
  if (typeof paragraph !== 'object' || paragraph === null) return String(paragraph ?? '');
  return String((paragraph as Node)['#text'] ?? '');
}

function cellOf(cell: Node): OpenedCell {
  const type = String(cell['@office:value-type'] ?? '');
  const value = cell['@office:value'] ?? cell['@office:date-value'];
  const shown = [cell['text:p']].flat().filter((part) => part !== undefined);
  return { type, value: value === undefined ? shown.map(textOf).join('\n') : String(value) };
}

/** A cell that stands for several equal ones. */
const times = (cell: Node) => Math.min(50, Number(cell['@table:number-columns-repeated'] ?? 1));

/**
 * The cells of each sheet.
 * @param name its ending says what it is: `.csv` or `.xlsx`
 */
export function openedSheets(name: string, file: Uint8Array): OpenedCell[][][] {
  const folder = mkdtempSync(join(tmpdir(), 'spreadsheet-'));
  try {
    writeFileSync(join(folder, name), file);
    const filter = name.endsWith('.csv') ? [`--infilter=${INDONESIAN}`] : [];
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', ...filter, '--convert-to', 'fods', '--outdir', folder],
        join(folder, name),
      ],
      { stdio: 'ignore', timeout: LONGEST },
    );
    const xml = readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
    const parser = new XMLParser({
      ...{ ignoreAttributes: false, attributeNamePrefix: '@' },
      ...{ parseTagValue: false, parseAttributeValue: false, trimValues: false },
    });
    const document = parser.parse(xml)['office:document'];
    return listOf(document['office:body']['office:spreadsheet']['table:table']).map((table) =>
      listOf(table['table:table-row']).map((row) =>
        listOf(row['table:table-cell']).flatMap((cell) =>
          Array.from({ length: times(cell) }, () => cellOf(cell)),
        ),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
