import { Turns } from '../../machines/base/turns.ts';
import { raisedKey } from '../base/raised.ts';
import type { NumberStore } from '../ports/numbers.ts';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import { insertMissing } from './insert.ts';
import { AGAIN, retry } from './retry.ts';

/** Gap-free series of numbers. */

/** So long the last number that was given counts without being looked up, real milliseconds. */
const LATELY = 10_000;

export async function highest({ numbers }: Collections, series: string): Promise<number> {
  return (await numbers.findOne({ series }, { sort: { n: -1 } }))?.n ?? 0;
}

export class MongoNumbers implements NumberStore {
  private readonly db: Connection;
  private readonly turns = new Turns();
  /** The last number of a series that this process has given, and when. */
  private readonly given = new Map<string, { n: number; at: number }>();
  /** Whether series have numbers. */
  private readonly begun = new Map<string, boolean>();

  constructor(db: Connection) {
    this.db = db;
  }

  /**
   * The last number plus one is taken by inserting it: that it is unique makes it a compare-and-set, and
   * that it follows on what the majority has makes the series gap-free.
   */
  allocate(series: string, key: string, earlier: string[] = []): Promise<number> {
    return this.turns.take(series, () =>
      this.db.run((collections) => retry(() => this.tryNext(collections, series, key, earlier))),
    );
  }

  private async tryNext(
    collections: Collections,
    series: string,
    key: string,
    earlier: string[],
  ): Promise<number | typeof AGAIN> {
    const { numbers } = collections;
    const knownIn = async (names: string[]) =>
      (await numbers.findOne({ series: { $in: names }, key }))?.n;
    const before = await this.withNumbers(collections, earlier);
    if (before.length > 0) {
      const known = await knownIn([series, ...before]);
      if (known !== undefined) return known;
    }
    let last = this.lately(series) ?? (await highest(collections, series));
    // once it has begun it is above the earlier ones
    if (last === 0)
      last = Math.max(0, ...(await Promise.all(before.map((name) => highest(collections, name)))));
    const n = last + 1;
    this.given.delete(series);
    try {
      await numbers.insertOne({ _id: `${series}:${n}`, series, n, key });
      this.given.set(series, { n, at: performance.now() });
      this.begun.set(series, true);
      return n;
    } catch (error) {
      // another key was first with this number, or this one has its number already
      if (isDuplicate(error)) return (await knownIn([series])) ?? AGAIN;
      throw error;
    }
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
