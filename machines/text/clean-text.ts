import { plainLetters } from './look-alikes.ts';

/**
 * Text from outside as everything here works with it: no signs that nobody sees and that cut, turn round
 * or hide the others, and no letters of other scripts that only look like ours. What was typed stays as evidence where it came in.
 */

/** Control characters but line breaks and tabs: a NUL ends a text for a database. */
const CONTROLS = /[^\P{Cc}\n\r\t]/gu;
/** Zero width, direction, tags, fillers: words look the same with them and are not. */
const UNSEEN = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;
const LINE_ENDS = /[\u2028\u2029]/g;
/** `ＲＡＨＡＳＩＡ`: Latin letters as wide as Chinese ones. */
const WIDE = /[\uff01-\uff5e]/g;
const WIDER_BY = 0xfee0;
/** Halves of a pair without the other. */
const LONE = /\p{Surrogate}/gu;
/** The same but at both ends: the other half may be in the next part of a long message. */
const LONE_WITHIN = /(?<!^)\p{Surrogate}(?!$)/gu;
const UNKNOWN = '\ufffd';

function withoutUnseen(text: string): string {
  const seen = text
    .replace(CONTROLS, ' ')
    .replace(UNSEEN, '')
    .replace(LINE_ENDS, '\n')
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDER_BY));
  return plainLetters(seen);
}

/** A whole text. */
export function cleanText(text: string): string {
  return withoutUnseen(text).replace(LONE, UNKNOWN);
}

/** One part of a long message. */
export function cleanPart(text: string): string {
  return withoutUnseen(text).replace(LONE_WITHIN, UNKNOWN);
}
