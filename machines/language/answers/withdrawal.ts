import type { Withdrawal } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';

/**
 * Whether a citizen takes his complaint back, however he words it, and whether somebody makes him. Pure; reads the
 * normalised words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const IDLE = words(
  `pak bu bapak ibu min admin kak mas mbak bang saya sy aku kami kita mohon tolong minta mau ingin maaf ya iya saja aja dulu deh dong lah kok sih
  nya itu ini tadi kemarin yang dengan untuk soal tentang nomor no tiket kode assalamualaikum selamat pagi siang sore malam sebaiknya
  mending lebih_baik biar udah sudah wis bae mawon nggih sekarang pun juga jadi di`,
);
const TICKET = '[a-hj-np-z]{1,2} ?\\d{3}';
const OBJECT = `(?:${words('laporan lapor aduan pengaduan keluhan tiket sms laporannya aduannya pengaduannya laporanku aduanku pelaporan')}(?:nya|e|ne)?|${TICKET})`;
/** Said of a complaint alone. */
const UNDO = words(
  'batal batalkan batalin dibatalkan dibatalin membatalkan ngebatalin wurung wurungke urungkan diurungkan',
);
/** Said of other things as well. */
const TAKE_BACK = words(
  'cabut cabutkan dicabut mencabut nyabut tarik ditarik menarik narik hapus dihapus menghapus hapuskan hentikan dihentikan stop',
);
/** It is not taken back, or wondered why it was; or others are spoken of who want it. */
const NOT_HIS = new RegExp(
  `${words('jangan tidak bukan belum kenapa mengapa kok siapa kapan apa apakah')} (?:\\S+ ){0,2}(?:${UNDO}|${TAKE_BACK}) |${words(
    'disuruh dipaksa diminta ditekan disarankan supaya agar suruh nyuruh maksa minta_saya minta_kami menyuruh memaksa',
  )} (?:\\S+ ){0,3}(?:${UNDO}|${TAKE_BACK}) | (?:sudah|telah) di(?:cabut|tarik|hapus|batalkan|batalin) `,
);
const REASON = words(
  'karena sebab soalnya gara takut daripada ternyata males malas capek cape lelah bosan kelamaan',
);
/** "batalkan saja pak", and then nothing, the thing, or why. */
const UNDOES = new RegExp(
  `^ (?:${IDLE} ){0,6}${UNDO} (?:(?:${IDLE}|${OBJECT}) ){0,6}(?:$|${REASON} )`,
);
/** The same without "batal" alone, which is also said of what others had planned. */
const UNDOES_PLAINLY = new RegExp(UNDOES.source.replace('batal|', ''));
const ABOUT_REPORT = [
  `^ (?:${IDLE} ){0,6}(?:${UNDO}|${TAKE_BACK}) (?:${IDLE} ){0,3}${OBJECT} `,
  ` ${OBJECT} (?:\\S+ )?(?:${IDLE} ){0,5}(?:${UNDO}|${TAKE_BACK}) `,
  `^ (?:${IDLE} ){0,4}(?:tidak|ga|gak|nggak|ndak|ora|batal) jadi (?:${IDLE} ){0,3}(?:${words('lapor melapor ngadu mengadu laporan aduan melaporkan laporannya')} |$)`,
  // "ga usah pak, udah dibenerin warga sendiri"
  ` (?:tidak|ga|gak|nggak|ndak|ora) (?:usah|perlu)(?: lagi)? (?:${IDLE} ){0,3}(?:(?:karena|soalnya|sebab) )?(?:sudah|telah|wis|wes) (?:\\S+ ){0,2}(?:beres|selesai|di\\w+|nyala|menyala|hidup|mengalir|ngalir|lancar|bersih|normal) `,
].map((one) => new RegExp(one));

const GIVEN = words(
  'dikasih diberi dikasi ditawari ditawarin terima nerima ngasi ngasih memberi kasih kasi nyodorin nyogok nyelipin',
);
/** "so that I am silent". */
const SILENT = `(?:biar|supaya|agar|asal|suruh|disuruh|mending) (?:\\S+ ){0,2}${words('diam diem bungkam anteng meneng')}`;
/** "if it is not taken back": what is said to him. */
const UNLESS = `(?:kalau|kalo|klo|bila|jika) (?:tidak|ga|gak|nggak|tak) ${words('dicabut cabut dibatalkan dibatalin batal dihapus ditarik')}`;
/** What somebody may lose. */
const LOSES = words(
  `dikeluarin dikeluarkan dikeluarken dicoret dicopot dipindah dipindahkan dipindahin dipotong dihapus dicabut dipersulit tidak_naik
  tidak_lulus tidak_dapat ga_dapat ga_dpt gak_dapat dikucilin dijauhi dimusuhin dilaporin dituntut`,
);
const FOR_REPORTING = `(?:gara gara|gara|karena|sebab|soalnya|kalau|kalo|klo|bila|jika|setelah|habis|sejak) (?:\\S+ ){0,2}${words(
  'lapor melapor laporan laporin melaporkan ngelapor ngelaporin ngadu mengadu ngaduin',
)}`;

/** What people say who are made to be silent, or fear to be made. */
const PRESSED = new RegExp(
  ` (?:${words(
    `takut takutnya ketakutan khawatir ngeri cemas wedi sieun khabai diancam diancem ngancam ngancem mengancam ancam ancem ancaman diteror teror intimidasi diintimidasi
    mengintimidasi ditekan tekanan dipaksa paksa maksa dipersulit disakiti dipukul dihajar dimusuhi dikucilkan diusir dipecat dimutasi
    diberhentikan dimarahi dimarah dimarah_marahi dimaki dimaki_maki dibentak marah_marah ngamuk dilabrak disidang dipanggil
    didatangi didatangin didatengi didatengin disamperin digeruduk dilempar dilempari dirusak dicari dicari_cari diikuti dikuntit keselamatan terancam bahaya membahayakan tidak_aman dilarang
    dibungkam tutup_mulut disuruh_diam suruh_diam suruh_diem suruh_damai dipaksa_damai ajak_damai disuruh_cabut disuruh_batal disuruh_mencabut diminta_cabut diminta_mencabut
    dibayar disogok imbalan uang_damai uang_tutup_mulut trauma cari_masalah cari_perkara jangan_macam_macam`,
  )} |${GIVEN} (?:\\S+ ){0,2}(?:${words('uang duit amplop sembako rokok juta ribu')}|\\d+ ?(?:rb|ribu|jt|juta)) |${SILENT} |${UNLESS} |${LOSES} (?:\\S+ ){0,4}${FOR_REPORTING} |${FOR_REPORTING} (?:\\S+ ){0,4}${LOSES} |${words(
    'disuruh diminta disarankan dinasehati dinasihati ditegur dipesan',
  )} (?:\\S+ ){0,3}${words(
    'orang oknum petugas pegawai kabid kadis kasi camat lurah peratin kades kadus rt rw kepala pak bapak aparat polisi preman mereka dia mandor atasan bos dinas guru kepsek',
  )}|${words('orang oknum petugas pegawai kabid kadis kasi camat lurah peratin kades kadus kepala pak aparat preman mandor atasan bos')}(?:nya)? (?:\\S+ ){0,4}${words('datang datangi marah mengancam ngancam maksa menyuruh nyuruh melarang')})`,
);

/** Whether words of a withdrawal say that somebody or something makes him. */
function isPressed({ full, typed }: Pick<Read, 'full' | 'typed'>): boolean {
  return PRESSED.test(full) || PRESSED.test(typed);
}

type Words = Pick<Read, 'raw' | 'full' | 'typed' | 'clauses'>;

function takesBack({ raw, full, clauses }: Words): boolean {
  if (raw.includes('?') || NOT_HIS.test(full)) return false;
  const [first = '', ...later] = clauses;
  if (UNDOES.test(full) || UNDOES.test(first) || later.some((one) => UNDOES_PLAINLY.test(one)))
    return true;
  return ABOUT_REPORT.some((one) => one.test(full));
}

/**
 * @param meant it is known that he takes it back: behind BATAL
 * @returns null where he takes nothing back
 */
export function withdrawalIn(read: Words, meant = false): Withdrawal | null {
  if (!meant && !takesBack(read)) return null;
  return isPressed(read) ? 'pressed' : 'plain';
}

const NOTHING_ELSE = new RegExp(`^ (?:(?:${IDLE}|${UNDO}|${TAKE_BACK}|${OBJECT}) )+$`);

/** It takes back, and says nothing that anybody else had to know. */
export function onlyWithdraws(text: string): boolean {
  return NOTHING_ELSE.test(` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `);
}
