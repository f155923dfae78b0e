import type { Word } from '../base/tokens.ts';
import { GOES_ALONG, YES } from './answers.ts';
import {
  ENDING,
  isDeed,
  isMarked,
  isMarker,
  isMarkerOrNow,
  isMended,
  isOne,
  isSettled,
  isThing,
  isTrouble,
  type Place,
  placeAt,
  settles,
  tokens,
} from './plain-yes-place.ts';
import * as known from './plain-yes-words.ts';

/**
 * Whether a text is a plain yes: that its matter is settled, or thanks, and nothing else in it. This is a proof
 * of the whole text, not a search for what speaks against it: each word must be accounted for, so that a word
 * that nobody has thought of (mockery, a promise, a "but" in another language) makes it none. Pure.
 */

export interface PlainYes {
  /** Says that the thing itself is settled, rather than only thanks. */
  done: boolean;
}

const TICKET = /^(?:[a-z]{1,2}\d{3}|20\d\d)$/;
const NUMBER = /^\d{1,3}$/;
/** What bare thanks consist of. */
const isThanking = isOne(
  ...[known.THANKS, known.THANKED, known.PRAISE, known.MUCH, known.ADDRESS, known.SPEAKER],
  ...[known.GREETING, known.PARTICLES, YES, GOES_ALONG, known.TITLES],
);

/** "tidak bau lagi", "sudah tidak bocor": a no that says it is fine; how many words it takes. */
function noTrouble({ word, before, later }: Place): number {
  if (word !== 'tidak') return 0;
  const there = later[0] === 'ada' ? 1 : 0;
  if (!isTrouble(later[there] ?? '')) return 0;
  const again = later[there + 1] === 'lagi' ? 1 : 0;
  return again === 1 || isMarkerOrNow(before) ? 2 + there + again : 0;
}

/** A wish that says nothing of what is still to be done; how many words it takes. */
function wish({ word, later }: Place): number {
  if (!known.WISH_OPENS.has(word)) return 0;
  const end = later.findIndex(
    (wished) => !known.WISHED.has(wished) && !known.WISH_OPENS.has(wished),
  );
  const length = end < 0 ? later.length : end;
  return length === 0 ? 0 : length + 1;
}

/** A word that says what it says only where it stands. */
function isFitting(place: Place): boolean | null {
  const { word, before, next, earlier, later, at, all } = place;
  const thanked = earlier.slice(-3).some((one) => known.THANKS.has(one));
  switch (word) {
    case 'banyak':
      return thanked;
    case 'luar':
      return next === 'biasa';
    case 'biasa':
      return before === 'luar';
    case 'lagi':
      return isOne(known.STATES, known.AGAIN, known.RESUMED)(before);
    case 'kembali':
      return known.STATES.has(next) || isOne(known.STATES, known.RESUMED)(before);
    case 'dengan':
      return known.STATES.has(next);
    case 'karena':
      return thanked && later.some((_, n) => settles(placeAt(all, at + 1 + n)));
    case 'yang':
      // "yang di sekincau sudah diangkut": which one
      return next === 'terhormat' || (at === 0 && (next === 'di' || isThing(next)));
    case 'nya':
      return isThing(before);
    case 'nomor':
      return /^\d+$/.test(next) && !isThing(before);
    case 'sejak':
      return known.TIMES.has(next);
    case 'bisa':
    case 'dapat':
      return known.AGAIN.has(next);
    case 'mohon':
      return /^(?:maaf|izin|ijin)$/.test(next);
    case 'kok':
      return later.every(isOne(known.ADDRESS, known.THANKS));
    case 'cepat':
    case 'cepet':
      return !known.DEEDS.has(next) && !known.FINISHED.has(next);
    case 'way':
      return before === '' || isThing(next) || isMarker(next);
  }
  if (known.TITLES.has(word)) return all.some((one) => known.THANKS.has(one));
  // "diperbaiki warga": by whom
  if (known.SPEAKER.has(word) && isDeed(before)) return false;
  // "ya sudah": given up rather than content
  if (isMarker(word) && /^(?:ya|yah)$/.test(before)) return settles(placeAt(all, at + 1));
  if (!known.TIMES.has(word) || word === 'ini') return null;
  // "kemarin sudah nyala": and now?
  return at <= 1 ? /^(?:pagi|siang|sore|malam)$/.test(word) : isSince(place);
}

/** "sejak semalam", "sudah diangkut tadi pagi", "hari ini", "jam 7". */
function isSince({ before, next, earlier, later }: Place): boolean {
  if (/^(?:sejak|dari|selamat|tadi|hari|kemarin)$/.test(before)) return true;
  const told = earlier.some((_, at) => settles(placeAt(earlier, at)));
  const day = /^(?:pagi|siang|sore|malam)$/.test(before);
  return (
    told &&
    !day &&
    (later.length === 0 || known.TIMES.has(next) || isOne(known.ADDRESS, known.THANKS)(next))
  );
}

/** A thing is there for what is said of it: before that, or behind it with an ending. */
function isSpokenOf(place: Place): boolean {
  const { word, all, at, later } = place;
  if (!isSettled(place) || ENDING.test(word)) return true;
  const said = later.find((one) => !isThing(one));
  return (
    isOne(known.STATES, known.MARKERS)(said ?? '') ||
    all.some((_, n) => n > at && settles(placeAt(all, n)))
  );
}

/** "sudah diganti, terang": how it is now, once it was said to be settled. */
function goesWith(place: Place): boolean {
  const { word, before } = place;
  if (known.STATES.has(word)) return isSettled(place) || before === 'dengan';
  if (known.HOW.has(word)) return known.STATES.has(before);
  const came = known.CAME.has(word) && (isMarker(before) || /^(?:petugas|tim|alat)/.test(before));
  return came || (known.RESUMED.has(word) && isMarked(place, isMarker));
}

function isAccounted(place: Place, names: ReadonlySet<string>): boolean {
  const { word, before } = place;
  const fitting = isFitting(place);
  if (fitting !== null) return fitting;
  if (isThing(word)) return isSpokenOf(place);
  if (
    settles(place) ||
    goesWith(place) ||
    isThanking(word) ||
    isMarkerOrNow(word) ||
    names.has(word)
  )
    return true;
  if (NUMBER.test(word)) return /^(?:jam|pukul|nomor)$/.test(before);
  return TICKET.test(word) || (isTrouble(word) && isMended(place));
}

/** "sudah", "iya sudah pak": the whole answer to whether it is settled. */
function isAlready(all: readonly string[]): boolean {
  const idle = isOne(known.ADDRESS, YES, GOES_ALONG, known.PRAISE, known.THANKS);
  const rest = all.filter((word) => !idle(word) && word !== 'kok');
  return rest.length === 1 && /^(?:sudah|sampun|wis|wes|parantos)$/.test(rest[0] ?? '');
}

/** What is thanked for in passing: "terima kasih sudah ditanggapi". */
const FOR = /^(?:dibantu|dilayani|membantu)$/;

/** Nothing in it but thanks, so that it says nothing of the thing itself. */
function onlyThanks(all: readonly string[], names: ReadonlySet<string>): boolean {
  const thanking = (word: string, at: number) =>
    isMarker(word)
      ? FOR.test(all[at + 1] ?? '')
      : isThanking(word) || names.has(word) || /^(?:banyak|luar|biasa)$/.test(word);
  return all.some((word) => known.THANKS.has(word)) && all.every(thanking);
}

/**
 * @param words of the text, without names of places
 * @param raw a question mark in it leaves nothing plain
 * @param names of agencies and of the office, in single lower case words
 * @returns null where it is no plain yes
 */
export function plainYes(
  { words, raw }: { words: readonly Word[]; raw: string },
  names: ReadonlySet<string>,
): PlainYes | null {
  const all = tokens(words);
  if (raw.includes('?') || all.length === 0) return null;
  let done = isAlready(all);
  const plain: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const place = placeAt(all, at);
    const gone = noTrouble(place);
    const skipped = gone + wish(place);
    done ||= gone > 0 || settles(place);
    if (skipped > 0) at += skipped - 1;
    else if (isAccounted(place, names)) plain.push(place.word);
    else return null;
  }
  if (done) return { done };
  return onlyThanks(plain, names) ? { done } : null;
}

/** Beside "puas sekali": nothing that it is of, or takes it back. */
const isAroundContent = isOne(
  ...[known.MUCH, known.ADDRESS, known.SPEAKER, known.THANKS, known.PARTICLES, YES, GOES_ALONG],
);

/** "puas sekali", "saya sangat puas pak": content, and nothing else. */
export function isContent(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const rest = words.filter((word) => word !== 'puas');
  return (
    !text.includes('?') &&
    rest.length < words.length &&
    rest.some((word) => known.MUCH.has(word)) &&
    rest.every(isAroundContent)
  );
}
