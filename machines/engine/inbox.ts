import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import { confirmsClock } from './clock-confirms.ts';
import { groupBy } from './group.ts';
import type { Handled } from './handled.ts';
import { hearingOf } from './hearing.ts';
import type { EngineParts } from './parts.ts';
import type { Dealt, Hands, Hearing } from './process.ts';
import type { Wake } from './wakes.ts';
import { isWorthWaiting, type Worker } from './worker.ts';

/** Takes stored messages, has them understood, and lets the process that hears people answer. */

const BATCH = 32;
/** A message that fails this often goes to quarantine, where the admin sees it with the reason. */
const MOST_ATTEMPTS = 6;

/** @param confirmed the admin says that the computer's time is right, which no process hears */
export function createInboxWorker(
  parts: EngineParts,
  hands: Hands,
  wake: Wake,
  handled: Handled,
  confirmed: (sms: InboxEntry) => Promise<void>,
): Worker {
  const { store, clock, processes, settings, log } = parts;
  const { instances } = hands;
  const hearing = hearingOf(parts);

  async function answer(hears: Hearing, entry: InboxEntry): Promise<Dealt> {
    const { continues, from, text, sentAt } = entry;
    const before = continues === undefined ? null : await store.inbox.get(continues);
    const heard = { id: entry.id, from, text, sentAt, continued: before?.instance ?? null };
    // it was answered before it was let go on, with silence
    const again = entry.released ?? 0;
    const event = await hears.event(hands, heard, again > 0);
    const key = again === 0 ? entry.id : `${entry.id}:released:${again}`;
    const id = hears.instance(from);
    const moved = await instances.move({ id, event, key });
    if (moved.outcome === 'applied') await handled.all(moved.effects);
    const current = moved.outcome === 'applied' ? moved : await instances.snapshot(id);
    return hears.dealt(current?.snapshot, heard, event);
  }

  /** The network may have said something that a process wants to know (a line's credit). */
  async function tellNetwork(entry: InboxEntry): Promise<void> {
    for (const { network } of processes) {
      const told = network?.(hands, entry);
      if (told === undefined || told === null) continue;
      const { id, event } = told;
      await instances.move({ id, event: { ...event, at: clock.now() }, key: entry.id });
    }
  }

  async function fail({ lease, entry }: Claimed<InboxEntry>, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'a message could not be handled', { message: entry.id, reason });
    if (entry.attempts < MOST_ATTEMPTS || isWorthWaiting(error)) {
      const pause = 1000 * 2 ** Math.min(entry.attempts, MOST_ATTEMPTS);
      const dueAt = clock.now() + pause;
      await store.inbox.postpone(lease, dueAt);
      wake('inbox', dueAt);
      return;
    }
    await store.inbox.settle(lease, {
      state: 'quarantine',
      reading: JSON.stringify({ error: reason }),
    });
  }

  async function handle(hears: Hearing, { entry, lease }: Claimed<InboxEntry>): Promise<void> {
    if (entry.undecodable !== undefined) {
      log('warn', 'an SMS could not be decoded; its PDU is kept', { message: entry.id });
      await store.inbox.settle(lease, {
        state: 'quarantine',
        reading: JSON.stringify({ error: entry.undecodable }),
      });
      return;
    }
    if (confirmsClock(parts, entry)) {
      await confirmed(entry);
      await store.inbox.settle(lease, { state: 'done', reading: null });
      return;
    }
    const { filed, reading } = await answer(hears, entry);
    if (filed === 'operator') await tellNetwork(entry);
    await store.inbox.settle(lease, { state: filed, reading });
  }

  /** Messages of one sender one after the other; a failure holds back the later ones. */
  async function handleSender(hears: Hearing, messages: Claimed<InboxEntry>[]): Promise<void> {
    for (const claimed of messages) {
      try {
        await handle(hears, claimed);
      } catch (error) {
        await fail(claimed, error);
        return;
      }
    }
  }

  return {
    name: 'inbox',
    async run() {
      if (hearing === undefined) return false;
      const { owner, leaseMs } = settings;
      const claimed = await store.inbox.claim({ owner, leaseMs, limit: BATCH, now: clock.now() });
      const bySender = groupBy(claimed, ({ entry }) => entry.from);
      await Promise.all(bySender.map((messages) => handleSender(hearing, messages)));
      return claimed.length > 0;
    },
  };
}
