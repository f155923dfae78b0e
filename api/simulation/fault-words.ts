import type { ConditionName } from '../../channels/gsm/virtual/conditions.ts';
import type { FaultName } from '../../channels/gsm/virtual/fault-names.ts';

/** The virtual modem's faults as people at the page read them; every name of the list has its words. */

export type FaultGroup = 'modem' | 'kirim' | 'terima' | 'laporan';

export interface FaultWords {
  group: FaultGroup;
  /** On the button. */
  label: string;
  /** What happens, in one sentence. */
  about: string;
}

export const GROUPS: Record<FaultGroup, string> = {
  modem: 'Modem dan kabel',
  kirim: 'Saat mengirim SMS',
  terima: 'Saat menerima SMS',
  laporan: 'Laporan terkirim',
};

const words = (group: FaultGroup, label: string, about: string): FaultWords => ({
  group,
  label,
  about,
});

export const FAULT_WORDS: Record<FaultName, FaultWords> = {
  hang: words('modem', 'Modem macet', 'Modem tidak menjawab satu perintah.'),
  'slow-answer': words('modem', 'Modem lambat', 'Satu jawaban modem terlambat 8 detik.'),
  garbage: words('modem', 'Gangguan kabel', 'Huruf rusak tercampur dalam jawaban modem.'),
  reset: words('modem', 'Modem menyala ulang', 'Modem mati sebentar dan lupa setelannya.'),
  'reset-silent': words(
    'modem',
    'Menyala ulang diam-diam',
    'Modem lupa setelannya tanpa memberi tahu.',
  ),
  'text-mode-reset': words(
    'modem',
    'Kembali ke mode teks',
    'Modem menyala ulang tanpa memberi tahu dan memakai mode teks.',
  ),
  drop: words('modem', 'Sambungan putus', 'Kabel putus sekejap, lalu tersambung lagi.'),
  unplug: words('modem', 'Kabel tercabut 5 detik', 'Modem dicabut, lalu dipasang lagi.'),
  'hang-after-pdu': words(
    'kirim',
    'Macet saat mengirim',
    'Modem macet setelah diberi SMS; SMS tidak terkirim.',
  ),
  'hang-though-sent': words(
    'kirim',
    'Macet, tetapi terkirim',
    'SMS sampai di jaringan, lalu modem macet sebelum melapor.',
  ),
  'sent-without-ok': words(
    'kirim',
    'Terkirim tanpa OK',
    'SMS sampai di jaringan; modem menyebut nomornya tetapi tidak menutup jawabannya.',
  ),
  'no-carrier': words(
    'kirim',
    'Panggilan terputus',
    'Kabar panggilan terputus (NO CARRIER) menyela jawaban atas SMS.',
  ),
  'no-prompt': words('kirim', 'Tidak siap menerima isi', 'Modem tidak meminta isi SMS.'),
  'error-though-sent': words(
    'kirim',
    'Bilang gagal, padahal terkirim',
    'SMS sampai di jaringan, tetapi modem menjawab ERROR.',
  ),
  'cms-38': words('kirim', 'Jaringan rusak', 'Jaringan menolak satu SMS: jaringan rusak (38).'),
  'cms-322': words('kirim', 'Memori penuh saat mengirim', 'Modem menolak satu SMS: memori penuh.'),
  'cms-500': words(
    'kirim',
    'Gagal tanpa sebab',
    'Modem menolak satu SMS: galat tak dikenal (500).',
  ),
  'cms-513': words('kirim', 'Radio gagal', 'Tidak pasti terkirim (513); sebenarnya tidak.'),
  'cms-513-though-sent': words(
    'kirim',
    'Radio gagal, padahal terkirim',
    'Tidak pasti terkirim (513); sebenarnya terkirim.',
  ),
  'reset-after-pdu': words(
    'kirim',
    'Menyala ulang saat mengirim',
    'Modem mati sebentar sebelum SMS terkirim.',
  ),
  'reset-though-sent': words(
    'kirim',
    'Menyala ulang, padahal terkirim',
    'SMS sampai di jaringan, lalu modem mati sebentar.',
  ),
  'unplug-though-sent': words(
    'kirim',
    'Tercabut, padahal terkirim',
    'SMS sampai di jaringan, lalu modem tercabut 5 detik.',
  ),
  'memory-full': words(
    'terima',
    'Memori SIM penuh',
    'Satu SMS tidak muat; jaringan menyimpannya sampai ada tempat.',
  ),
  'lost-notice': words(
    'terima',
    'Pemberitahuan hilang',
    'SMS masuk ke SIM, tetapi modem tidak memberi tahu.',
  ),
  'double-notice': words('terima', 'Pemberitahuan dobel', 'Modem memberi tahu dua kali.'),
  'reset-in-listing': words(
    'terima',
    'Menyala ulang saat dibaca',
    'Modem mati sebentar di tengah pembacaan memori.',
  ),
  'unplug-in-listing': words(
    'terima',
    'Putus saat dibaca',
    'Sambungan putus di tengah pembacaan memori.',
  ),
  'parts-reversed': words(
    'terima',
    'SMS panjang terbalik',
    'Bagian SMS panjang berikutnya datang dari belakang.',
  ),
  'part-missing': words(
    'terima',
    'Bagian SMS hilang',
    'Bagian kedua SMS panjang berikutnya tidak pernah datang.',
  ),
  'part-late': words(
    'terima',
    'Bagian SMS terlambat',
    'Bagian kedua SMS panjang berikutnya datang 1 menit kemudian.',
  ),
  'part-twice': words(
    'terima',
    'Bagian SMS dobel',
    'Bagian pertama SMS panjang berikutnya datang dua kali.',
  ),
  'report-lost': words(
    'laporan',
    'Laporan terkirim hilang',
    'SMS sampai, tetapi hotline tidak diberi tahu.',
  ),
  'report-early': words(
    'laporan',
    'Laporan terlalu cepat',
    'Laporan datang sebelum modem menjawab “terkirim”.',
  ),
  'report-late': words('laporan', 'Laporan terlambat', 'Laporan datang 1 menit kemudian.'),
};

/** What lasts until it is put right. */
export const CONDITION_WORDS: Record<
  ConditionName,
  { bad: string; breaks: string; mends: string; about: string }
> = {
  signal: {
    bad: 'sinyal hilang',
    breaks: 'Sinyal hilang',
    mends: 'Pulihkan sinyal',
    about: 'Modem tidak menemukan jaringan; SMS menunggu di kedua arah.',
  },
  plug: {
    bad: 'modem dicabut',
    breaks: 'Cabut modem',
    mends: 'Pasang modem',
    about: 'Modem tanpa kabel dan listrik.',
  },
  credit: {
    bad: 'pulsa habis',
    breaks: 'Pulsa habis',
    mends: 'Isi pulsa',
    about: 'Jaringan menolak SMS keluar; SMS masuk tetap datang.',
  },
};
