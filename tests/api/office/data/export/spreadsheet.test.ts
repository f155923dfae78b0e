import { describe, expect, it } from '@jest/globals';
import { csv } from '../../../../../api/office/data/export/csv.ts';
import type { Row, Table } from '../../../../../api/office/data/export/table.ts';
import { workbook } from '../../../../../api/office/data/export/xlsx.ts';
import { collect } from '../../../../support/pieces.ts';
import { hasSpreadsheet, type OpenedCell, openedSheets } from '../../../../support/spreadsheet.ts';

/** What a spreadsheet in the Indonesian locale makes of our files: the numbers, days and texts of the table. */

const AT = Date.UTC(2026, 10, 24, 1, 14);
const DAY = Date.UTC(2026, 10, 24);

const ROWS: Row[] = [
  ['Dinas PUPR', 625, 0.625, AT, DAY],
  ['081200000001', 0.625, 1 / 3, null, DAY],
  ['1-2', 1234567.25, 0, AT, null],
  ['=1+1', -3, 1, AT, DAY],
  ['1,5', 1e21, null, AT, DAY],
  ['baris satu "kutip"; titik koma', 0, 0.005, AT, DAY],
];

function table(title: string): Table {
  async function* given() {
    yield* ROWS;
  }
  return {
    title,
    columns: [
      { key: 'isi', title: 'Isi', type: 'text' },
      { key: 'nilai', title: 'Nilai', type: 'number' },
      { key: 'bagian', title: 'Bagian', type: 'share' },
      { key: 'mulai', title: 'Mulai', type: 'moment' },
      { key: 'tanggal', title: 'Tanggal', type: 'date' },
    ],
    rows: given(),
    zone: { name: 'WIB', offsetMinutes: 420 },
  };
}

/** In the district's own time. */
const MOMENT = '2026-11-24T08:14:00';

function checkRow([text, value, share, moment, day]: Row, cells: OpenedCell[], guard: string) {
  const [isi, nilai, bagian, mulai, tanggal] = cells;
  expect(isi).toEqual({ type: 'string', value: `${guard}${text}` });
  expect([nilai?.type, Number(nilai?.value)]).toEqual(['float', value]);
  if (share !== null) {
    expect(bagian?.type).toBe('percentage');
    expect(Number(bagian?.value)).toBeCloseTo(Number(share), 6);
  }
  if (moment !== null) expect(mulai).toEqual({ type: 'date', value: MOMENT });
  if (day !== null) expect(tanggal).toEqual({ type: 'date', value: '2026-11-24' });
}

// where no LibreOffice is installed the suite says that it was left out; in CI there is one
const suite = hasSpreadsheet ? describe : describe.skip;

suite('LibreOffice in the Indonesian locale', () => {
  it('reads numbers, percents, times and days of a CSV, and leaves texts texts', async () => {
    const [sheet = []] = openedSheets('tabel.csv', await collect(csv(table('Satu'))));
    expect(sheet.length).toBeGreaterThanOrEqual(ROWS.length + 1);
    for (const [n, row] of ROWS.entries()) {
      // an apostrophe stands before what it would take for something else
      const guard = /^[\d=]/.test(String(row[0])) ? "'" : '';
      checkRow(row, sheet[n + 1] ?? [], guard);
    }
  }, 120_000);

  it('reads the same of every sheet of a workbook', async () => {
    const file = await collect(workbook([table('Satu'), table('Dua')]));
    const sheets = openedSheets('tabel.xlsx', file);
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets)
      for (const [n, row] of ROWS.entries()) checkRow(row, sheet[n + 1] ?? [], '');
  }, 120_000);
});
