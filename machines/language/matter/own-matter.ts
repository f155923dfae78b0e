import { isBearer } from '../base/bearers.ts';
import type { Score } from '../base/score.ts';
import { defectsIn } from './kinds.ts';
import { MATTER, type Parts } from './parts.ts';

/**
 * A matter of its own in a text: a thing, and what is wrong with it or wanted. People and offices are no things, unless they
 * fail in what they are there for. Pure.
 */

/** Wrong with a thing, beside what `kinds.ts` counts. */
const BROKEN =
  /\b(?:patah|miring|copot|lepas|rubuh|doyong|pecah|sobek|rontok|kendor|berkarat|meluber|meluap|kehapus|terhapus|dobel|ganda|salah|mogok|tutup|kempes|licin|becek|ngadat|kendala|ancur|ajur|remuk|bolong|semrawut|berantakan|berserakan|berceceran|berhamburan|menggunung|kelupas|ngelupas|mengelupas|menganga|tergenang|anjlok|melonjak|seret|tersendat|byar pet|dibuang|sembarangan|dicoret|ditahan|dicabut|diputus|penuh|lama sekali|lama banget|jarang|marak|bergelombang|naik (?:terus|lagi|drastis|gila|\d\S*|dua|tiga))\b/;
/** Asked, or asked for. */
const WANTED =
  /\b(?:minta|mohon|tolong|butuh|perlu|usul|usulan|kapan|bagaimana|berapa|syarat\w*|prosedur\w*|cara|bisa tidak|apa bisa|apakah|mau (?:urus|mengurus|bikin|buat|daftar|tanya|nanya)|diaspal|diperbaiki|dibangun|dipasang)\b/;
/** People who are not there, or do not do what they are there for. */
const MISSED =
  '(?:tidak (?:ada|pernah|masuk|mau|melayani|datang|di tempat)|jarang|kosong|belum ada|belum pernah|kurang|malas|galak|judes|kasar|ketus|membentak|bentak|menolak|mempersulit|belum (?:gajian|dibayar|digaji)|telat|terlambat|bolos)';
const FAILING =
  '(?:guru|bidan|dokter|perawat|mantri|nakes|kader|polisi|satpam|damkar|peratin|lurah|kadus|camat|aparat|perangkat|kepala sekolah|kepsek|petugas|pegawai|penyuluh|ppl|pendamping|operator|puskesmas|pustu|posyandu|kantor|loket|sekolah|murid|siswa|anak)(?:nya)?';
const FAILS = new RegExp(`\\b${FAILING} (?:(?!kata|bilang|sudah|jadi|mau)\\S+ ){0,5}${MISSED}\\b`);
/** It comes beside what was said before. */
const BESIDE =
  /\b(?:juga|oge|sekalian|satu lagi|selain itu|sama itu|terus itu|oh iya|oiya|mau (?:tanya|nanya|lapor)|ikut lapor|numpang)\b/;
const POINTS =
  /\b(?:itu|situ|disitu|sana|tersebut|tadi(?! (?:pagi|siang|sore|malam|malem|subuh))|eta|kuwi|kono)\b/;
/** "plafonnya ambrol", "cuma sistemnya": of what was spoken of; not words that only end so. */
const OF_IT =
  /^ (?:(?:cuma|hanya|tapi|tetapi|padahal|sekarang|terus|jadi|sampai|kalau) )?(?!(?:kata|makan|biasa|pokok|harus|seharus|sebenar|kayak|seperti|akhir|misal|soal|rasa|kelihatan|tadi|jadi|ada|ha|ta|pu|semesti|mesti|sebaik|sebelum|maksud|masa)nya)\w{2,}nya\b/;
/** "yang nutup itu", "sawah yang kering": one of those that were spoken of. */
const WHICH = /^ (?:\w+ )?yang /;
/** Opens another matter in so many words. */
const OPENS = /\b(?:sekalian|satu lagi|selain itu|mau lapor|ikut lapor|beda lagi|lain lagi)\b/;
/** So much evidence of a thing tells of it, whoever is said to have seen it. */
export const STRONG = 2;
/** Less than this share of the first is no matter beside it. */
const SHARE = 0.8;

export function isTroubled(parts: Parts): boolean {
  return defectsIn(parts) > 0 || BROKEN.test(parts.full) || WANTED.test(parts.full);
}

/** It points back to what was spoken of. */
export function refersBack({ full, clauses }: Parts): boolean {
  if (WHICH.test(full)) return true;
  return !BESIDE.test(full) && (POINTS.test(full) || clauses.some((clause) => OF_IT.test(clause)));
}

/** What it is about: of a matter that it says is another one, whatever its words speak for. */
export function thingsOf({ scores, full }: Parts): Score[] {
  const evidence = ({ things, points, words }: Score) =>
    OPENS.test(full) && words.some((word) => !isBearer(word)) ? points : things;
  const most = Math.max(MATTER, ...scores.map(evidence));
  return scores.filter((one) => evidence(one) >= Math.max(MATTER, most * SHARE));
}

export const codesOf = (scores: Score[]) => scores.map(({ category }) => category.code);

/** What people and offices do not do: they stand for the matter then. */
export function failing(parts: Parts): string[] {
  if (!FAILS.test(parts.full)) return [];
  return codesOf(parts.scores.filter(({ points }) => points >= MATTER));
}

/** A thing, and what is wrong with it or wanted; and whether it points back to what was spoken of. */
export function ownMatterIn(parts: Parts): { own: boolean; refers: boolean } {
  const hasThing = thingsOf(parts).length > 0;
  const own = hasThing ? isTroubled(parts) : failing(parts).length > 0;
  return { own, refers: refersBack(parts) };
}
