import type { StepTimes } from '../../../machines/report/sop.ts';
import type { Column, ColumnType, Row } from '../data/export/table.ts';

/** What the tables of reports are put together from. */

export interface ReportTable {
  /** Part of a file's name and of an address. */
  name: string;
  title: string;
  columns: Column[];
  rows(): AsyncIterable<Row>;
}

export const column = (key: string, title: string, type: ColumnType = 'number'): Column => ({
  ...{ key, title, type },
});

export const text = (key: string, title: string) => column(key, title, 'text');

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

export function fixed(
  name: string,
  title: string,
  columns: Column[],
  rows: readonly Row[],
): ReportTable {
  return { name, title, columns, rows: () => each(rows) };
}

/** How long a step took, as {@link timesRow} fills it. */
export const TIMES = [
  column('diukur', 'Diukur'),
  column('dalam_sop', 'Dalam waktu SOP'),
  column('diperpanjang', 'Batas diperpanjang'),
  column('terlambat', 'Terlambat'),
  column('belum', 'Belum'),
  column('bagian_dalam_sop', 'Bagian dalam waktu SOP', 'share'),
  column('rata_rata', 'Rata-rata (hari)'),
  column('median', 'Median (hari)'),
  column('p90', '90% dalam (hari)'),
];

export function timesRow(times: StepTimes): Row {
  const { measured, within, extended, late, waiting, shareWithin, mean, median, p90 } = times;
  return [measured, within, extended, late, waiting, shareWithin, mean, median, p90];
}
