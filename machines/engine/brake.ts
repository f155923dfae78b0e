import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import { ANSWERING, type Lane } from '../messages/lanes.ts';
import { SYSTEM } from '../people/actor.ts';
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
/** So long what a receiver has got counts with what this process adds to it, milliseconds, while it is below half of every limit. */
const COUNTS = 60_000;
/** Receivers whose counts are remembered. */
const MOST_KNOWN = 1_000;
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

/** When an SMS may go out, if not now. */
export type Brake = (entry: OutboxEntry) => Promise<Settlement | null>;

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

  /** As the admin knows him; of a citizen only the end of his number. */
  function nameOf(phone: string): string {
    const contact = rules.district.contacts.find((one) => one.phone === phone);
    return contact?.label ?? `warga ..${phone.slice(-3)}`;
  }

  async function tellAdmin(entry: OutboxEntry, to: string, stretch: Stretch): Promise<void> {
    const { role } = JSON.parse(entry.params) as SmsParams;
    if (role === 'admin') return;
    const { name, most, until, since } = stretch;
    const vars = { receiver: nameOf(to), most, stretch: name, until };
    const message = { template: 'admin-rem' as const, vars };
    const sms = { to: { role: 'admin' as const }, message, hours: 'any' as const };
    // the same id for the whole stretch: again is harmless
    const origin = { instance: `brake:${to}`, revision: since, at: clock.now(), by: SYSTEM };
    const rows = expandEffects(parts, [{ type: 'sms', params: sms }], origin, `:${name}`);
    await store.outbox.enqueue(origin.instance, rows, clock.now());
  }

  /** What receivers have got in the longest stretch, as far as it is known, and until when that counts. */
  const known = new Map<string, { got: number; until: number }>();

  /** Counts this one in. @returns false where it has to be looked up */
  function isFarBelow(to: string, all: readonly Stretch[]): boolean {
    const { got, until } = known.get(to) ?? { got: 0, until: 0 };
    const isFar = until > clock.monotonic() && all.every(({ most }) => got < most / 2);
    if (isFar) known.set(to, { got: got + 1, until });
    return isFar;
  }

  function note(to: string, got: number): void {
    known.delete(to);
    known.set(to, { got: got + 1, until: clock.monotonic() + COUNTS });
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  }

  return async function braked(entry: OutboxEntry): Promise<Settlement | null> {
    const { to } = entry;
    if (to === null) return null;
    const answers = answering.has(entry.lane);
    const all = stretches(clock.now(), answers ? ANSWERS : 1);
    if (isFarBelow(to, all)) return null;
    // the longest holds the others: most receivers are far below every limit, and asked for once
    const end = clock.now() + 1;
    const since = Math.min(...all.map((stretch) => stretch.since));
    const longest = await store.outbox.sentTo(to, { from: since, to: end });
    note(to, longest);
    if (all.every(({ most }) => longest < most)) return null;
    for (const stretch of all) {
      const isLongest = stretch.since === since;
      const sent = isLongest
        ? longest
        : await store.outbox.sentTo(to, { from: stretch.since, to: end });
      if (sent < stretch.most) continue;
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
    return null;
  };
}
