import type { Guides, Samples } from './documents.ts';
import type { GuideCommand } from './guide-views.ts';

/** Guides as long as they reasonably get: templates are tried with them at the start and printed in tests. */

const DATE = Date.UTC(2026, 10, 23, 2, 0);
const frame = { date: DATE, hotline: '0812-0000-0000', ticket: 'A127' };

const command = (usage: string, does: string, example: string): GuideCommand => ({
  usage,
  does,
  example,
});

const tasks = [
  command('TERIMA A127', 'tugas sudah dibaca dan diterima', 'TERIMA A127'),
  command(
    'JAWAB A127 isi',
    'jawaban untuk pelapor; tugas selesai',
    'JAWAB A127 sdh kami survey, besok alat turun',
  ),
  command(
    'PROSES A127 isi',
    'kabar kemajuan; tenggat tetap berjalan',
    'PROSES A127 material sdh di lokasi',
  ),
  command(
    'MINTA A127 pertanyaan',
    'bertanya kepada pelapor; tenggat berhenti',
    'MINTA A127 di RT berapa, dekat apa?',
  ),
  command(
    'ALIH A127 SKPD alasan',
    'bukan tugas kami: Admin diminta mengalihkan',
    'ALIH A127 DISNAKERPRIN ini wewenang mereka',
  ),
  command(
    'TUNDA A127 tanggal alasan',
    'minta tambahan waktu',
    'TUNDA A127 5/12 menunggu material datang',
  ),
  command(
    'RALAT A127 isi',
    'membetulkan jawaban yang baru dikirim',
    'RALAT A127 alat turun hari Rabu, bukan Selasa',
  ),
];

const questions = [
  command('DAFTAR', 'tugas yang belum dijawab', 'DAFTAR'),
  command('LIHAT A127', 'isi satu aduan', 'LIHAT A127'),
  command('BANTUAN', 'perintah yang dapat dipakai', 'BANTUAN'),
];

const citizens = [
  command('CEK A127', 'melihat sampai di mana aduan', 'CEK A127'),
  command('TAMBAH A127 isi', 'menambah keterangan', 'TAMBAH A127 dekat jembatan gantung'),
  command('NILAI A127 1-5', 'menilai jawaban: 1 kecewa, 5 puas', 'NILAI A127 5'),
  command('BELUM A127', 'masalahnya belum selesai', 'BELUM A127 lubangnya masih ada'),
  command('BATAL A127', 'membatalkan aduan', 'BATAL A127'),
];

/** As districts have them: mostly two words, a few longer than a line. */
const CATEGORIES: [code: string, name: string, secret: boolean][] = [
  ['JALAN', 'Jalan dan Jembatan', false],
  ['LAMPU', 'Lampu Jalan (PJU)', false],
  ['AIR', 'Air Bersih', false],
  ['SAMPAH', 'Kebersihan dan Lingkungan', false],
  ['KTP', 'Kependudukan', false],
  ['SEKOLAH', 'Pendidikan', false],
  ['BENCANA', 'Bencana, Kebakaran, Pohon Tumbang', false],
  ['PEGAWAI', 'Perilaku Pegawai, Pungutan Liar', true],
];

const categories = Array.from({ length: 24 }, (_, n) => {
  const [code, name, secret] = CATEGORIES[n % CATEGORIES.length] ?? ['LAIN', 'Lain-lain', false];
  return { code, name, secret };
});

export const guideSamples: Samples<Guides> = {
  'panduan-petugas': {
    lengkap: {
      ...frame,
      commands: tasks,
      questions,
      answerWithin: '3 hari kerja',
      remindBefore: '1 hari kerja',
      ladder: [
        { after: '1 hari kerja', who: 'kepala SKPD' },
        { after: '2 hari kerja', who: 'Sekda' },
        { after: '3 hari kerja', who: 'Bupati' },
      ],
      extension: { days: '14 hari kerja', times: 2 },
      correctionMinutes: 60,
      minimumAnswer: 15,
    },
    'tanpa-nomor': {
      ...frame,
      hotline: null,
      commands: tasks,
      questions,
      answerWithin: '5 hari',
      remindBefore: '1 hari',
      ladder: [],
      extension: { days: '14 hari', times: 1 },
      correctionMinutes: 30,
      minimumAnswer: 1,
    },
  },
  poster: {
    lengkap: {
      ...frame,
      categories,
      example: 'JALAN jalan rusak di Pekon Suka Banjar II Ujung Rembun, Lumbok Seminung',
      forwardWithin: '1 hari kerja',
      answerWithin: '3 hari kerja',
      commands: citizens,
    },
    'tanpa-nomor': {
      ...frame,
      hotline: null,
      categories: categories.slice(0, 3),
      example: 'JALAN jalan rusak di Pekon Basungan, Pagar Dewa',
      forwardWithin: '3 hari kerja',
      answerWithin: '5 hari kerja',
      commands: citizens,
    },
  },
  'kalau-rusak': {
    lengkap: {
      ...frame,
      repairs: [
        {
          title: 'Data rusak',
          sign: 'Meja menyebut "berkas data rusak".',
          steps: [
            { does: 'Pastikan:', types: 'npm run -s hotline -- doctor' },
            { does: 'Pindahkan berkasnya ke folder lain. Jangan dihapus.' },
          ],
        },
      ],
    },
    'tanpa-nomor': { ...frame, hotline: null, repairs: [] },
  },
  'kartu-pimpinan': {
    lengkap: {
      ...frame,
      daily: '15.30',
      weekly: 'Jumat 15.45',
      cards: [
        {
          title: 'Bupati',
          commands: [
            command('LAPORAN', 'ringkasan hari ini', 'LAPORAN'),
            command('TERLAMBAT', 'aduan yang lewat batas dan SKPD-nya', 'TERLAMBAT'),
            ...questions.slice(0, 2),
            command(
              'PERINTAH A127 isi',
              'perintah kepada SKPD yang menangani',
              'PERINTAH A127 segera tangani, lapor besok',
            ),
            command('TERIMA', 'laporan berkala sudah diterima', 'TERIMA'),
          ],
        },
        {
          title: 'Sekda',
          commands: [
            command('LAPORAN', 'ringkasan hari ini', 'LAPORAN'),
            command('TERLAMBAT', 'aduan yang lewat batas dan SKPD-nya', 'TERLAMBAT'),
            ...questions.slice(0, 2),
          ],
        },
      ],
    },
    'tanpa-nomor': { ...frame, hotline: null, daily: '16.00', weekly: 'Senin 08.00', cards: [] },
  },
};
