import { Turns } from '../../machines/base/turns.ts';
import type { JournalEntry, JournalStore } from '../ports/journal.ts';
import type { Collections, HistoryDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import type { Relay } from './relay.ts';

/**
 * The order of all that happened to a process. Several processes commit at once, so places are given afterwards,
 * by whoever reads: always the last plus one, and that a place is unique makes it a compare-and-set. So none is ever
 * filled behind one that was read.
 */

/** Entries that get their place in one go; a reader comes again for more. */
const MOST_AT_ONCE = 500;

type Placeless = Pick<HistoryDoc, '_id' | 'instance'>;

async function lastOf({ history }: Collections, machine: string): Promise<number> {
  const found = await history.findOne({ machine, place: { $gt: 0 } }, { sort: { place: -1 } });
  return found?.place ?? 0;
}

/** Machines of instances, asked for once each. */
function machines({ instances }: Collections) {
  const known = new Map<string, string>();
  return async (id: string): Promise<string> => {
    const found = known.get(id) ?? (await instances.findOne({ _id: id }))?.machine ?? '';
    known.set(id, found);
    return found;
  };
}

/** Tries until it has a place: another process may be first with this one, or with this entry. */
async function place(collections: Collections, { _id }: Placeless, machine: string): Promise<void> {
  for (;;) {
    const next = (await lastOf(collections, machine)) + 1;
    try {
      // one that has a place already is not found, and keeps it
      await collections.history.updateOne(
        { _id, place: { $exists: false } },
        { $set: { machine, place: next } },
      );
      return;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}

export class MongoJournal implements JournalStore {
  private readonly db: Connection;
  private readonly relay: Pick<Relay, 'finishAll'>;
  private readonly turns = new Turns();

  constructor(db: Connection, relay: Pick<Relay, 'finishAll'>) {
    this.db = db;
    this.relay = relay;
  }

  /** One after the other within this process: they would only get in each other's way. */
  private arrange(): Promise<void> {
    return this.turns.take('journal', async () => {
      await this.relay.finishAll(true);
      await this.db.run(async (collections) => {
        const machineOf = machines(collections);
        const left = await collections.history
          .find({ place: { $exists: false } })
          .project<Placeless>({ instance: 1 })
          .sort({ at: 1, instance: 1, revision: 1 })
          .limit(MOST_AT_ONCE)
          .toArray();
        for (const entry of left) await place(collections, entry, await machineOf(entry.instance));
      });
    });
  }

  async after(machine: string, after: number, limit: number): Promise<JournalEntry[]> {
    await this.arrange();
    return this.db.run(({ history }) =>
      history
        .find({ machine, place: { $gt: after } })
        .project<JournalEntry>({ _id: 0, machine: 0 })
        .sort({ place: 1 })
        .limit(limit)
        .toArray(),
    );
  }

  async last(machine: string): Promise<number> {
    await this.arrange();
    return this.db.run((collections) => lastOf(collections, machine));
  }
}
