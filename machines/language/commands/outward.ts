import { roots } from '../base/morphology.ts';
import * as known from './outward-words.ts';

/**
 * Whether words of an office are plainly for the citizen who complained. This is a proof of the whole text, not a
 * search for what speaks against it: each word must be accounted for, so that a remark, an order to a colleague or a
 * dialect that nobody has thought of makes it none, and its writer is asked whom it is for. Pure.
 */

/** What the citizen would read it as. */
export type Outward = 'answer' | 'progress' | 'question' | 'delay' | 'correction';

/** What people set behind a noun. */
const ENDING = /(?:nya|ny)$/;
const NUMBER = /^\d+\p{L}{0,4}$/u;
const TICKET = /(?<![\p{L}\d])[a-hj-np-z]{1,2}[.-]?\d{3}(?!\d)/giu;

/** What is known beside the words themselves. */
export interface Around {
  /** By their short form. */
  abbreviations: Readonly<Record<string, string>>;
  /** Single words for the matter and the place of the complaint. */
  matter: ReadonlySet<string>;
}

/** The words of a text one by one, written out, "di kerjakan" as one. */
function tokens(text: string, { abbreviations }: Around): string[] {
  const typed =
    text
      .replace(TICKET, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = typed.flatMap((word) => (abbreviations[word] ?? word).split(' '));
  return words.flatMap((word, at) => {
    if (word === 'di' && isDeed(`di${words[at + 1] ?? ''}`)) return [];
    return words[at - 1] === 'di' && isDeed(`di${word}`) ? [`di${word}`] : [word];
  });
}

function isDeed(word: string): boolean {
  return roots(word).some((root) => known.DEEDS.has(root));
}

const isIn = (word: string, ...sets: ReadonlySet<string>[]) =>
  sets.some((set) => set.has(word) || set.has(word.replace(ENDING, '')));

function tellsWords(word: string, { matter }: Around): boolean {
  if (known.BARRED.has(word)) return false;
  return (
    NUMBER.test(word) ||
    isDeed(word) ||
    isIn(word, known.DONE, known.TO_COME, known.OURSELVES, known.WORKERS, known.STATES) ||
    isIn(word, known.THINGS, known.TOOLS, known.PLACE, known.TIME, known.GLUE, matter) ||
    isIn(word, known.ADDRESS, known.COURTESY)
  );
}

const some = (words: readonly string[], ...sets: ReadonlySet<string>[]) =>
  words.some((word) => sets.some((set) => set.has(word)));

/** Says what was done, or what they themselves will do. */
function reports(words: readonly string[]): boolean {
  const deed = words.some(isDeed);
  if (some(words, known.DONE) && (deed || some(words, known.STATES))) return true;
  if (!deed) return false;
  return some(words, known.TO_COME) || (some(words, known.COMING) && some(words, known.OURSELVES));
}

type Proof = (words: readonly string[], around: Around) => boolean;

/** "mohon" asks for patience, and not for something to be done. */
const asksPatience = (words: readonly string[]) =>
  words.every((word, at) => word !== 'mohon' || known.PATIENCE.has(words[at + 1] ?? ''));

const tells: Proof = (words, around) =>
  asksPatience(words) && words.every((word) => tellsWords(word, around));

const PROOFS: Record<Outward, Proof> = {
  answer: (words, around) => tells(words, around) && reports(words),
  progress: (words, around) =>
    asksPatience(words) &&
    some(words, known.UNDER_WAY, known.DONE) &&
    words.every(
      (word) =>
        known.UNDER_WAY.has(word) ||
        /^(?:lelang|tender|pengadaan)$/.test(word) ||
        tellsWords(word, around),
    ),
  question: (words, { matter }) =>
    some(words, known.QUESTIONS, known.ASKABLE) &&
    words.every(
      (word) =>
        NUMBER.test(word) ||
        isIn(word, known.QUESTIONS, known.ASKABLE, known.ASKING, known.ADDRESS) ||
        (!known.BARRED.has(word) && isIn(word, known.THINGS, known.PLACE, matter)),
    ),
  delay: (words, around) =>
    asksPatience(words) &&
    words.every((word) => known.WAITING.has(word) || tellsWords(word, around)),
  correction: (words, around) =>
    (some(words, known.CORRECTING) || reports(words)) &&
    words.every((word) => known.CORRECTING.has(word) || tellsWords(word, around)),
};

/**
 * True where every word of a text is one that an office says to the citizen, and together they are of this kind.
 * A question mark makes all but a question doubtful.
 */
export function isOutward(kind: Outward, text: string, around: Around): boolean {
  if (kind !== 'question' && text.includes('?')) return false;
  const words = tokens(text, around);
  return words.length > 0 && PROOFS[kind](words, around);
}
