import { Turns } from '../../machines/base/turns.ts';
import { chained } from '../base/audit-chain.ts';
import type { AuditEntry, AuditQuery, AuditRow, AuditStore } from '../ports/audit.ts';
import type { AuditDoc, Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import { AGAIN, retry } from './retry.ts';

/** The audit log; the number of a row is its `_id`, so that only one row can follow another. */

function rowOf({ _id, ...row }: AuditDoc): AuditRow {
  return { seq: _id, ...row, detail: JSON.parse(row.detail) as AuditRow['detail'] };
}

async function tryAppend(
  { audit }: Collections,
  entry: AuditEntry,
): Promise<AuditRow | typeof AGAIN> {
  const last = await audit.findOne({}, { sort: { _id: -1 } });
  const row = chained(entry, last === null ? undefined : rowOf(last));
  const { seq, detail, ...rest } = row;
  try {
    await audit.insertOne({ _id: seq, ...rest, detail: JSON.stringify(detail) });
    return row;
  } catch (error) {
    if (isDuplicate(error)) return AGAIN;
    throw error;
  }
}

export class MongoAudit implements AuditStore {
  private readonly db: Connection;
  private readonly turns = new Turns();

  constructor(db: Connection) {
    this.db = db;
  }

  append(entry: AuditEntry): Promise<AuditRow> {
    return this.turns.take('audit', () =>
      this.db.run((collections) => retry(() => tryAppend(collections, entry))),
    );
  }

  read({ after = 0, limit }: { after?: number; limit: number }): Promise<AuditRow[]> {
    return this.db.run(async ({ audit }) => {
      const filter = { _id: { $gt: after } };
      return (await audit.find(filter).sort({ _id: 1 }).limit(limit).toArray()).map(rowOf);
    });
  }

  find({ who, subject, action, before, limit }: AuditQuery): Promise<AuditRow[]> {
    const filter = {
      ...(who === undefined ? {} : { who }),
      ...(subject === undefined ? {} : { subject }),
      ...(action === undefined ? {} : { action }),
      ...(before === undefined ? {} : { _id: { $lt: before } }),
    };
    return this.db.run(async ({ audit }) =>
      (await audit.find(filter).sort({ _id: -1 }).limit(limit).toArray()).map(rowOf),
    );
  }
}
