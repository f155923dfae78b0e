import type { Messages } from '../machines/messages.ts';

/**
 * Values of every message, as long as they reasonably get: templates are checked with them at the
 * start, and tests measure the worst case of each SMS.
 */

const TIME = Date.UTC(2026, 10, 27, 8, 59);
const TEXT = 'Ruas jalan Simpang Serdang sampai Pekon Tembelang sudah kami tinjau bersama peratin.';
const ADDRESSEE = 'Bpk/Ibu Sekretaris Daerah';
const OPTIONS = [
  { key: '1', label: 'AA997 KEBERSIHAN' },
  { key: '2', label: 'AA998 BENCANA' },
  { key: '3', label: 'AA999 SEKOLAH' },
];
const CATEGORIES =
  'JALAN LAMPU AIR SAMPAH KTP SEHAT SEKOLAH BANSOS PEKON TANI PASAR KERJA IZIN HUB WISATA TERTIB BENCANA PEGAWAI PAJAK ANAK INFO LAIN'.split(
    ' ',
  );
const PLACE = 'Suka Banjar II Ujung Rembun, Lumbok Seminung';
const ALLOWED_OFFICER = [
  ...['TERIMA AA999', 'JAWAB AA999 isi', 'PROSES AA999 isi', 'MINTA AA999 pertanyaan'],
  ...['ALIH AA999 SKPD alasan', 'TUNDA AA999 tanggal alasan', 'LIHAT AA999'],
];
const ALLOWED_ADMIN = [
  'TERUSKAN AA999 SKPD',
  'GABUNG AA999 no-induk',
  'TOLAK AA999 alasan',
  'LIHAT AA999',
];
const PERSONAL = 'WARGA isi aduan pribadi';
const COMMANDS = [...ALLOWED_OFFICER, 'RALAT AA999 isi', 'DAFTAR', PERSONAL];
const ADMIN_COMMANDS = [...ALLOWED_ADMIN, 'DAFTAR', PERSONAL];
const LEADER_COMMANDS = [
  ...['TERIMA', 'PERINTAH AA999 isi', 'DAFTAR', 'LIHAT AA999', 'LAPORAN', 'TERLAMBAT', PERSONAL],
];
const TICKETS = ['AA996', 'AA997', 'AA998', 'AA999'].map((ticket) => ({
  ticket,
  category: 'SEKOLAH',
  due: TIME,
}));
/** Late ones are listed without their date. */
const OVERDUE = TICKETS.map((item) => ({ ...item, due: null }));
const STATUSES = ['AA998', 'AA999'].map((ticket) => ({
  ticket,
  status: 'menunggu keterangan Bpk/Ibu',
}));
const LATE_TICKETS = ['AA998', 'AA999'].map((ticket) => ({
  ticket,
  agency: 'Disnakerprin',
  days: 12,
}));
/** As long as `machines/report/digest.ts` makes them. */
const DIGEST = {
  addressee: ADDRESSEE,
  date: TIME,
  since: TIME,
  points:
    'DARURAT belum selesai 12 (AA997, AA998, AA999 ..). Lewat batas 131 (Disnakerprin 12, Disdukcapil 11, ' +
    'DPPKBPPPA 8, Kec. Bandar Negeri Suoh 7 ..). Lewat batas undang-undang 23. Laporan belum diterima. Masuk 128, proses 140',
};
const OF_REPORT = { kind: 'mingguan', from: TIME, until: TIME + 6 * 24 * 3_600_000 };

export const samples: Messages = {
  'terima-diteruskan': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    agency: 'Disnakerprin',
    due: TIME,
  },
  'terima-keluhan': { ticket: 'AA999', category: 'KEBERSIHAN' },
  'terima-saran': { ticket: 'AA999', category: 'KEBERSIHAN' },
  'terima-tanya': { ticket: 'AA999', category: 'KEBERSIHAN' },
  'terima-apresiasi': { ticket: 'AA999' },
  'terima-tanpa-kategori': { ticket: 'AA999' },
  'terima-luar-jam': { ticket: 'AA999', opens: TIME },
  'terima-darurat': { ticket: 'AA999', secret: true },
  'terima-rahasia': { ticket: 'AA999', again: true },
  'terima-luar-kewenangan': { ticket: 'AA999', redirect: 'BPJN Lampung (jalan nasional)' },
  'tanya-kategori': { ticket: 'AA999', options: OPTIONS },
  'tanya-rahasia': { ticket: 'AA999', added: true },
  'tanya-isi': { ticket: 'AA999', category: 'KEBERSIHAN' },
  'pilih-tiket': { options: OPTIONS },
  'sudah-selesai': { ticket: 'AA999', category: 'KEBERSIHAN' },
  'nilai-berapa': { ticket: 'AA999' },
  'kontak-kode': { code: '48 21' },
  'kontak-ok': {},
  'benar-salah-sambung': { label: 'Petugas Dinas Pekerjaan Umum', code: '48 21' },
  'salah-sambung': {},
  'tetap-petugas': {},
  'admin-minta-rahasia': { ticket: 'AA999', label: 'Petugas Dinas Pekerjaan Umum' },
  'rahasia-ke-admin': { ticket: 'AA999' },
  'admin-darurat-ditahan': {
    text: 'kebakaran besar di pasar liwa, api sudah membesar dan ada orang yang terjebak di dalam',
  },
  'admin-buntu': { label: 'Petugas Dinas Pekerjaan Umum' },
  'belum-berhasil': { admin: false },
  'admin-kontak-ragu': { label: 'Petugas Dinas Pekerjaan Umum' },
  'admin-kontak': {
    label: 'Petugas Disnakerprin',
    reason: '3 SMS berturut-turut tidak sampai',
    handed: 12,
  },
  'kepala-tugas': { agency: 'Disnakerprin', count: 6, items: TICKETS },
  'pilih-nilai': { rating: 5, options: OPTIONS },
  'minta-lengkapi': { ticket: 'AA999', question: 'di mana lokasi tepatnya, dekat apa?', due: TIME },
  'minta-lengkapi-ingat': {
    ticket: 'AA999',
    question: 'di mana lokasi tepatnya, dekat apa?',
    due: TIME,
  },
  diteruskan: { ticket: 'AA999', agency: 'Disnakerprin', due: TIME },
  dialihkan: { ticket: 'AA999', agency: 'Disnakerprin', due: TIME },
  diproses: { ticket: 'AA999', agency: 'Disnakerprin', text: TEXT },
  ditunda: {
    ticket: 'AA999',
    agency: 'Disnakerprin',
    due: TIME,
    reason: 'alat berat masih dipakai di tempat lain',
  },
  jawaban: { ticket: 'AA999', agency: 'Disnakerprin', text: TEXT },
  'ralat-jawaban': { ticket: 'AA999', agency: 'Disnakerprin', text: TEXT },
  'jawaban-ditarik': { ticket: 'AA999', agency: 'Disnakerprin', due: TIME },
  dipecah: { ticket: 'AA999' },
  'minta-nilai': { ticket: 'AA999' },
  'nilai-sendiri': { ticket: 'AA999', agency: 'Disnakerprin' },
  'nilai-ok': { ticket: 'AA999' },
  'terima-kasih': { ticket: 'AA999' },
  'dibuka-lagi': { ticket: 'AA999', agency: 'Disnakerprin', due: TIME, other: true },
  ditutup: { ticket: 'AA999', days: 12 },
  terlambat: { ticket: 'AA999', agency: 'Disnakerprin' },
  'bukan-kewenangan': { ticket: 'AA999', redirect: 'BPJN Lampung (jalan nasional)' },
  'ditelaah-lagi': { ticket: 'AA999', agency: 'Dinas PPKBPPPA', merged: false },
  'tidak-diproses': { ticket: 'AA999', reason: 'alat berat masih dipakai di tempat lain' },
  digabung: { ticket: 'AA999', parent: 'AA998' },
  'tanya-batal': { ticket: 'AA999', pressed: true },
  'batal-tidak-jadi': { ticket: 'AA999' },
  'batal-ok': { ticket: 'AA999' },
  'dimuat-koran': {
    ticket: 'AA999',
    newspaper: 'Radar Lampung Barat',
    edition: '27 November 2026',
  },
  status: {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    status: 'menunggu keterangan Bpk/Ibu',
    agency: 'Disnakerprin',
    due: TIME,
  },
  'status-daftar': { items: STATUSES },
  'status-kosong': {},
  'status-tidak-ada': { ticket: 'AA999' },
  'status-jawaban': { ticket: 'AA999', agency: 'Disnakerprin', text: TEXT },
  'tambah-ok': { ticket: 'AA999' },
  format: {},
  kategori: { categories: CATEGORIES },
  identitas: {},
  'stop-ok': {},
  'terlalu-sering': { count: 128 },
  'belum-bisa': {
    ticket: 'AA999',
    status: 'menunggu keterangan Bpk/Ibu',
    allowed: ['TAMBAH AA999 isi', 'BATAL AA999'],
  },
  'perintah-kurang': { command: 'TERUSKAN', example: 'TERUSKAN AA999 SKPD' },
  'pilih-sama': {
    ticket: 'A002',
    options: [
      { key: '1', ticket: 'A002', category: 'KEBERSIHAN', place: PLACE, at: TIME },
      { key: '2', ticket: 'A002', category: null, place: null, at: TIME },
    ],
  },
  maksud: {
    ticket: 'AA999',
    command: 'PERINTAH',
    to: null,
    usage: 'PERINTAH AA999 isi',
    ready: true,
    text: TEXT,
    code: '48 21',
    choices: [],
    drop: '1',
  },
  'maksud-apa': { ticket: 'AA999', allowed: ALLOWED_ADMIN },
  'minta-kode': { what: 'PERINTAH AA998, PERINTAH AA999', text: TEXT, code: '48 21' },
  'kode-salah': { gone: true },
  'kode-ditahan': { count: 6, desk: true },
  'admin-kode': {
    label: 'Petugas Kecamatan Lumbok Seminung',
    commands: 'JAWAB, PROSES',
    locked: true,
  },
  'tidak-jadi': {},
  'aduan-tidak-ada': { ticket: 'AA999' },
  'terhalang-gabung': {
    reason:
      'AA999 punya aduan gabungan (AA996, AA997, AA998 dll.). Gabungkan AA995 ke AA999, atau pisahkan dulu.',
  },
  'terhalang-rahasia': { ticket: 'AA999', other: null, agency: 'Disnakerprin' },
  'satu-satu': { tickets: ['AA998', 'AA999'], usage: 'PERINTAH AA998 isi' },
  'bukan-perintah': {
    command: 'TERUSKAN',
    whose: 'petugas SKPD yg menangani',
    personal: true,
    allowed: ALLOWED_OFFICER,
  },
  'warga-ok': { agency: 'Disnakerprin' },
  'warga-tanya': {},
  'warga-cara': { ticket: 'AA999', example: 'isi' },
  'skpd-tugas': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
    due: TIME,
  },
  'skpd-darurat': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
  },
  'skpd-ingat': { ticket: 'AA999', category: 'KEBERSIHAN', due: TIME },
  'skpd-ingat-banyak': { items: TICKETS },
  'skpd-lewat': { ticket: 'AA999', category: 'KEBERSIHAN', days: 12 },
  'skpd-lewat-banyak': { items: OVERDUE },
  'skpd-jawab-ok': { ticket: 'AA999', length: 459, text: TEXT, until: TIME },
  'skpd-terima-ok': { ticket: 'AA999', due: TIME },
  'skpd-proses-ok': { ticket: 'AA999', due: TIME },
  'skpd-minta-ok': { ticket: 'AA999' },
  'skpd-tunda-ok': { ticket: 'AA999', due: TIME },
  'skpd-alih-ok': { ticket: 'AA999' },
  'skpd-alih-ditolak': {
    ticket: 'AA999',
    reason: 'alat berat masih dipakai di tempat lain',
    due: TIME,
  },
  'skpd-dialihkan': { ticket: 'AA999', agency: 'Disnakerprin' },
  'skpd-ralat-ok': {
    ticket: 'AA999',
    text: 'mohon maaf, perbaikan dimulai hari .. dan selesai hari Jumat',
  },
  'skpd-tarik-ok': { ticket: 'AA999', due: TIME },
  'skpd-tugas-lagi': { ticket: 'AA999', due: TIME },
  'skpd-catatan-ok': { ticket: 'AA999' },
  'catatan-ditahan': { ticket: 'AA999', command: 'JAWAB', text: TEXT, note: TEXT },
  'skpd-dikembalikan': {
    ticket: 'AA999',
    reason: 'alat berat masih dipakai di tempat lain',
    due: TIME,
  },
  'skpd-keterangan': { ticket: 'AA999', text: TEXT, due: TIME },
  'skpd-tanpa-keterangan': { ticket: 'AA999', due: TIME },
  'skpd-dibuka-lagi': { ticket: 'AA999', text: TEXT, due: TIME },
  'skpd-dibatalkan': { ticket: 'AA999' },
  'skpd-tunda-batas': { ticket: 'AA999', due: TIME, latest: TIME },
  'skpd-daftar': { agency: 'Disnakerprin', count: 128, items: TICKETS },
  'skpd-daftar-kosong': { agency: 'Disnakerprin' },
  'skpd-lihat': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
    status: 'menunggu keterangan Bpk/Ibu',
    due: TIME,
  },
  'skpd-bukan-tugas': { ticket: 'AA999', agency: 'Disnakerprin' },
  'skpd-gagal-akses': {},
  'skpd-nomor-mana': { items: TICKETS },
  'skpd-bantuan': { untold: true, commands: COMMANDS },
  eskalasi: {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    agency: 'Disnakerprin',
    days: 12,
  },
  'eskalasi-rahasia': { agency: 'INSPEKTORAT', days: 12 },
  'eskalasi-banyak': { items: OVERDUE },
  'eskalasi-laporan': { ...OF_REPORT, due: TIME },
  'eskalasi-dibuka': {
    ticket: 'AA999',
    category: 'BENCANA',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
    agency: 'Disnakerprin',
    due: TIME,
  },
  'admin-darurat': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
  },
  'admin-titipan': { ticket: 'AA999', phone: '..001', withdraws: true },
  'admin-batal-rahasia': { ticket: 'A127' },
  'admin-batal-ditekan': { ticket: 'AA999' },
  'admin-rahasia': { ticket: 'A127', from: 'DISDUKCAPIL', to: 'INSPEKTORAT' },
  'admin-triase': {
    ticket: 'AA999',
    category: 'KEBERSIHAN',
    place: 'Suka Banjar II Ujung Rembun, Lumbok Seminung',
    text: TEXT,
    why: 'Disnakerprin',
  },
  'admin-alih': {
    ticket: 'AA999',
    agency: 'Disnakerprin',
    to: 'Disdukcapil',
    reason: 'alat berat masih dipakai di tempat lain',
  },
  'admin-tunda': {
    ticket: 'AA999',
    agency: 'Disnakerprin',
    due: TIME,
    reason: 'alat berat masih dipakai di tempat lain',
  },
  'admin-telaah': { ticket: 'AA999', agency: 'Disnakerprin', text: TEXT },
  'admin-ingat': { ticket: 'AA999', step: 'forward', due: TIME },
  'admin-ingat-banyak': { items: TICKETS },
  'admin-batas-hukum': { ticket: 'AA999', agency: 'Disnakerprin' },
  'admin-tak-terkirim': { ticket: 'AA999', reason: 'alat berat masih dipakai di tempat lain' },
  'admin-ok': { ticket: 'AA999', what: 'ditanyakan' },
  'admin-daftar': { count: 128, items: TICKETS, secrets: 12, decides: true },
  'admin-daftar-kosong': {},
  'admin-bantuan': { untold: true, commands: ADMIN_COMMANDS },
  'admin-laporan': { ...OF_REPORT, due: TIME },
  'admin-ingat-laporan': { ...OF_REPORT, waitsForReceipt: true, due: TIME },
  'admin-modem': { line: 'telkomsel', since: TIME, reason: 'modem tidak menjawab AT+CPMS?' },
  'admin-modem-pulih': { line: 'telkomsel', since: TIME, at: TIME },
  'admin-rem': {
    receiver: 'Petugas Dinas PUPR',
    most: 40,
    stretch: 'jam ini',
    until: TIME,
  },
  'admin-pulsa': { line: 'telkomsel', credit: 123_450, until: TIME },
  'perintah-bupati': { ticket: 'AA999', text: TEXT, due: TIME },
  'bupati-harian': DIGEST,
  'bupati-mingguan': DIGEST,
  'bupati-nihil': { addressee: ADDRESSEE, date: TIME, since: null, weekly: true },
  'bupati-terlambat': { count: 128, items: LATE_TICKETS },
  'bupati-perintah-ok': { ticket: 'AA999', agency: 'Disnakerprin' },
  'bupati-laporan': {
    ...OF_REPORT,
    addressee: ADDRESSEE,
    received: 128,
    answered: 96,
    within: '100%',
    open: 140,
    overdue: 131,
    confirms: true,
  },
  'bupati-terima-ok': OF_REPORT,
  'bupati-tanpa-laporan': {},
  'bupati-bantuan': { untold: true, commands: LEADER_COMMANDS },
};
