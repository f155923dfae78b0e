import type { Claimed, Lease } from '../../store/ports/lease.ts';
import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import type { Period } from '../../store/ports/search.ts';
import type { Rules } from '../district/rules.ts';
import { ANSWERING, isOwed } from '../messages/lanes.ts';
import { SYSTEM } from '../people/actor.ts';
import { type Brake, UNBRAKED } from './brake.ts';
import type { SmsParams } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';
import type { Hands } from './process.ts';

/** Why an SMS does not go out now: a brake, the day's budget, a process that withholds it or sends it elsewhere. */

/** Lanes that the daily budget and STOP never hold. */
export const ALWAYS = new Set<string>(['urgent', ...ANSWERING, 'officer']);

/** The district's day that a moment lies in: what was sent then counts for the budget. */
export function dayOf(
  calendar: Pick<Rules['calendar'], 'startOfDay' | 'addDays'>,
  at: number,
): Period {
  const from = calendar.startOfDay(at);
  return { from, to: calendar.addDays(from, 1) };
}

/** What a row of the outbox says beside its text. */
export function paramsOf(entry: OutboxEntry): SmsParams {
  return JSON.parse(entry.params) as SmsParams;
}

/**
 * @param braked counts what all senders together give a receiver
 * @param settle writes down what becomes of an entry
 */
export function createHolding(
  parts: EngineParts,
  hands: Hands,
  braked: Brake,
  settle: (lease: Lease, settlement: Settlement) => Promise<void>,
) {
  const { store, clock, rules, log } = parts;

  /** Why a process does not want it to go out (its receiver said STOP). */
  async function withheld(entry: OutboxEntry): Promise<string | null> {
    const { role } = paramsOf(entry);
    for (const { withholds } of parts.processes) {
      const reason = (await withholds?.(hands, entry, role)) ?? null;
      if (reason !== null) return reason;
    }
    return null;
  }

  /** Why an SMS must not go out now: a process withholds it, or the day's budget is spent. */
  async function held(entry: OutboxEntry): Promise<Settlement | null> {
    const now = clock.now();
    if (entry.lane === UNBRAKED) return null;
    const brake = await braked(entry);
    if (brake !== null) return brake;
    if (entry.lane !== null && ALWAYS.has(entry.lane)) return null;
    const reason = isOwed(paramsOf(entry).message.template) ? null : await withheld(entry);
    if (reason !== null) return { state: 'failed', error: reason, at: now, expected: true };
    const today = dayOf(rules.calendar, now);
    if ((await store.outbox.sentIn(today)) < rules.district.policy.dailyBudget) return null;
    const tomorrow = rules.calendar.nextSendingTime(today.to);
    const error = 'anggaran SMS hari ini habis';
    // all at once: one by one it would be asked of each again
    const others = await store.outbox.holdBack({
      now,
      except: [...ALWAYS],
      dueAt: tomorrow,
      error,
    });
    log('warn', 'the daily budget is spent: what can wait goes out tomorrow', { sms: others + 1 });
    return { state: 'queued', dueAt: tomorrow, error };
  }

  /** Goes to somebody else, where its receiver does not count for now. */
  async function diverted({ entry, lease }: Claimed<OutboxEntry>): Promise<boolean> {
    const { role, message, about = [entry.instance] } = paramsOf(entry);
    for (const { diverts } of parts.processes) {
      const to = (await diverts?.(hands, entry, role)) ?? null;
      if (to === null) continue;
      const params = { to, message, hours: 'sending' as const, about };
      // queued first, settled second: a crash in between queues the same id again, which is harmless
      await hands.enqueue(entry, 'diverted', [{ type: 'sms', params }], SYSTEM);
      const error =
        'nomor penerima tidak berlaku lagi, atau ditangguhkan: dikirim kepada penggantinya';
      await settle(lease, { state: 'withdrawn', error, at: clock.now() });
      return true;
    }
    return false;
  }

  return { held, diverted };
}
