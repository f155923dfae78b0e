import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import { ANSWERING, type Lane } from '../messages/lanes.ts';
import type { Message } from '../messages/messages.ts';
import { SYSTEM } from '../people/actor.ts';
import { FLOOD_PAUSE } from './crowd.ts';
import { expandEffects, type SmsParams } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';

/**
 * A brake for each receiver: whoever has got as many SMS in an hour or a day as the pack allows gets the
 * rest later, reminders as one. All that waits for him is put off in one go, so that nothing is asked about one by
 * one. The admin is told once for each such hour or day. Nothing is lost. What answers an SMS of his does not wait
 * behind the rest; only a flood of answers is held, since whoever forges his number causes one.
 */

/** The lane that no brake holds. */
export const UNBRAKED: Lane = 'urgent';
/**
 * So long what receivers have got counts with what this process adds to it, milliseconds: another process's SMS come
 * into the count after that.
 */
const COUNTS = 60_000;
/** So long where somebody may have got enough. */
const COUNTS_CLOSELY = 2_000;
/** Whoever is braked is so by what is counted now. */
const ANEW = Number.NEGATIVE_INFINITY;
/** Receivers who are remembered until all are counted again. */
const MOST_KNOWN = 1_000;
/** Whoever has got less than this part of a limit is not named one by one. */
const FEW = 4;
/** So many times the limits are held what answers. */
const ANSWERS = 2;

const answering: ReadonlySet<string | null> = new Set(ANSWERING);

const HOUR = 3_600_000;

/** A stretch of time with its limit; what is over it waits for its end. */
interface Stretch {
  name: string;
  since: number;
  most: number;
  until: number;
}

/** What was counted at some moment, since the beginning of a stretch. */
interface Counted {
  /** Receivers of at least `least` SMS, with how many. */
  often: ReadonlyMap<string, number>;
  least: number;
  /** What this process has let go since. */
  added: Map<string, number>;
}

/** When an SMS may go out, if not now. */
export type Brake = (entry: OutboxEntry) => Promise<Settlement | null>;

/** As the admin knows him; of a citizen only the end of his number. */
function receiverName({ rules }: EngineParts, phone: string): string {
  const contact = rules.district.contacts.find((one) => one.phone === phone);
  return contact?.label ?? `warga ..${phone.slice(-3)}`;
}

/** The admin hears it once in a stretch of time; of what is for himself he hears anyway. */
async function tellOnce(
  parts: EngineParts,
  { to, params }: OutboxEntry,
  message: Message,
  { since, name }: Pick<Stretch, 'since' | 'name'>,
): Promise<void> {
  const { role } = JSON.parse(params) as SmsParams;
  if (role === 'admin') return;
  const { store, clock } = parts;
  const sms = { to: { role: 'admin' as const }, message, hours: 'any' as const };
  // the same id for the whole stretch: again is harmless
  const origin = { instance: `brake:${to}`, revision: since, at: clock.now(), by: SYSTEM };
  const rows = expandEffects(parts, [{ type: 'sms', params: sms }], origin, `:${name}`);
  await store.outbox.enqueue(origin.instance, rows, clock.now());
}

/** Somebody has got so many alarms that the next ones go out together: the admin is told once an hour. */
export async function tellOfFlood(parts: EngineParts, entry: OutboxEntry): Promise<void> {
  const now = parts.clock.now();
  const { alarmHourly: most } = parts.rules.district.policy;
  const vars = {
    receiver: receiverName(parts, entry.to ?? ''),
    most,
    minutes: FLOOD_PAUSE / 60_000,
  };
  const hour = { since: now - (now % HOUR), name: 'darurat' };
  await tellOnce(parts, entry, { template: 'admin-darurat-rem', vars }, hour);
}

export function createBrake(parts: EngineParts): Brake {
  const { store, clock, rules, log } = parts;

  /** @param times the limits count so often */
  function stretches(now: number, times: number): Stretch[] {
    const { receiverHourly, receiverDaily } = rules.district.policy;
    const hour = now - (now % HOUR);
    const today = rules.calendar.startOfDay(now);
    const tomorrow = rules.calendar.nextSendingTime(rules.calendar.addDays(today, 1));
    return [
      { name: 'jam ini', since: hour, most: times * receiverHourly, until: hour + HOUR },
      { name: 'hari ini', since: today, most: times * receiverDaily, until: tomorrow },
    ];
  }

  async function tellAdmin(entry: OutboxEntry, to: string, stretch: Stretch): Promise<void> {
    const { name, most, until, since } = stretch;
    const vars = { receiver: receiverName(parts, to), most, stretch: name, until };
    await tellOnce(parts, entry, { template: 'admin-rem', vars }, { since, name });
  }

  /** What receivers have got, by the beginning of a stretch. */
  let counted: { at: number; since: Map<number, Counted> } = { at: 0, since: new Map() };

  /** Counted for all receivers at once: one by one it would be asked for each SMS. */
  async function count(since: number, least: number): Promise<Counted> {
    const known = counted.since.get(since);
    if (known !== undefined) return known;
    const often = store.outbox.sentOften({ from: since, to: clock.now() + 1 }, least);
    const now: Counted = { often: await often, least, added: new Map() };
    counted.since.set(since, now);
    return now;
  }

  /** What he has got, or more where that is little. */
  const gotBy = (to: string, { often, least, added }: Counted) =>
    (often.get(to) ?? least - 1) + (added.get(to) ?? 0);

  function isOld(within: number): boolean {
    const most = Math.max(0, ...[...counted.since.values()].map(({ added }) => added.size));
    return clock.monotonic() - counted.at > within || most > MOST_KNOWN;
  }

  async function gotIn(to: string, all: readonly Stretch[], within: number): Promise<number[]> {
    if (isOld(within)) counted = { at: clock.monotonic(), since: new Map() };
    const least = Math.max(1, Math.floor(Math.min(...all.map(({ most }) => most)) / FEW));
    const counts = await Promise.all(all.map(({ since }) => count(since, least)));
    return counts.map((one) => gotBy(to, one));
  }

  function add(to: string): void {
    for (const { added } of counted.since.values()) added.set(to, (added.get(to) ?? 0) + 1);
  }

  return async function braked(entry: OutboxEntry): Promise<Settlement | null> {
    const { to } = entry;
    if (to === null) return null;
    const answers = answering.has(entry.lane);
    const all = stretches(clock.now(), answers ? ANSWERS : 1);
    let got = await gotIn(to, all, COUNTS);
    const isNear = all.some(({ most }, n) => (got[n] ?? 0) >= most / 2);
    if (isNear) got = await gotIn(to, all, COUNTS_CLOSELY);
    // not all that was let go went out
    if (all.some(({ most }, n) => (got[n] ?? 0) >= most)) got = await gotIn(to, all, ANEW);
    for (const [n, stretch] of all.entries()) {
      if ((got[n] ?? 0) < stretch.most) continue;
      const { most, name, until: dueAt } = stretch;
      const now = clock.now();
      const error = `sudah ${most} SMS ke nomor ini ${name}`;
      const except = answers ? [UNBRAKED] : [UNBRAKED, ...ANSWERING];
      const hold = { now, to, dueBy: dueAt, except, dueAt, error };
      const others = await store.outbox.holdBack(hold);
      log('warn', 'a receiver has got enough SMS for now: the rest waits', { sms: others + 1 });
      await tellAdmin(entry, to, stretch);
      return { state: 'queued', dueAt, error };
    }
    add(to);
    return null;
  };
}
