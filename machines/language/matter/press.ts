import type { Read } from '../base/reading.ts';

/**
 * Questions to the office itself rather than about a matter: a journalist's, and how many complaints there are or who sent them.
 * Whatever matter they name, its agency has nothing to answer. Pure; works on written-out words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const WHO = words(
  'wartawan wartawati jurnalis reporter redaksi redaktur kontributor media_online media_massa media_cetak awak_media pewarta koresponden pers humas',
);
/** He says that he is one, or writes for one. */
const IS_PRESS = new RegExp(
  ` (?:(?:saya|kami|aku|dari|dengan|ini) (?:\\S+ ){0,3}${WHO}|${WHO} (?:\\S+ ){0,3}(?:mohon|minta|mau|ingin|konfirmasi|tanya|izin)) `,
);
const WANTS = new RegExp(
  ` ${words('info informasi konfirmasi konfirmasinya tanggapan tanggapannya klarifikasi wawancara penjelasan data rilis keterangan liputan berita statement narasumber berapa siapa kapan apakah bagaimana tanya bertanya')} `,
);
const COMPLAINTS = words('aduan pengaduan laporan keluhan tiket sms_masuk');
const COUNTS = new RegExp(
  ` (?:berapa|jumlah|rekap|statistik|data|daftar|total) (?:\\S+ ){0,3}${COMPLAINTS} (?:\\S+ ){0,5}(?:bulan|tahun|minggu|hari|masuk|selesai|warga|jalan|yang|total|semua) `,
);
const WHO_WROTE =
  / (?:siapa|nama|nomor|identitas) (?:\S+ ){0,3}(?:pelapor|pelapornya|pengadu|pengadunya|yang (?:lapor|melapor|melaporkan|ngadu|mengadu)) /;
/** His own complaint is asked after, and whoever is to be kept secret pleads. */
const OF_HIS =
  / (?:laporan|aduan|keluhan|nama|nomor|identitas) (?:saya|kami|aku)(?:nya)? | (?:jangan|rahasia\S*|takut|jgn|nyari|mencari|cari|dicari|tutupi|tutup|sembunyi\S*|disembunyi\S*|samar\S*|disamar\S*|lindungi|bocor\S*|dibocor\S*|ngomong|marah|ancam\S*|mengancam|ngancam|kasih tahu|kasih tau|nebak|menebak) /;

/** Whether the office itself is asked. */
export function asksTheOffice({ full }: Pick<Read, 'full'>): boolean {
  if (IS_PRESS.test(full)) return WANTS.test(full);
  if (OF_HIS.test(full)) return false;
  return COUNTS.test(full) || WHO_WROTE.test(full);
}
