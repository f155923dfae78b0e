import type { Expected } from './expected.ts';
import { countEach, told } from './figures.ts';
import { figuresIn, lasting, listUnder, number, type Printed, share, tablesIn } from './printed.ts';

/** What the written report, its covering letter and the pages say, held against the recount; nothing of it may stay unchecked. */

export class Faults {
  readonly all: string[] = [];
  /** How much was compared. */
  compared = 0;

  same(where: string, said: unknown, is: unknown): void {
    this.compared += 1;
    const [one, other] = [JSON.stringify(said), JSON.stringify(is)];
    if (one !== other) this.all.push(`${where}: says ${one}, is ${other}`);
  }
}

const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const KINDS: Record<string, string> = {
  ...{ KELUHAN: 'Keluhan', SARAN: 'Saran', TANYA: 'Pertanyaan', APRESIASI: 'Apresiasi' },
  ...{ LAINNYA: 'Lain-lain', '': 'Tanpa jenis' },
};
const REASONS = {
  spam: 'spam atau iseng',
  jurisdiction: 'di luar kewenangan Pemkab',
  unclear: 'keterangan tidak cukup',
};
/** SMS have their own recount. */
const OF_SMS = ['SMS keluar (bagian SMS)', 'SMS gagal', 'SMS belum pasti terkirim', 'Biaya SMS'];

const sorted = (rows: string[][]) =>
  [...rows].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));

type Check = (table: Printed, expected: Expected) => [said: unknown, is: unknown];

const counts =
  (is: (expected: Expected) => string[][]): Check =>
  (table, expected) => [
    sorted(table.rows.filter(([, count]) => count !== '0')).filter(
      ([name]) => name !== 'Tidak ada',
    ),
    sorted(is(expected)),
  ];

/** Rows in pairs: the hour and how many. */
function hours({ rows }: Printed): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((cells) =>
      cells.flatMap((cell, n) => (n % 2 === 0 ? [[cell, cells[n + 1] ?? '']] : [])),
    ),
  );
}

const stars: Check = counts(({ figures }) => {
  const given = figures.given.flatMap(({ answer: { rating } }) =>
    rating === null ? [] : [rating],
  );
  return Object.entries(countEach(given, (one) => one)).map(([star, count]) => [
    ...[`${star} bintang`, number(count), share(count / given.length)],
  ]);
});

const reasons: Check = counts(({ figures }) => {
  const outcomes = figures.closed.flatMap(({ outcome }) =>
    outcome !== null && outcome in REASONS ? [outcome] : [],
  );
  return Object.entries(countEach(outcomes, (one) => one)).map(([reason, count]) => [
    ...[REASONS[reason as keyof typeof REASONS], number(count), share(count / outcomes.length)],
  ]);
});

const openRows =
  (late: boolean): Check =>
  (table, { figures }) => {
    const listed = figures.open.filter((one) => !one.secret && one.isLate(figures.at) === late);
    const tickets = listed.map(({ id }) => id.replace('-', '/'));
    return [table.rows.map(([, ticket]) => ticket).sort(), tickets.sort()];
  };

const agencies: Check = (table, expected) => [
  sorted(table.rows),
  sorted(expected.agencies().map((code) => expected.agencyLine(code))),
];

/** Of every table by its head. */
const TABLES: Record<string, Check> = {
  'Aduan | Sisa sebelumnya | Masuk | Selesai | Sisa': (table, expected) => [
    table.rows,
    expected.balance('all'),
  ],
  'SKPD | Sisa sebelumnya | Masuk | Selesai | Sisa': (table, expected) =>
    [...[sorted(table.rows), sorted(expected.balance('agency'))]] as [unknown, unknown],
  'Kategori | Sisa sebelumnya | Masuk | Selesai | Sisa': (table, expected) =>
    [...[sorted(table.rows), sorted(expected.balance('category'))]] as [unknown, unknown],
  'Jenis | Jumlah | Bagian': counts((expected) =>
    expected.counted(
      ({ kind }) => kind,
      (kind) => KINDS[kind] ?? kind,
    ),
  ),
  'Alasan ditolak | Jumlah | Bagian': reasons,
  'Kategori | Jumlah | Bagian': counts((expected) =>
    expected.counted(
      told(({ category }) => category),
      (code) => expected.categoryName(code),
    ),
  ),
  'Kecamatan | Jumlah | Bagian': counts((expected) =>
    expected.counted(
      told(({ district }) => district),
      (code) => code || 'Tidak disebut',
    ),
  ),
  'Hari | Jumlah | Bagian': counts((expected) =>
    expected.counted(
      ({ received }) => new Date(received + 7 * 3_600_000).getUTCDay(),
      (day) => DAYS[Number(day)] ?? '',
    ),
  ),
  'Nilai pelapor | Jumlah | Bagian': stars,
  'Jam | Masuk | Jam | Masuk | Jam | Masuk': (table, expected) =>
    [...[Object.entries(hours(table)).sort(), Object.entries(expected.hours()).sort()]] as [
      unknown,
      unknown,
    ],
  'No. | Nomor aduan | Kategori | SKPD | Lokasi | Diterima | Batas | Lewat (hari)': openRows(true),
  'No. | Nomor aduan | Kategori | SKPD | Lokasi | Diterima | Batas': openRows(false),
};

const AGENCIES =
  'SKPD | Masuk | Dijawab | Terlambat | Lewat batas | Tepat waktu | Rata-rata | 50% | 90% | Nilai';
const MONTHS = 'Bulan | Masuk | Dijawab | Dalam waktu SOP | Terlambat';

/** @param html the written report */
export function checkReport(faults: Faults, where: string, html: string, expected: Expected): void {
  const single = expected.single();
  for (const [title, value] of figuresIn(html))
    if (!OF_SMS.includes(title))
      faults.same(`${where}, ${title}`, value, single[title] ?? 'not checked');
  let ofAgencies = 0;
  for (const table of tablesIn(html)) {
    const check = table.head === AGENCIES && ofAgencies++ === 0 ? agencies : TABLES[table.head];
    if (check !== undefined) faults.same(`${where}, ${table.head}`, ...check(table, expected));
    // the rankings repeat lines of the table before them; months have a recount of their own
    else if (table.head !== AGENCIES && table.head !== MONTHS)
      faults.same(where, table.head, 'checked');
  }
  checkConclusions(faults, where, html, expected);
}

function most(expected: Expected, of: 'category' | 'district'): string | undefined {
  const { received } = expected.figures;
  const known = received.filter((one) => !one.secret && one[of] !== null);
  const [first, second] = Object.entries(countEach(known, (one) => one[of])).sort(
    ([, a], [, b]) => b - a,
  );
  if (first === undefined || first[1] === second?.[1]) return undefined;
  const [code, count] = first;
  const name = of === 'category' ? `kategori ${expected.categoryName(code)}` : `kecamatan ${code}`;
  return `${name} (${number(count)} aduan, ${share(count / received.length)})`;
}

/** Each sentence under Simpulan that is about numbers, written anew. */
function sentences(expected: Expected): string[] {
  const { figures } = expected;
  const top = [most(expected, 'category'), most(expected, 'district')].filter(
    (one) => one !== undefined,
  );
  const { within, measured, waiting, shareWithin } = figures.steps().answer;
  const all = figures.balance(() => 'all').all ?? { before: 0, left: 0 };
  const rest =
    all.left === all.before
      ? `tetap ${number(all.left)}`
      : `${all.left > all.before ? 'bertambah' : 'berkurang'} dari ${number(all.before)} menjadi ${number(all.left)}`;
  const judged =
    waiting === 0
      ? `${number(measured)} jawaban`
      : `${number(measured + waiting)} (${number(measured)} jawaban dan ${number(waiting)} aduan lewat batas yang belum dijawab SKPD)`;
  return [
    figures.received.length === 0
      ? 'Tidak ada aduan yang masuk pada periode ini.'
      : `Masuk ${number(figures.received.length)} aduan${top.length === 0 ? '' : `, terbanyak ${top.join(' dan ')}`}.`,
    ...(all.before === 0 && all.left === 0 ? [] : [`Sisa aduan yang belum selesai ${rest}.`]),
    ...(shareWithin === null
      ? []
      : [`Dijawab dalam waktu SOP ${share(shareWithin)}: ${number(within)} dari ${judged}.`]),
  ];
}

function checkConclusions(faults: Faults, where: string, html: string, expected: Expected): void {
  const said = listUnder(html, 'Simpulan');
  const own = sentences(expected);
  faults.same(
    `${where}, Simpulan`,
    said.filter((one) => own.includes(one)),
    own,
  );
  const { count, mean, share: part } = expected.figures.rating();
  const { agencies: others } = { agencies: expected.agencies() };
  for (const one of said.filter((sentence) => !own.includes(sentence))) {
    const rated = /^Nilai rata-rata (\S+) dari (\d+) penilaian atas (\d+) jawaban/.exec(one);
    if (rated !== null)
      faults.same(`${where}, ${one}`, rated.slice(1), [
        number(mean, 1),
        number(count),
        number(Math.round(count / (part ?? 1))),
      ]);
    for (const [, short = '', value = ''] of one.matchAll(/(?:pada |, )([^,()]+) \(([\d,]+%)\)/g)) {
      const code = others.find((each) => expected.shortName(each) === short) ?? '';
      faults.same(`${where}, ${one}`, value, share(expected.figures.agency(code).onTime));
    }
    if (rated === null && !/^(Ketepatan waktu|Aduan yang masuk)/.test(one))
      faults.same(where, one, 'checked');
  }
}

/** @param html the covering letter */
export function checkCover(
  faults: Faults,
  where: string,
  html: string,
  { figures }: Expected,
): void {
  const { answer } = figures.steps();
  const text = html.replace(/\s+/g, ' ');
  for (const sentence of [
    `Aduan yang masuk sebanyak ${number(figures.received.length)}; diteruskan kepada SKPD ${number(figures.forwarded.length)}`,
    `Aduan yang dijawab sebanyak ${number(figures.answered.length)}, di antaranya ${number(answer.within)} dalam waktu standar SOP (${share(answer.shareWithin)} bila ${number(answer.waiting)} aduan`,
    `separuh dijawab dalam ${lasting(answer.median)}`,
    `aduan yang belum selesai sebanyak ${number(figures.open.length)}, di antaranya ${number(figures.late.length)} melewati`,
  ])
    faults.same(`${where}, ${sentence}`, text.includes(sentence), true);
}
