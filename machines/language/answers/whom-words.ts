import { POLITE, wordsIn, YES } from './answers.ts';

/** "For the reporter, or for the office?" as it is answered in words: whole texts alone, and no part of one. Pure. */

export type Whom = 'JAWAB' | 'MINTA' | 'office';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const SAYS: readonly [Whom, ReadonlySet<string>][] = [
  ['office', set('catatan catat catetan kantor internal intern atasan')],
  ['MINTA', set('minta pertanyaan tanya nanya bertanya menanyakan nanyain tanyakan')],
  ['JAWAB', set('jawab jawaban jawabannya')],
];
const AROUND = set(
  `utk untuk buat bwt ke kpd kepada itu ini yg yang mau dulu kok sbg sebagai pelapor pelapornya warga warganya
  admin kantor aja bos atasan saya kami kita a no nomor tiket di dalam orang`,
);
const TICKET = /^(?:[a-z]{1,2})?\d{3}$/;
/** Not to the reporter, and so for the office. */
const NOT_OUT =
  /\b(?:jgn|jangan|tdk|tidak|bukan|ga|gak)\b(?:\s+\S+){0,3}?\s(?:pelapor|warga)(?:nya)?\W*(?:pak|bu|ya|min)?\W*$/i;

/** @returns null where it says anything else */
export function whomSaid(text: string): Whom | null {
  if (NOT_OUT.test(text)) return 'office';
  const words = wordsIn(text);
  const [only, ...others] = SAYS.filter(([, named]) => words.some((word) => named.has(word)));
  if (only === undefined || others.length > 0) return null;
  const [whom, named] = only;
  const known = [named, AROUND, POLITE, YES];
  const isAll = words.every((word) => TICKET.test(word) || known.some((one) => one.has(word)));
  return isAll ? whom : null;
}

/** "yg tengah". */
export const isMiddle = (text: string): boolean =>
  /^\W*(?:(?:yg|yang|nomor|no)\W+)*tengah\W*(?:(?:aja|saja|pak|bu|ya)\W*)*$/i.test(text);
