import type { Places } from '../district.ts';
import { distance } from './fuzzy.ts';
import type { Place } from './understanding.ts';
import { squeezed, type Word } from './words.ts';

/** Finds kecamatan, pekon and landmarks in a text, with homonyms told apart by the kecamatan named. */

interface Village {
  name: string;
  district: string;
}

interface Name {
  districts: string[];
  villages: Village[];
  /** A landmark or kecamatan town that also stands for a village. */
  landmark: Place | null;
}

interface Hit {
  name: Name;
  /** Words it covers. */
  from: number;
  to: number;
  /** "pekon X" or "kec X" stands before it. */
  introduced: 'village' | 'district' | null;
  /** Spelled as in the gazetteer. */
  exact: boolean;
  /** Only the way leads there: "jalan ke X". */
  toward: boolean;
}

export interface FoundPlace {
  place: Place | null;
  ambiguous: boolean;
  /** Partner to turn to when the place is outside the district. */
  outside: string | null;
  why: string[];
  /** Indexes of the words that are names of places, and so say nothing about the matter. */
  covered: ReadonlySet<number>;
}

type Resolved = Omit<FoundPlace, 'covered'>;

export type FindPlace = (words: Word[]) => FoundPlace;

const LONGEST = 4;
/** Village names that are everyday words: they count only when introduced or beside their kecamatan. */
const EVERYDAY = new Set([
  'luas',
  'ujung',
  'suoh',
  'kejadian',
  'waspada',
  'hujung',
  'keagungan',
  'wates',
  'sekincau',
]);
const VILLAGE_WORDS = new Set([
  'pekon',
  'desa',
  'ds',
  'pkn',
  'pkon',
  'kelurahan',
  'kel',
  'dusun',
  'pemangku',
  'kampung',
  'kmpg',
]);
const DISTRICT_WORDS = new Set(['kec', 'kecamatan', 'kcmtn', 'kcamatan', 'camat']);
const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', satu: '1', dua: '2' };
const TOWARD = new Set(['arah', 'ke', 'menuju', 'jurusan', 'k', 'sampai', 'smp', 'smpe', 'tujuan']);

/** The same name as people type it: f and p, doubled letters, Roman and other numbers count as one. */
function sound(name: string): string {
  const numbered = name
    .toLowerCase()
    .split(/\s+/)
    .map((word) => ROMAN[word] ?? word);
  return squeezed(numbered.join(''))
    .replace(/f/g, 'p')
    .replace(/oe/g, 'u')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** Builds the gazetteer once. */
export function createPlaces(places: Places): FindPlace {
  const names = new Map<string, Name>();
  const entry = (name: string): Name => {
    const key = sound(name);
    const known = names.get(key);
    if (known !== undefined) return known;
    const made: Name = { districts: [], villages: [], landmark: null };
    names.set(key, made);
    return made;
  };
  for (const { name, aliases, villages } of places.districts) {
    for (const alias of new Set([name, ...aliases].map(sound))) {
      const { districts } = entry(alias);
      if (!districts.includes(name)) districts.push(name);
    }
    for (const village of villages)
      entry(village.name).villages.push({ name: village.name, district: name });
  }
  for (const { names: called, district, village } of places.landmarks)
    for (const name of called) entry(name).landmark = { district, village: village ?? null };
  const outside = new Map(
    places.outside.flatMap(({ names: n, agency }) => n.map((name) => [sound(name), agency])),
  );
  const long = [...names.keys()].filter((key) => key.length >= 6);
  const byStart = new Map<string, string[]>();
  for (const key of long) {
    const start = key.slice(0, 2);
    byStart.set(start, [...(byStart.get(start) ?? []), key]);
  }

  function nearly(key: string): Name | undefined {
    if (key.length < 6) return undefined;
    const most = key.length >= 10 ? 2 : 1;
    const close = (byStart.get(key.slice(0, 2)) ?? []).find(
      (name) => distance(name, key, most) <= most,
    );
    return close === undefined ? undefined : names.get(close);
  }

  function spelledAs(words: Word[]): string {
    return words.map(({ text }) => text).join(' ');
  }

  function hitAt(words: Word[], from: number): Hit | null {
    const before = words[from - 1]?.text ?? '';
    const introduced = VILLAGE_WORDS.has(before)
      ? ('village' as const)
      : DISTRICT_WORDS.has(before)
        ? ('district' as const)
        : null;
    for (let count = Math.min(LONGEST, words.length - from); count > 0; count -= 1) {
      const typed = spelledAs(words.slice(from, from + count));
      const key = sound(typed);
      if (key.length < 3) continue;
      const exact = names.get(key);
      const name = exact ?? (count <= 3 ? nearly(key) : undefined);
      if (name === undefined) continue;
      const everyday =
        EVERYDAY.has(key) && count === 1 && introduced === null && name.districts.length === 0;
      if (!everyday) {
        const toward = TOWARD.has(words[from - 1]?.text ?? '');
        return { name, from, to: from + count, introduced, exact: exact !== undefined, toward };
      }
    }
    return null;
  }

  function hits(words: Word[]): Hit[] {
    const found: Hit[] = [];
    for (let i = 0; i < words.length; ) {
      const hit = hitAt(words, i);
      if (hit !== null) found.push(hit);
      i = hit?.to ?? i + 1;
    }
    return found;
  }

  function outsideOf(words: Word[]): string | null {
    for (let i = 0; i < words.length; i += 1)
      for (const count of [2, 1]) {
        const toward = TOWARD.has(words[i - 1]?.text ?? '');
        const agency = outside.get(sound(spelledAs(words.slice(i, i + count))));
        // a road towards Krui still begins here
        if (agency !== undefined && !toward) return agency;
      }
    return null;
  }

  /** Kecamatan named in the text: introduced, or a name that is nothing else. */
  function districtsNamed(found: Hit[]): string[] {
    return [
      ...new Set(
        found
          .filter(
            ({ name, introduced }) =>
              introduced !== 'village' && (introduced === 'district' || name.villages.length === 0),
          )
          .flatMap(({ name }) => name.districts),
      ),
    ];
  }

  function resolve(found: Hit[]): Resolved {
    const named = districtsNamed(found);
    const result = (place: Place | null, why: string, ambiguous = false): Resolved => ({
      place,
      ambiguous,
      outside: null,
      why: [why],
    });
    const villageHits = found.filter(
      ({ name, introduced }) => name.villages.length > 0 && introduced !== 'district',
    );
    // every kecamatan whose name stands in the text, also one that is a village's name as well
    const mentioned = new Set(found.flatMap(({ name }) => name.districts));
    const candidates = villageHits.flatMap((hit) =>
      hit.name.villages.map((village) => ({ hit, village })),
    );
    const fits = candidates.filter(
      ({ hit, village }) =>
        mentioned.has(village.district) &&
        found.some(
          (other) =>
            other.name.districts.includes(village.district) &&
            (other !== hit || sound(village.name) === sound(village.district)),
        ),
    );
    const best =
      fits.find(
        ({ hit, village }) =>
          hit.introduced === 'village' && sound(village.name) !== sound(village.district),
      ) ?? fits.find(({ village }) => sound(village.name) !== sound(village.district));
    if (best !== undefined)
      return result(
        { district: best.village.district, village: best.village.name },
        'village in the kecamatan named',
      );
    const landmark = found.find(({ name }) => name.landmark !== null)?.name.landmark;
    if (landmark != null && (named.length === 0 || named.includes(landmark.district)))
      return result(landmark, 'a place people know');
    const [district] = named;
    if (district !== undefined) {
      const last =
        named.length > 1
          ? found.filter(({ name }) => name.districts.some((d) => named.includes(d)))[0]?.name
              .districts[0]
          : district;
      return result({ district: last ?? district, village: null }, 'kecamatan named');
    }
    const alone = [...villageHits].sort(
      (a, b) => Number(b.introduced === 'village') - Number(a.introduced === 'village'),
    );
    for (const { name, introduced } of alone) {
      const isDistrict = name.districts[0];
      if (isDistrict !== undefined && introduced !== 'village')
        return result({ district: isDistrict, village: null }, 'kecamatan named');
      const [only, ...others] = name.villages;
      if (only !== undefined && others.length === 0)
        return result({ district: only.district, village: only.name }, 'village named');
    }
    if (alone.length > 0) return result(null, 'several villages have this name', true);
    return { place: null, ambiguous: false, outside: null, why: [] };
  }

  /**
   * A slip counts only where no name is spelled out, or where it fits what is; a goal only where no
   * place is named.
   */
  function relevant(all: Hit[]): Hit[] {
    const exact = all.filter((hit) => hit.exact);
    const districts = new Set(exact.flatMap(({ name }) => name.districts));
    const fits = ({ introduced, name }: Hit) =>
      introduced === 'village' && name.villages.some(({ district }) => districts.has(district));
    const named = exact.length > 0 ? all.filter((hit) => hit.exact || fits(hit)) : all;
    const here = named.filter(({ toward }) => !toward);
    return here.length > 0 ? here : named;
  }

  return (words) => {
    const all = hits(words);
    const used = relevant(all);
    // "rsud" and "pasar" also say what the matter is; only kecamatan and villages are mere places
    const mere = used.filter(({ name }) => name.districts.length + name.villages.length > 0);
    // "pekon Hanakau": the word that introduces a name belongs to it and says as little
    const covered = new Set(
      mere.flatMap(({ from, to, introduced }) => {
        const start = introduced === null ? from : from - 1;
        return Array.from({ length: to - start }, (_, i) => start + i);
      }),
    );
    const found = resolve(used);
    if (found.place !== null) return { ...found, covered };
    const agency = outsideOf(words);
    if (agency === null) return { ...found, covered };
    return { ...found, outside: agency, why: ['a place outside the district'], covered };
  };
}
