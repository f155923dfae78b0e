import { POLITE, wordsIn, YES } from './answers.ts';

/**
 * Who is asked for something to know and says that he will tell it: "nanti saya kirim ya pak", "sebentar, saya cari dulu",
 * "ok". Neither is what was asked for. Pure.
 */

/** Words beside what is put off. */
const MOST_WORDS = 11;
const LATER =
  /^(?:nanti|ntar|entar|mengko|engke|besok|bsk|isuk|sebentar|bentar|sbntr|sekedap|sedelo|tunggu|tggu|tungguin|sabar|lagi|masih|malam|sore|siang|lusa|kapan2|menyusul|nyusul)$/;
const WILL =
  /^(?:di|ku|tak)?(?:kirim|foto|poto|sms|kabar|cari|goleki|cek|lihat|liat|tanya|takon|hubung|jawab|balas|info|telp|telpon|telepon|susul|ukur|itung|hitung|cocok|siap|catat|lengkap|urus|ambil|kasih)(?:i|in|kan|ke|aken|no)?$/;
const WILL_WITH_ME =
  /^(?:me|m|n|ng|ny|meng|men|mem)?(?:kirim|foto|cari|cek|lihat|tanya|nanya|hubungi|jawab|balas|kabari|ngabari|ukur|susul|nyusul|menyusul|nyari)(?:in|kan|i)?$/;
/** Says why not now. */
const BUSY =
  /^(?:kebun|sawah|ladang|jalan|kerja|lowbat|lobet|pulsa|sinyal|signal|hp|rumah|luar|pasar|sibuk|acara|mudik|sakit)$/;
/** Says nothing beside it. */
const IDLE: ReadonlySet<string> = new Set([
  ...POLITE,
  ...'saya sy aku kami ku ini itu di ke dari dulu dl dlu lagi sms nya yg yang masih habis abis baru kalau kalo klo udah sudah pulang sampai sampe belum blm bisa dan hari pagi siang sore malam malem depan jam semua data datanya fotonya nomornya nomernya suratnya kknya ktpnya orangnya orang anak istri suami dia lupa ingat inget catatannya suruh suruhan'.split(
    ' ',
  ),
]);

const isWill = (word: string) => WILL.test(word) || WILL_WITH_ME.test(word);

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
    IDLE.has(word) || LATER.test(word) || isWill(word) || BUSY.test(word);
  const begins = words.find((word) => !POLITE.has(word) && !/^(?:saya|sy|aku|kami)$/.test(word));
  const promises = words.some((word) => LATER.test(word)) && words.some(isWill);
  const waits = begins !== undefined && LATER.test(begins);
  return (promises || waits) && words.every(isKnown);
}
