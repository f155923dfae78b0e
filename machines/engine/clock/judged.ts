/**
 * Whether the computer's time can be right, judged by other times. An office PC whose battery is empty starts in
 * the year 2000; one that somebody set wrong may show any year. Pure.
 */

/** Who tells another time. `release`: no clock is right that is before the program was made. */
export type Witness = 'store' | 'backup' | 'sms' | 'modem' | 'release';

/** A time that somebody else tells. */
export interface Told {
  by: Witness;
  /** Epoch milliseconds. */
  at: number;
}

/** Why the computer's time is not trusted. `behind`: it is later than it shows; `ahead`: earlier, as far as is known. */
export interface ClockDoubt {
  kind: 'behind' | 'ahead';
  /** What the computer showed when the doubt arose, epoch milliseconds. */
  shown: number;
  /** The time that speaks against it. */
  told: Told;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Times this near to each other agree: a network may stamp in the zone of another island, two hours apart. */
export const TOLERANCE = 2.5 * HOUR;
/** Networks and modems that mistake their zone are wrong by less than this: between the two nothing is said. */
const ZONES = 15 * HOUR;
/** So long a hotline may have been switched off without anybody asking whether its clock is right. */
export const LONGEST_ABSENCE = 45 * DAY;
/** No program runs before it was made: 1 January 2026. */
export const RELEASED: Told = { by: 'release', at: Date.UTC(2026, 0, 1) };

const later = (one: Told | undefined, other: Told): Told =>
  one !== undefined && one.at >= other.at ? one : other;

const newestOf = (past: readonly Told[]) => past.reduce<Told | undefined>(later, undefined);

/**
 * Judges a time by what is certainly past.
 * @param past newest times in the store, of the last backup, of SMS
 */
export function doubtByPast(now: number, past: readonly Told[]): ClockDoubt | null {
  const newest = newestOf(past);
  const least = later(newest, RELEASED);
  if (now < least.at - TOLERANCE) return { kind: 'behind', shown: now, told: least };
  const tooLate = newest !== undefined && now > newest.at + LONGEST_ABSENCE;
  return tooLate ? { kind: 'ahead', shown: now, told: newest } : null;
}

/**
 * Judges a time by a modem's clock, which the network sets, or nobody: one that shows less than what is past was
 * never set, and says nothing.
 * @returns `agrees`, the doubt, or null where it says nothing
 */
export function doubtByModem(
  now: number,
  at: number,
  past: readonly Told[],
): ClockDoubt | 'agrees' | null {
  const told: Told = { by: 'modem', at };
  if (doubtByPast(at, past)?.kind === 'behind') return null;
  if (Math.abs(now - at) <= TOLERANCE) return 'agrees';
  if (Math.abs(now - at) <= ZONES) return null;
  return { kind: at > now ? 'behind' : 'ahead', shown: now, told };
}

/**
 * Judges a time by the service centre's stamp on an SMS or report that has just come. An old one says nothing: it
 * may have waited for days.
 */
export function doubtByStamp(
  now: number,
  at: number,
  past: readonly Told[],
): ClockDoubt | 'agrees' | null {
  if (doubtByPast(at, past)?.kind === 'behind') return null;
  if (Math.abs(now - at) <= TOLERANCE) return 'agrees';
  return at > now + ZONES ? { kind: 'behind', shown: now, told: { by: 'sms', at } } : null;
}
