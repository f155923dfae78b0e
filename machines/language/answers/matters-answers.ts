import { DONT, GOES_ALONG, wordsIn, YES } from './answers.ts';
import { createReply, type Reply } from './replies.ts';

/** What "two matters: a complaint of each?" is answered: "dua" is two complaints here, and no number of a choice. Pure. */

const MAKES =
  'jadi jadiin jadikan dijadikan dijadiin bikin bikinin dibikin buat buatkan buatin dibuat bagi dibagi catat dicatat';
const TWO = `dua2nya dua2_nya dua_duanya dua_duane keduanya kedua_duanya 2_2nya dua_aduan 2_aduan dua_laporan 2_laporan dua_nomor
  dua_tiket 2_tiket dua_keluhan 2_keluhan ${MAKES.split(' ')
    .flatMap((makes) => [`${makes}_dua`, `${makes}_2`])
    .join(' ')}`;
const APART = `pisah dipisah pisahkan dipisahkan pisahin dipisahin pisah2 dipisah2 sendiri_sendiri sendiri2
  masing_masing masing2`;
const TOGETHER = `gabung gabungkan gabungin digabung digabungkan digabungin disatukan satukan jadikan_satu
  dijadikan_satu jadi_satu`;
const NOT_NEEDED = ['tidak', 'tdk', 'ga', 'gak', 'nggak'].flatMap((no) => [
  `${no}_usah`,
  `${no}_perlu`,
]);
const notTogether = [...DONT, ...NOT_NEEDED].flatMap((no) =>
  TOGETHER.split(/\s+/).map((word) => `${no}_${word}`),
);

// "1" alone is the yes that was asked for
const hear = createReply({
  ...{ numbered: true, offers: true },
  yes: `${TWO} ya_dua iya_dua dua_ya ${notTogether.join(' ')}`,
  no: `${DONT.join(' ')} satu cukup_satu cukup_1 1_aduan 1_laporan 1_tiket satu_tiket 1_saja 1_aja ${TOGETHER}`,
  about: APART,
  beside: 'aduan laporan perkara tiket bikin buat dibikin dibuat jadi dijadikan saya kami',
  behindNo: 'apa_apa',
});

/** A number that is spelled out says how many complaints, or which choice. */
export const saysCount = (text: string): boolean =>
  wordsIn(text).some((word) => /^(?:satu|dua)$/.test(word)) && wordsIn(text).length > 1;

/** "iya dua", "ya 2": the yes counts, and two of them. */
const YES_TWO = new RegExp(
  `^\\W*(?:${[...YES, ...GOES_ALONG, 'boleh', 'mau'].join('|')})\\W+(?:dua|2)\\b`,
  'i',
);

/** @returns null where it answers nothing, or may answer either */
export function hearMatters(text: string): Reply | null {
  const said = YES_TWO.test(text) ? text.replace(YES_TWO, 'ya dua aduan') : text;
  return hear(said);
}

/** "yg … dulu", "… aja": one of both is meant before the other. */
const CHOOSES =
  /\b(?:dulu|duluan|dl|dlu|dahulu|dhisik|heula|aja|aj|saja|ae|mawon|bae|doang|penting|utama|utamakan|dua2nya|duanya|keduanya|pilih|mending|yang|yg|sing|nu|soal|masalah|untuk|utk)\b/i;
/** Such words say something of it instead. */
const TELLS =
  /\?|\b(?:sudah|sdh|udah|udh|belum|blm|blum|tidak|tdk|ga|gak|nggak|ngga|jangan|jgn|bukan|batal\w*|kapan|kenapa|gimana|bagaimana|apa|berapa|masih|rusak|mati)\b/i;
const LONGEST_CHOICE = 10;
/** "2" alone is the no that was asked for; "nomor 2 dulu" is the second. */
const BEFORE = '(?=.*\\b(?:dulu|duluan|dl|dlu|dahulu|heula)\\b)';
const ORDINALS = [
  new RegExp(
    `\\b(?:yang|yg|sing|nu)\\s+(?:pertama|ke ?1|awal)\\b|^${BEFORE}.*\\b(?:no|nomor|nomer)\\W*1\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:yang|yg|sing|nu)\\s+(?:kedua|ke ?2|terakhir)\\b|^${BEFORE}.*\\b(?:no|nomor|nomer)\\W*2\\b`,
    'i',
  ),
];

/** Whether a text may choose one of both: few words, which say nothing of it. */
export function choosesOne(text: string): boolean {
  return wordsIn(text).length <= LONGEST_CHOICE && CHOOSES.test(text) && !TELLS.test(text);
}

/** @returns 0 for "yang pertama dulu", 1 for "yang kedua dulu", null where it counts none */
export function countedIn(text: string): 0 | 1 | null {
  const [first, second] = ORDINALS.map((ordinal) => ordinal.test(text));
  if (first === second) return null;
  return first === true ? 0 : 1;
}
