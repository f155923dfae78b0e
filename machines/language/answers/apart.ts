import type { Judged } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import { judge } from './reaction.ts';

/** A text that says yes of one matter and no of another: "lampu udah nyala tp sampah blm diangkut". Pure. */

const GOOD =
  '(?:sudah|sdh|udah|udh|dah|ok|oke|beres|selesai|bagus|aman|bersih|lancar|nyala|wis|wes|sampun)';
const BAD = '(?:belum|blm|belom|durung|dereng|masih|msh|tidak|tdk|gak|ga|nggak)';
const BOTH = new RegExp(`\\b${GOOD}\\b.*\\b${BAD}\\b|\\b${BAD}\\b.*\\b${GOOD}\\b`, 'i');
/** Where one matter may end and the next begin. */
const PARTS =
  /\s*(?:[,;.]+|\b(?:tp|tpi|tapi|tetapi|namun|sedangkan|sedang|sementara|cuma|cuman|cm|kalo|kalau|klo|dan|trus|terus|tinggal)\b)\s*/i;
/** More pieces are a story. */
const MOST = 6;

/** Whether a text says that something is well and something is not. */
export function saysBoth(text: string): boolean {
  return BOTH.test(text);
}

/** Pieces without a matter go with the one before them. */
function together(pieces: readonly Judged[]): Judged[] {
  return pieces.filter(({ topics, judgement }) => topics.length > 0 || judgement.verdict !== null);
}

/**
 * @param readPiece a piece of the text as words of their own
 * @param topicsOf categories that they point to, best first
 * @returns each matter with what is said of it, in the order of the text; none where they are not clearly two
 */
export function apartIn(
  raw: string,
  readPiece: (text: string) => Pick<Read, 'full' | 'raw' | 'words'>,
  topicsOf: (text: string) => string[],
  names: ReadonlySet<string>,
): Judged[] {
  if (!saysBoth(raw)) return [];
  const pieces = raw.split(PARTS).filter((piece) => /\p{L}/u.test(piece));
  if (pieces.length < 2 || pieces.length > MOST) return [];
  const judged = together(
    pieces.map((text) => ({
      text,
      topics: topicsOf(text),
      judgement: judge(readPiece(text), names),
    })),
  );
  const isClear = judged.every(
    ({ topics, judgement }) => topics.length > 0 && judgement.verdict !== null,
  );
  const matters = new Set(judged.map(({ topics }) => topics[0]));
  return isClear && judged.length > 1 && matters.size === judged.length ? judged : [];
}
