import type { District, Kind } from '../../machines/district/district.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { PlainCalendar } from './plain-calendar.ts';
import { Random } from './random.ts';

/**
 * Complaints of a year as plain facts, the same for the same seed: when each was sent, forwarded,
 * answered … Nothing is derived here; machines and plain recounts both start from it.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Life {
  n: number;
  kind: Kind;
  /** What it is about; at first unknown where the admin had to find out. */
  category: string;
  agency: string;
  unclear: boolean;
  district: string | null;
  secret: boolean;
  emergency: boolean;
  sentAt: number;
  receivedAt: number;
  /** Waited for the admin; the others were forwarded at once. */
  triage: boolean;
  rejected: { at: number; reason: 'spam' | 'jurisdiction' | 'unclear' } | null;
  forwardedAt: number | null;
  withdrawnAt: number | null;
  /** The officer asked, and the citizen answered. */
  pause: { from: number; to: number } | null;
  /** Deadline after TUNDA, asked for an hour after forwarding. */
  until: number | null;
  /** The agency's answer, and when the admin let it out. */
  first: Answered | null;
  reopenedAt: number | null;
  second: Answered | null;
  rated: { at: number; rating: number } | null;
  publishedAt: number | null;
}

export interface Answered {
  writtenAt: number;
  releasedAt: number;
}

interface World {
  random: Random;
  district: District;
  calendar: PlainCalendar;
  agencies: string[];
}

const NEVER = {
  rejected: null,
  forwardedAt: null,
  withdrawnAt: null,
  pause: null,
  until: null,
  first: null,
  reopenedAt: null,
  second: null,
  rated: null,
  publishedAt: null,
};

const KINDS: Kind[] = ['KELUHAN', 'KELUHAN', 'KELUHAN', 'KELUHAN', 'SARAN', 'TANYA', 'LAINNYA'];
const REASONS = ['spam', 'jurisdiction', 'unclear'] as const;

/** Mostly short, seldom long: whole minutes, at least one. */
function some({ random }: World, most: number): number {
  return MINUTE * Math.max(1, Math.floor((random.next() ** 3 * most) / MINUTE));
}

function answered(world: World, from: number, slowness: number): Answered {
  const writtenAt = from + some(world, slowness);
  return { writtenAt, releasedAt: writtenAt + some(world, 4 * DAY) };
}

/** What happened after the agency had it. */
function handled(world: World, life: Life, forwardedAt: number): Partial<Life> {
  const { random, calendar, agencies } = world;
  if (random.next() < 0.02) return { withdrawnAt: forwardedAt + some(world, 3 * DAY) };
  // some agencies never hurry, and some complaints are never answered
  const slowness = (2 + (agencies.indexOf(life.agency) % 7) * 2) * DAY;
  const asks = random.next() < 0.08;
  const from = forwardedAt + 2 * HOUR;
  const pause = asks ? { from, to: from + some(world, 12 * DAY) } : null;
  const postpones = !asks && life.kind !== 'TANYA' && random.next() < 0.1;
  const until = postpones ? calendar.due(forwardedAt, 4 + random.below(3)) : null;
  if (random.next() < 0.03) return { pause, until };
  const first = answered(world, pause?.to ?? forwardedAt + 2 * HOUR, slowness);
  if (random.next() < 0.06) {
    const reopenedAt = first.releasedAt + some(world, 5 * DAY);
    const again = random.next() < 0.2 ? null : answered(world, reopenedAt, slowness);
    return { pause, until, first, reopenedAt, second: again, ...after(world, life, again) };
  }
  return { pause, until, first, ...after(world, life, first) };
}

/** What became of an answer. */
function after(world: World, { secret }: Life, last: Answered | null): Partial<Life> {
  if (last === null) return {};
  const { random } = world;
  const { releasedAt } = last;
  const rated =
    random.next() < 0.35
      ? { at: releasedAt + some(world, 8 * DAY), rating: 1 + random.below(5) }
      : null;
  const printed = !secret && random.next() < 0.15;
  return { rated, publishedAt: printed ? releasedAt + some(world, 9 * DAY) + 9 * DAY : null };
}

function begun(world: World, n: number, year: number): Life {
  const { random, district, agencies } = world;
  const open = district.categories.filter(
    ({ secret, agency }) => !secret && agencies.includes(agency),
  );
  const secret = random.next() < 0.03;
  const { code, agency } = random.pick(open);
  const receivedAt = Date.UTC(year, 0, 1) + MINUTE * random.below((365 * DAY) / MINUTE);
  const delay = random.next() < 0.04 ? random.below(5 * 1440) * MINUTE : random.below(30) * 1000;
  const emergency = !secret && random.next() < 0.02;
  const triage = !emergency && random.next() < 0.4;
  return {
    ...NEVER,
    n,
    kind: random.pick(KINDS),
    category: code,
    agency: secret ? district.office.oversightAgency : agency,
    unclear: !secret && triage && random.next() < 0.3,
    district: random.next() < 0.3 ? null : random.pick(district.places.districts).name,
    secret,
    emergency,
    sentAt: receivedAt - delay,
    receivedAt,
    triage,
  };
}

function lifeOf(world: World, n: number, year: number): Life {
  const { random } = world;
  const life = begun(world, n, year);
  if (life.triage) {
    const at = life.receivedAt + some(world, 5 * DAY);
    const chance = random.next();
    if (chance < 0.15) return { ...life, rejected: { at, reason: random.pick(REASONS) } };
    if (chance < 0.18) return life;
    return { ...life, forwardedAt: at, ...handled(world, life, at) };
  }
  if (!life.secret && !life.emergency && random.next() < 0.03)
    return { ...life, kind: 'APRESIASI' };
  return { ...life, forwardedAt: life.receivedAt, ...handled(world, life, life.receivedAt) };
}

/** A year of complaints in the order they were drawn; received at any minute of it. */
export function livesOf(
  { district }: Rules,
  calendar: PlainCalendar,
  { count, year, seed }: { count: number; year: number; seed: number },
): Life[] {
  const agencies = district.agencies
    .filter(({ type }) => type !== 'partner')
    .map(({ code }) => code);
  const world = { random: new Random(seed), district, calendar, agencies };
  return Array.from({ length: count }, (_, n) => lifeOf(world, n + 1, year));
}
