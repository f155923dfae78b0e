import type { Filter } from 'mongodb';
import type {
  Counted,
  CountedSms,
  CountKey,
  CountQuery,
  CountStore,
  TimeUnit,
} from '../ports/counts.ts';
import type { Period } from '../ports/search.ts';
import { type InstanceDoc, pathOf } from './collections.ts';
import type { Connection } from './connection.ts';
import type { Relay } from './relay.ts';

/** The numbers of reports: counted by the server, so that only rows of totals come over the line. */

const HOUR = 3_600_000;

type Expression = string | Record<string, unknown>;

/** A moment in local time, milliseconds. */
function localTime(path: string, utcOffsetMinutes: number): Expression {
  return { $add: [`$${path}`, utcOffsetMinutes * 60_000] };
}

const whole = (local: Expression, unit: number) => ({ $floor: { $divide: [local, unit] } });
const text = (local: Expression, format: string) => ({
  $dateToString: { date: { $toDate: local }, format },
});

/** Parts of a local time since 1970-01-01 00.00, a Thursday. */
const TIME_UNITS: Record<TimeUnit, (local: Expression) => Expression> = {
  month: (local) => text(local, '%Y-%m'),
  day: (local) => text(local, '%Y-%m-%d'),
  weekday: (local) => ({ $mod: [{ $add: [whole(local, 24 * HOUR), 4] }, 7] }),
  hour: (local) => ({ $mod: [whole(local, HOUR), 24] }),
};

function isTimeUnit(key: CountKey): key is TimeUnit {
  return key in TIME_UNITS;
}

/** What instances are grouped by; one without the field counts like one where it is null. */
function groupOf<K extends CountKey>({ by, moment, utcOffsetMinutes }: CountQuery<K>) {
  const local = localTime(pathOf(moment), utcOffsetMinutes);
  const parts = by.map((key): [K, Expression] => [
    key,
    isTimeUnit(key) ? TIME_UNITS[key](local) : { $ifNull: [`$${pathOf(key)}`, null] },
  ]);
  return Object.fromEntries(parts);
}

const within = ({ from, to }: Period) => ({ $gte: from, $lt: to });

export class MongoCounts implements CountStore {
  private readonly db: Connection;
  private readonly relay: Pick<Relay, 'finishAll'>;

  constructor(db: Connection, relay: Pick<Relay, 'finishAll'>) {
    this.db = db;
    this.relay = relay;
  }

  by<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]> {
    const { machine, moment, period } = query;
    const match = { machine, [pathOf(moment)]: within(period) } as Filter<InstanceDoc>;
    return this.db.run(async ({ instances }) => {
      const groups = await instances
        .aggregate<{ _id: Counted<K>['key']; count: number }>([
          { $match: match },
          { $group: { _id: groupOf(query), count: { $sum: 1 } } },
        ])
        .toArray();
      return groups.map(({ _id, count }) => ({ key: _id, count }));
    });
  }

  sms(period: Period, utcOffsetMinutes: number): Promise<CountedSms[]> {
    const day = TIME_UNITS.day(localTime('createdAt', utcOffsetMinutes));
    type Sums = Pick<CountedSms, 'messages' | 'parts'>;
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const groups = await outbox
        .aggregate<{ _id: Omit<CountedSms, keyof Sums> } & Sums>([
          { $match: { sms: true, createdAt: within(period) } },
          {
            $group: {
              _id: { day, state: '$state', lane: '$lane' },
              messages: { $sum: 1 },
              parts: { $sum: { $size: '$parts' } },
            },
          },
        ])
        .toArray();
      return groups.map(({ _id, ...sums }) => ({ ..._id, ...sums }));
    });
  }

  documents(period: Period): Promise<{ type: string; count: number }[]> {
    return this.db.run(async ({ documents }) => {
      const groups = await documents
        .aggregate<{ _id: string; count: number }>([
          { $match: { createdAt: within(period) } },
          { $group: { _id: '$type', count: { $sum: 1 } } },
        ])
        .toArray();
      return groups.map(({ _id, count }) => ({ type: _id, count }));
    });
  }
}
