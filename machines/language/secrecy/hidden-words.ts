import { distance } from '../base/fuzzy.ts';
import { remembered } from '../base/remembered.ts';

/** Words that swindlers of filters write with a slip, with signs in them, or letter by letter. */
const HIDDEN =
  'pungli korupsi korup sogok suap amplop setoran kongkalikong sogokan titipan fiktif manipulasi selingkuh anonim privasi pelicin gratifikasi'.split(
    ' ',
  );
/** Words of their own that are one letter away: a ditch. */
const NO_SLIP = new Set(['solokan']);
const SHORTEST_SLIP = 6;
const MASKED =
  /(?<![\p{L}\p{N}])\p{L}[\p{L}\d]*[*#$@!._+-]+[\p{L}\d*#$@!._+-]*\p{L}(?![\p{L}\p{N}])/gu;
const LETTER_BY_LETTER = /(?<!\S)(?:\S ){4,}\S(?!\S)/g;
const READ_LENGTH = 1530;

/** `p*ngli`, `kor.up.si`: each sign may be a letter, or nothing. */
function isMasked(typed: string): boolean {
  const signs = typed.toLowerCase().replace(/[^\p{L}\d]+/gu, '?');
  if (signs.length > 24) return false;
  const meant = new RegExp(`^${signs.replaceAll('?', '[a-z]?')}(?:nya|an|i)?$`);
  return HIDDEN.some((word) => meant.test(word));
}

const LONG = HIDDEN.filter(({ length }) => length >= SHORTEST_SLIP);
/** Whether it is such a word with a slip. */
const isNear = remembered((word: string): boolean => {
  if (word.length < SHORTEST_SLIP || NO_SLIP.has(word)) return false;
  return LONG.some((key) => distance(key, word, 1) <= 1);
});

/**
 * Whether such a word stands in a text, with signs in it, letter by letter, or a letter away.
 * @param typed words with single blanks
 */
export function hides(raw: string, typed: string): boolean {
  const text = raw.slice(0, READ_LENGTH);
  if ([...text.matchAll(MASKED)].some(([word]) => isMasked(word))) return true;
  const joined = [...text.matchAll(LETTER_BY_LETTER)].map(([run]) =>
    run.replaceAll(' ', '').toLowerCase(),
  );
  if (joined.some((run) => HIDDEN.some((word) => run.includes(word)))) return true;
  return typed.split(' ').some(isNear);
}
