import type { Sla } from '../../../machines/district.ts';

/** What each state of a complaint means to the admin; the numbers are those of the district pack. */

type Words = (sla: Sla) => string;

/** States of the main region by path. */
export const STATE_HELP: Record<string, Words> = {
  received: () => 'SMS baru saja masuk dan sedang dibaca hotline. Hanya sekejap.',
  clarifying: ({ clarifyMinutes }) =>
    `Hotline bertanya kepada warga, misalnya aduan ini tentang apa. Tanpa jawaban dalam ${clarifyMinutes} menit, aduan pindah ke meja Admin.`,
  triage: () =>
    'Menunggu Anda. Baca aduannya, lalu teruskan ke SKPD, tolak dengan alasan, gabung, atau tanya warga.',
  forwarded: () => 'Sudah di SKPD. Suratnya bernomor dan petugas mendapat SMS.',
  'forwarded.notified': () => 'Petugas sudah diberi tahu, tetapi belum membalas.',
  'forwarded.acknowledged': () => 'Petugas membalas TERIMA: tugasnya sudah dibaca.',
  'forwarded.working': () => 'Petugas mengirim PROSES: sedang dikerjakan, belum dijawab.',
  'forwarded.transferRequested': () =>
    'Petugas meminta aduan dialihkan. Pilih SKPD lain, atau tolak pengalihannya. Tenggat tetap berjalan.',
  awaitingCitizen: ({ citizenAnswerDays }) =>
    `Warga ditanya, dan tenggat berhenti. Tanpa jawaban dalam ${citizenAnswerDays} hari, aduan dilanjutkan tanpa keterangan itu, atau ditutup bila belum di SKPD.`,
  review: () =>
    'SKPD sudah menjawab, tetapi jawabannya belum dikirim. Kirim, perbaiki lalu kirim, atau kembalikan ke SKPD.',
  answered: ({ verdictDays }) =>
    `Jawaban sudah dikirim kepada warga. Warga dapat menilai atau membalas BELUM; tanpa kabar ${verdictDays} hari, aduan selesai.`,
  closed: ({ reopenDays }) =>
    `Selesai. Warga masih dapat membukanya lagi dengan BELUM sampai ${reopenDays} hari.`,
  rejected: () => 'Tidak diproses, dengan alasan yang dikirim kepada warga (kecuali spam).',
  merged: () => 'Digabung dengan aduan lain yang sama. Jawaban aduan induk juga dikirim ke sini.',
  withdrawn: () => 'Warga membatalkannya. Bila warga menulis TAMBAH, aduan dibuka lagi.',
  archived: () => 'Tidak dapat berubah lagi. Tetap dapat dibaca dan masuk laporan.',
};

/** States of the deadline by path. */
export const DEADLINE_HELP: Record<string, Words> = {
  idle: () => 'Tidak ada yang ditunggu.',
  'running.onTime': () => 'Yang bertugas masih punya waktu.',
  'running.reminded': ({ remindBefore }) =>
    `Pengingat sudah dikirim, ${remindBefore} hari sebelum batas.`,
  'running.overdue': () => 'Batas terlewati; yang bertugas dan warga sudah diberi tahu.',
  'running.atHead': ({ escalateAfter: [head] }) =>
    `Lewat ${head} hari: kepala SKPD sudah diberi tahu.`,
  'running.atSecretary': ({ escalateAfter: [, secretary] }) =>
    `Lewat ${secretary} hari: Sekda sudah diberi tahu.`,
  'running.atRegent': ({ escalateAfter: [, , regent] }) =>
    `Lewat ${regent} hari: Bupati sudah diberi tahu.`,
  paused: () => 'Berhenti karena warga sedang ditanya.',
};
