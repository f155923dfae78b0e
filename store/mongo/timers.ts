import type { Timer, TimerStore } from '../ports/timers.ts';
import type { InstanceDoc } from './collections.ts';
import type { Connection } from './connection.ts';

/** Timers lie in their instances. */

function timersOf({ _id, machine, timers }: Pick<InstanceDoc, '_id' | 'machine' | 'timers'>) {
  return timers.map((timer): Timer => ({ ...timer, instance: _id, machine }));
}

function byDueTime(a: Timer, b: Timer): number {
  if (a.dueAt !== b.dueAt) return a.dueAt - b.dueAt;
  const key = (timer: Timer) => `${timer.instance}\0${timer.id}`;
  return key(a) < key(b) ? -1 : 1;
}

export class MongoTimers implements TimerStore {
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
  }

  due(now: number, limit: number): Promise<Timer[]> {
    return this.db.run(async ({ instances }) => {
      const due = await instances
        .find({ nextTimer: { $lte: now } })
        .project<Pick<InstanceDoc, '_id' | 'machine' | 'timers'>>({ machine: 1, timers: 1 })
        .sort({ nextTimer: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return due
        .flatMap(timersOf)
        .filter(({ dueAt }) => dueAt <= now)
        .sort(byDueTime)
        .slice(0, limit);
    });
  }

  of(instance: string): Promise<Timer[]> {
    return this.db.run(async ({ instances }) => {
      const projection = { machine: 1, timers: 1 };
      const doc = await instances.findOne({ _id: instance }, { projection });
      return doc === null ? [] : timersOf(doc).sort(byDueTime);
    });
  }
}
