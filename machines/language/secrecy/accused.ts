import { oncePer } from '../../base/once-per.ts';
import type { District } from '../../district/district.ts';
import { secretReceivers } from '../../district/secret-receivers.ts';
import type { Flag } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import { accusesAdmin, tellsOfWrong, WRONG_BEHIND, wasToldOn } from './wrongs-of-ours.ts';

/** Whom a secret text accuses: those who get such texts, and the office that runs the hotline. */

/** Who is spoken to, or asked to look into it, is not accused. */
const BEFORE =
  '(?:ke|kepada|kpd|yth|mohon|tolong|tlg|harap|agar|supaya|biar) (?:pak |bapak |bu |dinas |kantor )?';
const AFTER =
  '(?:periksa|memeriksa|audit|mengaudit|usut|mengusut|selidiki|turun|cek|mengecek|menindak|tindak|tolong|tlg|mohon)';
const READ_LENGTH = 1530;

/** Lower case, letters and digits, single blanks, one at both ends. */
function plainOf(raw: string): string {
  const words = raw.slice(0, READ_LENGTH).toLowerCase();
  return ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

const plain = oncePer(({ raw }: Pick<Read, 'raw'>): string => plainOf(raw));

const nameOf = (names: readonly string[]) =>
  `(?:${names.map((one) => plainOf(one).trim()).join('|')})(?:nya)?`;

function asAccused(names: readonly string[]): RegExp {
  const name = nameOf(names);
  return new RegExp(`(?<= )(?<! ${BEFORE})${name} (?!(?:\\S+ )?${AFTER} )`, 'u');
}

/** @returns codes of the agencies whose people a text speaks of as those who did it */
export type FindAccused = (read: Pick<Read, 'raw'>) => string[];

/** Builds the finder once, of those the pack has names for (`office.accusedAs`). */
export function createAccused({ accusedAs }: Pick<District['office'], 'accusedAs'>): FindAccused {
  const patterns = Object.entries(accusedAs)
    .filter(([, names]) => names.length > 0)
    .map(([agency, names]) => [agency, asAccused(names)] as const);
  return oncePer((read: Pick<Read, 'raw'>) => {
    const text = plain(read);
    return patterns.filter(([, pattern]) => pattern.test(text)).map(([agency]) => agency);
  });
}

/**
 * Finds what accuses the office that runs the hotline, of what such an office can do to those who write to it; null where
 * it does not. What came to others' ears without a word of whom is in doubt.
 */
function createOfOurs(names: readonly string[]): (read: Texts, isNamed: boolean) => Flag | null {
  const behind =
    names.length === 0 ? null : new RegExp(`(?<= )${nameOf(names)} ${WRONG_BEHIND}`, 'u');
  return (read, isNamed) => {
    const texts = [...new Set([plain(read), read.full, read.typed])];
    if (isNamed && texts.some(tellsOfWrong)) return 'secret';
    if (behind !== null && texts.some((text) => behind.test(text))) return 'secret';
    return texts.some((text) => wasToldOn(text) || accusesAdmin(text)) ? 'maybeSecret' : null;
  };
}

type Texts = Pick<Read, 'raw' | 'full' | 'typed'>;

/** The flags with one more of secrecy: what is plain leaves no doubt, and danger is asked nothing. */
function withSecrecy(flags: Flag[], found: Flag | null): Flag[] {
  if (found === null || flags.includes('secret') || flags.includes(found)) return flags;
  if (found === 'maybeSecret') return flags.includes('emergency') ? flags : [...flags, found];
  return [...flags.filter((flag) => flag !== 'maybeSecret'), found];
}

/**
 * @param flags of the same text; only what is secret, or may be, accuses
 * @param receiver who would get it as a secret; null where any of those who get secrets may
 * @returns the flags with those that say whom it accuses
 */
export type WithAccused = (flags: Flag[], read: Texts, receiver: string | null) => Flag[];

/**
 * Builds what says whether a text accuses both who gets secrets and who would get them in his place: then nobody does
 * before a person has decided.
 */
export function createAccusesBoth(
  district: Pick<District, 'office' | 'categories'>,
): (read: Pick<Read, 'raw'>) => boolean {
  const accusedIn = createAccused(district.office);
  const receivers = secretReceivers(district);
  const { secondOverseer } = district.office;
  return (read) => {
    const accused = accusedIn(read);
    return accused.includes(secondOverseer) && accused.some((one) => receivers.has(one));
  };
}

/** Builds that once for a district. */
export function createWithAccused(district: Pick<District, 'office' | 'categories'>): WithAccused {
  const accusedIn = createAccused(district.office);
  const receivers = secretReceivers(district);
  const { agency: office, secondOverseer } = district.office;
  const ofOurs = createOfOurs(district.office.accusedAs[office] ?? []);
  return (signs, read, receiver) => {
    const named = accusedIn(read);
    const found = ofOurs(read, named.includes(office));
    const flags = withSecrecy(signs, found);
    if (!flags.includes('secret') && !flags.includes('maybeSecret')) return flags;
    const accused = found === null ? named : [...named, office];
    const wouldGet = (one: string) =>
      receivers.has(one) && (receiver === null || one === receiver || one === office);
    const overseer: Flag[] = accused.some(wouldGet) ? ['accusesOverseer'] : [];
    return [
      ...flags,
      ...overseer,
      ...(accused.includes(secondOverseer) ? (['accusesSecond'] as const) : []),
      ...(accused.includes(office) ? (['accusesOffice'] as const) : []),
    ];
  };
}
