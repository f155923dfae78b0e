import type { Change } from '../../store/ports/instances.ts';
import type { NewEffect } from '../../store/ports/outbox.ts';

/** Who is woken for what: whoever writes work into the store wakes the worker that does it, and no other. */

export type Work = 'inbox' | 'effects' | 'timers' | 'sms';

/** There is work of this kind; at a time (epoch milliseconds), or now. */
export type Wake = (work: Work, at?: number) => void;

/** For effects that were written: the senders for SMS, the worker of effects for all others. */
export function wakeForEffects(wake: Wake, effects: readonly NewEffect[]): void {
  for (const { type, dueAt } of effects) wake(type === 'sms' ? 'sms' : 'effects', dueAt);
}

/** For all that a commit has left to be done. */
export function wakeForChange(wake: Wake, { effects, arm }: Change): void {
  wakeForEffects(wake, effects);
  for (const { dueAt } of arm) wake('timers', dueAt);
}
