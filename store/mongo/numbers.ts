import type { NumberStore } from '../ports/numbers.ts';
import { raisedKey } from '../raised.ts';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import { insertMissing } from './insert.ts';
import { AGAIN, retry } from './retry.ts';
import { Turns } from './turns.ts';

/** Gap-free series of numbers. */

export async function highest({ numbers }: Collections, series: string): Promise<number> {
  return (await numbers.findOne({ series }, { sort: { n: -1 } }))?.n ?? 0;
}

export class MongoNumbers implements NumberStore {
  private readonly db: Connection;
  private readonly turns = new Turns();

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
    let last = await highest(collections, series);
    if (earlier.length > 0) {
      const known = await knownIn([series, ...earlier]);
      if (known !== undefined) return known;
      // once it has begun it is above the earlier ones
      if (last === 0)
        last = Math.max(
          0,
          ...(await Promise.all(earlier.map((name) => highest(collections, name)))),
        );
    }
    const n = last + 1;
    try {
      await numbers.insertOne({ _id: `${series}:${n}`, series, n, key });
      return n;
    } catch (error) {
      // another key was first with this number, or this one has its number already
      if (isDuplicate(error)) return (await knownIn([series])) ?? AGAIN;
      throw error;
    }
  }

  /** The number itself counts as given, so that the next is the one after it. */
  raise(raised: Record<string, number>): Promise<void> {
    return this.db.run(async (collections) => {
      for (const [series, n] of Object.entries(raised)) {
        if ((await highest(collections, series)) >= n) continue;
        const number = { _id: `${series}:${n}`, series, n, key: raisedKey(n) };
        await insertMissing(collections.numbers, [number]);
      }
    });
  }
}
