import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import { crowds, isAlarm } from '../messages/lanes.ts';
import { districtIn, type Message } from '../messages/messages.ts';
import type { EngineParts } from './parts.ts';

/**
 * A flood: hundreds of people tell of the same. Beyond so many SMS an hour of one kind about one category (danger: also in
 * one district), whoever of the office gets them has those that wait as one, with how many there are; receipts go out
 * one by one all the while. What is of another kind, category or district is not held up.
 */

const HOUR = 3_600_000;
/** Between two that stand for many, milliseconds: the line is for receipts too. Danger waits no longer than a minute. */
const PAUSE = 5 * 60_000;
const ALARM_PAUSE = 60_000;

export interface Crowd {
  /** True where those like it that wait go out with it. */
  isCrowded(entry: OutboxEntry, message: Message): boolean;
  /** Until when it waits for others like it; null where it goes out now. */
  waits(entry: OutboxEntry, message: Message): Settlement | null;
  /** It went out. */
  sent(entry: OutboxEntry, message: Message): void;
}

/** Like it, to the same receiver; null where the kind goes out one by one. */
export function likeness({ to }: Pick<OutboxEntry, 'to'>, { template, vars }: Message) {
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

  function isCrowded(entry: OutboxEntry, message: Message): boolean {
    const like = likeness(entry, message);
    return like !== null && lately(like).length >= rules.district.policy.crowdHourly;
  }

  return {
    isCrowded,
    waits(entry, message) {
      const like = likeness(entry, message);
      // parts of it are out: the rest follows
      if (like === null || entry.parts.length > 0 || !isCrowded(entry, message)) return null;
      const pause = isAlarm(message.template) ? ALARM_PAUSE : PAUSE;
      const rest = (lately(like).at(-1) ?? 0) + pause - clock.monotonic();
      if (rest <= 0) return null;
      return {
        state: 'queued',
        dueAt: clock.now() + rest,
        error: 'menunggu SMS sejenis: dikirim sebagai satu',
      };
    },
    sent(entry, message) {
      const like = likeness(entry, message);
      if (like !== null) sentAt.set(like, [...lately(like), clock.monotonic()]);
    },
  };
}
