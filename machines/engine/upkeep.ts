import { SYSTEM } from '../actor.ts';
import type { ReportContext } from '../report/context.ts';
import { reportFrom, scheduledKinds } from '../report/period.ts';
import type { Instances } from './instances.ts';
import type { EngineParts } from './ports.ts';
import type { Worker } from './worker.ts';

/**
 * Work that nothing asks for: long messages that stay incomplete, receipts that stay unconfirmed,
 * records that expired.
 */

const BATCH = 50;
/** Lanes of receipts: the same words twice do no harm, silence does. */
const RECEIPT_LANES = ['urgent', 'acknowledgement'];
/** More than can be collecting at once. */
const MOST_REPORTS = 20;

export function createUpkeep(parts: EngineParts, nudge: () => void): Worker {
  const { store, clock, settings, log } = parts;

  /**
   * A receipt that may not have reached the network, and of which no report came, is sent once more
   * as a copy; the first stays marked `unconfirmed` (decision 0004).
   */
  async function copyReceipts(lane: string): Promise<number> {
    const now = clock.now();
    const open = await store.unconfirmed(lane, now - settings.receiptGraceMs, BATCH);
    for (const entry of open) {
      const { type, to, priority, params, text } = entry;
      const copy = { id: `${entry.id}:copy`, type, to, priority, lane, dueAt: now, params, text };
      // queued first, marked second: a crash in between queues the same id again, which is harmless
      await store.enqueue(entry.instance, [copy], now);
      await store.markCopied(entry.id);
      log('warn', 'a receipt stayed unconfirmed: a copy is sent', { sms: entry.id });
    }
    return open.length;
  }

  return {
    name: 'upkeep',
    async run() {
      const now = clock.now();
      const expired = await store.expireParts(now - settings.partsTimeoutMs, now);
      let copied = 0;
      for (const lane of RECEIPT_LANES) copied += await copyReceipts(lane);
      await store.removeExpiredRecords(now);
      if (expired + copied > 0) nudge();
      return expired + copied > 0;
    },
  };
}

/** Makes sure that each kind of report has one collecting; each later opens the next itself. */
export async function ensureReports(parts: EngineParts, instances: Instances): Promise<void> {
  const { store, clock, rules } = parts;
  const now = clock.now();
  const page = await store.find(
    { machine: 'report', state: 'collecting' },
    { order: 'created', limit: MOST_REPORTS },
  );
  // read from their snapshots: what an older version wrote beside them may call them otherwise
  const collecting = await Promise.all(page.items.map(({ id }) => instances.snapshot(id)));
  const kinds = collecting.flatMap((found) =>
    found === undefined ? [] : [(found.snapshot.context as ReportContext).kind],
  );
  for (const kind of scheduledKinds(rules)) {
    if (kinds.includes(kind)) continue;
    const input = { ...reportFrom(rules, kind, now, now), by: SYSTEM };
    await instances.create('report', input.id, input, `start:${input.id}`);
  }
}
