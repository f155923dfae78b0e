import { POLITE, wordsIn, YES } from './answers.ts';

/**
 * Who is asked for something to know and says that he will tell it: "nanti saya kirim ya pak", "sebentar, saya cari dulu",
 * "ok". Neither is what was asked for. Pure.
 */

/** Words beside what is put off. */
const MOST_WORDS = 11;
const WAIT =
  /^(?:nanti|ntar|entar|mengko|engke|sebentar|bentar|sbntr|sekedap|sedelo|tunggu|tggu|tungguin|sabar)$/;
/** Alone they may well be what was asked for: "besok pak", "lagi di rumah". */
const WHEN = /^(?:besok|bsk|isuk|pagi|siang|sore|malam|malem|lusa|jam|lagi|masih|menyusul|nyusul)$/;
/** What he will do: "kirim", "saya fotokan", "mau nanya dulu". */
const WILL =
  /^(?:di|ku|tak|me|m|n|ng|ny|meng|men|mem)?(?:kirim|foto|poto|sms|kabar|cari|goleki|cek|lihat|liat|tanya|anya|takon|hubung|jawab|balas|info|telp|telpon|telepon|susul|usul|ukur|itung|hitung|cocok|siap|catat|lengkap|urus|ambil|kasih|ari)(?:i|in|kan|ke|aken|no)?$/;
/** Says why not now. */
const BUSY =
  /^(?:kebun|sawah|ladang|jalan|kerja|lowbat|lobet|pulsa|sinyal|signal|hp|rumah|luar|pasar|sibuk|acara|mudik)$/;
/** Says nothing beside it. */
const IDLE: ReadonlySet<string> = new Set([
  ...POLITE,
  ...'saya sy aku kami ku ini itu di ke dari dulu dl dlu lagi lg skrg skr sekarang sms nya yg yang masih habis abis baru kalau kalo klo udah sudah pulang sampai sampe belum blm bisa dan hari pagi siang sore malam malem depan jam semua data datanya fotonya nomornya nomernya suratnya kknya ktpnya orangnya orang anak istri suami dia lupa ingat inget catatannya suruh suruhan'.split(
    ' ',
  ),
]);

const isWill = (word: string) => WILL.test(word);

/** Heard and nothing else; a yes may be the answer. */
function isOnlyHeard(words: readonly string[]): boolean {
  return words.every((word) => POLITE.has(word)) && !words.some((word) => YES.has(word));
}

/** @param text the whole message */
export function putsOff(text: string): boolean {
  const words = wordsIn(text);
  if (words.length === 0 || words.length > MOST_WORDS || /\d/.test(text)) return false;
  if (isOnlyHeard(words)) return true;
  const isKnown = (word: string) =>
    IDLE.has(word) || WAIT.test(word) || WHEN.test(word) || isWill(word) || BUSY.test(word);
  const begins = words.find((word) => !POLITE.has(word) && !/^(?:saya|sy|aku|kami)$/.test(word));
  const promises = words.some((word) => WAIT.test(word) || WHEN.test(word)) && words.some(isWill);
  const isTimed = words.some((word) => WHEN.test(word) && word !== 'lagi' && word !== 'masih');
  const waits = begins !== undefined && WAIT.test(begins) && !isTimed;
  return (promises || waits) && words.every(isKnown);
}
