import { setImmediate } from 'node:timers/promises';
import type {
  Counted,
  CountedSms,
  CountKey,
  CountQuery,
  CountStore,
  TimeUnit,
} from '../ports/counts.ts';
import type { OutboxState } from '../ports/outbox.ts';
import type { Period } from '../ports/search.ts';
import { columnOf } from './column-name.ts';
import type { Database } from './database.ts';
import { FATED, FATES } from './outbox-judged.ts';

/** The numbers of reports: each statement reads one covering index, and that only in its period. */

const HOUR = 3_600_000;
/** Longest period that is counted at one go, milliseconds, and into how many at most one is cut. */
const PART = 31 * 24 * HOUR;
const MOST_PARTS = 24;
/** Of `2026-11-23T…`, the part `2026-11`. */
const MONTH_NAME = 7;
/** After so much counting others get their turn, milliseconds. */
const LONGEST_BUSY = 15;

/** Months are counted one by one (below). */
type UnitOfRow = Exclude<TimeUnit, 'month'>;

/** Parts of a local time in milliseconds since 1970-01-01 00.00, a Thursday. */
const TIME_UNITS: Record<UnitOfRow, (local: string) => string> = {
  day: localDay,
  weekday: (local) => `(${local} / ${24 * HOUR} + 4) % 7`,
  hour: (local) => `${local} / ${HOUR} % 24`,
};

/** SQL of the date of a local time: `2026-11-23`. */
function localDay(local: string): string {
  return `strftime('%Y-%m-%d', ${local} / 1000, 'unixepoch')`;
}

/** SQL of a moment in local time; whole minutes, so that nothing but a number stands there. */
function localTime(column: string, utcOffsetMinutes: number): string {
  return `(${column} + ${Math.trunc(utcOffsetMinutes) * 60_000})`;
}

function isUnitOfRow(key: CountKey): key is UnitOfRow {
  return key in TIME_UNITS;
}

/** One row for each combination of values, named as the query names them, with its count as `n`. */
function countByStatement<K extends CountKey>(query: CountQuery<K>) {
  const { machine, moment, period, by, utcOffsetMinutes } = query;
  const column = columnOf(moment);
  const local = localTime(column, utcOffsetMinutes);
  const keys = by.map((key) => {
    const value = isUnitOfRow(key) ? TIME_UNITS[key](local) : columnOf(key);
    return `${value} AS "${key}"`;
  });
  const groups = by.length === 0 ? '' : `GROUP BY ${by.map((_, n) => n + 1).join(', ')}`;
  const sql = `SELECT ${[...keys, 'count(*) AS n'].join(', ')} FROM instance
    WHERE machine = ? AND ${column} >= ? AND ${column} < ? ${groups}`;
  return { sql, values: [machine, period.from, period.to] };
}

/** A long period in parts that follow each other; counts of the parts add up to those of the whole. */
function partsOf({ from, to }: Period): Period[] {
  const length = Math.max(PART, Math.ceil((to - from) / MOST_PARTS));
  const count = Math.max(1, Math.ceil((to - from) / length));
  return Array.from({ length: count }, (_, n) => ({
    from: from + n * length,
    to: Math.min(to, from + (n + 1) * length),
  }));
}

/**
 * The calendar months of local time that a period touches, each cut to the period. Counted month by month, none of the rows
 * is asked which month it is of.
 */
function monthsOf(
  { from, to }: Period,
  utcOffsetMinutes: number,
): { name: string; part: Period }[] {
  const offset = Math.trunc(utcOffsetMinutes) * 60_000;
  const months: { name: string; part: Period }[] = [];
  for (let at = from; at < to; ) {
    const local = new Date(at + offset);
    const next = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1) - offset;
    const part = { from: at, to: Math.min(next, to) };
    months.push({ name: local.toISOString().slice(0, MONTH_NAME), part });
    at = part.to;
  }
  return months;
}

/** The same combinations of values, counted together. */
function joined<K extends string>(groups: Counted<K>[]): Counted<K>[] {
  const sums = new Map<string, Counted<K>>();
  for (const { key, count } of groups) {
    const name = JSON.stringify(key);
    sums.set(name, { key, count: count + (sums.get(name)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** SMS of a period, each part by the index that has it: read are indexes alone, but for what waits. */
const SMS_MADE = [
  `outbox INDEXED BY outbox_fate WHERE state IN (${FATES.map((state) => `'${state}'`).join(',')}) AND ${FATED}`,
  `outbox INDEXED BY outbox_sms WHERE type = 'sms' AND state = 'queued'`,
  `outbox INDEXED BY outbox_sending WHERE type = 'sms' AND state = 'sending'`,
]
  .map(
    (from) =>
      `SELECT created_at, state, lane, sent_parts FROM ${from} AND created_at >= ? AND created_at < ?`,
  )
  .join(' UNION ALL ');

export class SqliteCounts implements CountStore {
  private readonly db: Database;
  private turn: Promise<unknown> = Promise.resolve();
  /** For how long it was counted since others had their turn, milliseconds. */
  private busy = 0;

  constructor(db: Database) {
    this.db = db;
  }

  /**
   * Counts one thing after another. SQLite answers at once and lets nobody in meanwhile: after a while
   * the modem, the timers and the pages get their turn.
   */
  private inTurn<T>(work: () => T): Promise<T> {
    const next = async () => {
      if (this.busy > LONGEST_BUSY) {
        await setImmediate();
        this.busy = 0;
      }
      const start = performance.now();
      try {
        return await this.db.read(work);
      } finally {
        this.busy += performance.now() - start;
      }
    };
    const done = this.turn.then(next);
    this.turn = done.catch(() => {});
    return done;
  }

  private byPart<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]> {
    const { sql, values } = countByStatement(query);
    return this.inTurn(() =>
      this.db
        .all(sql, ...values)
        .map(({ n, ...key }) => ({ key: key as Counted<K>['key'], count: Number(n) }))
        .filter(({ count }) => count > 0),
    );
  }

  async by<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]> {
    if (query.by.some((key) => key === 'month')) return this.byMonth(query);
    const parts = partsOf(query.period).map((period) => this.byPart({ ...query, period }));
    return joined((await Promise.all(parts)).flat());
  }

  private async byMonth<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]> {
    const by = query.by.filter((key) => key !== 'month');
    const months = monthsOf(query.period, query.utcOffsetMinutes).map(async ({ name, part }) => {
      const counted = await this.byPart({ ...query, by, period: part });
      return counted.map(({ key, count }) => ({ key: { ...key, month: name }, count }));
    });
    return (await Promise.all(months)).flat() as Counted<K>[];
  }

  sms({ from, to }: Period, utcOffsetMinutes: number): Promise<CountedSms[]> {
    const day = localDay(localTime('created_at', utcOffsetMinutes));
    const sql = `SELECT ${day} AS day, state, lane, count(*) AS messages, sum(sent_parts) AS parts FROM (${SMS_MADE})
      GROUP BY 1, 2, 3`;
    return this.inTurn(() =>
      this.db.all(sql, ...[from, to], ...[from, to], ...[from, to]).map((row) => ({
        day: String(row.day),
        state: row.state as OutboxState,
        lane: row.lane as string | null,
        messages: Number(row.messages),
        parts: Number(row.parts),
      })),
    );
  }

  documents({ from, to }: Period): Promise<{ type: string; count: number }[]> {
    const sql = `SELECT type, count(*) AS n FROM document
      WHERE created_at >= ? AND created_at < ? GROUP BY type`;
    return this.db.read(() =>
      this.db.all(sql, from, to).map(({ type, n }) => ({ type: String(type), count: Number(n) })),
    );
  }
}
