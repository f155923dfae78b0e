import { speaksOfWork } from '../commands/office-talk.ts';
import { createAnswer, DONT, NO, POLITE, wordsIn, YES } from './answers.ts';

/**
 * Yes, no and codes as people of the office answer our questions. Words go out by them, so that "ok" and a number say
 * nothing: only a yes does. Pure.
 */

const SENDING = 'kirim kirimkan dikirim krm lanjut lanjutkan silakan silahkan';
const DROPS = `batal batalkan ${DONT.join(' ')}`;

const hear = createAnswer({ no: DROPS, beside: SENDING });
/** Said of what we took somebody to mean, "salah kirim" is a no, too. */
const hearOfMeant = createAnswer({ no: `${DROPS} salah keliru`, beside: `${SENDING} apa2 apa` });

export const saysYes = (text: string): boolean => hear(text) === 'yes';

export const saysNo = (text: string): boolean => hear(text) === 'no';

/** No to what we took him to mean: "bukan pak, salah kirim" is one too. */
export const saysNoToMeant = (text: string): boolean => hearOfMeant(text) === 'no';

/** A no that has more words behind it: "bukan saya yg kirim", "tidak, itu utk atasan saya". */
const DENIES: ReadonlySet<string> = new Set([...NO, ...DROPS.split(' '), 'salah', 'keliru']);

/** Behind a no they make it news of something else: "tidak ada jalan yang rusak", "salah sambung". */
const TELLS: ReadonlySet<string> = new Set(['ada', 'sambung']);

/** It begins with a no, and no yes follows. */
function beginsWithNo(text: string): boolean {
  const words = wordsIn(text).filter((word) => !POLITE.has(word) || YES.has(word));
  const [first = '', second = ''] = words;
  return DENIES.has(first) && !TELLS.has(second) && !words.some((word) => YES.has(word));
}

/** No, whatever is said beside it; what is done instead is no mere no. */
export function takesBack(text: string): boolean {
  return saysNoToMeant(text) || (beginsWithNo(text) && !speaksOfWork(text));
}

/** The same to a question with a code: who says no there need not say what for. */
export function deniesAct(text: string): boolean {
  return saysNoToMeant(text) || beginsWithNo(text);
}

/** So many words may stand behind a yes. */
const MOST_BEHIND_YES = 9;
/** What takes a yes back, or asks for something else. */
const BUT =
  /\b(?:tapi|tp|tetapi|cuma|cuman|asal|kecuali|dulu|dl|dlu|catatan|internal|kantor|jangan|jgn|ganti|ubah|tambah|bukan|batal|nanti|tunggu)\b|\?/i;

/** "iya betul pak, tim kami yg kerjakan": a yes with words that only say so once more. */
export function beginsWithYes(text: string): boolean {
  if (saysYes(text)) return true;
  const [first = '', ...others] = wordsIn(text);
  if (!YES.has(first) || others.length > MOST_BEHIND_YES || BUT.test(text)) return false;
  return !others.some((word) => DENIES.has(word));
}

/** So many words put a question off. */
const LONGEST_PUT_OFF = 12;
const PUTS_OFF =
  /\b(?:sebentar|bentar|sbntr|sbtr|sebntr|tunggu|nyetir|rapat)\b|\b(?:jgn|jangan)\b(?:\s+\S+){0,2}\s+dulu\b|^\W*nanti\b/i;

/** "sebentar pak", "iya tp jgn dikirim dulu": neither yes nor no for now. */
export function putsOff(text: string): boolean {
  return PUTS_OFF.test(text) && wordsIn(text).length <= LONGEST_PUT_OFF && !speaksOfWork(text);
}

/** `178O`: letters that were typed for digits. */
function withDigits(text: string): string {
  return text.replace(/(?<=\d)[oO]|[oO](?=\d)/g, '0').replace(/(?<=\d)[lI]|[lI](?=\d)/g, '1');
}

/** Four digits, parted or not, and no other number. */
const FOUR = /^(\D*)(\d)[^\p{L}\d]*(\d)[^\p{L}\d]*(\d)[^\p{L}\d]*(\d)(\D*)$/u;
const BESIDE_CODE: ReadonlySet<string> = new Set([
  'kode',
  'kodenya',
  'ini',
  'itu',
  ...SENDING.split(' '),
]);

interface Coded {
  code: string;
  around: string[];
}

const SPOKEN = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan'.split('|');
/** "Nol" is said in two ways. */
const SPOKEN_VALUES = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Four digits said as words one after the other. */
const FOUR_SPOKEN = new RegExp(`\\b(?:(?:${SPOKEN.join('|')})\\b[\\s,.-]*){4}`, 'i');

/** `satu tujuh delapan nol`: a code that is said rather than typed. */
function unspoken(text: string): string {
  return text.replace(
    FOUR_SPOKEN,
    (said) =>
      `${(said.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => SPOKEN_VALUES[SPOKEN.indexOf(word)] ?? '').join('')} `,
  );
}

function codedIn(text: string): Coded | null {
  const [, before = '', ...rest] = FOUR.exec(withDigits(unspoken(text)).trim()) ?? [];
  const [a, b, c, d, behind = ''] = rest;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return { code: `${a}${b} ${c}${d}`, around: [...wordsIn(before), ...wordsIn(behind)] };
}

/** The code in an answer, with YA and polite words around it or without; null where there is none, or anything else. */
export function codeIn(text: string): string | null {
  const coded = codedIn(text);
  const known = [YES, POLITE, BESIDE_CODE];
  const isAll = coded?.around.every((word) => known.some((set) => set.has(word)));
  return coded !== null && isAll === true ? coded.code : null;
}

/** So many words may stand around a code that is right. */
const MOST_AROUND = 8;

/** The code that was asked for stands in it, whatever else is said: only who reads the phone knows it. */
export function bringsCode(text: string, code: string): boolean {
  const coded = codedIn(text);
  if (coded?.code !== code || text.includes('?') || coded.around.length > MOST_AROUND) return false;
  return !coded.around.some((word) => DENIES.has(word));
}

const ASKS_CODE =
  /\b(?:kode|kodenya|code|pin|angka|angkanya)\b(?:\W+\S+){0,3}?\W*(?:\b(?:brp|berapa|brapa|apa|apaan|mana|yg mana|yang mana|lupa|hilang|kehapus|terhapus|gimana|gmn)\b|\?)|\b(?:lupa|hilang|kehapus|terhapus|minta|kirim|kirimi|ulang|mana|berapa|brp)\b(?:\W+\S+){0,2}?\W+(?:kode|kodenya)\b/i;

/** "kodenya brp": where the code is that is asked for. */
export const asksForTheCode = (text: string): boolean =>
  ASKS_CODE.test(text) && codeIn(text) === null;

/** A code with a yes before it: an answer to us, whether we asked or not. */
export function isYesWithCode(text: string): boolean {
  return codeIn(text) !== null && wordsIn(text).some((word) => YES.has(word));
}
