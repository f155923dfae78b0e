import { describe, expect, it } from '@jest/globals';
import type { RecordStore } from '../../store/ports/records.ts';
import { T } from './change.ts';

/** What every store must do with small records. */

export function describeRecords(current: () => RecordStore): void {
  describe('records', () => {
    const put = (id: string, expectedRevision: number, value: unknown = id, kind = 'user') =>
      current().put({ kind, id, expectedRevision, value });

    it('are created once and changed on the revision that was read only', async () => {
      const store = current();
      const value = { 'a.b': [1, null, 'ñ'], $c: { 10: true, 9: false } };
      expect(await put('pupr', 0, value)).toBe('stored');
      expect(await put('pupr', 0, 'other')).toBe('conflict');
      expect(await store.get('user', 'pupr')).toEqual({
        kind: 'user',
        id: 'pupr',
        revision: 1,
        value,
        expiresAt: null,
      });
      expect(await put('pupr', 1, 'new')).toBe('stored');
      expect(await put('pupr', 1, 'late')).toBe('conflict');
      expect(await put('unknown', 3)).toBe('conflict');
      expect(await store.get('user', 'pupr')).toMatchObject({ revision: 2, value: 'new' });
      expect(await store.get('user', 'unknown')).toBeUndefined();
    });

    it('have ids of their own in each kind', async () => {
      const store = current();
      await put('x', 0, 'a user');
      expect(await store.get('session', 'x')).toBeUndefined();
      expect(await put('x', 0, 'a session', 'session')).toBe('stored');
      expect(await store.delete('session', 'x')).toBe(true);
      expect(await store.delete('session', 'x')).toBe(false);
      expect(await store.get('user', 'x')).toMatchObject({ value: 'a user' });
    });

    it('come in the order of their ids, page by page', async () => {
      const store = current();
      for (const id of ['b', 'a', 'B', '10', '9']) await put(id, 0);
      await put('aa', 0, 'of another kind', 'session');
      const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
      expect(ids(await store.list('user', { limit: 3 }))).toEqual(['10', '9', 'B']);
      expect(ids(await store.list('user', { after: 'B', limit: 3 }))).toEqual(['a', 'b']);
      expect(await store.list('nothing', { limit: 3 })).toEqual([]);
    });

    it('are removed once they have expired, and not when they were prolonged', async () => {
      const store = current();
      const session = { kind: 'session', value: 1, expectedRevision: 0 };
      await store.put({ ...session, id: 'old', expiresAt: T });
      await store.put({ ...session, id: 'used', expiresAt: T });
      await store.put({ ...session, id: 'used', expectedRevision: 1, expiresAt: T + 9 });
      await store.put({ ...session, id: 'ever' });
      expect(await store.removeExpired(T - 1)).toBe(0);
      expect(await store.removeExpired(T)).toBe(1);
      expect(await store.get('session', 'old')).toBeUndefined();
      expect(await store.get('session', 'used')).toMatchObject({ expiresAt: T + 9 });
      expect(await store.removeExpired(Number.MAX_SAFE_INTEGER)).toBe(1);
      expect(await store.get('session', 'ever')).toBeDefined();
    });

    it('let one of many writers win', async () => {
      await put('x', 0);
      const outcomes = await Promise.all([1, 2, 3, 4].map((n) => put('x', 1, n)));
      expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
      const created = await Promise.all([1, 2, 3, 4].map((n) => put('y', 0, n)));
      expect(created.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    });
  });
}
