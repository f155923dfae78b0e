import type { Outbox } from './outbox.ts';
import type { EngineParts } from './parts.ts';
import type { Wake } from './wakes.ts';
import type { Worker } from './worker.ts';

/**
 * Work that nothing asks for: long messages that stay incomplete, receipts that stay unconfirmed,
 * records that expired.
 */

const BATCH = 50;
/** Lanes of receipts: the same words twice do no harm, silence does. */
const RECEIPT_LANES = ['urgent', 'acknowledgement'];
/** What it looks for is minutes old; longest time between two looks. */
const LONGEST_PAUSE = 15_000;

export function createUpkeep(parts: EngineParts, outbox: Outbox, wake: Wake): Worker {
  const { store, clock, settings, log } = parts;

  /**
   * A receipt that may not have reached the network, and of which no report came, is sent once more
   * as a copy; the first stays marked `unconfirmed` (decision 0004).
   */
  async function copyReceipts(lane: string): Promise<number> {
    const now = clock.now();
    const open = await store.outbox.unconfirmed(lane, now - settings.receiptGraceMs, BATCH);
    for (const entry of open) {
      // queued first, marked second: a crash in between queues the same id again, which is harmless
      await outbox.copy(entry);
      await store.outbox.markCopied(entry.id);
      log('warn', 'a receipt stayed unconfirmed: a copy is sent', { sms: entry.id });
    }
    return open.length;
  }

  return {
    name: 'upkeep',
    every: Math.min(LONGEST_PAUSE, settings.partsTimeoutMs / 10, settings.receiptGraceMs / 10),
    async run() {
      const now = clock.now();
      const expired = await store.inbox.expireParts(now - settings.partsTimeoutMs, now);
      let copied = 0;
      for (const lane of RECEIPT_LANES) copied += await copyReceipts(lane);
      await store.records.removeExpired(now);
      if (expired > 0) wake('inbox');
      return expired + copied > 0;
    },
  };
}
