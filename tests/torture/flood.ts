import { SqliteStore } from '../../store/sqlite/store.ts';
import { TortureWorld } from './world.ts';

/** Everybody writes about the same at once: each citizen has his receipt, the office no more SMS than it can read. */

const OFFICER = '+6281200000101';
const ADMIN = '+6281200000001';
/** As in the pack (`policy.crowdHourly`). */
const CEILING = 10;
const VILLAGES = ['hanakau sukau', 'kenali belalau', 'basungan pagar dewa', 'kegeringan batu brak'];

export interface FloodFigures {
  written: number;
  /** Citizens who have a receipt with a number. */
  receipts: number;
  /** SMS that the officer got at once. */
  toOfficer: number;
  /** Tasks that wait, to be told as one. */
  waiting: number;
  toAdmin: number;
  /** Milliseconds until the last one had it. */
  lastReceipt: number;
}

/** Tasks of the officer that wait for others like them. */
async function waitingFor({ file }: TortureWorld): Promise<number> {
  const store = new SqliteStore(file);
  try {
    await store.open({ readOnly: true });
    const queued = await store.outbox.list({ state: 'queued', to: OFFICER, limit: 10_000 });
    return queued.filter(({ error }) => error?.includes('sejenis')).length;
  } finally {
    await store.close();
  }
}

/** @param count people who write at once */
export async function tortureFlood(count: number): Promise<FloodFigures> {
  const world = new TortureWorld({ receiverHourly: 100_000, receiverDaily: 100_000 });
  const phones = Array.from({ length: count }, (_, n) => `+62812000${10_000 + n}`);
  const isTold = (phone: string) =>
    world.received(phone).some((text) => /No [A-Z]\d{3}/.test(text));
  try {
    await world.start();
    const begun = performance.now();
    for (const [n, phone] of phones.entries())
      world.send(phone, `JALAN di pekon ${VILLAGES[n % VILLAGES.length]} rusak parah`);
    await world.comes('all receipts', () => phones.every(isTold));
    const lastReceipt = Math.round(performance.now() - begun);
    const waiting = Math.max(0, count - CEILING);
    await world.comes('what is left waits', async () => (await waitingFor(world)) === waiting);
    return {
      written: count,
      receipts: phones.filter(isTold).length,
      toOfficer: world.received(OFFICER).length,
      toAdmin: world.received(ADMIN).length,
      waiting,
      lastReceipt,
    };
  } finally {
    await world.close();
  }
}

/** @returns rules that do not hold */
export function floodFaults({ written, receipts, toOfficer }: FloodFigures): string[] {
  const rules: [boolean, string][] = [
    [receipts === written, 'everybody has his receipt'],
    [toOfficer <= CEILING, `the officer gets no more than ${CEILING} SMS meanwhile`],
  ];
  return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}
