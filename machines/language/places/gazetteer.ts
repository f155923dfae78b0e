import type { Places } from '../../district/district.ts';
import type { Place } from '../../text/understanding.ts';
import { distance, isSlip } from '../base/fuzzy.ts';
import { remembered } from '../base/remembered.ts';
import { squeezed } from '../base/tokens.ts';

/** The names of places, compared as they sound and however they are spaced. */

export interface Village {
  name: string;
  district: string;
}

/** Everything that one spelling may stand for. */
export interface Name {
  /** How it sounds (`sound`). */
  key: string;
  /** Its words as they sound, one list for each way it is spaced. */
  spelled: string[][];
  districts: string[];
  villages: Village[];
  /** A landmark or kecamatan town that also stands for a village. */
  landmark: Place | null;
  /** Another regency, and the partner to point to. */
  outside: { name: string; agency: string } | null;
}

export interface Gazetteer {
  /** How many words a name may have that begins with this one; 0 where none does, so that nobody need look. */
  longest(first: string): number;
  /** Whether some name has a word in it. */
  holds(word: string): boolean;
  exact(name: string): Name | undefined;
  /** The name that this is a slip of. */
  near(name: string): Name | undefined;
}

const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', satu: '1', dua: '2' };
/** A slip is looked for from this length on; two slips from the second. */
const SHORTEST_NEAR = 6;
const TWO_SLIPS = 10;
const SHORTEST_TELLING = 5;
/** The first letters by which a name is known to begin otherwise. */
const START = 3;
/** A name may be typed in so many words though it has fewer. */
const LONGEST = 4;
/** The sound of a short word may change with what follows: "no" and "east", "aw". */
const CHANGES = /[ow]$/;

/** "SMP Negeri 1 Liwa", "SMP N 1 Liwa" and "SMP 1 Liwa" are one school. */
const STATE_SCHOOL = /^(sd|smp|sma|smk|mi|mts|ma)(?:negeri|n)?(?=\d|satap)/;

function soundOf(name: string): string {
  const numbered = name
    .toLowerCase()
    .split(/\s+/)
    .map((word) => ROMAN[word] ?? word);
  return squeezed(numbered.join(''))
    .replace(STATE_SCHOOL, '$1')
    .replace(/(?<=.{4})au$/, 'o')
    .replace(/f/g, 'p')
    .replace(/oe/g, 'u')
    .replace(/y/g, 'i')
    .replace(/w$/, 'u')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** The same name as people type it: f and p, y and i, a last au and o, doubled letters, Roman and other numbers count as one. */
export const sound = remembered(soundOf);

/** How people shorten the parts of names; a part alone means nothing. */
const PARTS: Record<string, string> = {
  bdr: 'bandar',
  bndr: 'bandar',
  bandr: 'bandar',
  ngri: 'negeri',
  ngr: 'negeri',
  negri: 'negeri',
  ngeri: 'negeri',
  ng: 'negeri',
  tpk: 'tapak',
  gn: 'gunung',
  gng: 'gunung',
  gg: 'gunung',
  ps: 'pasar',
  psr: 'pasar',
  sb: 'sumber',
  sbr: 'sumber',
  smbr: 'sumber',
  mr: 'muara',
  mra: 'muara',
  tj: 'tanjung',
  tjg: 'tanjung',
  tg: 'tanjung',
  tnj: 'tanjung',
  pdg: 'padang',
  pd: 'padang',
  kb: 'kebun',
  kbn: 'kebun',
  kbu: 'kubu',
  bt: 'batu',
  btu: 'batu',
  wy: 'way',
  w: 'way',
  sk: 'suka',
  ska: 'suka',
  skr: 'suka',
  rg: 'rigis',
  gd: 'gedung',
  gdg: 'gedung',
  ah: 'air hitam',
  smr: 'sumber',
  pgr: 'pagar',
  lbk: 'lumbok',
  bks: 'bukit',
  bkt: 'bukit',
  blk: 'balik',
  ht: 'hitam',
  htm: 'hitam',
  jy: 'jaya',
  mly: 'mulya',
  mlyo: 'mulyo',
  bru: 'baru',
  lm: 'lima',
};

/** A name with its parts written out, null where none is shortened. */
function writtenOut(name: string): string | null {
  const words = name.toLowerCase().split(/\s+/);
  const isShort = words.length > 1 && words.some((word) => PARTS[word] !== undefined);
  return isShort ? words.map((word) => PARTS[word] ?? word).join(' ') : null;
}

/** Words of a village's name that stand in no other name and mean nothing else ("giham", "empulau"). */
function tellingWords(places: Places, isCommon: (word: string) => boolean): Map<string, Village> {
  const villages = places.districts.flatMap(({ name: district, villages: all }) =>
    all.map(({ name }) => ({ name, district })),
  );
  const others = [
    ...places.districts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...places.outside.flatMap(({ names }) => names),
    ...places.regencies,
  ];
  const wordsIn = (name: string) => name.toLowerCase().split(/\s+/);
  const taken = new Set(others.flatMap(wordsIn));
  const isElsewhere = (word: string, { name, district }: Village) =>
    places.landmarks.some(
      (landmark) =>
        (landmark.district !== district || landmark.village !== name) &&
        landmark.names.flatMap(wordsIn).includes(word),
    );
  const found = new Map<string, Village>();
  for (const village of villages) {
    const words = wordsIn(village.name);
    for (const word of words.length > 1 ? words : []) {
      const telling = word.length >= SHORTEST_TELLING && !isCommon(word) && !taken.has(word);
      taken.add(word);
      if (telling && !isElsewhere(word, village)) found.set(word, village);
      else found.delete(word);
    }
  }
  return found;
}

/** Whether slips of a name are looked for: not of one in another regency, nor of a landmark that is one word or numbered. */
function hasSlips({ key, spelled, outside, landmark, districts, villages }: Name): boolean {
  if (outside !== null) return false;
  if (landmark === null || districts.length + villages.length > 0) return true;
  return !/\d/.test(key) && spelled.some(({ length }) => length > 1);
}

/**
 * Builds the index of names once.
 * @param isCommon words of the language: part of a name, they do not stand for it
 */
export function createGazetteer(places: Places, isCommon: (word: string) => boolean): Gazetteer {
  const names = new Map<string, Name>();
  const entry = (name: string): Name => {
    const key = sound(name);
    const words = name.split(/\s+/).map(sound);
    const known = names.get(key);
    const none = { districts: [], villages: [], landmark: null, outside: null };
    const made: Name = known ?? { key, spelled: [], ...none };
    made.spelled.push(words);
    names.set(key, made);
    return made;
  };
  for (const { name, aliases, villages } of places.districts) {
    for (const alias of [name, ...aliases]) {
      const { districts } = entry(alias);
      if (!districts.includes(name)) districts.push(name);
    }
    for (const village of villages)
      entry(village.name).villages.push({ name: village.name, district: name });
  }
  for (const { names: called, district, village } of places.landmarks)
    for (const name of called) entry(name).landmark = { district, village: village ?? null };
  for (const { name, names: called, agency } of places.outside)
    for (const alias of called) entry(alias).outside = { name, agency };
  const fragments = new Set<string>();
  for (const [word, village] of tellingWords(places, isCommon)) {
    if (names.has(sound(word))) continue;
    entry(word).villages.push(village);
    fragments.add(sound(word));
  }
  const byStart = new Map<string, string[]>();
  // a slip of half a name, or of a name somewhere else, is more likely another word
  for (const [key, name] of names)
    if (key.length >= SHORTEST_NEAR && !fragments.has(key) && hasSlips(name))
      byStart.set(key.slice(0, 1), [...(byStart.get(key.slice(0, 1)) ?? []), key]);

  const starts = new Map<string, number>();
  let most = LONGEST;
  for (const { key, spelled } of names.values()) {
    const words = Math.max(LONGEST, ...spelled.map(({ length }) => length));
    most = Math.max(most, words);
    for (let count = 1; count <= START; count += 1) {
      const start = key.slice(0, count);
      starts.set(start, Math.max(words, starts.get(start) ?? 0));
    }
  }
  const longest = remembered((first: string): number => {
    const key = sound(first);
    const isOpen = key === '' || (key.length <= START && CHANGES.test(first));
    return PARTS[first] !== undefined || isOpen ? most : (starts.get(key.slice(0, START)) ?? 0);
  });

  const holds = remembered((word: string): boolean => {
    const part = sound(word);
    return [...names.values()].some(
      ({ key, spelled }) => key.includes(part) || spelled.some((words) => words.includes(part)),
    );
  });

  const near = remembered((name: string): Name | undefined => {
    const key = sound(name);
    if (key.length < SHORTEST_NEAR) return undefined;
    let most = key.length >= TWO_SLIPS ? 2 : 1;
    let found: string | undefined;
    for (const other of byStart.get(key.slice(0, 1)) ?? []) {
      const apart = distance(other, key, most);
      if (apart > most || (found !== undefined && apart === most)) continue;
      if (apart === 1 && !isSlip(other, key)) continue;
      most = apart;
      found = other;
    }
    return found === undefined ? undefined : names.get(found);
  });

  const exact = remembered((name: string): Name | undefined => {
    const plain = names.get(sound(name));
    if (plain !== undefined) return plain;
    const full = writtenOut(name);
    return full === null ? undefined : names.get(sound(full));
  });

  return { longest, holds, exact, near };
}
