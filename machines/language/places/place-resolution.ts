import type { Place } from '../../text/understanding.ts';
import { type Name, sound } from './gazetteer.ts';

/** Which of the places named in a text is meant: homonyms are told apart by the kecamatan named with them. */

/** A name found in a text. */
export interface Hit {
  name: Name;
  /** Words it covers. */
  from: number;
  to: number;
  /** "pekon X" or "kec X" stands before it. */
  introduced: 'village' | 'district' | null;
  /** The word that introduces it is a part of the name ("pekon"), no person ("peratin"). */
  covers: boolean;
  /** Spelled as in the gazetteer. */
  exact: boolean;
  /** Only the way leads there: "jalan ke X". */
  toward: boolean;
}

export interface Resolved {
  place: Place | null;
  /** The name is that of villages in several kecamatan. */
  ambiguous: boolean;
  why: string[];
}

/**
 * A name that stands for a kecamatan. Where a village has it as well, only if it is the kecamatan's own name
 * ("Sekincau"); a town that people call the kecamatan by ("Kenali") is the village.
 */
function isDistrict({ name, introduced }: Hit): boolean {
  const own = name.districts.some((district) =>
    name.villages.every((village) => sound(village.name) === sound(district)),
  );
  return name.districts.length > 0 && (introduced === 'district' || own);
}

/** Kecamatan named in the text. */
function districtsNamed(found: Hit[]): string[] {
  const naming = found.filter(({ introduced }) => introduced !== 'village');
  return [...new Set(naming.filter(isDistrict).flatMap(({ name }) => name.districts))];
}

const result = (place: Place | null, why: string, ambiguous = false): Resolved => ({
  place,
  ambiguous,
  why: [why],
});

/** A village whose kecamatan stands in the text as well. */
function villageInDistrict(found: Hit[]): Place | null {
  const fits = found
    .filter(({ name, introduced }) => name.villages.length > 0 && introduced !== 'district')
    .flatMap((hit) => hit.name.villages.map((village) => ({ hit, village })))
    .filter(
      ({ hit, village }) =>
        sound(village.name) !== sound(village.district) &&
        found.some((other) => other !== hit && other.name.districts.includes(village.district)),
    );
  const best = fits.find(({ hit }) => hit.introduced === 'village') ?? fits[0];
  return best === undefined
    ? null
    : { district: best.village.district, village: best.village.name };
}

/** The place of a text that names villages alone. */
function villageAlone(found: Hit[]): Resolved | null {
  const hits = found.filter(
    ({ name, introduced }) => name.villages.length > 0 && introduced !== 'district',
  );
  const introducedFirst = [...hits].sort(
    (a, b) => Number(b.introduced === 'village') - Number(a.introduced === 'village'),
  );
  for (const { name } of introducedFirst) {
    const [only, ...others] = name.villages;
    if (only !== undefined && others.length === 0)
      return result(
        { district: only.district, village: only.name },
        `pekon ${only.name} hanya ada di ${only.district}`,
      );
  }
  return hits.length > 0 ? result(null, 'nama pekon ini ada di beberapa kecamatan', true) : null;
}

/** The place that the names of a text speak of together. */
export function resolve(found: Hit[]): Resolved {
  const named = districtsNamed(found);
  const inDistrict = villageInDistrict(found);
  if (inDistrict !== null)
    return result(inDistrict, `pekon ${inDistrict.village} di kecamatan yang disebut`);
  const landmark = found.find(({ name }) => name.landmark !== null)?.name.landmark;
  if (landmark != null && (named.length === 0 || named.includes(landmark.district)))
    return result(landmark, `tempat yang dikenal di ${landmark.district}`);
  const [district] = named;
  if (district !== undefined)
    return result({ district, village: null }, `kecamatan ${district} disebut`);
  return villageAlone(found) ?? { place: null, ambiguous: false, why: [] };
}

/**
 * A slip counts only where no name is spelled out, or where it fits what is; a goal only where no
 * place is named.
 */
export function relevant(all: Hit[]): Hit[] {
  const exact = all.filter((hit) => hit.exact);
  const districts = new Set(exact.flatMap(({ name }) => name.districts));
  const ofExact = new Set(exact.flatMap(({ name }) => name.villages.map((v) => v.district)));
  const fits = ({ introduced, name }: Hit) =>
    (introduced === 'village' && name.villages.some(({ district }) => districts.has(district))) ||
    name.villages.some(({ district }) => districts.has(district)) ||
    name.districts.some((district) => ofExact.has(district));
  const named = exact.length > 0 ? all.filter((hit) => hit.exact || fits(hit)) : all;
  const here = named.filter(({ toward }) => !toward);
  return here.length > 0 ? here : named;
}
