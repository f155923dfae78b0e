import type { Someone } from './secrecy.ts';

/**
 * What people write and press in random walks. `{no}` is the walk's ticket, `{other}` one of another walk, `{t}` words
 * that stand nowhere else. What makes a complaint secret stands apart: the walk knows by itself what it has asked for.
 */

export const FIRST = [
  'JALAN di pekon hanakau sukau rusak parah {t}',
  'JALAN di pekon hanakau sukau berlubang semua {t}',
  'ada masalah di pekon {t}',
  'SAMPAH menumpuk di pasar liwa {t}',
];

/** It is secret from its first SMS. */
export const FIRST_PLEA = 'JALAN di pekon hanakau sukau rusak, RAHASIA kabid minta fee {t}';

/** By the reporter: words after which it is secret, wherever the complaint stands. */
export const PLEAS = [
  'TAMBAH {no} RAHASIA kabid PUPR minta fee {t}',
  'TAMBAH {no} tolong jangan sebut nama saya {t}',
  '{no} petugas minta uang 50rb {t}',
  'BELUM {no} rahasia mandornya korupsi {t}',
  'tolong rahasiakan {no} {t}',
];

/** Words that may turn it secret, or end it: what the hotline makes of them is its own. */
export const HINTS = [
  'NILAI {no} 1 krn kabid korupsi {t}',
  'BATAL {no}',
  'BATAL {no} saya takut diancam kabid {t}',
  'depan gudang PU, tp rahasia ya, mandornya korupsi {t}',
];

/** The same, of the office: kept from its admin as well. */
export const PLEAS_OF_OFFICE = [
  'TAMBAH {no} RAHASIA petugas hotline minta uang 100rb {t}',
  'BELUM {no} RAHASIA kadis kominfo minta fee {t}',
  '{no} petugas hotline minta uang 50rb {t}',
];

export const SAID: Partial<Record<Someone, string[]>> = {
  reporter: [
    'TAMBAH {no} dekat balai {t}',
    'TAMBAH {no} masih belum ada yg datang {t}',
    'BELUM {no} masih rusak {t}',
    'NILAI {no} 2 {t}',
    'terima kasih {t}',
    'CEK {no}',
    'STOP',
  ],
  stranger: ['CEK {no}', 'TAMBAH {no} halo', 'SAMPAH menumpuk di pasar liwa'],
  pupr: [
    'JAWAB {no} sudah kami tambal kemarin {t}',
    'JAWAB {no} hub 0812-0000-7777 utk rincian {t}',
    'PROSES {no} alat di lokasi {t}',
    'MINTA {no} lokasi persisnya dimana {t}',
    'ALIH {no} DLHKP bukan jalan kami {t}',
    'TUNDA {no} besok menunggu aspal {t}',
    'TERIMA {no}',
    'RALAT {no} sudah kami tambal dua kali {t}',
    'TARIK {no}',
    'CATATAN {no} pelapor minta ditelepon {t}',
    'LIHAT {no}',
    'DAFTAR',
  ],
  puprHead: ['DAFTAR', 'LIHAT {no}', 'JAWAB {no} sudah kami periksa sendiri {t}'],
  dlhkp: [
    'LIHAT {no}',
    'JAWAB {no} sampah sudah diangkut {t}',
    'ALIH {no} PUPR bukan sampah {t}',
    'MINTA {no} sebelah mana {t}',
    'DAFTAR',
  ],
  inspektorat: ['JAWAB {no} sudah kami periksa {t}', 'MINTA {no} siapa saksinya {t}', 'LIHAT {no}'],
  admin: [
    'TERUSKAN {no} PUPR',
    'TERUSKAN {no} DLHKP',
    'TERUSKAN {no} INSPEKTORAT',
    'TOLAK {no} tidak jelas {t}',
    'GABUNG {no} {other}',
    'GABUNG {other} {no}',
    'GABUNG {no} {other}',
    'PISAH {no}',
    'LIHAT {no}',
  ],
  bupati: ['LIHAT {no}', 'PERINTAH {no} usut {t}', 'PERINTAH {no} segera {t}', 'TERLAMBAT'],
  sekda: ['LIHAT {no}', 'TERLAMBAT', 'DAFTAR'],
};

/** Who writes how often. */
export const WRITERS: readonly Someone[] = [
  ...Array<Someone>(8).fill('reporter'),
  ...Array<Someone>(6).fill('admin'),
  ...Array<Someone>(5).fill('pupr'),
  ...(['stranger', 'puprHead', 'dlhkp', 'inspektorat', 'bupati', 'bupati', 'sekda'] as const),
];

/** Rounds in which nobody asks for secrecy yet, so that there are merged, forwarded and answered ones when somebody does. */
export const QUIET = 3;

/** Of what the reporter writes after them so much makes it secret, or may. */
export const PLEADS = 0.3;

/** Of the first SMS. */
export const BEGIN_SECRET = 0.15;

export interface Press {
  by: 'admin' | 'PUPR';
  act: string;
  fields: Record<string, string>;
  /** It is secret from then on, where the desk takes it. */
  secret?: true;
}

/** What is done at the desk, with what is typed there. */
export const PRESSED: readonly Press[] = [
  { by: 'admin', act: 'kategori', fields: { rahasia: 'ya' }, secret: true },
  { by: 'admin', act: 'kategori', fields: { kategori: 'PEGAWAI' }, secret: true },
  { by: 'admin', act: 'kategori', fields: { kategori: 'SAMPAH' } },
  { by: 'admin', act: 'tanya', fields: { isi: 'pekon mana {t}' } },
  { by: 'admin', act: 'teruskan', fields: { skpd: 'PUPR' } },
  { by: 'admin', act: 'tarik', fields: {} },
  { by: 'admin', act: 'pisah', fields: {} },
  { by: 'admin', act: 'tetap', fields: { isi: 'tetap di sini {t}' } },
  { by: 'admin', act: 'kembalikan', fields: { isi: 'belum menjawab {t}' } },
  { by: 'admin', act: 'kirim-jawaban', fields: {} },
  { by: 'admin', act: 'buka', fields: {} },
  { by: 'PUPR', act: 'jawab', fields: { isi: 'sudah kami tambal {t}' } },
];
