import { describe, expect, it } from '@jest/globals';
import type { Counted, CountKey, CountQuery } from '../../store/ports/counts.ts';
import type { Change } from '../../store/ports/instances.ts';
import type { Measures, SearchFields } from '../../store/ports/search.ts';
import type { Store } from '../../store/ports/store.ts';
import { MEASURES, newChange, SEARCH, T } from './change.ts';

/** What every store must be able to count for reports. */

const WIB = 420;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tuesday 24 November 2026, 00.00 WIB. */
const TUESDAY = T - 9 * HOUR;

function created(
  id: string,
  search: Partial<SearchFields>,
  measures: Partial<Measures> | null = {},
): Change {
  const counted = measures === null ? null : { ...MEASURES, ...measures };
  return newChange(id, 0, { search: { ...SEARCH, ...search, measures: counted } });
}

/** Rows in an order of their own. */
function sorted<T>(rows: T[]): T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

export function describeCounts(current: () => Store): void {
  describe('counts', () => {
    const day = { from: TUESDAY, to: TUESDAY + DAY };
    async function countBy<K extends CountKey>(by: K[], more: Partial<CountQuery<K>> = {}) {
      const query = { machine: 'complaint', moment: 'receivedAt' as const, period: day, by };
      const rows = await current().counts.by({ ...query, utcOffsetMinutes: WIB, ...more });
      return sorted<Counted<K>>(rows);
    }

    it('by what instances have in common, those without a value together', async () => {
      const store = current();
      await store.instances.commit(created('a', { kind: 'KELUHAN', category: 'JALAN' }));
      await store.instances.commit(created('b', { kind: 'KELUHAN', category: null }));
      await store.instances.commit(created('c', { kind: 'SARAN', category: 'JALAN' }, null));
      await store.instances.commit(
        created('d', { kind: 'KELUHAN', category: 'JALAN' }, { secret: 1 }),
      );
      await store.instances.commit({ ...created('e', {}), machine: 'report' });
      expect(await countBy(['kind'])).toEqual([
        { key: { kind: 'KELUHAN' }, count: 3 },
        { key: { kind: 'SARAN' }, count: 1 },
      ]);
      expect(await countBy(['category', 'secret'])).toEqual([
        { key: { category: 'JALAN', secret: 0 }, count: 1 },
        { key: { category: 'JALAN', secret: 1 }, count: 1 },
        { key: { category: 'JALAN', secret: null }, count: 1 },
        { key: { category: null, secret: 0 }, count: 1 },
      ]);
      expect(await countBy([])).toEqual([{ key: {}, count: 4 }]);
      expect(await countBy([], { period: { from: 0, to: 1 } })).toEqual([]);
    });

    it('by month, day, weekday and hour in the district’s own time, the end left out', async () => {
      const store = current();
      const times = [TUESDAY - 1, TUESDAY, TUESDAY + 9 * HOUR, TUESDAY + DAY - 1, TUESDAY + DAY];
      for (const [n, receivedAt] of times.entries())
        await store.instances.commit(created(`t${n}`, { receivedAt }));
      expect(await countBy(['hour'])).toEqual([
        { key: { hour: 0 }, count: 1 },
        { key: { hour: 23 }, count: 1 },
        { key: { hour: 9 }, count: 1 },
      ]);
      expect(await countBy(['day', 'weekday'], { period: { from: 0, to: T + DAY } })).toEqual([
        { key: { day: '2026-11-23', weekday: 1 }, count: 1 },
        { key: { day: '2026-11-24', weekday: 2 }, count: 3 },
        { key: { day: '2026-11-25', weekday: 3 }, count: 1 },
      ]);
      // a Sunday, and the last hour of a year in a zone west of it
      const sunday = Date.UTC(2027, 0, 3);
      await store.instances.commit(created('s', { receivedAt: sunday }));
      await store.instances.commit(created('y', { receivedAt: Date.UTC(2027, 0, 1) }));
      const january = { from: Date.UTC(2027, 0, 1), to: sunday + 1 };
      const west = { period: january, utcOffsetMinutes: -60 };
      expect(await countBy(['month', 'weekday'], west)).toEqual([
        { key: { month: '2026-12', weekday: 4 }, count: 1 },
        { key: { month: '2027-01', weekday: 6 }, count: 1 },
      ]);
      expect(await countBy(['weekday'], { period: { from: sunday, to: sunday + 1 } })).toEqual([
        { key: { weekday: 0 }, count: 1 },
      ]);
    });

    it('by each moment, as the last commit has it', async () => {
      const store = current();
      await store.instances.commit(created('m', { agency: 'PUPR' }));
      const measures = {
        ...MEASURES,
        answerDays: 2,
        answerResult: 'within',
        rating: 5,
        reopened: 1,
        reopenedAt: T + 1,
        publishedAt: T + 2,
        outcome: 'answered',
      };
      const search = { ...SEARCH, answeredAt: T + 3, closedAt: T + 4, forwardedAt: T, measures };
      await store.instances.commit(newChange('m', 1, { search }));
      expect((await store.instances.load('m'))?.search.measures).toEqual(measures);
      for (const moment of ['forwardedAt', 'reopenedAt', 'publishedAt'] as const)
        expect(await countBy(['reopened'], { moment })).toEqual([
          { key: { reopened: 1 }, count: 1 },
        ]);
      expect(
        await countBy(['answerDays', 'answerResult', 'rating'], { moment: 'answeredAt' }),
      ).toEqual([{ key: { answerDays: 2, answerResult: 'within', rating: 5 }, count: 1 }]);
      expect(await countBy(['outcome'], { moment: 'closedAt' })).toEqual([
        { key: { outcome: 'answered' }, count: 1 },
      ]);
    });

    it('SMS by day, state and lane with the parts the network took', async () => {
      const store = current();
      const sms = (id: string, lane = 'status') => ({
        id,
        type: 'sms' as const,
        to: '+6281200009001',
        priority: 1,
        lane,
        dueAt: 0,
        params: '{}',
        text: id,
      });
      const tell = { ...sms('told'), type: 'tell' as const, lane: null };
      await store.instances.commit(newChange('c', 0, { effects: [sms('one'), sms('two'), tell] }));
      await store.outbox.enqueue('c', [sms('late', 'reminder')], TUESDAY + DAY);
      await store.outbox.enqueue('c', [sms('after')], TUESDAY + 2 * DAY);
      const request = { owner: 'a', now: T, leaseMs: 1000, limit: 1, kind: 'sms' as const };
      const [claimed] = await store.outbox.claim(request);
      if (claimed === undefined) throw new Error('one was due');
      const parts = [1, 2, 3].map((reference) => ({ reference: String(reference), sentAt: T }));
      await store.outbox.settle(claimed.lease, { state: 'sent', line: 'sim1', parts, at: T });
      const period = { from: TUESDAY, to: TUESDAY + 2 * DAY };
      expect(sorted(await store.counts.sms(period, WIB))).toEqual(
        sorted([
          { day: '2026-11-24', state: 'queued', lane: 'status', messages: 1, parts: 0 },
          { day: '2026-11-24', state: 'sent', lane: 'status', messages: 1, parts: 3 },
          { day: '2026-11-25', state: 'queued', lane: 'reminder', messages: 1, parts: 0 },
        ]),
      );
    });

    it('archived documents by type', async () => {
      const document = { instance: 'c', number: '1', title: 't', html: '', sha256: 'x' };
      const types = ['penerusan', 'laporan', 'penerusan', 'penerusan'];
      for (const [n, type] of types.entries())
        await current().documents.archive({
          ...document,
          id: `${n}`,
          type,
          createdAt: TUESDAY + n,
        });
      const period = { from: TUESDAY, to: TUESDAY + 3 };
      expect(sorted(await current().counts.documents(period))).toEqual([
        { type: 'laporan', count: 1 },
        { type: 'penerusan', count: 2 },
      ]);
    });
  });
}
