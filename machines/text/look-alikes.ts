/**
 * Letters of other scripts that look like Latin ones, as Latin ones: `ЈАWАВ А001` in Cyrillic is read by a person as
 * a command, and by a program as nothing. A text that is truly written in another script stays as it is. Pure.
 */

/** Each row: letters that look alike, and what they look like. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['АВЕКМНОРСТУХЅІЈЬԚԜԌ', 'ABEKMHOPCTYXSIJbQWG'],
  ['авекмнорстухѕіјһьԛԝԁӏѵ', 'abekmhopctyxsijhbqwdlv'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αενικορτυχω', 'aevikoptuxw'],
  ['ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀѕᴛᴜᴠᴡʏᴢ', 'ABCDEFGHIJKLMNOPRSTUVWYZ'],
  ['ıɑɡօս', 'iagou'],
];
const LATIN = new Map(
  ALIKE.flatMap(([letters, plain]) =>
    [...letters].map((letter, n) => [letter, [...plain][n] ?? letter] as const),
  ),
);
/** Bold, slanted, in circles, in squares: forms of Latin letters and digits that Unicode has beside them. */
const STYLED =
  /[\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f189}\u2460-\u249b\u24b6-\u24ea\u2070-\u209c\u2102-\u2149]/gu;
const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const OTHER_LETTERS = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const LATIN_OR_DIGIT = /[a-z0-9]/i;

/** `①` is 1, `🄰` is A; what has no plain letter behind it stays. */
function unstyled(sign: string): string {
  const plain = sign.normalize('NFKC').replace(/^\((.+)\)$|^(\d+)\.$/, '$1$2');
  if (/^[\p{L}\d]+$/u.test(plain)) return plain;
  const point = sign.codePointAt(0) ?? 0;
  // squares and circles that are filled have no decomposition: each row has its letters in order
  for (const first of [0x1f150, 0x1f170])
    if (point >= first && point < first + 26) return String.fromCharCode(65 + point - first);
  return sign;
}

function asLatin(text: string): string {
  return [...text].map((letter) => LATIN.get(letter) ?? letter).join('');
}

/**
 * The text in Latin letters where it only looks as if it were: a word with Latin letters or digits among the others,
 * or any word of a text in which every letter of another script looks like a Latin one.
 */
export function plainLetters(text: string): string {
  const plain = text.replace(STYLED, unstyled);
  if (![...plain].some((letter) => LATIN.has(letter))) return plain;
  const foreign = (plain.match(OTHER_LETTERS) ?? []).some((letter) => !LATIN.has(letter));
  if (!foreign) return asLatin(plain);
  return plain.replace(WORD, (word) =>
    OTHER_SCRIPT.test(word) && LATIN_OR_DIGIT.test(word) ? asLatin(word) : word,
  );
}
