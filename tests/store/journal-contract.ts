import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../store/ports/store.ts';
import { newChange, T } from './change.ts';

/** What every store must do with the order of all that happened. */

export function describeJournal(current: () => Store): void {
  describe('the journal', () => {
    const commit = (id: string, revision: number, more = {}) =>
      current().instances.commit(newChange(id, revision, more));
    const behind = async (place: number, limit = 10) => {
      const found = await current().journal.after('complaint', place, limit);
      return found.map(({ instance, revision }) => `${instance}:${revision}`);
    };

    it('has each commit once, whatever its time, and those of other processes apart', async () => {
      await commit('c1', 0, { at: T + 50 });
      expect(await behind(0)).toEqual(['c1:1']);
      await commit('c2', 0, { at: T });
      await commit('l1', 0, { machine: 'letter' });
      await commit('c1', 1, { at: T + 10 });
      expect(await commit('c1', 1, { key: 'late' })).toBe('conflict');
      expect(await commit('c1', 1)).toBe('duplicate');
      const [first, ...others] = await current().journal.after('complaint', 0, 10);
      expect(first?.instance).toBe('c1');
      expect(await behind(first?.place ?? 0)).toEqual(expect.arrayContaining(['c1:2', 'c2:1']));
      expect(others).toHaveLength(2);
      expect(others[1]).toMatchObject({ at: expect.any(Number), by: 'citizen', effects: [] });
      expect(await current().journal.last('complaint')).toBe(others[1]?.place);
      expect(await current().journal.last('nothing')).toBe(0);
      expect(await current().journal.after('letter', 0, 10)).toHaveLength(1);
    });

    it('gives whoever follows it everything once, while many write', async () => {
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let revision = 0; revision < 6; revision += 1) await commit(`c${writer}`, revision);
      });
      let writing = true;
      const written = Promise.all(writers).then(() => {
        writing = false;
      });
      const seen: string[] = [];
      for (let place = 0, more = true; more; ) {
        const last = !writing;
        const page = await current().journal.after('complaint', place, 7);
        for (const entry of page) {
          expect(entry.place).toBeGreaterThan(place);
          place = entry.place;
          seen.push(`${entry.instance}:${entry.revision}`);
        }
        more = !last || page.length > 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
      await written;
      expect(new Set(seen).size).toBe(48);
      expect(seen).toHaveLength(48);
    });
  });
}
