import type { District, KindHead, Signatory } from '../../../machines/district/district.ts';

/** A pack may name nobody who signs, and no letter is numbered without: an example stands in his place. */

type Person = Partial<Pick<Signatory, 'name' | 'rank' | 'nip'>>;

const UNIT = 'CONTOH';

function filled(head: KindHead, person: Person): KindHead {
  const { signatory, units } = head;
  return {
    ...head,
    ...(signatory === undefined ? {} : { signatory: { ...signatory, ...person } }),
    ...(units === undefined
      ? {}
      : { units: units.map((one) => (/\w/.test(one.code) ? one : { ...one, code: UNIT })) }),
  };
}

/** The district with this person under every letter, and a unit where the pack has none. */
export function signedBy(district: District, person: Person): District {
  const { letterhead } = district;
  const kinds = Object.fromEntries(
    Object.entries(letterhead.kinds).map(([kind, head]) => [kind, filled(head, person)]),
  );
  const signatory = { ...letterhead.signatory, ...person };
  return { ...district, letterhead: { ...letterhead, signatory, kinds } };
}
