import type { Opened } from './clauses.ts';

/**
 * Whether a clause tells another matter than the one before, or only what comes of that one: a road is broken and the crop cannot
 * be sold, the power fails and the pump stands still. What often comes of the other must be said more plainly to be a matter of
 * its own: with "juga", "sekalian", as a point of a list, at a place of its own.
 */

/** What often comes of each other, or is its cause: each pair stands once, with the one that has more of them. */
const TOUCHING: Record<string, string> = {
  BENCANA: 'JALAN LAMPU SEKOLAH TANI AIR SEHAT BANSOS SAMPAH INFO PASAR HUB WISATA TERTIB PEKON',
  JALAN: 'TANI PASAR SEHAT SEKOLAH HUB WISATA TERTIB PEKON PAJAK',
  LAMPU: 'TERTIB INFO AIR SEHAT KTP WISATA KERJA',
  SAMPAH: 'AIR SEHAT TANI WISATA PASAR HUB SEKOLAH IZIN PEKON',
  PASAR: 'TANI HUB TERTIB AIR BANSOS IZIN PAJAK WISATA KERJA',
  SEKOLAH: 'HUB TERTIB KTP BANSOS INFO PEKON KERJA ANAK',
  KTP: 'BANSOS SEHAT INFO KERJA PAJAK PEKON IZIN',
  SEHAT: 'AIR TANI HUB BANSOS PEKON INFO ANAK',
  PEKON: 'AIR TANI BANSOS INFO IZIN PAJAK TERTIB',
  TANI: 'AIR TERTIB BANSOS',
  HUB: 'TERTIB PAJAK WISATA',
  KERJA: 'BANSOS IZIN ANAK',
  TERTIB: 'WISATA IZIN KTP SEHAT SAMPAH INFO KERJA PAJAK ANAK AIR',
};
const touches = (one: string, other: string) => TOUCHING[one]?.split(' ').includes(other) === true;

/** How plainly another matter begins, by what opens it; and what makes that plainer. */
const OPENED: Record<Opened, number> = {
  ...{
    list: 3,
    beside: 2,
    next: 1.25,
    sentence: 1,
    comma: 0.5,
    and: 0.5,
    bare: 0.25,
    first: 0,
    tied: 0,
  },
};
const ALSO = 1;
const OWN_PLACE = 0.5;
const ELSEWHERE = 1;

const ENOUGH = 0.25;
const SAME_AGENCY = 0.5;
const OFTEN_TOGETHER = 1.25;
const UNCLEAR = 0.25;
const UNSAID = 0.5;
const SUFFERS = 1;

/** What may well be said of both: then one is why the other is so. */
const SHARED =
  / (gelap|kering|kekeringan|banjir|kebanjiran|bau|keruh|licin|becek|longsor|bising|debu|berdebu|macet|terendam)(?= )/g;

/** What is known of a clause that may tell a matter of its own. */
export interface Apart {
  category: string;
  agency: string;
  opened: Opened;
  /** "juga" */
  also: boolean;
  /** A thing, and what is wrong with it, rather than people or a place. */
  plain: boolean;
  /** That something is wrong, or asked, is said in words that are known. */
  isSaid: boolean;
  /** It tells who cannot do what, or is harmed. */
  suffers: boolean;
  /** Its words, as in `Read`. */
  full: string;
  /** It asks to know, and complains of nothing. */
  asks: boolean;
  /** Where its own words say. */
  place: string | null;
}

const isTouching = (one: Apart, other: Apart) =>
  one.category === other.category ||
  touches(one.category, other.category) ||
  touches(other.category, one.category);

const sharesTrouble = (one: Apart, other: Apart) =>
  [...other.full.matchAll(SHARED)].some(([, trouble]) => one.full.includes(` ${trouble} `));

const sum = (both: Apart[], of: (one: Apart) => number) =>
  both.reduce((total, one) => total + of(one), 0);

/** How plainly it is at a place of its own. */
function elsewhere(before: Apart, next: Apart): number {
  if (next.place === null || next.place === before.place) return 0;
  return before.place === null ? OWN_PLACE : ELSEWHERE;
}

/** @param before that which was told first */
export function areApart(before: Apart, next: Apart): boolean {
  if (before.category === next.category && before.agency === next.agency) return false;
  const isNamed = next.opened === 'list' || next.opened === 'beside';
  if (!isNamed && sharesTrouble(before, next)) return false;
  const plainly = OPENED[next.opened] + (next.also ? ALSO : 0) + elsewhere(before, next);
  // no question comes of another
  const isLikely = isTouching(before, next) && !(before.asks && next.asks);
  const needed = isLikely ? OFTEN_TOGETHER : ENOUGH;
  const unclear = sum([before, next], ({ plain, isSaid }) =>
    isSaid ? (plain ? 0 : UNCLEAR) : UNSAID,
  );
  const suffering = (next.suffers ? SUFFERS : 0) + (before.suffers ? SUFFERS / 2 : 0);
  const doubts = unclear + (isNamed ? 0 : suffering);
  return plainly >= needed + doubts + (before.agency === next.agency ? SAME_AGENCY : 0);
}
