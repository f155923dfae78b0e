import type { Claimed, InboxEntry } from '../../store/port.ts';
import { SYSTEM } from '../actor.ts';
import type { ConversationContext } from '../conversation/context.ts';
import type { InboxFiling } from '../conversation/filing.ts';
import { smsEvent } from '../conversation/sms-event.ts';
import { readBalance } from '../operator/balance.ts';
import { CONVERSATION, LINE } from '../processes.ts';
import { groupBy } from './group.ts';
import type { Instances } from './instances.ts';
import type { EngineParts } from './ports.ts';
import { isWorthWaiting, type Worker } from './worker.ts';

/** Takes stored messages, has them understood, and lets the conversation with their sender answer. */

const BATCH = 32;
/** A message that fails this often goes to quarantine, where the admin sees it with the reason. */
const MOST_ATTEMPTS = 6;

/** @param finished resolves when effects inside the engine are done */
export function createInboxWorker(
  parts: EngineParts,
  instances: Instances,
  finished: (effectIds: string[]) => Promise<void>,
): Worker {
  const { store, clock, settings, log } = parts;

  async function answer(entry: InboxEntry): Promise<{ filed: InboxFiling; reading: string }> {
    const { continues, from, text, sentAt } = entry;
    const before = continues === undefined ? null : await store.message(continues);
    const heard = { id: entry.id, from, text, sentAt, continued: before?.instance ?? null };
    const read = await smsEvent(parts, instances, heard, clock.now());
    // it was answered before it was let go on, with silence
    const again = entry.released ?? 0;
    const event = again === 0 ? read : { ...read, released: true as const };
    const key = again === 0 ? entry.id : `${entry.id}:released:${again}`;
    const id = CONVERSATION + from;
    const moved = await instances.move({ machine: 'conversation', id, event, key });
    if (moved.outcome === 'applied') await finished(moved.effectIds);
    const current = moved.outcome === 'applied' ? moved : await instances.snapshot(id);
    const recent = (current?.snapshot.context as ConversationContext | undefined)?.recent ?? [];
    const filed = recent.findLast((message) => message.id === entry.id)?.filed ?? 'done';
    return { filed, reading: JSON.stringify(event.reading) };
  }

  /** The operator may have said how much credit the line has, or until when its card is active. */
  async function tellLine({ id, text, line }: InboxEntry): Promise<void> {
    const { district, calendar } = parts.rules;
    const { credit, activeUntil } = readBalance(text, district.balance, calendar);
    if (credit === null && activeUntil === null) return;
    const event = { type: 'line.told', credit, activeUntil, at: clock.now(), by: SYSTEM };
    await instances.move({ machine: 'line', id: LINE + line, event, key: id });
  }

  async function fail({ lease, entry }: Claimed<InboxEntry>, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'a message could not be handled', { message: entry.id, reason });
    if (entry.attempts < MOST_ATTEMPTS || isWorthWaiting(error)) {
      const pause = 1000 * 2 ** Math.min(entry.attempts, MOST_ATTEMPTS);
      await store.postponeInbox(lease, clock.now() + pause);
      return;
    }
    await store.settleInbox(lease, {
      state: 'quarantine',
      reading: JSON.stringify({ error: reason }),
    });
  }

  async function handle(claimed: Claimed<InboxEntry>): Promise<void> {
    const { entry, lease } = claimed;
    if (entry.undecodable !== undefined) {
      log('warn', 'an SMS could not be decoded; its PDU is kept', { message: entry.id });
      await store.settleInbox(lease, {
        state: 'quarantine',
        reading: JSON.stringify({ error: entry.undecodable }),
      });
      return;
    }
    const { filed, reading } = await answer(entry);
    if (filed === 'operator') await tellLine(entry);
    await store.settleInbox(lease, { state: filed, reading });
  }

  /** Messages of one sender one after the other; a failure holds back the later ones. */
  async function handleSender(messages: Claimed<InboxEntry>[]): Promise<void> {
    for (const claimed of messages) {
      try {
        await handle(claimed);
      } catch (error) {
        await fail(claimed, error);
        return;
      }
    }
  }

  return {
    name: 'inbox',
    async run() {
      const { owner, leaseMs } = settings;
      const claimed = await store.claimInbox({ owner, leaseMs, limit: BATCH, now: clock.now() });
      const bySender = groupBy(claimed, ({ entry }) => entry.from);
      await Promise.all(bySender.map(handleSender));
      return claimed.length > 0;
    },
  };
}
