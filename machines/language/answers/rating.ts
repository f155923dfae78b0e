import type { Rating } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import { judge } from './reaction.ts';

/**
 * A rating, read as the meaning of a whole text: a number from 1 to 5 in digits or in words, with nothing beside it
 * that says otherwise. A part of a text is never a rating.
 */

const NUMBERS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima'];
/** As Javanese, Sundanese and Lampung speakers count. */
const LOCAL: Record<string, number> = {
  ...{
    siji: 1,
    setunggal: 1,
    hiji: 1,
    sai: 1,
    loro: 2,
    kalih: 2,
    rua: 2,
    khua: 2,
    telu: 3,
    tilu: 3,
    tigo: 3,
  },
  ...{ papat: 4, sekawan: 4, opat: 4, ampai: 4, limo: 5, gangsal: 5 },
};
const MORE = 'enam|tujuh|delapan|sembilan|sepuluh|seratus|sebelas';
const SAID = new RegExp(`\\b(?:${[...NUMBERS, ...Object.keys(LOCAL)].join('|')}|${MORE})\\b`);
/** Marks the text as a rating. */
const RATES =
  /\b(?:nilai\w*|nilei|nile|rating|skor|score|bintang|poin|point|ponten|angka)\b|\b(?:kasih|beri|saya kasih|dikasih)\b(?= (?:\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b)/;
/** What may stand around a rating without changing it. */
const IDLE = new Set(
  (
    'nilai nilainya nya nile nilei rating ratingnya skor skornya score bintang bintangnya poin point angka kasih beri memberi ngasih dikasih dari untuk buat utk ' +
    'saya kami aku sy kmi pun nggih mawon bae setuju besar eh salah maksudnya maksud ralat harusnya ini itu yang ya yaa iya aja saja deh dong lah kok sih nih bapak ibu pak bu bpk min admin mas mbak kak bang bupati ' +
    'jawaban jawabannya layanan pelayanan pelayanannya petugas petugasnya dinas kerja kerjanya hasil hasilnya ok oke siap baik ketik balas no nomor tiket aduan laporan ' +
    'assalamualaikum selamat pagi siang sore malam salam maaf izin hormat atas dengan dan jadi cukup lumayan biasa standar sedang sangat sekali banget amat paling ' +
    'terima kasih terimakasih makasih thanks puas memuaskan mantap mantab bagus baik hebat keren cepat sigap ramah top sip jos joss senang oke respon responnya tanggap tanggapannya ' +
    'alhamdulillah semoga sukses selalu hotline lambar pemda lampung barat kominfo sms kecewa lambat lama lelet buruk jelek parah mengecewakan kurang tidak puasnya responsif memuaskannya aman lancar bersih ' +
    'penuh full sempurna maksimal soalnya karena sebab tanggapan tanggapannya perbaikan perbaikannya pekerjaan hasilnya kinerja kinerjanya'
  ).split(' '),
);
/** Said with NILAI in front, too. */
const SETTLED = new Set(
  'sudah selesai beres diperbaiki tuntas bersih lancar aman nyala'.split(' '),
);
/** Behind NILAI and its number: why. */
const BECAUSE = / (?:karena|sebab|soalnya|lantaran|alasan|alasannya|gara gara) .*$/;
/** "nilainya 3 aja pak soalnya …": how it rates stands before why. */
const SAYS_RATING =
  /^ (?:(?:saya|kami|kasih|beri|pak|bu) )*(?:nilai(?:nya)?|rating(?:nya)?|skor(?:nya)?|bintang)(?: (?:nya|dari|saya|kami))* (?:\d|satu|dua|tiga|empat|lima)\b/;
/** "bukan 5 tapi 2": what is taken back. */
const TAKEN_BACK = /\bbukan \w+ (?:tapi|tetapi|melainkan|maksudnya)\b/g;
/** Digits and signs alone: "4,5", "3-4", "1 s.d. 5", "antara 2 dan 3". */
const ONLY_NUMBERS =
  /^(?:antara|sekitar|kira[\s-]kira)?[\s\d.,/+-]*\d(?:[\s\d.,/+-]|s\.?\s?\/?\s?d\.?|sampai|atau|hingga|dan|sama)*$/i;
/** A number below nought: `-5`, `nilai -5`; behind a ticket the dash only parts them. */
const NEGATIVE = /(?:^|\s)[-\u2212\u2013]\d/;
const BETWEEN_NUMBERS = new Set('s d sd sampai atau hingga sama antara sekitar kira'.split(' '));
/** "nilai plus": says that it rates, and not how. */
const RATES_SOMEHOW = /^ (?:nilai\w*|rating|skor|bintang)(?: \w+){1,2} $/;

/** Content and discontent, for a number that says the opposite. */
const CONTENT =
  /\b(?:puas|memuaskan|bagus|mantap|hebat|baik|senang|cepat|sempurna|top|keren|sip|jos|joss|terbaik)\b/;
const DISCONTENT =
  /\b(?:kecewa|mengecewakan|buruk|jelek|parah|lambat|lelet|payah|bohong|(?:tidak|kurang|belum) (?:\w+ )?(?:puas|memuaskan|bagus|baik|beres|selesai|becus|sesuai))\b/;

function numberIn(token: string): number | null {
  if (/^\d+$/.test(token)) return Number(token);
  const said = NUMBERS.indexOf(token);
  return said < 0 ? (LOCAL[token] ?? null) : said;
}

const NOBODY: ReadonlySet<string> = new Set();
/** Beside a number that nobody called a rating. */
const MOST_OTHERS = 6;
/** Unknown words beside what somebody calls a rating. */
const MOST_STRANGE = 2;

/** Stars drawn: `⭐⭐⭐`, `*****`. */
function starsIn(raw: string): number | null {
  const [stars] = /(?:⭐|★|🌟){1,9}|^\s*\*{1,9}\s*$/u.exec(raw) ?? [];
  return stars === undefined ? null : [...stars.replace(/\uFE0F|\s/gu, '')].length;
}

/** All numbers of a text that could be a rating; `5/5` is one of them. */
function numbersIn(raw: string, full: string): number[] {
  const of = /\b([0-9]+)\s*(?:\/|dari)\s*5\b/.exec(raw);
  if (of !== null) return [Number(of[1])];
  // "4,5" and "3-4" are two numbers, and so none
  return full
    .trim()
    .split(' ')
    .flatMap((token) => numberIn(token) ?? []);
}

function asRating(value: number | undefined): Rating {
  return value !== undefined && value >= 1 && value <= 5 ? (value as Rating) : 'wrong';
}

/**
 * @param read without names of places; local numbers are looked for as typed
 * @param meant it is known to be a rating: behind NILAI, or an answer to our question
 * @param names of agencies and of the office, in single lower case words: whom it rates
 * @returns null where the text rates nothing
 */
export function ratingIn(
  { raw, full: all, words }: Pick<Read, 'raw' | 'full' | 'words'>,
  meant = false,
  names: ReadonlySet<string> = NOBODY,
): Rating | null {
  const stars = starsIn(raw);
  // what tells why it is rated so rates nothing itself, and may contradict it
  const says = meant || SAYS_RATING.test(all) ? all.replace(BECAUSE, ' ') : all;
  const full = says.replace(TAKEN_BACK, ' ');
  // "lima (5)" says the same twice
  const numbers = [...new Set(stars === null ? numbersIn(raw, full) : [stars])];
  const marked = meant || stars !== null || RATES.test(full) || ONLY_NUMBERS.test(raw);
  const others = othersIn(full).filter((word) => !names.has(word));
  const rates = meant || RATES.test(full);
  const strange = others.filter((word) => !IDLE.has(word) && !(rates && SETTLED.has(word)));
  if (numbers.length === 0) {
    const outside = SAID.test(full) && strange.length === 0;
    return meant || (marked && (outside || RATES_SOMEHOW.test(full))) ? 'wrong' : null;
  }
  if (!marked && (strange.length > 0 || others.length > MOST_OTHERS)) return null;
  // "nilai rapor anak saya 5 semua": a matter of its own
  if (!meant && strange.length > MOST_STRANGE) return null;
  if (numbers.length > 1 || strange.length > 0) return marked ? 'wrong' : null;
  if (NEGATIVE.test(raw)) return 'wrong';
  return agreed(asRating(numbers[0]), { raw, full: all, words });
}

/** Whether a text only tries to rate, so that nothing in it is for the office: "4,5", "nilai 10 pak". */
export function onlyRates(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.every(
    (word) => IDLE.has(word) || BETWEEN_NUMBERS.has(word) || numberIn(word) !== null,
  );
}

/** Words beside the number and the ticket. */
function othersIn(full: string): string[] {
  const words = full.replace(SAID, ' ').trim().split(/\s+/);
  return words.filter((word) => word !== '' && !/^(?:\d+|[a-z]{1,2}[\doil]{2,3})$/.test(word));
}

/** A number that its own words contradict is none. */
function agreed(rating: Rating, read: Pick<Read, 'raw' | 'full' | 'words'>): Rating {
  if (rating === 'wrong') return rating;
  const discontent = DISCONTENT.test(read.full);
  const content = CONTENT.test(read.full.replace(DISCONTENT, ' '));
  const { denies } = judge(read);
  if (rating >= 4 && (discontent || denies)) return 'wrong';
  if (rating <= 2 && content && !discontent) return 'wrong';
  return rating;
}
