import type { Claimed } from '../../store/ports/lease.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { BoundMessage, OpenEffect, TellEffect } from '../messages/effects.ts';
import { groupBy } from './group.ts';
import type { Handled } from './handled.ts';
import { kindOf } from './kind.ts';
import type { EngineParts } from './parts.ts';
import type { Hands, Process, ToldEvent } from './process.ts';
import type { Wake } from './wakes.ts';
import { isWorthWaiting, type Worker } from './worker.ts';

/**
 * Carries out effects that are no SMS: telling another instance, opening one, and whatever a process brings.
 * Each is idempotent by its id, so doing it twice changes nothing.
 */

const BATCH = 64;
const MOST_ATTEMPTS = 12;
const LONGEST_BACK_OFF = 10 * 60_000;

/** The engine's own effects; all others are brought by processes and may take long. */
const OWN = new Set(['tell', 'open']);

type Told = Omit<TellEffect, 'event'> & { event: ToldEvent };

/** Makes the instance of an `open` effect, as its process does that. @returns its id */
export async function opened(
  hands: Hands,
  processes: readonly Process[],
  { machine, id, input }: OpenEffect,
  key: string,
): Promise<string> {
  const process = processes.find(({ name }) => name === machine);
  if (process?.open !== undefined) return process.open(hands, input, key);
  await hands.instances.create(machine, id ?? key, input as { at: number }, key);
  return id ?? key;
}

/** @param handled told of each effect that is in hand, and then that it was tried, whatever came of it */
export function createEffectsWorker(
  parts: EngineParts,
  hands: Hands,
  wake: Wake,
  handled: Pick<Handled, 'begun' | 'note'>,
): Worker {
  const { store, clock, processes, settings, log } = parts;
  const { instances } = hands;
  /** The last effect in hand for each instance: those of one instance are carried out in their order. */
  const inHand = new Map<string, Promise<void>>();

  async function refused(entry: OutboxEntry, told: Told, snapshot: unknown): Promise<void> {
    const { refused: react } = kindOf(processes, told.instance);
    const found = snapshot as Parameters<NonNullable<typeof react>>[1]['snapshot'];
    const instead = await react?.(hands, { entry, told, snapshot: found });
    if (instead !== undefined)
      await deliver(entry, { ...told, event: instead }, `${entry.id}:${instead.type}`);
  }

  async function deliver(entry: OutboxEntry, told: Told, key: string): Promise<void> {
    const { instance: id, event, message } = told;
    const moved = await instances.move({ id, event: { ...event, at: clock.now() }, key });
    if (moved.outcome === 'missing') {
      const { type } = event;
      log('warn', 'an event for an instance that does not exist', { instance: id, event: type });
      return;
    }
    if (moved.outcome === 'refused') return refused(entry, told, moved.snapshot);
    if (message !== undefined && kindOf(processes, id).keepsMessages === true)
      await bind(message, id);
  }

  async function bind({ id, joined = [], binding }: BoundMessage, instance: string) {
    for (const message of [id, ...joined]) await store.inbox.bind(message, instance, binding);
  }

  async function open({ id: key }: OutboxEntry, effect: OpenEffect): Promise<void> {
    const { message } = effect;
    const id = await opened(hands, processes, effect, key);
    if (message !== undefined) await bind(message, id);
  }

  async function carryOut(entry: OutboxEntry): Promise<void> {
    switch (entry.type) {
      case 'tell':
        return deliver(entry, JSON.parse(entry.params) as Told, entry.id);
      case 'open':
        return open(entry, JSON.parse(entry.params) as OpenEffect);
      default: {
        const process = kindOf(processes, entry.instance);
        const brought = process.effects?.[entry.type];
        if (brought === undefined)
          throw new TypeError(
            `${entry.id}: the process ${process.name} brings no effect ${entry.type}`,
          );
        return brought(hands, entry);
      }
    }
  }

  async function fail({ entry, lease }: Claimed<OutboxEntry>, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'an effect failed', { effect: entry.id, type: entry.type, reason });
    const now = clock.now();
    if (entry.attempts >= MOST_ATTEMPTS && !isWorthWaiting(error)) {
      await store.outbox.settle(lease, { state: 'failed', error: reason, at: now });
      return;
    }
    const dueAt = now + Math.min(LONGEST_BACK_OFF, 500 * 2 ** entry.attempts);
    await store.outbox.settle(lease, { state: 'queued', dueAt, error: reason });
    wake('effects', dueAt);
  }

  async function handle(claimed: Claimed<OutboxEntry>): Promise<void> {
    try {
      await carryOut(claimed.entry);
      await store.outbox.settle(claimed.lease, { state: 'done' });
    } catch (error) {
      await fail(claimed, error);
    } finally {
      handled.note(claimed.entry.id);
    }
  }

  async function handleInOrder(effects: Claimed<OutboxEntry>[], before?: Promise<void>) {
    await before?.catch(() => {});
    for (const claimed of effects) await handle(claimed);
  }

  /** Effects for one instance after those that are still in hand; different instances side by side. */
  function begin(effects: Claimed<OutboxEntry>[]): Promise<void> {
    const [first] = effects;
    const instance = first?.entry.to ?? first?.entry.instance ?? '';
    const done = handleInOrder(effects, inHand.get(instance)).finally(() => {
      if (inHand.get(instance) === done) inHand.delete(instance);
    });
    inHand.set(instance, done);
    for (const { entry } of effects) handled.begun(entry.id, done);
    return done;
  }

  /** The store was gone when it was to be settled: it is done again when its lease ends. */
  function leaveToLease(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'an effect could not be settled', { reason });
  }

  return {
    name: 'effects',
    async run() {
      const { owner, leaseMs } = settings;
      const now = clock.now();
      const request = { owner, leaseMs, limit: BATCH, now, kind: 'internal' as const };
      const claimed = await store.outbox.claim(request);
      const groups = groupBy(claimed, ({ entry }) => entry.to ?? entry.instance);
      const begun = groups.map((group) => ({ group, done: begin(group) }));
      // what a process brings (rendering a report) goes on by itself: nobody's receipt waits for it
      const isOwn = ({ group }: { group: Claimed<OutboxEntry>[] }) =>
        group.some(({ entry }) => OWN.has(entry.type));
      for (const slow of begun.filter((one) => !isOwn(one))) slow.done.catch(leaveToLease);
      await Promise.all(begun.filter(isOwn).map(({ done }) => done));
      return claimed.length > 0;
    },
    busy: () => inHand.size > 0,
    async rest() {
      while (inHand.size > 0) await Promise.allSettled(inHand.values());
    },
  };
}
