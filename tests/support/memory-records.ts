import type { RecordChange, RecordStore, StoredRecord } from '../../store/ports/records.ts';

/** Records in memory, for tests whose store is made by hand; held to the same contract as the others. */
export class MemoryRecords implements RecordStore {
  private readonly rows = new Map<string, StoredRecord>();

  get = (kind: string, id: string): Promise<StoredRecord | undefined> =>
    Promise.resolve(structuredClone(this.rows.get(`${kind}:${id}`)));

  put = (change: RecordChange): Promise<'stored' | 'conflict'> => {
    const { kind, id, expectedRevision, value, expiresAt = null } = change;
    const known = this.rows.get(`${kind}:${id}`);
    if ((known?.revision ?? 0) !== expectedRevision) return Promise.resolve('conflict');
    const copy = structuredClone(value);
    const row = { kind, id, revision: expectedRevision + 1, value: copy, expiresAt };
    this.rows.set(`${kind}:${id}`, row);
    return Promise.resolve('stored');
  };

  delete = (kind: string, id: string): Promise<boolean> =>
    Promise.resolve(this.rows.delete(`${kind}:${id}`));

  list = (kind: string, { after = '', limit }: { after?: string; limit: number }) => {
    const rows = [...this.rows.values()]
      .filter((row) => row.kind === kind && row.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.resolve(structuredClone(rows.slice(0, limit)));
  };

  removeExpired = (now: number): Promise<number> => {
    const expired = [...this.rows].filter(
      ([, { expiresAt }]) => expiresAt !== null && expiresAt <= now,
    );
    for (const [key] of expired) this.rows.delete(key);
    return Promise.resolve(expired.length);
  };
}
