import type { ComplianceStep } from '../../machines/report/compliance.ts';
import type { ComplianceRow } from '../../machines/report/steps.ts';
import type { Reports, Samples } from './documents.ts';
import { month, sampleFigures, stepFigures } from './report-figures-sample.ts';
import type {
  AgendaEntry,
  ComplaintCompliance,
  EvidenceFile,
  OpenComplaint,
  Report,
  ReportFigures,
} from './report-views.ts';

/** Reports with the longest names, and with nothing in them. */

const TIME = month.to;
const DAY = 86_400_000;
const LONG_AGENCY =
  'Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak';

function openComplaints(count: number, late: boolean): OpenComplaint[] {
  return Array.from({ length: count }, (_, n) => ({
    ticket: `2026/AA${String(101 + n)}`,
    category: n % 3 === 0 ? 'Pungli / Perilaku Pegawai (rahasia)' : 'Jalan dan Jembatan',
    agency: n % 2 === 0 ? 'Kec. Bandar Negeri Suoh' : 'DPPKBPPPA',
    place: n % 4 === 0 ? 'Suka Banjar II Ujung Rembun, Lumbok Seminung' : 'Balik Bukit',
    received: TIME - (20 - (n % 9)) * DAY,
    due: n === 5 ? null : TIME - (late ? 5 : -2) * DAY,
    late: late ? 4 + (n % 7) : 0,
  }));
}

const evidence: EvidenceFile = {
  date: TIME,
  ticket: '2026/AA127',
  facts: [
    { name: 'Diterima', value: '23 November 2026 pukul 08.14 WIB' },
    { name: 'SKPD', value: LONG_AGENCY },
  ],
  messages: [
    {
      ...{ at: TIME - 8 * DAY, mine: false, who: 'Pelapor (nomor dirahasiakan)' },
      ...{ text: 'jln rusak parah di pekon basungan', note: 'aduan baru' },
    },
    { at: TIME - 7 * DAY, mine: true, who: 'petugas DPUPR', text: 'Tugas A127', note: 'sampai' },
  ],
  documents: [
    {
      ...{ at: TIME - 7 * DAY, title: 'Penerusan Aduan', number: '500.12.2/0145/III.18/2026' },
      ...{ sha256: '9f86d081'.repeat(8), sent: 'Dikirim 24-11-2026 (diantar kurir)' },
      ...{ behind: true, attached: false },
    },
    {
      ...{ at: TIME - DAY, title: 'Pindaian surat', number: '620/1', sha256: '9f86d081'.repeat(8) },
      ...{ sent: '', behind: true, attached: true },
    },
  ],
  raw: [
    {
      at: TIME - 8 * DAY,
      pdu: `07912618010000F0040DFFXXXXXXXXXXXXXX${'6A'.repeat(60)}`,
      sha256: '9f86d081'.repeat(8),
    },
    { at: TIME - 7 * DAY, pdu: null, sha256: '9f86d081'.repeat(8) },
  ],
  history: [
    { at: TIME - 8 * DAY, event: 'aduan diterima', by: 'sistem', moves: 'diteruskan', details: '' },
    {
      at: TIME,
      event: 'dijawab',
      by: 'petugas',
      moves: 'diteruskan → dijawab',
      details: '“sudah”',
    },
  ],
};

const report: Report = {
  date: TIME + DAY,
  period: month,
  figures: sampleFigures,
  // drawn by templates/documents/charts.ts; here only their place is kept
  charts: {
    categories: '<svg viewBox="0 0 640 270"></svg>',
    months: '<svg viewBox="0 0 640 250"></svg>',
    agencies: '<svg viewBox="0 0 640 190"></svg>',
  },
  late: openComplaints(14, true),
  open: openComplaints(9, false),
  notable: [
    {
      ticket: '2026/AA127',
      title: 'Jalan Simpang Serdang–Basungan',
      text: 'Diadukan 14 pelapor. DPUPR menimbun lubang sejak 24 November 2026; pengaspalan diusulkan dalam anggaran 2027.',
    },
  ],
  conclusions: {
    findings: [
      'Masuk 1.130 SMS aduan, terbanyak kategori Jalan dan Jembatan (412 aduan, 36,5%).',
      'Dijawab dalam waktu SOP 78,4%: 585 dari 746 (707 jawaban dan 39 aduan lewat batas yang belum dijawab SKPD).',
    ],
    advice: ['SKPD yang aduannya lewat batas diminta segera menjawab: DLHKP (5), DPUPR (5).'],
  },
  remarks: ['Aduan meningkat setelah hujan lebat pada minggu kedua.'],
  obstacles: [
    'Sebagian SKPD hanya menjawab lewat SMS tanpa surat.',
    'Modem terputus selama dua jam pada 17 November 2026 karena listrik padam; tidak ada SMS yang hilang.',
  ],
  suggestions: [
    'Setiap SKPD menunjuk petugas pengganti agar aduan tetap dijawab saat petugas cuti.',
  ],
};

const nothing = stepFigures(0, 0, 0);
const noTimes = { ...nothing, mean: null, median: null, p90: null };
const emptyFigures: ReportFigures = {
  ...sampleFigures,
  received: {
    ...sampleFigures.received,
    total: 0,
    kinds: [],
    categories: [],
    agencies: [],
    districts: [],
    weekdays: sampleFigures.received.weekdays.map((row) => ({ ...row, count: 0, share: 0 })),
    hours: sampleFigures.received.hours.map((row) => ({ ...row, count: 0, share: 0 })),
    secret: 0,
    emergency: 0,
  },
  forwarded: { total: 0, times: noTimes },
  answered: { total: 0, times: noTimes },
  rejected: { total: 0, reasons: [] },
  ends: sampleFigures.ends.map((line) => line.map(({ title }) => ({ title, count: 0 }))),
  rating: { count: 0, share: null, mean: null, stars: [] },
  open: { total: 0, overdue: 0, listed: { late: 0, others: 0 } },
  agencies: [],
  best: [],
  slowest: [],
  months: [],
  sms: {
    sent: 0,
    parts: 0,
    delivered: 0,
    failed: 0,
    unconfirmed: 0,
    shareFailed: null,
    cost: null,
    days: [],
  },
};

const STEPS: [activity: string, actor: string, output: string, days: number, proof: string][] = [
  ['Masyarakat mengirimkan SMS', 'Masyarakat', 'Keluhan / Saran', 1, 'aduan tersimpan'],
  [
    'SMS masuk ke server Kominfo',
    'Modem dan komputer Kominfo',
    'SMS',
    1,
    'SMS balasan otomatis terkirim',
  ],
  ['Admin meneruskan ke SKPD', 'Admin Kominfo', 'Surat, diarsipkan', 1, 'surat penerusan dikirim'],
  ['SKPD membalas', 'SKPD', 'Surat', 3, 'jawaban SKPD diterima'],
  [
    'Masyarakat menerima balasan',
    'Masyarakat',
    'Balasan Surat Pembaca',
    1,
    'jawaban dikeluarkan untuk pelapor',
  ],
  ['Admin membuat laporan', 'Admin Kominfo', 'Surat', 1, ''],
  ['Laporan diterima Bupati', 'Bupati', 'Surat', 1, ''],
];

const standards = STEPS.map(([activity, actor, output, days], n) => ({
  ...{ step: n + 1, label: String(n + 1), activity, actor, output, days },
  unit: 'workingDay' as const,
}));

const steps: ComplianceRow[] = standards.map((standard, n) => {
  const proof = STEPS[n]?.[4] ?? '';
  const count = 942 - n * 40;
  const waiting = n === 2 || n === 3 ? 39 : 0;
  if (proof === '') return { ...standard, times: null, proof: [] };
  return {
    ...standard,
    times: stepFigures(count, n * 9, n, waiting),
    proof: [{ name: proof, count }],
  };
});

const columns = standards.slice(0, 5).map(({ label }) => label);

/** In time, by an agreed date, late, still running, and not begun. */
const RESULTS = ['within', 'extended', 'late', 'running', null] as const;

const complaints: ComplaintCompliance[] = Array.from({ length: 40 }, (_, n) => {
  const answer = RESULTS[n % 5] ?? null;
  const number = `500.12.2/${String(n + 1).padStart(4, '0')}/III.18/2026`;
  const rows = standards.slice(0, 5).map((standard, at): ComplianceStep => {
    const isAnswer = at === 3;
    const isDone = at < 3 || (at === 4 && n % 5 < 3);
    const result = isAnswer ? answer : isDone ? 'within' : null;
    const taken = result === null ? null : isAnswer ? 2 + (n % 5) : at % 2;
    const letter = {
      kind: 'letter' as const,
      id: number,
      at: TIME,
      text: `Penerusan Aduan nomor ${number}`,
    };
    const evidence = at === 2 && n % 6 > 0 ? [letter] : [];
    return { ...standard, startedAt: TIME, endedAt: null, taken, result, evidence };
  });
  return {
    ticket: `2026/AA${String(101 + n)}`,
    received: TIME - (30 - (n % 28)) * DAY,
    agency: n % 5 === 0 ? 'Kec. Bandar Negeri Suoh' : 'DPUPR',
    steps: rows,
    // every seventh was opened again
    cells: rows.map((row) => (row.step === 4 && n % 7 === 0 ? [{ ...row, taken: 5 }, row] : [row])),
  };
});

const entries: AgendaEntry[] = Array.from({ length: 30 }, (_, n) => ({
  sequence: n === 7 ? null : n + 1,
  number: `500.12.2/${String(n + 1).padStart(4, '0')}/III.18/2026`,
  date: month.from + n * DAY,
  received: null,
  disposed: null,
  counterpart: n % 3 === 0 ? `Kepala ${LONG_AGENCY}` : 'Kepala Dinas Perhubungan',
  subject: 'Penerusan Aduan Masyarakat melalui Hotline SMS Center',
  tickets: n % 5 === 0 ? [] : [`2026/AA${127 + n}`, ...(n % 4 === 0 ? ['2026/AA101'] : [])],
  nature: n % 2 === 0 ? 'Segera' : 'Rahasia',
  note: n === 4 ? 'Salah alamat.' : '',
  voided: n === 4,
}));

export const reportSamples: Samples<Reports> = {
  laporan: {
    bulanan: report,
    'mingguan-kosong': {
      ...report,
      period: { kind: 'weekly', from: TIME - 7 * DAY + 8 * 3_600_000, to: TIME + 8 * 3_600_000 },
      figures: emptyFigures,
      conclusions: {
        findings: ['Tidak ada aduan yang masuk pada periode ini.'],
        advice: [],
      },
      late: [],
      open: [],
      notable: [],
      remarks: [],
      obstacles: [],
      suggestions: [],
    },
    tahunan: {
      ...report,
      period: { kind: 'yearly', from: Date.UTC(2025, 11, 31, 17), to: Date.UTC(2026, 11, 31, 17) },
      late: [],
    },
  },
  kepatuhan: {
    bulanan: {
      date: TIME + DAY,
      period: month,
      dayName: 'hari kerja',
      steps,
      columns,
      complaints,
      ...{ unlisted: 12, secret: 3 },
      remarks: ['Langkah 4 paling sering melewati standar.'],
    },
    kosong: {
      date: TIME + DAY,
      period: month,
      dayName: 'hari kerja',
      steps: steps.map((step) => ({ ...step, times: null, proof: [] })),
      columns,
      complaints: [],
      ...{ unlisted: 0, secret: 0 },
      remarks: [],
    },
  },
  'berkas-bukti': {
    lengkap: evidence,
    kosong: { ...evidence, messages: [], raw: [], documents: [] },
  },
  'berita-acara': {
    lengkap: {
      ...{ date: TIME + DAY, year: 2026, outgoing: 135, incoming: 41, voided: 3 },
      ...{ files: 214, scans: 79 },
      missing: [{ why: 'tidak cocok dengan sidiknya', count: 1 }],
      kinds: [
        {
          ...{ name: 'Penerusan aduan', code: '500.12.2', count: 120 },
          ...{ time: '2 + 3 tahun', fate: 'musnah' },
        },
        {
          ...{ name: 'Laporan', code: '500.12.2', count: 15 },
          ...{ time: '2 + 3 tahun', fate: 'permanen' },
        },
      ],
      listHash: '9f86d081'.repeat(8),
    },
    kosong: {
      ...{ date: TIME, year: 2026, outgoing: 0, incoming: 0, voided: 0, files: 0, scans: 0 },
      ...{ missing: [], kinds: [], listHash: '9f86d081'.repeat(8) },
    },
  },
  agenda: {
    keluar: { date: TIME + DAY, book: 'keluar', from: month.from, to: month.to, entries },
    masuk: {
      date: TIME + DAY,
      book: 'masuk',
      from: month.from,
      to: month.to,
      entries: entries.slice(0, 6).map((entry, n) => ({
        ...entry,
        received: entry.date + 2 * DAY,
        disposed: n % 2 === 0 ? entry.date + 3 * DAY : null,
      })),
    },
    'masuk-kosong': {
      date: TIME + DAY,
      book: 'masuk',
      from: month.from,
      to: TIME + DAY,
      entries: [],
    },
  },
};
