import type { Word } from '../base/tokens.ts';
import * as known from './plain-yes-words.ts';
import { DEFECT } from './reaction-words.ts';

/** A text word by word, each with what stands around it, and whether it says at one of them that its matter is settled. Pure. */

/** What people set behind a noun. */
export const ENDING = /(?:nya|ku|mu|ne|e)$/;
/** A guess from a word that was misspelled proves nothing where the word is short. */
const LONG = 7;

export const isTrouble = (word: string) => new RegExp(`^(?:${DEFECT.source})$`).test(word);
export const isThing = (word: string) =>
  known.THINGS.has(word) || known.THINGS.has(word.replace(ENDING, ''));
export const isOne =
  (...sets: ReadonlySet<string>[]) =>
  (word: string) =>
    sets.some((set) => set.has(word));
/** What may stand between "sudah" and what was done. */
const isBetween = isOne(
  ...[known.SPEAKER, known.ADDRESS, known.MUCH, known.NOW],
  new Set([
    'di',
    'ini',
    'itu',
    'bisa',
    'dapat',
    'kembali',
    'pada',
    'ya',
    'tadi',
    'malam',
    'semalam',
  ]),
);
/** The words of a text one by one, "di perbaiki" as one; a guess that proves nothing is told by a mark. */
export function tokens(words: readonly Word[]): string[] {
  const all = words.flatMap(({ full, text, guessed }) =>
    guessed && text.length < LONG ? [`~${text}`] : full.split(' '),
  );
  return all.flatMap((word, at) => {
    if (word === 'di' && known.DEEDS.has(`di${all[at + 1] ?? ''}`)) return [];
    return all[at - 1] === 'di' && known.DEEDS.has(`di${word}`) ? [`di${word}`] : [word];
  });
}

/** One word of a text with what stands around it. */
export interface Place {
  word: string;
  before: string;
  next: string;
  earlier: readonly string[];
  later: readonly string[];
  all: readonly string[];
  at: number;
}

export function placeAt(all: readonly string[], at: number): Place {
  const [before = '', word = '', next = ''] = [all[at - 1], all[at], all[at + 1]];
  return { all, at, word, before, next, earlier: all.slice(0, at), later: all.slice(at + 1) };
}

/** A marker stands before this place, with nothing between that ends its phrase. */
export function isMarked({ earlier }: Place, markers: (word: string) => boolean): boolean {
  const back = earlier.toReversed();
  const at = back.findIndex((word) => !isBetween(word) && !isThing(word));
  const marker = back.findIndex(markers);
  return marker >= 0 && (at < 0 || marker <= at);
}

export const isDeed = isOne(known.DEEDS);
export const isMarker = isOne(known.MARKERS);
export const isMarkerOrNow = isOne(known.MARKERS, known.NOW);

/** Says at this place that it is settled. */
export function settles(place: Place): boolean {
  const { word, before, next, all } = place;
  if (known.FINISHED.has(word)) return !/^(?:cepat|cepet|bisa|lekas)$/.test(before);
  if (known.AGAIN.has(word) && /^(?:bisa|dapat)$/.test(before))
    return isMarked(place, isMarkerOrNow);
  const things = known.OF_THINGS.get(word);
  if (things !== undefined && next !== 'kasih')
    return things.test(all.join(' ')) && isMarked(place, isMarker);
  if (known.DEEDS.has(word)) return isMarked(place, isMarker);
  if (!known.STATES.has(word)) return false;
  return isMarked(place, isMarkerOrNow) || known.NOW.has(next);
}

/** "jalan rusak sudah diaspal": what was wrong, right before it is said to be settled. */
export function isMended({ all, at, earlier, later }: Place): boolean {
  const marker = later.findIndex((word) => !isThing(word));
  const told = placeAt(all, at + 2 + marker);
  const opens = earlier.every(
    (word) => isThing(word) || isOne(known.ADDRESS, known.GREETING)(word),
  );
  return marker >= 0 && isMarker(later[marker] ?? '') && settles(told) && opens;
}

/** It was said before this place that it is settled. */
export const isSettled = ({ all, earlier }: Place) =>
  earlier.some((_, n) => settles(placeAt(all, n)));
