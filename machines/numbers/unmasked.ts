/**
 * Digits as they are meant, however they are disguised: said as words, letters for them, put apart. For finding numbers
 * only; what is sent stays as it was written. Pure.
 */

/** Digits 0 to 9 in the languages people here count in (Indonesian, Javanese, English), with short forms. */
const DIGIT_WORDS: readonly string[] = [
  'nol kosong zero null enol',
  'satu siji one esa',
  'dua loro two dwa rua',
  'tiga telu three tga',
  'empat papat four ampat mpat',
  'lima limo five lma',
  'enam enem six nam anam',
  'tujuh pitu seven tuju tjuh',
  'delapan wolu eight lapan dlapan walu dlpn',
  'sembilan sanga songo nine smbilan',
];
const VALUES = new Map(
  DIGIT_WORDS.flatMap((words, value) => words.split(' ').map((word) => [word, `${value}`])),
);
/** Several of them written as one word. */
const GLUED_DIGIT = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan';
const GLUED = new RegExp(`^(?:${GLUED_DIGIT}){2,}$`);
const EACH = new RegExp(GLUED_DIGIT, 'g');
const WORD = /\p{L}+/gu;
/** `dobel satu`: twice. */
const TWICE = /(?<!\p{L})(?:dob?bel|double|dabel)\s+(\d)(?!\d)/gu;
/** Letters typed for digits. */
export const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  z: '2',
  s: '5',
  b: '8',
};
const DIGIT_LIKE = /(?<![\p{L}\d])[\doilzsb]{1,20}(?![\p{L}\d])/gu;
/** A digit this close makes a letter one. */
const CLOSE = 4;

/** Digits that a word in lower case says: `satu`, `noldelapan`; undefined where it says none. */
export function digitsSaid(word: string): string | undefined {
  const digit = VALUES.get(word);
  if (digit !== undefined) return digit;
  return GLUED.test(word) ? word.replace(EACH, (one) => VALUES.get(one) ?? one) : undefined;
}

/** A letter for a digit counts only where digits stand in it or beside it. */
function isNumber(token: string, before: string, after: string): boolean {
  return /\d/.test(token) || /\d[^\p{L}\d]*$/u.test(before) || /^[^\p{L}\d]*\d/u.test(after);
}

/** The text in lower case, with every digit written as one. */
export function withDigits(text: string): string {
  const spoken = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(WORD, (word) => digitsSaid(word) ?? word)
    .replace(TWICE, '$1$1');
  return spoken.replace(DIGIT_LIKE, (token, at: number) => {
    const end = at + token.length;
    const beside = [spoken.slice(Math.max(0, at - CLOSE), at), spoken.slice(end, end + CLOSE)];
    const [before = '', after = ''] = beside;
    if (!isNumber(token, before, after)) return token;
    return token.replace(/[a-z]/g, (letter) => DIGIT_LETTERS[letter] ?? letter);
  });
}
