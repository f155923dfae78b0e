import { setImmediate as breath } from 'node:timers/promises';
import { Turns } from '../../machines/base/turns.ts';
import { raisedKey } from '../base/raised.ts';
import type { NumberStore } from '../ports/numbers.ts';
import type { Collections, NumberDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { insertInOrder, insertMissing } from './insert.ts';
import { AGAIN, retry } from './retry.ts';

/** Gap-free series of numbers. */

/** So long the last number that was given counts without being looked up, real milliseconds. */
const LATELY = 10_000;

export async function highest({ numbers }: Collections, series: string): Promise<number> {
  return (await numbers.findOne({ series }, { sort: { n: -1 } }))?.n ?? 0;
}

type Given = Pick<NumberDoc, 'key' | 'n'>;

/** Numbers that keys have in some series. */
async function given({ numbers }: Collections, series: string[], keys: string[]): Promise<Given[]> {
  return numbers.find({ series: { $in: series }, key: { $in: keys } }).toArray();
}

/** Keys whose numbers are given with the next command. */
interface Wanted {
  keys: Set<string>;
  numbers: Promise<ReadonlyMap<string, number>>;
}

export class MongoNumbers implements NumberStore {
  private readonly db: Connection;
  private readonly turns = new Turns();
  /** The last number of a series that this process has given, and when. */
  private readonly given = new Map<string, { n: number; at: number }>();
  /** Whether series have numbers. */
  private readonly begun = new Map<string, boolean>();
  private readonly wanted = new Map<string, Wanted>();

  constructor(db: Connection) {
    this.db = db;
  }

  /**
   * The last number plus one is taken by inserting it: that it is unique makes it a compare-and-set, and
   * that it follows on what the majority has makes the series gap-free. Those that are wanted in one breath are
   * inserted in their order with one command.
   */
  async allocate(series: string, key: string, earlier: string[] = []): Promise<number> {
    const wanted = this.wantedOf(series, earlier);
    wanted.keys.add(key);
    const n = (await wanted.numbers).get(key);
    if (n === undefined) throw new RangeError(`${series}: no number for ${key}`);
    return n;
  }

  /** What is wanted of a series next. */
  private wantedOf(series: string, earlier: string[]): Wanted {
    const name = JSON.stringify([series, earlier]);
    const known = this.wanted.get(name);
    if (known !== undefined) return known;
    const keys = new Set<string>();
    const numbers = this.turns.take(series, async () => {
      await breath();
      this.wanted.delete(name);
      return this.giveAll(series, [...keys], earlier);
    });
    const wanted = { keys, numbers };
    this.wanted.set(name, wanted);
    return wanted;
  }

  private giveAll(series: string, keys: string[], earlier: string[]) {
    const given = new Map<string, number>();
    return this.db.run((collections) =>
      retry(async () => {
        const left = keys.filter((key) => !given.has(key));
        for (const { key, n } of await this.tryNext(collections, series, left, earlier))
          given.set(key, n);
        return given.size === keys.length ? given : AGAIN;
      }),
    );
  }

  /** @returns those that have their number now, be it of before */
  private async tryNext(
    collections: Collections,
    series: string,
    keys: string[],
    earlier: string[],
  ): Promise<Given[]> {
    const before = await this.withNumbers(collections, earlier);
    const known = before.length > 0 ? await given(collections, [series, ...before], keys) : [];
    const left = keys.filter((key) => known.every((one) => one.key !== key));
    if (left.length === 0) return known;
    let last = this.lately(series) ?? (await highest(collections, series));
    // once it has begun it is above the earlier ones
    if (last === 0)
      last = Math.max(0, ...(await Promise.all(before.map((name) => highest(collections, name)))));
    const next = left.map((key, index) => ({ key, n: last + 1 + index }));
    return [...known, ...(await this.insert(collections, series, next))];
  }

  /** In their order, as far as nobody else was first. */
  private async insert(collections: Collections, series: string, next: Given[]): Promise<Given[]> {
    const docs = next.map(({ key, n }) => ({ _id: `${series}:${n}`, series, n, key }));
    this.given.delete(series);
    const inserted = await insertInOrder(collections.numbers, docs);
    this.begun.set(series, true);
    if (inserted === next.length) {
      this.given.set(series, { n: next.at(-1)?.n ?? 0, at: performance.now() });
      return next;
    }
    // another key was first with this number, or this one has its number already
    const others = next.slice(inserted).map(({ key }) => key);
    return [...next.slice(0, inserted), ...(await given(collections, [series], others))];
  }

  /** The last number, where this process has just given it: a guess that the insert proves. */
  private lately(series: string): number | undefined {
    const known = this.given.get(series);
    return known !== undefined && performance.now() - known.at < LATELY ? known.n : undefined;
  }

  /** Earlier series that have numbers; most stores have none, which is asked once, as nobody adds to them. */
  private async withNumbers(collections: Collections, earlier: string[]): Promise<string[]> {
    for (const series of earlier)
      if (!this.begun.has(series)) this.begun.set(series, (await highest(collections, series)) > 0);
    return earlier.filter((series) => this.begun.get(series) === true);
  }

  /** The number itself counts as given, so that the next is the one after it. */
  raise(raised: Record<string, number>): Promise<void> {
    this.given.clear();
    this.begun.clear();
    return this.db.run(async (collections) => {
      for (const [series, n] of Object.entries(raised)) {
        if ((await highest(collections, series)) >= n) continue;
        const number = { _id: `${series}:${n}`, series, n, key: raisedKey(n) };
        await insertMissing(collections.numbers, [number]);
      }
    });
  }
}
