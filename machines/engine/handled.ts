import type { Clock } from '../../channels/port.ts';
import type { NewEffect } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';

/**
 * Waiting for effects: the next SMS of a person is read only when what the one before led to is done. Here it
 * is the worker of effects that says so; of another process's work the store tells.
 */

/** Ids of effects that were handled lately, for those who ask only afterwards. */
const KEPT = 1000;
/** Looks at the store for an effect that another process may have, over about thirty seconds. */
const TRIES = 6;
const FIRST_LOOK_MS = 500;

export interface Handled {
  /** This process has an effect in hand, until then: the store need not be asked for it. */
  begun(effect: string, until: Promise<unknown>): void;
  /** An effect was tried, whatever came of it. */
  note(effect: string): void;
  /** Resolves when these effects were tried, here or by another process. */
  all(effects: readonly NewEffect[]): Promise<void>;
}

export function createHandled(store: Pick<Store, 'outbox'>, clock: Clock): Handled {
  const lately = new Set<string>();
  const inHand = new Set<string>();
  const waiting = new Map<string, () => void>();

  async function isPending(id: string): Promise<boolean> {
    const entry = await store.outbox.get(id);
    return entry?.state === 'queued' || entry?.state === 'sending';
  }

  /**
   * Resolves when the effect is noted here, or after a time. All that wait look in the same moments, so that the
   * store is asked for them at once.
   */
  function noted(id: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const since = clock.monotonic() % FIRST_LOOK_MS;
      const cancel = clock.after(milliseconds + FIRST_LOOK_MS - since, resolve);
      waiting.set(id, () => {
        cancel();
        resolve();
      });
    });
  }

  async function one(id: string): Promise<void> {
    for (let tries = 0; tries < TRIES && !lately.has(id); tries += 1) {
      await noted(id, FIRST_LOOK_MS * 2 ** tries);
      if (lately.has(id)) break;
      if (!inHand.has(id) && !(await isPending(id))) break;
    }
    waiting.delete(id);
  }

  return {
    begun(effect, until) {
      const over = () => inHand.delete(effect);
      inHand.add(effect);
      until.then(over, over);
    },
    note(effect) {
      lately.add(effect);
      for (const old of lately) {
        if (lately.size <= KEPT) break;
        lately.delete(old);
      }
      waiting.get(effect)?.();
    },
    async all(effects) {
      for (const { id, type } of effects) if (type !== 'sms') await one(id);
    },
  };
}
