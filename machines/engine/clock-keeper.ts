import type { InboxEntry } from '../../store/ports/inbox.ts';
import { ToldError } from '../base/told-error.ts';
import type { SmsEffect } from '../messages/effects.ts';
import { SYSTEM } from '../people/actor.ts';
import type { ClockGuard } from './clock/guard.ts';
import { confirmsClock } from './clock-confirms.ts';
import { hearingOf } from './hearing.ts';
import { expandEffects } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';
import type { Hands } from './process.ts';
import type { Wake } from './wakes.ts';
import type { Worker } from './worker.ts';

/**
 * What goes on while the computer's time is not trusted: SMS are taken and wait, whoever writes gets a receipt
 * without number and date, the admin is told, and his "jam benar" is heard. All else is held.
 */

/** Somebody wants something done that would bear the time of now. */
export class ClockDoubtError extends ToldError {
  override readonly name = 'ClockDoubtError';
  override readonly status = 409;

  constructor() {
    super(
      'Jam komputer belum pasti benar, jadi ini belum dilakukan. Betulkan jamnya, atau tekan "Jam benar" di Keadaan sistem.',
    );
  }
}

/** Between two looks, milliseconds. */
const EVERY = 60_000;
/** Most SMS that get such a receipt in one look. */
const MOST = 500;

export interface ClockKeeper {
  worker: Worker;
  /** Answers the admin's "jam benar", and takes his word for it. */
  confirmed(sms: InboxEntry): Promise<void>;
  /** What a clock that was ahead has dated into the future is due now. */
  redate(): Promise<void>;
}

/** @param ready done once when the time is trusted, before anything else goes on */
export function createClockKeeper(
  parts: EngineParts,
  hands: Hands,
  guard: ClockGuard,
  wake: Wake,
  ready: () => Promise<void>,
): ClockKeeper {
  const { store, clock, log } = parts;
  const hearing = hearingOf(parts);
  let answered = new Set<string>();

  /** @param name the same for what must not be sent twice, also by a later start */
  async function say(name: string, params: SmsEffect): Promise<void> {
    const origin = { instance: `clock:${name}`, revision: 0, at: clock.now(), by: SYSTEM };
    const rows = expandEffects(parts, [{ type: 'sms', params }], origin);
    await store.outbox.enqueue(origin.instance, rows, origin.at);
    wake('sms');
  }

  async function tellAdmin(): Promise<void> {
    const doubt = guard.doubt();
    if (doubt === null) return;
    const { shown, told, kind } = doubt;
    const vars = { shown, told: told.at, ahead: kind === 'ahead' };
    const message = { template: 'admin-jam' as const, vars };
    const to = { role: 'admin' as const };
    await say(`${guard.trustedUntil()}:${kind}`, { to, message, hours: 'any' });
  }

  async function answer(sms: InboxEntry): Promise<void> {
    answered.add(sms.id);
    const { id, from, text, sentAt } = sms;
    const heard = { id, from, text, sentAt, continued: null };
    const { receipt = null, alarm = null } = (await hearing?.meanwhile?.(hands, heard)) ?? {};
    // one for each phone is enough, however much it writes
    if (receipt !== null) await say(`${guard.trustedUntil()}:${from}`, receipt);
    if (alarm !== null) await say(`alarm:${id}`, alarm);
  }

  async function lookAfter(): Promise<boolean> {
    await tellAdmin();
    const waiting = await store.inbox.list({ state: 'new', limit: MOST });
    const confirming = waiting.find((sms) => confirmsClock(parts, sms));
    if (confirming !== undefined) {
      log('warn', 'the admin says that the time of this computer is right');
      await guard.confirm();
      return true;
    }
    const unanswered = waiting.filter(({ id }) => !answered.has(id));
    for (const sms of unanswered) await answer(sms);
    return unanswered.length > 0;
  }

  return {
    worker: {
      name: 'clock',
      every: EVERY,
      async run() {
        if (guard.doubt() !== null) return lookAfter();
        answered = new Set();
        await ready();
        await guard.note();
        return false;
      },
    },
    async confirmed({ id, from }) {
      const at = clock.now();
      await guard.confirm();
      const message = { template: 'admin-jam-ok' as const, vars: { at } };
      const to = { role: 'sender' as const, phone: from };
      await say(`confirmed:${id}`, { to, message, hours: 'any' });
    },
    async redate() {
      const now = clock.now();
      const count = (await store.inbox.redate(now)) + (await store.outbox.redate(now));
      if (count > 0) log('warn', 'what a clock that was ahead had dated is due now', { count });
    },
  };
}
