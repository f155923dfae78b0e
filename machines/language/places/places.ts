import type { Places } from '../../district/district.ts';
import type { Place } from '../../text/understanding.ts';
import type { Word } from '../base/tokens.ts';
import { createGazetteer, type Name, sound } from './gazetteer.ts';
import { type Hit, relevant, resolve } from './place-resolution.ts';
import { createRegencies, type Named } from './regencies.ts';

/** Finds kecamatan, pekon and landmarks in a text, with homonyms told apart by the kecamatan named. */

export interface FoundPlace {
  place: Place | null;
  ambiguous: boolean;
  /** Partner to turn to when the place is outside the district. */
  outside: string | null;
  /** A regency that is mentioned while no place of the district is: the matter may be there. */
  elsewhere: string | null;
  /** Some place was named, even one that cannot be told apart. */
  named: boolean;
  why: string[];
  /** Indexes of the words that are names of places, and so say nothing about the matter. */
  covered: ReadonlySet<number>;
}

/** @param raw the text the words come from, for its capitals */
export type FindPlace = (words: Word[], raw: string) => FoundPlace;

const SHORTEST = 3;
const LONGEST_NEAR = 3;
/** Village names that are everyday words: they count only when introduced or beside their kecamatan. */
const EVERYDAY = new Set(['luas', 'ujung', 'kejadian', 'waspada', 'suoh', 'sekincau']);
/** These also count behind "di" or "warga". */
const HALF_EVERYDAY = new Set(['hujung', 'keagungan', 'wates', 'kerang', 'lombok']);
const WHERE = new Set('di dari warga daerah wilayah dekat masyarakat'.split(' '));
const VILLAGE_WORDS = new Set(
  'pekon desa ds pkn pkon kelurahan kel dusun pemangku kampung kmpg'.split(' '),
);
const DISTRICT_WORDS = new Set('kec kecamatan kcmtn kcamatan'.split(' '));
/** "dana desa X", "kantor camat X": the word between belongs to the matter. */
const PART_OF = new Set(
  'dana balai kantor aparat aparatur perangkat pemerintah kepala pegawai petugas staf karyawan'.split(
    ' ',
  ),
);
const HEADS: Record<string, 'village' | 'district'> = {
  peratin: 'village',
  lurah: 'village',
  kades: 'village',
  camat: 'district',
};
const TOWARD = new Set('arah ke menuju jurusan sampai tujuan'.split(' '));
/** "air hitam" may be water: then it goes on like this. */
const COLOURED = new Set(
  'dan keluar dari bau pekat kotor seperti mengalir di yang kental'.split(' '),
);
const COLOUR = new Set(['airhitam', 'airitam']);
/** "kebun tebu kami": somebody's plantation, no kecamatan. */
const PLANTATION = 'kebuntebu';
const OWNED = new Set('kami saya sy aku kita ku milik punya bapak pak petani'.split(' '));

const isCapitals = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

function typedWords(words: Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
}

/** Words of the language are no slips: "semarang jalan" is no slip of Semarang Jaya. */
function keepsCommon(words: Word[], { key, spelled }: Name, isCommon: (word: string) => boolean) {
  return words.every(({ text }, at) => {
    if (!isCommon(text)) return true;
    const same = spelled.filter(({ length }) => length === words.length);
    return same.length === 0
      ? key.includes(sound(text))
      : same.some((other) => other[at] === sound(text));
  });
}

/** `KEBUN tebu`: the first word is set off as a keyword, so the two are no name. */
function isKeywordFirst(words: Word[], from: number, count: number, raw: string): boolean {
  const [first, second] = [words[from], words[from + 1]];
  if (count < 2 || first === undefined || second === undefined) return false;
  const typed = ({ start, end }: Word) => raw.slice(start, end);
  return isCapitals(typed(first)) && !isCapitals(typed(second));
}

const isMere = ({ name }: Hit) => name.districts.length + name.villages.length > 0;

function coveredBy(hits: Hit[]): ReadonlySet<number> {
  return new Set(
    hits.flatMap(({ from, to, introduced, covers }) => {
      // "pekon Hanakau": the word that introduces a name belongs to it and says as little
      const start = introduced !== null && covers ? from - 1 : from;
      return Array.from({ length: to - start }, (_, i) => start + i);
    }),
  );
}

/** A regency that is known by its name alone. */
function inRegency({ name, from, to }: Named, agency: string, mere: Hit[]): FoundPlace {
  const covered = new Set(coveredBy(mere));
  for (let index = from; index < to; index += 1) covered.add(index);
  return {
    place: { district: name.replace(/^Kabupaten /, ''), village: null },
    ambiguous: false,
    outside: agency,
    elsewhere: null,
    named: true,
    why: [`di luar kabupaten: ${name}`],
    covered,
  };
}

/**
 * Builds the finder once.
 * @param isCommon words of the language: a name is not found in them by a slip
 */
export function createPlaces(places: Places, isCommon: (word: string) => boolean): FindPlace {
  const gazetteer = createGazetteer(places, isCommon);
  const regencies = createRegencies(places.regencies);
  const outsider = places.outside[0]?.agency ?? null;

  /** "dsukananti": the preposition run into the name. */
  const bareOf = (word: string) => (isCommon(word) ? word : word.replace(/^di?(?=\p{L}{5})/u, ''));

  /** How many words a name may have that begins at a word, spelled out; a slip of one may begin anywhere. */
  const longestAt = ({ text, full }: Word) =>
    Math.max(...[text, bareOf(text), full.split(' ', 1)[0] ?? ''].map(gazetteer.longest));

  function exactAt(words: Word[], from: number, count: number, typed: string): Name | undefined {
    const bare = count === 1 ? bareOf(typed) : typed;
    const written = words
      .slice(from, from + count)
      .map(({ full }) => full)
      .join(' ');
    return (
      gazetteer.exact(typed) ??
      (bare === typed ? undefined : gazetteer.exact(bare)) ??
      (written === typed ? undefined : gazetteer.exact(written))
    );
  }

  function nearAt(words: Word[], from: number, count: number, typed: string): Name | undefined {
    const some = words.slice(from, from + count);
    if (count > LONGEST_NEAR || some.every(({ text }) => isCommon(text))) return undefined;
    if (some.some(({ text }) => isCommon(text) && !gazetteer.holds(text))) return undefined;
    // "sebarus tidak" is Sebarus and a word more, no slip of a longer name
    const shorter = typedWords(words, from, from + count - 1);
    if (count > 1 && gazetteer.exact(shorter) !== undefined) return undefined;
    const near = gazetteer.near(typed);
    return near !== undefined && keepsCommon(some, near, isCommon) ? near : undefined;
  }

  /** "simpang way mengaku": a name that is spelled out begins inside and goes on behind, so that no slip of another ends in it. */
  function endsInName(words: Word[], from: number, count: number): boolean {
    for (let at = from + 1; at < from + count; at += 1) {
      const first = words[at];
      const most = first === undefined ? 0 : Math.min(longestAt(first), words.length - at);
      for (let more = most; at + more > from + count; more -= 1)
        if (exactAt(words, at, more, typedWords(words, at, at + more)) !== undefined) return true;
    }
    return false;
  }

  /** @param isSpelled a name may begin here that is spelled out */
  function nameAt(words: Word[], from: number, count: number, raw: string, isSpelled: boolean) {
    const typed = typedWords(words, from, from + count);
    if (typed.length < SHORTEST) return undefined;
    const exact = isSpelled ? exactAt(words, from, count, typed) : undefined;
    const name = exact ?? nearAt(words, from, count, typed);
    if (name === undefined || isKeywordFirst(words, from, count, raw)) return undefined;
    if (exact === undefined && endsInName(words, from, count)) return undefined;
    return { name, exact: exact !== undefined };
  }

  /** "waspada sekincau": the kecamatan follows. */
  function isBesideDistrict(words: Word[], to: number, name: Name): boolean {
    const homes = name.villages.map(({ district }) => district);
    return [1, 2].some((count) => {
      const next = gazetteer.exact(typedWords(words, to, to + count));
      return next?.districts.some((district) => homes.includes(district)) === true;
    });
  }

  /** Whether words that also mean something else are meant as a name. */
  function isMeant(words: Word[], from: number, to: number, name: Name): boolean {
    const { key } = name;
    // "SDN 1 Kerang" is a place as well
    const before = words[from - 1]?.full ?? '';
    const where = WHERE.has(before) || /^\d{1,2}$/.test(before);
    if (key === PLANTATION && OWNED.has(words[to]?.full ?? '')) return false;
    if (COLOUR.has(key)) return where || !COLOURED.has(words[to]?.full ?? '');
    if (name.districts.length > 0 || isBesideDistrict(words, to, name)) return true;
    if (HALF_EVERYDAY.has(key)) return where;
    return !EVERYDAY.has(key);
  }

  function hitAt(words: Word[], from: number, raw: string, previous: Hit | undefined): Hit | null {
    const before = words[from - 1];
    const head = HEADS[before?.full ?? ''] ?? null;
    const village = VILLAGE_WORDS.has(before?.text ?? '') ? ('village' as const) : null;
    const district = DISTRICT_WORDS.has(before?.text ?? '') ? ('district' as const) : null;
    const introduced = village ?? district ?? head;
    const first = words[from];
    const longest = first === undefined ? 0 : longestAt(first);
    // no name begins like it, and a word of the language that is in none is part of no slip
    const isNone = first === undefined || (isCommon(first.text) && !gazetteer.holds(first.text));
    if (longest === 0 && isNone) return null;
    const most = Math.min(Math.max(longest, LONGEST_NEAR), words.length - from);
    for (let count = most; count > 0; count -= 1) {
      const found = nameAt(words, from, count, raw, longest > 0);
      if (found === undefined) continue;
      if (introduced === null && !isMeant(words, from, from + count, found.name)) continue;
      // "arah Sidorejo Suoh": the goal goes on
      const goesOn = previous?.toward === true && previous.to === from;
      const toward = goesOn || TOWARD.has(before?.full ?? '');
      const covers = head === null && !PART_OF.has(words[from - 2]?.full ?? '');
      return { ...found, from, to: from + count, introduced, covers, toward };
    }
    return null;
  }

  function hitsIn(words: Word[], raw: string): Hit[] {
    const found: Hit[] = [];
    for (let i = 0; i < words.length; ) {
      const hit = hitAt(words, i, raw, found.at(-1));
      if (hit !== null) found.push(hit);
      i = hit?.to ?? i + 1;
    }
    return found;
  }

  /** "SMPN 1 Liwa": the school says what the matter is, Liwa does not. */
  function placesWithin(words: Word[], raw: string, { to, from }: Hit): Hit[] {
    const within = words.slice(0, to);
    for (let at = from + 1; at < to; at += 1) {
      const hit = hitAt(within, at, raw, undefined);
      if (hit?.exact && isMere(hit)) return [hit];
    }
    return [];
  }

  return (words, raw) => {
    const all = hitsIn(words, raw);
    const inside = all.filter(({ name }) => name.outside === null);
    const used = relevant(inside);
    // "rsud" and "pasar" also say what the matter is; only kecamatan and villages are mere places
    const mere = used.flatMap((hit) => (isMere(hit) ? [hit] : placesWithin(words, raw, hit)));
    const found = resolve(used);
    const beyond = all.filter(({ name }) => name.outside !== null);
    // a road "ke Krui" still begins here; one "ke Ulu Belu Tanggamus" is told of from there
    const away = beyond.length > 1 ? beyond[0] : beyond.find(({ toward }) => !toward);
    const regency = found.place === null ? regencies.named(words) : null;
    const outside = found.place === null ? (away?.name.outside ?? null) : null;
    if (regency !== null && outsider !== null) return inRegency(regency, outsider, mere);
    if (away === undefined || outside === null) {
      const named = found.place !== null || found.ambiguous;
      const elsewhere = named ? null : (regencies.mentioned(words)?.name ?? null);
      const doubt = elsewhere === null ? [] : [`mungkin di luar kabupaten: ${elsewhere}`];
      return {
        ...found,
        outside: null,
        elsewhere,
        named,
        why: [...found.why, ...doubt],
        covered: coveredBy(mere),
      };
    }
    return {
      place: { district: outside.name, village: null },
      ambiguous: false,
      outside: outside.agency,
      elsewhere: null,
      named: true,
      why: [`di luar kabupaten: ${outside.name}`],
      covered: coveredBy([...mere, away]),
    };
  };
}
