import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import { crowds, isAlarm, rings } from '../messages/lanes.ts';
import { districtIn, type Message } from '../messages/messages.ts';
import type { EngineParts } from './parts.ts';

/**
 * A flood: hundreds of people tell of the same. Beyond so many SMS an hour of one kind about one category (danger: also in
 * one district), whoever of the office gets them has those that wait as one, with how many there are; receipts go out
 * one by one all the while. What is of another kind, category or district is not held up.
 *
 * Danger is anybody's to shout: beyond so many alarms an hour, of whatever and wherever, one receiver has those of a few
 * minutes as one. The admin is told once an hour, by the caller.
 */

const HOUR = 3_600_000;
/** Between two that stand for many, milliseconds: the line is for receipts too. Danger waits no longer than a minute. */
const PAUSE = 5 * 60_000;
const ALARM_PAUSE = 60_000;
/** In a flood of alarms of all kinds. */
export const FLOOD_PAUSE = 3 * 60_000;

export interface Crowd {
  /** By what those that go out as one are alike; null where it goes out by itself. */
  likeness(entry: OutboxEntry, message: Message): string | null;
  /** True where its receiver has got as many alarms as one by one is of use. */
  isFlooded(entry: OutboxEntry, message: Message): boolean;
  /** True where those like it that wait go out with it. */
  isCrowded(entry: OutboxEntry, message: Message): boolean;
  /** Until when it waits for others like it; null where it goes out now. */
  waits(entry: OutboxEntry, message: Message): Settlement | null;
  /** It went out. */
  sent(entry: OutboxEntry, message: Message): void;
}

/** Like it, to the same receiver; null where the kind goes out one by one. */
function likenessOf({ to }: Pick<OutboxEntry, 'to'>, { template, vars }: Message) {
  if (!crowds(template)) return null;
  const category = 'category' in vars ? vars.category : null;
  const place = isAlarm(template) && 'place' in vars ? vars.place : '';
  // danger of which nobody knows where it is goes out by itself
  return place === null ? null : `${to} ${template} ${category ?? ''} ${districtIn(place)}`;
}

export function createCrowd({ clock, rules }: Pick<EngineParts, 'clock' | 'rules'>): Crowd {
  /** When the last ones went out, by their likeness, oldest first; by the clock that nobody sets. */
  const sentAt = new Map<string, number[]>();

  function lately(like: string): number[] {
    const since = clock.monotonic() - HOUR;
    const left = (sentAt.get(like) ?? []).filter((at) => at > since);
    if (left.length === 0) sentAt.delete(like);
    else sentAt.set(like, left);
    return left;
  }

  const alarmsOf = ({ to }: OutboxEntry) => `${to} alarm`;
  const floodOf = ({ to }: OutboxEntry, { template }: Message) => `${to} alarm ${template}`;

  function isFlooded(entry: OutboxEntry, { template }: Message): boolean {
    if (!rings(template)) return false;
    return lately(alarmsOf(entry)).length >= rules.district.policy.alarmHourly;
  }

  const likeness = (entry: OutboxEntry, message: Message) =>
    isFlooded(entry, message) ? floodOf(entry, message) : likenessOf(entry, message);

  function isCrowded(entry: OutboxEntry, message: Message): boolean {
    if (isFlooded(entry, message)) return true;
    const like = likenessOf(entry, message);
    return like !== null && lately(like).length >= rules.district.policy.crowdHourly;
  }

  function pauseOf(entry: OutboxEntry, message: Message): number {
    if (isFlooded(entry, message)) return FLOOD_PAUSE;
    return isAlarm(message.template) ? ALARM_PAUSE : PAUSE;
  }

  function add(like: string): void {
    sentAt.set(like, [...lately(like), clock.monotonic()]);
  }

  return {
    likeness,
    isFlooded,
    isCrowded,
    waits(entry, message) {
      const like = likeness(entry, message);
      // parts of it are out: the rest follows
      if (like === null || entry.parts.length > 0 || !isCrowded(entry, message)) return null;
      const last = lately(like).at(-1);
      if (last === undefined) return null;
      const rest = last + pauseOf(entry, message) - clock.monotonic();
      if (rest <= 0) return null;
      return {
        state: 'queued',
        dueAt: clock.now() + rest,
        error: 'menunggu SMS sejenis: dikirim sebagai satu',
      };
    },
    sent(entry, message) {
      const like = likenessOf(entry, message);
      if (like !== null) add(like);
      if (!rings(message.template)) return;
      add(alarmsOf(entry));
      add(floodOf(entry, message));
    },
  };
}
