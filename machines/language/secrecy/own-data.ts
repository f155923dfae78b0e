import type { OwnData } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';

/**
 * Somebody asks after, or pleads for, what the office keeps of himself: name, number, NIK. A right of his (UU 27/2022 arts. 5–13):
 * he is answered what is secret, and the admin sees to the rest. Pure; works on written-out words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

/** What is kept of whoever writes; of papers only what is his here. */
const DATA = words(
  `nama namanya namaku nomor nomornya nomorku nomer nomernya nomerku no_hp nomor_hp hp hp_saya kontak identitas identitasku data datanya data_diri data_pribadi nik
  ktp alamat privasi`,
);
const MINE = words('saya sy aku kami ku saya_ini pelapor pengirim pribadi diri');
const GONE = words(
  `hapus dihapus hapuskan hapusin dihapusin menghapus hilangkan dihilangkan hilangin dihilangin buang dibuang cabut dicabut tarik_kembali
  hapus_saja musnahkan dimusnahkan kosongkan bersihkan dibersihkan lupakan sensor disensor tutup ditutup samarkan disamarkan`,
);
const SPREAD = words(
  `disebar sebar disebarkan sebarkan disebarin dibocorkan bocor bocorin dibocorin dikasih kasih dikasihkan diberikan berikan dibagi dibagikan bagikan
  diumbar umbar dipajang ditampilkan dipublikasikan disimpan simpan dicatat dijual disalahgunakan ketahuan kelihatan muncul dimunculkan`,
);
const NOT = words('jangan jgn tidak ga gak tdk ojo ulah tanpa');
const ASKS_WHO = words('siapa siapa_saja siapa_aja sopo');
const SEES = words(
  'lihat liat ngeliat melihat dilihat baca membaca dibaca tahu tau mengetahui pegang simpan menyimpan punya buka akses',
);
/** Papers that an office makes, and lists that it keeps: their matter is a service. */
const OF_PAPERS =
  / (?:kk|kartu keluarga|akta|akte|e ktp|ektp|dtks|bansos|pkh|bpnt|bpjs|kartu|capil|dukcapil|siswa|pemilih|tanah|sertifikat|pajak|sppt|stnk|data penerima|daftar) /;

const ERASES = new RegExp(
  ` ${DATA} ${upTo(4)}${GONE} | ${GONE} ${upTo(3)}${DATA} ${upTo(3)}(?:${MINE} )?`,
);
const KEEPS = new RegExp(
  ` ${NOT} ${upTo(2)}${SPREAD} ${upTo(2)}${DATA} | ${DATA} ${upTo(3)}${NOT} ${upTo(2)}${SPREAD} `,
);
const WHO = new RegExp(
  ` ${ASKS_WHO} ${upTo(4)}${SEES} ${upTo(3)}${DATA} | ${DATA} ${upTo(3)}(?:${SEES}|aman|disimpan|dirahasiakan) ${upTo(2)}(?:${ASKS_WHO}|tidak|kah|berapa lama|di mana) `,
);
const COPY = new RegExp(
  ` (?:minta|mohon|mau|boleh) ${upTo(2)}(?:salinan|kopi|lihat) ${upTo(1)}data ${upTo(1)}${MINE} `,
);
const OF_SELF = new RegExp(` ${MINE} | (?:namaku|nomorku|nomerku|identitasku) `);

/** More words tell something of their own. */
const LONGEST = 18;

/** @returns null where it speaks of nothing that is kept of its writer */
export function ownDataIn({ full }: Pick<Read, 'full'>): OwnData | null {
  if (full.trim().split(' ').length > LONGEST) return null;
  if (!OF_SELF.test(full) || OF_PAPERS.test(full)) return null;
  if (ERASES.test(full)) return 'erase';
  if (KEEPS.test(full)) return 'erase';
  return WHO.test(full) || COPY.test(full) ? 'ask' : null;
}
