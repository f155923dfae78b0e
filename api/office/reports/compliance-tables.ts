import { type Rules, shortName } from '../../../machines/district/rules.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import { complianceOf } from '../../../machines/report/compliance.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import type { Row } from '../data/export/table.ts';
import { column, fixed, type ReportTable, TIMES, text, timesRow } from './columns.ts';
import { type CaseSource, caseFiles } from './files.ts';

/** Compliance with the SOP as tables: in sum, and step by step for each complaint. */

/** A step as programs read it: its number, and which part of it where it has two. */
const STEP = [column('langkah', 'Langkah'), text('bagian_langkah', 'Bagian langkah')];

function stepCells({ step, label }: { step: number; label: string }): Row {
  return [step, label.slice(String(step).length).trim()];
}

export function stepTable({ compliance }: Statistics): ReportTable {
  const columns = [
    ...STEP,
    text('kegiatan', 'Kegiatan'),
    text('pelaksana', 'Pelaksana'),
    text('keluaran', 'Keluaran'),
    column('standar', 'Standar (hari)'),
    ...TIMES,
    text('bukti', 'Bukti'),
  ];
  return fixed(
    'langkah-sop',
    'Langkah SOP',
    columns,
    compliance.map((row) => [
      ...stepCells(row),
      ...[row.activity, row.actor, row.output, row.days],
      ...(row.times === null ? TIMES.map(() => null) : timesRow(row.times)),
      row.proof.map(({ name, count }) => `${count} ${name}`).join('; '),
    ]),
  );
}

const RESULTS = {
  within: 'sesuai',
  extended: 'diperpanjang',
  late: 'terlambat',
  running: 'berjalan',
  printed: 'dimuat',
};

/** A line for each step of each complaint of the period, read while the file is written. */
export function complianceTable(
  rules: Rules,
  source: CaseSource,
  { from, to, at }: Statistics,
): ReportTable {
  async function* rows(): AsyncGenerator<Row> {
    for await (const file of caseFiles(source, rules, { from, to })) {
      const { year, ticket, agency } = file.complaint;
      for (const { step, label, days, taken, result, startedAt, endedAt, evidence } of complianceOf(
        file,
        rules,
        at,
      ))
        yield [
          ...[
            letterTicket(year, ticket),
            shortName(rules, agency),
            ...stepCells({ step, label }),
            days,
            taken,
          ],
          ...[result === null ? 'belum' : RESULTS[result], startedAt, endedAt],
          evidence.map(({ text: words }) => words).join('; '),
        ];
    }
  }
  const columns = [
    text('aduan', 'Aduan'),
    text('skpd', 'SKPD'),
    ...STEP,
    column('standar', 'Standar (hari)'),
    column('hari', 'Hari'),
    text('hasil', 'Hasil'),
    column('mulai', 'Mulai', 'moment'),
    column('selesai', 'Selesai', 'moment'),
    text('bukti', 'Bukti'),
  ];
  return { name: 'kepatuhan', title: 'Kepatuhan per aduan', columns, rows };
}
