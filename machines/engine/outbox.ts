import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Effect } from '../messages/effects.ts';
import type { Actor } from '../people/actor.ts';
import { expandEffects } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';
import { type Wake, wakeForEffects } from './wakes.ts';

/** Effects that belong to no commit: answers about what was refused, alarms, copies. */

export interface Outbox {
  /**
   * Puts effects into the outbox; again under the same name is harmless.
   * @param because entry that led to them
   * @param as keeps them apart from others of the same entry
   */
  enqueue(because: OutboxEntry, as: string, effects: Effect[], by: Actor): Promise<void>;
  /** Puts a copy of an SMS into the outbox, to go out at once. */
  copy(sms: OutboxEntry): Promise<void>;
}

export function createOutbox(parts: EngineParts, wake: Wake): Outbox {
  const { store, clock } = parts;
  return {
    async enqueue({ id, instance, revision }, as, effects, by) {
      const now = clock.now();
      const rows = expandEffects(
        parts,
        effects,
        { instance, revision, at: now, by },
        `:${id}:${as}`,
      );
      await store.outbox.enqueue(instance, rows, now);
      wakeForEffects(wake, rows);
    },
    async copy({ id, instance, type, to, priority, lane, params, text }) {
      const now = clock.now();
      const copy = { id: `${id}:copy`, type, to, priority, lane, dueAt: now, params, text };
      await store.outbox.enqueue(instance, [copy], now);
      wake('sms');
    },
  };
}
