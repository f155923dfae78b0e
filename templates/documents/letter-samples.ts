import type { Letters, Samples } from './documents.ts';
import type { ForwardedComplaint, LetterFrame, ReaderReply } from './letter-views.ts';
import { month, sampleFigures } from './report-figures-sample.ts';
import { ANSWER_POINTS, DISPOSITION_INSTRUCTIONS } from './wording.ts';

/** Letters as long as they reasonably get: templates are tried with them at the start and printed in tests. */

const TIME = Date.UTC(2026, 10, 23, 1, 14);
const DUE = Date.UTC(2026, 10, 26, 9, 0);
const DAY = 86_400_000;
const REPORTER = '+6281200009001';
const LONG_OFFICE =
  'Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak';
const LONG_PLACE = 'Pekon Suka Banjar II Ujung Rembun, Kecamatan Lumbok Seminung';
const SMS =
  'yth bpk bupati, jln dari simpang serdang smp pekon basungan sdh rusak parah lobang dmn2, kalo ujan spt kubangan kerbau, ' +
  'anak sekolah sering jatuh, mobil pengangkut kopi tdk bs masuk. sdh 3 thn tdk pernah diperbaiki. mohon segera ditindak lanjuti pak, ' +
  'kami warga siap gotong royong klo ada material. nik sy 1804123456789012 hub 0812-0000-9001. trims';
const ANSWER =
  'Terima kasih atas informasinya. Ruas jalan Simpang Serdang–Basungan sepanjang 3,2 kilometer telah kami tinjau bersama peratin ' +
  'pada 24 November 2026. Untuk sementara dilakukan penimbunan lubang dengan batu dan perataan dengan alat berat mulai 30 November 2026. ' +
  'Pengaspalan kami usulkan dalam anggaran tahun 2027. Apabila ada kendala di lapangan, silakan menghubungi Bidang Bina Marga.';

const POINTS = [
  ANSWER,
  'Penimbunan lubang mulai 30 November 2026.',
  'Pengaspalan diusulkan dalam anggaran 2027.',
  'Kepala Bidang Bina Marga',
];

const frame: LetterFrame = {
  number: '500.12.2/0145/III.18/2026',
  date: TIME,
  nature: 'Segera',
  subject: 'Penerusan Aduan Masyarakat melalui Hotline SMS Center',
  addressee: [`Kepala ${LONG_OFFICE}`, 'Kabupaten Lampung Barat'],
  place: 'Liwa',
  copies: ['Bupati Lampung Barat (sebagai laporan)'],
  check: {
    code: '7K3F-9QPM-2XWD-0R5T',
    address: 'https://hotline.lampungbaratkab.example/periksa/7K3F-9QPM-2XWD-0R5T',
  },
};

const toAgency = { ...frame, hotline: '0812-0000-9000', distribution: [] as string[] };

const complaint: ForwardedComplaint = {
  ticket: '2026/AA127',
  code: 'AA127',
  received: TIME,
  phones: [REPORTER],
  kind: 'Permintaan informasi',
  category: 'Pungli / Perilaku Pegawai (rahasia)',
  place: LONG_PLACE,
  text: SMS,
  due: DUE,
};

const reply: ReaderReply = {
  ticket: '2026/AA127',
  reporter: REPORTER,
  place: 'Pekon Basungan',
  question:
    'Yth. Bapak Bupati. Jalan dari Simpang Serdang sampai Pekon Basungan sudah rusak parah. Kalau hujan seperti kubangan, ' +
    'anak sekolah sering jatuh. Sudah tiga tahun tidak pernah diperbaiki. Mohon segera ditindaklanjuti.',
  headline: 'Penimbunan Dimulai 30 November, Pengaspalan Diusulkan 2027',
  answer: ANSWER,
  office: 'Kepala Dinas Pekerjaan Umum dan Perumahan Rakyat Kabupaten Lampung Barat',
};

const otherReplies: ReaderReply[] = [
  {
    ...reply,
    ticket: '2026/AA131',
    place: null,
    question: 'Lampu jalan di depan Pasar Liwa padam sejak seminggu yang lalu. Mohon diperbaiki.',
    headline: 'Lampu Sudah Menyala',
    answer:
      'Terima kasih atas laporannya. Petugas telah mengganti dua lampu dan satu kabel pada 25 November 2026, dan lampu sudah menyala kembali.',
    office: `Kepala ${LONG_OFFICE} Kabupaten Lampung Barat`,
  },
  { ...reply, ticket: '2026/AA140' },
  {
    ...reply,
    ticket: '2026/AA152',
    question: 'Apakah pembuatan KTP-el dapat dilayani di kecamatan?',
    headline: 'Perekaman Setiap Rabu',
    answer:
      'Perekaman KTP-el dilayani di kantor kecamatan setiap hari Rabu pukul 09.00 sampai 14.00 WIB tanpa biaya. Bawa fotokopi kartu keluarga.',
    office: 'Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Lampung Barat',
  },
];

const INSTRUCTIONS = DISPOSITION_INSTRUCTIONS.map((text, n) => ({
  text,
  ticked: n === 1 || n === 4,
}));

/** A white dot: what a scanner gives is up to the office. */
const SCAN =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG6hkzwAAAABJRU5ErkJggg==';

const answerFrame = {
  ...frame,
  number: '620/1234/III.03/2026',
  nature: 'Biasa',
  subject: 'Jawaban Aduan Nomor 2026/AA127',
  addressee: ['Kepala Dinas Komunikasi dan Informatika', 'Kabupaten Lampung Barat'],
  ticket: '2026/AA127',
  agency: { name: LONG_OFFICE, address: null },
  signatory: {
    title: `KEPALA ${LONG_OFFICE.toUpperCase()},`,
    name: '...............................',
    rank: '...............................',
    nip: '...............................',
  },
  sms: 'Jalan Simpang Serdang-Basungan sudah kami tinjau 24/11. Penimbunan lubang mulai 30/11, pengaspalan diusulkan th 2027.',
} as const;

const unanswered = Array.from({ length: 12 }, (_, n) => ({
  ticket: `2026/AA${127 + n}`,
  category: 'Kebersihan dan Lingkungan',
  place: LONG_PLACE,
  letter: n === 3 ? null : { number: `500.12.2/0${145 + n}/III.18/2026`, date: TIME - 14 * DAY },
  forwarded: TIME - 14 * DAY,
  due: TIME - 9 * DAY,
  late: 7 + n,
}));

const reprimand = {
  ...toAgency,
  subject: 'Teguran atas Aduan Masyarakat yang Belum Dijawab',
  agency: LONG_OFFICE,
  standard: 3,
  until: DUE,
  note: '',
  copies: [
    'Bupati Lampung Barat (sebagai laporan)',
    'Sekretaris Daerah Kabupaten Lampung Barat',
    'Inspektur Kabupaten Lampung Barat',
  ],
};

/** Who signs it, the Sekda, gets no copy. */
const signedAbove = {
  ...reprimand,
  copies: [
    'Bupati Lampung Barat (sebagai laporan)',
    'Kepala Dinas Komunikasi dan Informatika Kabupaten Lampung Barat',
    'Inspektur Kabupaten Lampung Barat',
  ],
};

const reportFrame: LetterFrame = {
  ...frame,
  nature: 'Biasa',
  subject: 'Laporan Hotline SMS Center Bulan November 2026',
  addressee: ['Bupati Lampung Barat'],
  copies: ['Sekretaris Daerah Kabupaten Lampung Barat'],
};

export const letterSamples: Samples<Letters> = {
  penerusan: {
    satu: { ...toAgency, complaints: [complaint], secret: false, note: '' },
    rahasia: {
      ...toAgency,
      nature: 'Rahasia',
      complaints: [complaint],
      secret: true,
      copies: [],
      distribution: [`Kepala ${LONG_OFFICE}`],
      note: '',
    },
    banyak: {
      ...toAgency,
      complaints: Array.from({ length: 9 }, () => complaint),
      secret: false,
      note: 'Mohon aduan nomor 2026/AA127 didahulukan karena menyangkut jalan menuju sekolah.',
    },
  },
  disposisi: {
    surat: {
      date: TIME,
      from: `Kepala ${LONG_OFFICE}`,
      letterNumber: '620/1234/III.03/2026',
      letterDate: TIME,
      received: TIME,
      agendaNumber: '0145/2026',
      nature: 'Segera',
      ticket: '2026/AA127',
      due: DUE,
      subject: 'Jawaban Aduan Nomor 2026/AA127 tentang jalan rusak Simpang Serdang–Basungan',
      text: SMS,
      forwardTo: [
        'Sekretaris',
        'Kepala Bidang Informasi dan Komunikasi Publik',
        'Kepala Bidang Penyelenggaraan E-Government dan Persandian',
        'Admin Hotline',
      ],
      instructions: INSTRUCTIONS,
      note: 'Periksa apakah jawaban sudah sesuai dengan yang ditanyakan pelapor sebelum dikirim.',
    },
    aduan: {
      date: TIME,
      from: `Masyarakat melalui Hotline SMS Center (${REPORTER})`,
      letterNumber: null,
      letterDate: null,
      received: TIME,
      agendaNumber: '0146/2026',
      nature: 'Rahasia',
      ticket: null,
      due: null,
      subject: 'Aduan masyarakat',
      text: SMS,
      forwardTo: [],
      instructions: INSTRUCTIONS.map(({ text }) => ({ text, ticked: false })),
      note: '',
    },
  },
  'jawaban-pindaian': {
    'dua-halaman': {
      date: TIME,
      agendaNumber: '0145/2026',
      received: TIME,
      agency: LONG_OFFICE,
      letterNumber: answerFrame.number,
      letterDate: TIME,
      subject: answerFrame.subject,
      ticket: answerFrame.ticket,
      sms: answerFrame.sms,
      note: '',
      points: [],
      pages: [SCAN, SCAN],
      files: [],
    },
    'satu-halaman': {
      date: TIME,
      agendaNumber: '0146/2026',
      received: TIME,
      agency: 'Dinas Perhubungan',
      letterNumber: '551/77/III.09/2026',
      letterDate: TIME,
      subject: 'Jawaban aduan',
      ticket: '2026/AA128',
      sms: answerFrame.sms,
      note: 'Surat asli disimpan di map 3.',
      points: [{ label: null, text: ANSWER }],
      pages: [SCAN],
      files: [],
    },
    berkas: {
      date: TIME,
      agendaNumber: '0147/2026',
      received: TIME,
      agency: 'Dinas Perhubungan',
      letterNumber: '551/78/III.09/2026',
      letterDate: TIME,
      subject: 'Jawaban aduan',
      ticket: '2026/AA129',
      sms: answerFrame.sms,
      note: '',
      points: ANSWER_POINTS.map((label, n) => ({ label, text: POINTS[n] ?? '' })),
      pages: [],
      files: [{ name: 'surat-551-78.pdf', sha256: '9f86d081'.repeat(8) }],
    },
  },
  pengingat: {
    satu: {
      ...reprimand,
      subject: 'Pengingat atas Aduan Masyarakat yang Belum Dijawab',
      nature: 'Penting',
      complaints: unanswered.slice(0, 2),
    },
  },
  teguran: {
    pertama: {
      ...signedAbove,
      nature: 'Sangat Segera',
      times: 1,
      previous: { number: '500.12.2/0151/III.18/2026', date: TIME - 4 * DAY },
      complaints: unanswered.slice(0, 1),
    },
    rahasia: {
      ...signedAbove,
      nature: 'Rahasia',
      times: 1,
      previous: null,
      copies: [],
      distribution: [`Kepala ${LONG_OFFICE}`, 'Bupati Lampung Barat'],
      complaints: unanswered.slice(0, 1),
    },
    ulangan: {
      ...signedAbove,
      nature: 'Sangat Segera',
      times: 2,
      previous: { number: '500.12.2/0151/III.18/2026', date: TIME - 4 * DAY },
      complaints: unanswered,
      note: 'Bila petugas penghubung berganti, mohon nama dan nomor penggantinya disampaikan kepada Admin Hotline.',
    },
  },
  'balasan-surat-pembaca': {
    satu: { date: TIME, newspaper: null, replies: [reply] },
    sehalaman: {
      date: TIME,
      newspaper: 'Radar Lampung Barat',
      replies: [reply, ...otherReplies],
    },
  },
  'pengantar-koran': {
    banyak: {
      ...frame,
      nature: 'Biasa',
      subject: 'Balasan Surat Pembaca Hotline SMS Center',
      addressee: ['Pemimpin Redaksi', 'Radar Lampung Barat'],
      place: 'Tempat',
      newspaper: 'Radar Lampung Barat',
      replies: [reply, ...otherReplies],
    },
  },
  'pengantar-laporan': {
    bulanan: { ...reportFrame, period: month, figures: sampleFigures, sheets: 7 },
    'tanpa-nilai': {
      ...reportFrame,
      copies: [],
      period: { ...month, kind: 'weekly' },
      figures: {
        ...sampleFigures,
        rating: { ...sampleFigures.rating, count: 0, share: null, mean: null },
      },
      sheets: null,
    },
  },
};
