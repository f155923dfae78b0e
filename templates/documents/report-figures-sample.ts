import type { AgencyRow } from '../../machines/report/agencies.ts';
import type { BalanceRow } from '../../machines/report/balance.ts';
import type { StepTimes } from '../../machines/report/sop.ts';
import type { ReportFigures, ReportPeriod } from './report-views.ts';

/** Figures of a month, with the longest names of a district. */

export const month: ReportPeriod = {
  kind: 'monthly',
  from: Date.UTC(2026, 9, 31, 17),
  to: Date.UTC(2026, 10, 30, 17),
};

const CATEGORIES: [name: string, count: number][] = [
  ['Jalan dan Jembatan', 412],
  ['Lampu Jalan (PJU)', 187],
  ['Air Bersih', 143],
  ['Kebersihan dan Lingkungan', 98],
  ['Kependudukan', 91],
  ['Kesehatan', 64],
  ['Bantuan Sosial', 58],
  ['Pertanian dan Perkebunan', 41],
  ['Pungli / Perilaku Pegawai (rahasia)', 23],
  ['Perempuan dan Anak (rahasia)', 9],
  ['Tanpa kategori', 4],
];
const DISTRICTS: [name: string, count: number][] = [
  ['Balik Bukit', 402],
  ['Pagar Dewa', 212],
  ['Way Tenong', 178],
  ['Bandar Negeri Suoh', 96],
  ['Lumbok Seminung', 61],
  ['Tidak disebut', 181],
];
const AGENCIES: [
  name: string,
  shortName: string,
  answered: number,
  late: number,
  median: number,
][] = [
  ['Dinas Pekerjaan Umum dan Perumahan Rakyat', 'DPUPR', 318, 61, 3],
  ['Dinas Lingkungan Hidup, Kebersihan dan Pertamanan', 'DLHKP', 241, 12, 1],
  ['Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 88, 2, 1],
  [
    'Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak',
    'DPPKBPPPA',
    31,
    1,
    1.1,
  ],
  ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', 17, 9, 4],
  ['Kecamatan Bandar Negeri Suoh', 'Kec. Bandar Negeri Suoh', 12, 7, 6],
];
const MONTHS = [
  'Desember 2025',
  ...'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November'
    .split(' ')
    .map((name) => `${name} 2026`),
];

function rowsOf(counts: [name: string, count: number][]) {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([name, count]) => ({ code: name, name, count, share: count / all }));
}

function balanceRow(name: string, before: number, received: number, settled: number): BalanceRow {
  return { code: name, name, before, received, settled, left: before + received - settled };
}

export function stepFigures(
  measured: number,
  late: number,
  median: number,
  waiting = 0,
): StepTimes {
  const extended = Math.floor(late / 3);
  const within = measured - late - extended;
  const all = measured + waiting;
  const shareWithin = all === 0 ? null : within / all;
  const mean = median * 1.3;
  const p90 = median * 2 + 1;
  return { measured, within, extended, late, waiting, shareWithin, mean, median, p90 };
}

const agencies: AgencyRow[] = AGENCIES.map(([name, shortName, answered, late, median], n) => {
  const times = stepFigures(answered, late, median, late % 7);
  return {
    code: shortName,
    name,
    shortName,
    received: answered + 20,
    forwarded: answered + 18,
    answered,
    ...times,
    overdue: late % 7,
    onTime: times.shareWithin,
    rating: n === 5 ? null : 4.6 - n / 5,
  };
});
const byMerit = [...agencies].sort((a, b) => (b.onTime ?? 0) - (a.onTime ?? 0));

export const sampleFigures: ReportFigures = {
  at: month.to,
  dayName: 'hari kerja',
  received: {
    total: 1130,
    kinds: rowsOf([
      ['Keluhan', 931],
      ['Pertanyaan', 122],
      ['Saran', 64],
      ['Apresiasi', 13],
    ]),
    categories: rowsOf(CATEGORIES),
    agencies: agencies.map(({ code, name, received: count }) => ({
      ...{ code, name, count },
      share: count / 1130,
    })),
    districts: rowsOf(DISTRICTS),
    weekdays: rowsOf([
      ['Senin', 243],
      ['Selasa', 188],
      ['Rabu', 179],
      ['Kamis', 165],
      ['Jumat', 148],
      ['Sabtu', 109],
      ['Minggu', 98],
    ]),
    hours: rowsOf(
      Array.from({ length: 24 }, (_, hour) => {
        const two = (value: number) => String(value % 24).padStart(2, '0');
        const name = `${two(hour)}.00–${two(hour + 1)}.00`;
        return [name, Math.max(0, 90 - (hour - 10) ** 2)];
      }),
    ),
    secret: 32,
    emergency: 11,
  },
  forwarded: { total: 942, times: stepFigures(942, 38, 0) },
  answered: { total: 707, times: stepFigures(707, 92, 2, 39) },
  balances: [
    { title: 'Aduan', rows: [balanceRow('Semua aduan', 312, 1130, 1172)] },
    {
      title: 'SKPD',
      rows: agencies.map(({ name, received: came }) => balanceRow(name, 20, came, came - 4)),
    },
    {
      title: 'Kategori',
      rows: CATEGORIES.map(([name, count]) => balanceRow(name, 17, count, count)),
    },
  ],
  balanceNote:
    'Sisa sebelumnya + masuk − selesai = sisa pada akhir periode. Aduan yang dibuka kembali dihitung belum selesai sejak diterima.',
  rejected: {
    total: 141,
    reasons: rowsOf([
      ['spam atau iseng', 34],
      ['di luar kewenangan Pemkab', 88],
      ['keterangan tidak cukup', 19],
    ]),
  },
  ends: [
    [
      { title: 'Ditolak', count: 141 },
      { title: 'Dibatalkan pelapor', count: 12 },
    ],
    [
      { title: 'Dibuka kembali', count: 27 },
      { title: 'Dimuat di surat kabar', count: 18 },
    ],
  ],
  rating: {
    count: 214,
    share: 0.3027,
    mean: 4.12,
    stars: rowsOf([
      ['5 bintang', 101],
      ['4 bintang', 68],
      ['3 bintang', 27],
      ['2 bintang', 9],
      ['1 bintang', 9],
    ]),
  },
  open: { total: 270, overdue: 43, listed: { late: 41, others: 221 } },
  agencies,
  ranking: { cases: 5, share: 0.8 },
  best: byMerit.slice(0, 3),
  slowest: byMerit.slice(3).reverse(),
  months: MONTHS.map((name, n) => {
    const received = 640 + Math.round(260 * Math.sin(n / 2)) + n * 20;
    const answered = Math.round(received * 0.7);
    const late = Math.round(answered * 0.13);
    return { month: name, name, received, answered, within: answered - late, late };
  }),
  sms: {
    sent: 4211,
    parts: 5877,
    delivered: 4102,
    failed: 37,
    unconfirmed: 4,
    shareFailed: 37 / 4252,
    cost: 2_056_950,
    days: [],
  },
};
