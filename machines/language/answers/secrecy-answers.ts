import { DONT } from './answers.ts';
import { createReply, type Reply } from './replies.ts';

/** What "keep this secret?" is answered. Whoever leaves it to us, or is afraid, is kept safe: it is secret. Pure. */

const ABOUT =
  'rahasia rahasiakan rahasiain dirahasiakan dirahasiain rahasiaken rusiah rusiahkeun dirusiahkeun';
const mayNot = (about: string) =>
  DONT.flatMap((word) => about.split(' ').map((one) => `${word}_${one}`));
/** "biarin aja tau". */
const LET_KNOW = ['biar', 'biarin', 'biarkan', 'ben'].flatMap((let_) =>
  ['tau', 'tahu', 'ketahuan', 'ngerti', 'weruh'].map((known) => `${let_}_${known}`),
);
// "jangan" alone may plead for it: "jangan (sampai ketahuan)"; "gpp", "iya tidak apa apa" may go along with either
const hear = createReply({
  ...{ numbered: true, offers: true, leftToUs: 'yes' },
  yes: 'mau tolong mohon harus wajib tentu pasti',
  no: `biasa terbuka umum ${[...mayNot(ABOUT), ...LET_KNOW].join(' ')}`,
  about: ABOUT,
  beside: 'saya kami sy minta mereka dia orang orangnya semua semuanya pemerintah',
});

/** Is not to be known, or is afraid of it. */
const AFRAID =
  /\b(?<!(?:tidak|tdk|ga|gak|gk|nggak|ora|dak|mboten) )(?:takut|wedi|sieun|khawatir|kuatir|khabai|ngeri|cemas)\b|\b(?:dimarah\w*|dipecat|diancam|dimusuh\w*|konangan)\b|\b(?:jangan|jgn|tidak|tdk|ga|gak|nggak|ojo|ulah)\b(?:\s+\S+){0,4}?\s(?:ketahuan|ketauan|konangan)\b/i;
const OPENLY = /\b(?:biar|biarin|biarkan|ben)\b(?:\s+\S+){0,2}\s(?:tau|tahu|ngerti|weruh)\b/i;

/** Behind a no: on a condition, what is not to be, who lives or works beside them, whom he has to do with. */
const ON_CONDITION = new RegExp(
  [
    '\\b(?:asal|asalkan|syaratnya|jangan|jgn|jng|jangn|ojo|ampun|ulah|dang)\\b',
    '\\b(?:saya|sy|aku|kami|anak|keluarga|suami|istri|bapak saya|ibu saya)\\b.*\\b(?:masih|msh|kerja|sekolah|sekola|tinggal|tetangga|dekat|deket|satu|kenal|hidup)\\b',
    '\\b(?:dia|beliau|mereka|orangnya|preman|galak|jahat|dendam|hati ?2|hati hati|aman|selamat|kena|masalah|bahaya|nasib|telinga|kuping)\\b',
  ].join('|'),
  'i',
);

/** Words of which it was found otherwise how they plead. */
export interface Pleading {
  /** They ask for secrecy. */
  pleads: boolean;
  /** They may. */
  doubts: boolean;
}

/** "rahasia apa ya", "maksudnya gimana": asks what is meant. */
const ASKS_BACK = /\b(?:rahasia|maksud)\w*\s+(?:apa|gimana|bagaimana|gmn|gmna)\b/i;

/** A no, and nothing behind it that asks for what it denies. */
function opens({ rest, sure, apart }: Reply, { pleads, doubts }: Pleading): boolean {
  if (rest === '' || OPENLY.test(rest)) return true;
  if (ON_CONDITION.test(rest)) return false;
  return !pleads && !AFRAID.test(rest) && (sure || (apart && !doubts));
}

/** A no on a condition, or with fear: it opens nothing, and whoever says it twice is kept safe. */
export function deniesOnCondition(text: string): boolean {
  const heard = hear(text);
  return heard?.answer === 'no' && !OPENLY.test(heard.rest) && ON_CONDITION.test(heard.rest);
}

/** @returns null where it answers nothing, or may answer either */
export function hearSecrecy(text: string, pleading: Pleading) {
  const heard = hear(text);
  if (heard?.answer === 'yes') return { what: 'secret' as const, rest: heard.rest };
  if (heard?.answer === 'no' && opens(heard, pleading))
    return { what: 'open' as const, rest: heard.rest };
  if (ASKS_BACK.test(text)) return null;
  if (pleading.pleads || AFRAID.test(text)) return { what: 'secret' as const, rest: '' };
  return null;
}
