import { halfUp } from '../../../machines/base/percent.ts';
import { namesOf } from '../../../machines/district/names.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { BalanceRow } from '../../../machines/report/balance.ts';
import type { OpenItem } from '../../../machines/report/counts.ts';
import { titledFigures } from '../../../machines/report/single-figures.ts';
import type { Row as NumberRow, Statistics } from '../../../machines/report/statistics.ts';
import type { Table } from '../data/export/table.ts';
import { column, fixed, type ReportTable, TIMES, text, timesRow } from './columns.ts';
import { complianceTable, stepTable } from './compliance-tables.ts';
import type { CaseSource } from './files.ts';

/** Each table of a report as one that programs read; nothing in them names a reporter. */

function counts(name: string, title: string, rows: readonly NumberRow[]): ReportTable {
  const columns = [
    text('kode', 'Kode'),
    text('nama', title),
    column('jumlah', 'Jumlah'),
    column('bagian', 'Bagian', 'share'),
  ];
  return fixed(
    name,
    title,
    columns,
    rows.map(({ code, name: label, count, share }) => [code, label, count, share]),
  );
}

/** A share in a column of mixed numbers, as percent with two decimals. */
const hundredths = (share: number | null) => (share === null ? null : halfUp(share * 100, 2));

/** Every number that stands alone. */
export function summaryTable({
  received,
  forwarded,
  answered,
  open,
  rejected,
  sms,
  ...rest
}: Statistics) {
  const numbers: [string, number | null][] = [
    ['Aduan masuk', received.total],
    ['Aduan rahasia', received.secret],
    ['Aduan darurat', received.emergency],
    ['Diteruskan', forwarded.total],
    ['Dijawab', answered.total],
    ['Dijawab dalam waktu SOP', answered.times.within],
    ['Dijawab dengan batas diperpanjang', answered.times.extended],
    ['Dijawab terlambat', answered.times.late],
    ['Lewat batas dan belum dijawab', answered.times.waiting],
    [
      'Dalam waktu SOP, yang belum dijawab ikut dihitung (%)',
      hundredths(answered.times.shareWithin),
    ],
    ['Waktu jawab rata-rata (hari)', answered.times.mean],
    ['Waktu jawab median (hari)', answered.times.median],
    ['90% dijawab dalam (hari)', answered.times.p90],
    ['Ditolak', rejected.total],
    ...titledFigures(rest).map(({ title, count }): [string, number | null] => [title, count]),
    ['Sisa sebelumnya', rest.balance?.total.before ?? null],
    ['Selesai', rest.balance?.total.settled ?? null],
    ['Sisa pada akhir periode', rest.balance?.total.left ?? null],
    ['Belum selesai saat dihitung', open.total],
    ['Lewat batas saat dihitung', open.overdue],
    ['Penilaian pelapor', rest.rating.count],
    ['Penilaian dari semua jawaban (%)', hundredths(rest.rating.share)],
    ['Nilai rata-rata', rest.rating.mean],
    ['SMS terkirim', sms.sent],
    ['Bagian SMS', sms.parts],
    ['SMS gagal', sms.failed],
    ['SMS belum pasti terkirim', sms.unconfirmed],
    ['Biaya SMS (rupiah)', sms.cost],
  ];
  return fixed(
    'ringkasan',
    'Ringkasan',
    [text('angka', 'Angka'), column('nilai', 'Nilai')],
    numbers,
  );
}

/** Where complaints came from and went; nothing where it was not counted. */
function balances({ balance }: Statistics): ReportTable[] {
  const numbers = [
    column('sisa_sebelumnya', 'Sisa sebelumnya'),
    column('masuk', 'Masuk'),
    column('selesai', 'Selesai'),
    column('sisa', 'Sisa'),
  ];
  const cells = ({ code, name, before, received, settled, left }: BalanceRow) => [
    ...[code, name, before, received, settled, left],
  ];
  const table = (name: string, title: string, what: string, rows: BalanceRow[]) =>
    fixed(name, title, [text('kode', 'Kode'), text('nama', what), ...numbers], rows.map(cells));
  const all = balance === null ? [] : [balance.total];
  return [
    table('sisa', 'Sisa aduan', 'Aduan', all),
    table('sisa-skpd', 'Sisa per SKPD', 'SKPD', balance?.agencies ?? []),
    table('sisa-kategori', 'Sisa per kategori', 'Kategori', balance?.categories ?? []),
  ];
}

function agencies({ agencies: rows }: Statistics): ReportTable {
  const columns = [
    text('kode', 'Kode'),
    text('skpd', 'SKPD'),
    column('masuk', 'Masuk'),
    column('diteruskan', 'Diteruskan'),
    column('dijawab', 'Dijawab'),
    ...TIMES,
    column('lewat_batas', 'Lewat batas sekarang'),
    column('tepat_waktu', 'Tepat waktu', 'share'),
    column('nilai', 'Nilai rata-rata'),
  ];
  return fixed(
    'skpd',
    'SKPD',
    columns,
    rows.map((row) => [
      ...[row.code, row.name, row.received, row.forwarded, row.answered],
      ...timesRow(row),
      ...[row.overdue, row.onTime, row.rating],
    ]),
  );
}

/** @param all how many there are: a table that stops says so in its last line */
function openItems(
  rules: Rules,
  name: string,
  title: string,
  items: OpenItem[],
  all: number,
): ReportTable {
  const { category, agency } = namesOf(rules);
  const columns = [
    text('aduan', 'Aduan'),
    text('kategori', 'Kategori'),
    text('skpd', 'SKPD'),
    text('kecamatan', 'Kecamatan'),
    column('diterima', 'Diterima', 'moment'),
    column('batas', 'Batas', 'moment'),
  ];
  return fixed(name, title, columns, [
    ...items.map((item) => [
      letterTicket(rules.calendar.local(item.receivedAt).year, item.ticket),
      ...[category(item.category ?? ''), agency(item.agency ?? ''), item.district],
      ...[item.receivedAt, item.due],
    ]),
    ...(items.length < all
      ? [[`Ditampilkan ${items.length} dari ${all} aduan`, null, null, null, null, null]]
      : []),
  ]);
}

/** Every table of a report, in the order of the report. */
export function reportTables(
  rules: Rules,
  source: CaseSource,
  statistics: Statistics,
): ReportTable[] {
  const { received, rejected, rating, months, sms, best, slowest, open } = statistics;
  return [
    summaryTable(statistics),
    ...balances(statistics),
    counts('jenis', 'Jenis', received.kinds),
    counts('kategori', 'Kategori', received.categories),
    counts('kecamatan', 'Kecamatan', received.districts),
    counts('hari', 'Hari', received.weekdays),
    counts('jam', 'Jam', received.hours),
    counts('skpd-masuk', 'SKPD yang diadukan', received.agencies),
    agencies(statistics),
    fixed(
      'peringkat',
      'Peringkat SKPD',
      [
        text('daftar', 'Daftar'),
        column('urutan', 'Urutan'),
        text('skpd', 'SKPD'),
        column('tepat_waktu', 'Tepat waktu', 'share'),
      ],
      [
        ...best.map((row, n) => ['paling tepat waktu', n + 1, row.name, row.onTime]),
        ...slowest.map((row, n) => ['paling lambat', n + 1, row.name, row.onTime]),
      ],
    ),
    counts('ditolak', 'Alasan ditolak', rejected.reasons),
    counts('penilaian', 'Nilai pelapor', rating.stars),
    fixed(
      'bulan',
      'Per bulan',
      [
        text('bulan', 'Bulan'),
        column('masuk', 'Masuk'),
        column('dijawab', 'Dijawab'),
        column('dalam_sop', 'Dalam waktu SOP'),
        column('terlambat', 'Terlambat'),
      ],
      months.map(({ month, received: came, answered, within, late }) => [
        month,
        came,
        answered,
        within,
        late,
      ]),
    ),
    fixed(
      'sms',
      'SMS per hari',
      [
        column('tanggal', 'Tanggal', 'date'),
        column('terkirim', 'Terkirim'),
        column('bagian', 'Bagian SMS'),
        column('gagal', 'Gagal'),
        column('belum_pasti', 'Belum pasti'),
      ],
      sms.days.map(({ day, sent, parts, failed, unconfirmed }) => [
        Date.parse(day),
        sent,
        parts,
        failed,
        unconfirmed,
      ]),
    ),
    openItems(rules, 'lewat-batas', 'Lewat batas', open.late, open.listed.late),
    openItems(rules, 'belum-selesai', 'Belum selesai, dalam batas', open.items, open.listed.others),
    stepTable(statistics),
    complianceTable(rules, source, statistics),
  ];
}

/** The table as a file is made of it. */
export function asTable({ district }: Rules, { title, columns, rows }: ReportTable): Table {
  const { zoneName, utcOffsetMinutes } = district.calendar;
  const zone = { name: zoneName, offsetMinutes: utcOffsetMinutes };
  return { title, columns, rows: rows(), zone };
}
