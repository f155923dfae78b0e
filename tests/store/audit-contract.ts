import { describe, expect, it } from '@jest/globals';
import { CHAIN_START, firstBreak } from '../../store/base/audit-chain.ts';
import type { AuditEntry, AuditStore } from '../../store/ports/audit.ts';
import { T } from './change.ts';

/** What every store must do with the audit log. */

export function entry(n: number, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: T + n,
    who: 'admin',
    role: 'admin',
    action: 'number.shown',
    subject: `2026-A00${n}`,
    detail: { n, why: null, b: 'ñ', a: true },
    ...more,
  };
}

export function describeAudit(current: () => AuditStore): void {
  describe('audit log', () => {
    it('chains its rows from the first on', async () => {
      const store = current();
      const first = await store.append(entry(1));
      const second = await store.append(entry(2, { subject: null, detail: {} }));
      expect(first).toMatchObject({ seq: 1, previous: CHAIN_START, ...entry(1) });
      expect(second).toMatchObject({ seq: 2, previous: first.hash });
      const rows = await store.read({ limit: 9 });
      expect(rows).toEqual([first, second]);
      expect(firstBreak(rows, undefined)).toBeUndefined();
      expect(await store.read({ after: 1, limit: 9 })).toEqual([second]);
      expect(await store.read({ limit: 1 })).toEqual([first]);
    });

    it('has no gap and no fork under many writers', async () => {
      const store = current();
      await Promise.all(Array.from({ length: 30 }, (_, n) => store.append(entry(n))));
      const rows = await store.read({ limit: 99 });
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
      expect(new Set(rows.map(({ at }) => at)).size).toBe(30);
      expect(firstBreak(rows, undefined)).toBeUndefined();
    });

    it('is found newest first, by who, subject and action, page by page', async () => {
      const store = current();
      await store.append(entry(1));
      await store.append(entry(2, { who: 'pupr', subject: '2026-A001' }));
      await store.append(entry(3, { who: 'pupr', action: 'session.opened', subject: null }));
      await store.append(entry(4));
      const seqs = async (query: object) =>
        (await store.find({ limit: 9, ...query })).map(({ seq }) => seq);
      expect(await seqs({})).toEqual([4, 3, 2, 1]);
      expect(await seqs({ limit: 2, before: 4 })).toEqual([3, 2]);
      expect(await seqs({ who: 'pupr' })).toEqual([3, 2]);
      expect(await seqs({ who: 'pupr', before: 3 })).toEqual([2]);
      expect(await seqs({ subject: '2026-A001' })).toEqual([2, 1]);
      expect(await seqs({ action: 'session.opened' })).toEqual([3]);
      expect(await seqs({ who: 'pupr', subject: '2026-A004' })).toEqual([]);
    });
  });
}
