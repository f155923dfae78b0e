import { join } from 'node:path';
import type { DeliveryReport } from '../../channels/port.ts';
import type { NewEffect } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { progress } from './figures.ts';
import { type Line, type Section, whole } from './report.ts';
import { inFolder } from './setup.ts';

/** Thousands of SMS that wait for one officer: what each costs, and that each gets its report. */

const OFFICER = '+6281200000101';
const T = Date.UTC(2026, 10, 24, 2, 0);
/** Between two SMS of a line, milliseconds. */
const PACE = 5_000;
/** A report comes when so many others have gone out since. */
const LATE_BY = 100;
/** So many more may an SMS of the large backlog cost. */
const MOST_GROWTH = 1.5;

function task(n: number): NewEffect {
  const id = `task:${n}`;
  const text = `ADUAN A${n}: jalan rusak`;
  const waits = { to: OFFICER, priority: 2, lane: 'officer', dueAt: T };
  return { ...waits, id, type: 'sms', params: '{}', text };
}

function reportOf(n: number): DeliveryReport {
  const sentAt = T + n * PACE + 1_000;
  const said = { status: '0', outcome: 'delivered' as const, at: sentAt + 1_000 };
  return { line: 'sim1', to: OFFICER, reference: String(n % 256), sentAt, ...said };
}

/** Sends the next SMS as a sender does. */
async function sendNext(store: Store, n: number): Promise<void> {
  const now = T + n * PACE;
  const claim = { owner: 'bench', leaseMs: 60_000, limit: 1, kind: 'sms' as const };
  const [next] = await store.outbox.claim({ ...claim, now, notTo: [] });
  if (next === undefined) throw new Error(`SMS ${n} cannot be claimed`);
  const { lease } = next;
  await Promise.all([
    store.outbox.extend(lease, now + 60_000),
    store.outbox.handingOver(lease, 0, 1, now),
  ]);
  const part = { reference: String(n % 256), sentAt: now };
  await store.outbox.partSent(lease, 0, part, 'sim1');
  await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts: [part], at: now });
}

interface Round {
  delivered: number;
  /** Milliseconds of this process's CPU for each SMS with its report. */
  cpu: number;
  /** Milliseconds that passed for each. */
  wait: number;
}

async function sendAll(store: Store, count: number): Promise<Round> {
  await store.outbox.enqueue(
    'bench',
    Array.from({ length: count }, (_, n) => task(n)),
    T,
  );
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let delivered = 0;
  const report = async (n: number) => {
    const entry = await store.outbox.recordReport(reportOf(n), T + n * PACE + 2_000);
    if (entry?.state === 'delivered') delivered += 1;
  };
  for (let n = 0; n < count; n += 1) {
    await sendNext(store, n);
    if (n >= LATE_BY) await report(n - LATE_BY);
  }
  for (let n = Math.max(0, count - LATE_BY); n < count; n += 1) await report(n);
  const { user, system } = process.cpuUsage(cpu);
  const each = (milliseconds: number) => milliseconds / count;
  const wait = each(performance.now() - start);
  return { delivered, cpu: each((user + system) / 1000), wait };
}

async function onFile<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = new SqliteStore(file);
  await store.open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Milliseconds until all are put off, as when the day's budget is spent. */
function holdBack(file: string, count: number): Promise<number> {
  return onFile(file, async (store) => {
    const all = Array.from({ length: count }, (_, n) => ({ ...task(n), lane: 'reminder' }));
    await store.outbox.enqueue('bench', all, T);
    const start = performance.now();
    await store.outbox.holdBack({ now: T, except: ['officer'], dueAt: T + 1, error: 'besok' });
    return performance.now() - start;
  });
}

/** @param count SMS of the large backlog */
export async function benchBacklog(count: number, few = 200): Promise<Section> {
  return inFolder(async (folder) => {
    progress(`${few} SMS for one officer …`);
    const small = await onFile(join(folder, 'few.db'), (store) => sendAll(store, few));
    progress(`${count} SMS for one officer …`);
    const large = await onFile(join(folder, 'many.db'), (store) => sendAll(store, count));
    const held = await holdBack(join(folder, 'held.db'), count);
    progress('');
    const growth = large.cpu / small.cpu;
    const rows = (many: number, { delivered, cpu, wait }: Round): Line[] => [
      {
        what: `reports that found their SMS, of ${many} for one officer`,
        value: whole(delivered, ''),
        reached: delivered === many,
        aim: 'all',
      },
      { what: 'CPU for each SMS with its report', value: `${cpu.toFixed(2)} ms` },
      { what: 'time for each', value: `${wait.toFixed(2)} ms` },
    ];
    return {
      title: 'A backlog for one officer (SQLite)',
      lines: [
        ...rows(few, small),
        ...rows(count, large),
        {
          what: `CPU with ${count} waiting against ${few}`,
          value: growth.toFixed(2),
          reached: growth <= MOST_GROWTH,
          aim: `≤ ${MOST_GROWTH}`,
        },
        { what: `${count} SMS put off when the budget is spent`, value: whole(held, 'ms') },
      ],
    };
  });
}
