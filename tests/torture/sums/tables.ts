import { unzip } from '../../../api/office/data/import/unzip.ts';
import type { Case } from './cases.ts';
import type { Faults } from './documents.ts';
import type { Expected } from './expected.ts';
import { countEach, local, told } from './figures.ts';

/** Every table of a report as programs read it: JSON against the recount, CSV and workbook against JSON. */

export type JsonRow = Record<string, string | number | null>;

const balanceRows = (expected: Expected, of: (one: Case) => string | null) =>
  Object.entries(expected.figures.balance(of)).map(([code, line]) => [
    ...[code, line.before, line.received, line.settled, line.left],
  ]);

const counted = (expected: Expected, of: (one: Case) => string | number | null) =>
  Object.entries(countEach(expected.figures.received, of));

const cellsOf = (rows: JsonRow[], ...names: string[]) =>
  rows.map((row) => names.map((name) => row[name] ?? null));
const present = (rows: JsonRow[]) =>
  cellsOf(rows, 'kode', 'jumlah').filter(([, count]) => count !== 0);

const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(6)));

function times(row: JsonRow): unknown[] {
  const { diukur, dalam_sop, diperpanjang, terlambat, belum } = row;
  const [part = null, mean = null] = [row.bagian_dalam_sop, row.rata_rata] as (number | null)[];
  return [
    diukur,
    dalam_sop,
    diperpanjang,
    terlambat,
    belum,
    rounded(part),
    rounded(mean),
    row.median,
    row.p90,
  ];
}

type TimesOf = ReturnType<Expected['figures']['steps']>['enter'];
const ownTimes = (own: TimesOf): unknown[] => [
  ...[own.measured, own.within, own.extended, own.late, own.waiting, rounded(own.shareWithin)],
  ...[rounded(own.mean), own.median, own.p90],
];

function agencyRows(rows: JsonRow[], expected: Expected): [unknown, unknown] {
  const said = rows.map((row) => [
    ...[row.kode, row.masuk, row.diteruskan, row.dijawab, ...times(row), row.lewat_batas],
    rounded(row.nilai as number | null),
  ]);
  const is = expected.agencies().map((code) => {
    const own = expected.figures.agency(code);
    return [
      code,
      own.received,
      own.forwarded,
      own.answered,
      ...ownTimes(own),
      own.overdue,
      rounded(own.rating),
    ];
  });
  return [said, is];
}

function stepRows(rows: JsonRow[], { figures }: Expected): [unknown, unknown] {
  const steps = figures.steps();
  const none = Array.from({ length: 9 }, () => null);
  const published = figures.by(({ publishedAt }) => publishedAt).length;
  const [came, answered, forwarded] = [figures.received, figures.answered, figures.forwarded].map(
    ({ length }) => length,
  );
  return [
    // receipts are SMS, which have a recount of their own
    rows.map((row) => [
      row.langkah,
      row.bagian_langkah,
      ...times(row),
      row.langkah === 2 ? '' : row.bukti,
    ]),
    [
      [1, '', ...none, `${came} aduan tersimpan`],
      [2, '', ...ownTimes(steps.enter), ''],
      [
        ...[3, '', ...ownTimes(steps.letter)],
        `${figures.lettersSent} surat penerusan dikirim; ${forwarded} aduan diteruskan lewat SMS; ${figures.unsent} aduan yang suratnya belum dikirim`,
      ],
      [
        ...[4, '', ...ownTimes(steps.answer)],
        `${answered} jawaban SKPD diterima; ${figures.silent.length} aduan lewat batas yang belum dijawab`,
      ],
      [5, '', ...ownTimes(steps.reply), `${answered} jawaban dikeluarkan untuk pelapor`],
      [5, 'koran', ...none, `${published} balasan dimuat di surat kabar`],
      [6, '', ...none, ''],
      [7, '', ...none, ''],
    ],
  ];
}

const WORDS = { within: 'sesuai', extended: 'diperpanjang', late: 'terlambat' };

/** Of each complaint what its letter and its answers took, those that were not the end of it first. */
function complianceRows(rows: JsonRow[], { figures }: Expected): [unknown, unknown] {
  const said = rows.filter(({ langkah }) => langkah === 3 || langkah === 4);
  const done = said.filter(({ selesai }) => selesai !== null);
  const is = figures.received
    .filter(({ secret }) => !secret)
    .flatMap(({ id, letter, answers, answeredAt }) => {
      const ticket = id.replace('-', '/');
      const sent = letter === null ? [] : [[ticket, 3, letter.days, WORDS[letter.result]]];
      const given = answers.filter(({ overtaken }) => overtaken || answeredAt !== null);
      const measured = given.filter(({ days }) => days !== undefined);
      return [
        ...sent,
        ...measured.map(({ days, result }) => [ticket, 4, days, WORDS[result ?? 'within']]),
      ];
    });
  const sort = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  return [sort(cellsOf(done, 'aduan', 'langkah', 'hari', 'hasil')), sort(is)];
}

const openTickets =
  (late: boolean) =>
  (rows: JsonRow[], { figures }: Expected): [unknown, unknown] => [
    rows.map(({ aduan }) => aduan).sort(),
    figures.open
      .filter((one) => !one.secret && one.isLate(figures.at) === late)
      .map(({ id }) => id.replace('-', '/'))
      .sort(),
  ];

const sameCounts =
  (of: (expected: Expected) => (string | number)[][]) =>
  (rows: JsonRow[], expected: Expected): [unknown, unknown] => [
    present(rows).sort(),
    of(expected).sort(),
  ];

const sameBalance =
  (of: (one: Case) => string | null) =>
  (rows: JsonRow[], expected: Expected): [unknown, unknown] => [
    cellsOf(rows, 'kode', 'sisa_sebelumnya', 'masuk', 'selesai', 'sisa').sort(),
    balanceRows(expected, of).sort(),
  ];

const TABLES: Record<
  string,
  (rows: JsonRow[], expected: Expected) => [said: unknown, is: unknown]
> = {
  ringkasan: (rows, expected) => {
    const single = expected.numbers();
    const known = rows.filter(({ angka }) => String(angka) in single);
    return [
      Object.fromEntries(known.map(({ angka, nilai }) => [angka, rounded(nilai as number | null)])),
      Object.fromEntries(Object.entries(single).map(([title, value]) => [title, rounded(value)])),
    ];
  },
  sisa: (rows, expected) => sameBalance(() => '')(rows, expected),
  'sisa-skpd': sameBalance(told(({ agency }) => agency)),
  'sisa-kategori': sameBalance(told(({ category }) => category)),
  jenis: sameCounts((expected) => counted(expected, ({ kind }) => kind)),
  kategori: sameCounts((expected) =>
    counted(
      expected,
      told(({ category }) => category),
    ),
  ),
  kecamatan: sameCounts((expected) =>
    counted(
      expected,
      told(({ district }) => district),
    ),
  ),
  'skpd-masuk': sameCounts((expected) =>
    counted(
      expected,
      told(({ agency }) => agency),
    ),
  ),
  hari: sameCounts((expected) => counted(expected, ({ received }) => local(received).getUTCDay())),
  jam: sameCounts((expected) => counted(expected, ({ received }) => local(received).getUTCHours())),
  skpd: agencyRows,
  'langkah-sop': stepRows,
  kepatuhan: complianceRows,
  'lewat-batas': openTickets(true),
  'belum-selesai': openTickets(false),
};

/** These are checked on paper, or have a recount of their own. */
const ELSEWHERE = ['peringkat', 'ditolak', 'penilaian', 'bulan', 'sms'];

export function checkTable(
  faults: Faults,
  name: string,
  rows: JsonRow[],
  expected: Expected,
): void {
  const check = TABLES[name];
  if (check !== undefined) faults.same(`table ${name}`, ...check(rows, expected));
  else if (!ELSEWHERE.includes(name)) faults.same('table', name, 'checked');
}

/** Fields of a CSV with `;` and a decimal comma, as it is written: texts in quotes where they need them. */
function fieldsOf(csv: string): string[][] {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .slice(1);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare = '']) =>
      (quoted ?? bare).replaceAll('""', '"'),
    ),
  );
}

/** A number as the table has it; shares stand as percents. */
const numberIn = (text: string) =>
  text.endsWith('%')
    ? Number(text.slice(0, -1).replace(',', '.')) / 100
    : Number(text.replace(',', '.'));

function checkCells(
  faults: Faults,
  where: string,
  read: (number | string)[][],
  rows: JsonRow[],
): void {
  faults.same(`${where}, rows`, read.length, rows.length);
  for (const [n, row] of rows.entries())
    for (const [at, value] of Object.values(row).entries()) {
      const cell = read[n]?.[at] ?? '';
      if (typeof value !== 'number') continue;
      const said = typeof cell === 'number' ? cell : numberIn(cell);
      faults.same(`${where} ${n + 1}/${at + 1}`, Math.abs(said - value) < 1e-5, true);
    }
}

export function checkCsv(faults: Faults, name: string, csv: string, rows: JsonRow[]): void {
  checkCells(faults, `CSV ${name}`, fieldsOf(csv), rows);
}

/** Cells of each sheet of the workbook with all tables, in order. @param tables rows of each, as JSON has them */
export function checkWorkbook(
  faults: Faults,
  file: Buffer,
  tables: [name: string, rows: JsonRow[]][],
): void {
  const files = unzip(file);
  for (const [n, [name, rows]] of tables.entries()) {
    const sheet = files.get(`xl/worksheets/sheet${n + 1}.xml`)?.toString('utf8') ?? '';
    const lines = [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].slice(1);
    const columns = Object.keys(rows[0] ?? {});
    const read = lines.map(([, line = '']) => {
      const numbers = line.matchAll(/<c r="([A-Z])\d+" s="\d+"><v>([^<]*)<\/v><\/c>/g);
      const cells = new Map([...numbers].map(([, at = '', value = '']) => [at, Number(value)]));
      return columns.map((_, at) => cells.get(String.fromCharCode(65 + at)) ?? '');
    });
    checkCells(faults, `sheet ${name}`, read, rows);
  }
}
