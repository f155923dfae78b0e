import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Libsql from 'libsql';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { changeOf, moulds } from './desk-store.ts';
import { progress, quantile, secondsOfAsync } from './figures.ts';
import { benchNow, LINE, Outside } from './outside.ts';
import { atMost, type Section, whole } from './report.ts';
import { type Bench, inFolder } from './setup.ts';
import { phoneOf, textOf } from './story.ts';

/** Timers of thousands of complaints are due at once, as after a holiday, while SMS come and somebody is at the desk. */

/** The hotline has started, and is warm, before they are due. */
const DUE_IN = 25_000;
const BETWEEN_SMS = 1_000;
const BETWEEN_PAGES = 300;
const LONGEST = 600_000;
const RECEIPT_MS = 300;
const PAGE_MS = 100;
const WRITTEN_AT_ONCE = 500;

/** Complaints that were forwarded, each with the timer that comes first. */
async function fill(bench: Bench, file: string, count: number): Promise<void> {
  const { begun } = moulds(bench);
  const store = new SqliteStore(file);
  await store.open({ scratch: true });
  const changeNo = (n: number) => {
    const from = (n % 4) + 1;
    const mould = begun[from - 1];
    if (mould === undefined) throw new RangeError(`no mould ${from}`);
    const [first] = [...mould.arm].sort((a, b) => a.delayMs - b.delayMs);
    const arm = first === undefined ? [] : [{ id: first.id, dueAt: benchNow() }];
    return { ...changeOf(bench, mould, from, n, count), arm };
  };
  for (let first = 1; first <= count; first += WRITTEN_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(WRITTEN_AT_ONCE, count - first + 1) },
      (_, i) => first + i,
    );
    await Promise.all(numbers.map((n) => store.instances.commit(changeNo(n))));
  }
  await store.numbers.raise({ 'ticket:2026': count });
  await store.close();
  const db = new Libsql(file);
  db.prepare('UPDATE timer SET due_at = ?').run(benchNow() + DUE_IN);
  db.close();
}

/** Timers that are due and have not fired. */
function dueIn(file: string): number {
  const db = new Libsql(file);
  try {
    const row = db.prepare('SELECT count(*) AS n FROM timer WHERE due_at <= ?').get(benchNow());
    return Number((row as { n: number }).n);
  } finally {
    db.close();
  }
}

/** Milliseconds until each had its receipt. */
class Citizens {
  readonly waits: number[] = [];
  sent = 0;
  readonly #outside: Outside;
  #next: number;

  constructor(outside: Outside, first: number) {
    this.#outside = outside;
    this.#next = first;
  }

  write(): void {
    const phone = this.#outside.network.phone(phoneOf(this.#next));
    const begun = performance.now();
    const stop = phone.onMessage(({ direction }) => {
      if (direction === 'sent') return;
      stop();
      this.waits.push(performance.now() - begun);
    });
    phone.send(textOf(this.#next), LINE);
    this.sent += 1;
    this.#next += 1;
  }
}

/** Does something again and again until it is told to stop. */
async function repeatedly(every: number, isOver: () => boolean, what: () => Promise<void> | void) {
  while (!isOver()) {
    await what();
    await sleep(every);
  }
}

export async function benchStorm(bench: Bench, timers: number): Promise<Section> {
  return inFolder(async (folder) => {
    const file = join(folder, 'hotline.db');
    progress(`${timers} complaints …`);
    await fill(bench, file, timers);
    const outside = new Outside();
    const pages: number[] = [];
    try {
      progress('the hotline starts …');
      await outside.start(`sqlite:${file}`);
      const begun = performance.now();
      while (dueIn(file) === 0 && performance.now() - begun < 2 * DUE_IN) await sleep(100);
      progress('the storm …');
      const citizens = new Citizens(outside, timers + 1_000);
      let over = false;
      const seconds = await secondsOfAsync(async () => {
        const isOver = () => over;
        const all = [
          repeatedly(BETWEEN_SMS, isOver, () => citizens.write()),
          repeatedly(BETWEEN_PAGES, isOver, async () => {
            const page = async () => void (await (await fetch(`${outside.pages}/masuk`)).text());
            pages.push(1000 * (await secondsOfAsync(page)));
          }),
        ];
        const from = performance.now();
        while (dueIn(file) > 0 && performance.now() - from < LONGEST) await sleep(500);
        over = true;
        await Promise.all(all);
      });
      await sleep(2 * BETWEEN_SMS);
      const left = dueIn(file);
      const receipts = Math.min(...[citizens.waits.length, citizens.sent]);
      return {
        title: `${timers} timers due at once (SQLite)`,
        lines: [
          {
            what: 'until all have fired',
            value: `${seconds.toFixed(1)} s`,
            reached: left === 0,
            aim: 'all',
          },
          {
            what: 'receipts of SMS that came meanwhile',
            value: whole(receipts, ''),
            ...{ reached: receipts === citizens.sent, aim: `${citizens.sent}` },
          },
          atMost('a receipt, 95 of 100', quantile(citizens.waits, 0.95), 'ms', RECEIPT_MS),
          atMost('a page of the desk, 95 of 100', quantile(pages, 0.95), 'ms', PAGE_MS),
        ],
      };
    } finally {
      await outside.stop();
    }
  });
}
