import { chained } from '../../store/base/audit-chain.ts';
import type { AuditEntry, AuditQuery, AuditRow, AuditStore } from '../../store/ports/audit.ts';

/** The audit log in memory, for tests whose store is made by hand; held to the same contract. */
export class MemoryAudit implements AuditStore {
  readonly auditRows: AuditRow[] = [];

  append = (entry: AuditEntry): Promise<AuditRow> => {
    const row = chained(structuredClone(entry), this.auditRows.at(-1));
    this.auditRows.push(row);
    return Promise.resolve(row);
  };

  read = ({ after = 0, limit }: { after?: number; limit: number }): Promise<AuditRow[]> =>
    Promise.resolve(this.auditRows.filter(({ seq }) => seq > after).slice(0, limit));

  find = ({ who, subject, action, before, limit }: AuditQuery): Promise<AuditRow[]> => {
    const found = this.auditRows.filter(
      (row) =>
        (who === undefined || row.who === who) &&
        (subject === undefined || row.subject === subject) &&
        (action === undefined || row.action === action) &&
        (before === undefined || row.seq < before),
    );
    return Promise.resolve(found.reverse().slice(0, limit));
  };
}
