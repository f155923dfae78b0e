import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, IncomingPart, IncomingSms } from '../../channels/port.ts';
import type { Change } from '../../store/ports/instances.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import type { NewEffect, OutboxEntry } from '../../store/ports/outbox.ts';
import type { PageRequest, Query } from '../../store/ports/search.ts';
import type { Store } from '../../store/ports/store.ts';
import { describeAudit, entry } from './audit-contract.ts';
import { newChange as change, MEASURES, SEARCH, T } from './change.ts';
import { describeCounts } from './counts-contract.ts';
import { describeJournal } from './journal-contract.ts';
import { describeRecords } from './records-contract.ts';

/** What every store must do, whatever it is made of (`store/ports/`). */

const LEASE = 1000;
const PHONE = '+6281200009001';

export function effect(id: string, more: Partial<NewEffect> = {}): NewEffect {
  return {
    id,
    type: 'sms',
    to: PHONE,
    priority: 1,
    lane: 'acknowledgement',
    dueAt: T,
    params: '{}',
    text: `text of ${id}`,
    ...more,
  };
}

export function sms(fingerprint: string, more: Partial<IncomingSms> = {}): IncomingSms {
  return {
    fingerprint,
    from: PHONE,
    text: fingerprint,
    sentAt: T,
    receivedAt: T,
    line: 'sim1',
    raw: ['00'],
    ...more,
  };
}

export function part(sequence: number, more: Partial<IncomingPart> = {}): IncomingPart {
  return {
    fingerprint: `p${sequence}`,
    group: 'g',
    sequence,
    total: 3,
    from: PHONE,
    text: `<${sequence}>`,
    sentAt: T,
    receivedAt: T,
    line: 'sim1',
    raw: `0${sequence}`,
    ...more,
  };
}

export function report(reference: number): DeliveryReport {
  const status = { status: '0', outcome: 'delivered' as const };
  return { line: 'sim1', reference: String(reference), to: PHONE, ...status, sentAt: T, at: T + 9 };
}

export function describeStore(name: string, make: () => Store): void {
  describe(name, () => {
    let store: Store;
    const claimSms = (now = T, more = {}) =>
      store.outbox.claim({ owner: 'a', now, leaseMs: LEASE, limit: 10, kind: 'sms', ...more });
    const claimOne = async (now = T): Promise<Claimed<OutboxEntry>> => {
      const [first] = await claimSms(now, { limit: 1 });
      if (first === undefined) throw new Error('nothing to claim');
      return first;
    };
    const claimInbox = (now = T, owner = 'a') =>
      store.inbox.claim({ owner, now, leaseMs: LEASE, limit: 10 });

    beforeEach(async () => {
      store = make();
      await store.open();
    });
    afterEach(() => store.close());

    describe('commit', () => {
      it('creates once, moves on the right revision only, and knows its keys', async () => {
        expect(await store.instances.commit(change('c', 0))).toBe('committed');
        expect(await store.instances.commit(change('c', 0))).toBe('duplicate');
        expect(await store.instances.commit(change('c', 0, { key: 'other' }))).toBe('conflict');
        expect(await store.instances.commit(change('c', 1))).toBe('committed');
        expect(await store.instances.commit(change('c', 1, { key: 'late' }))).toBe('conflict');
        expect(await store.instances.load('c')).toMatchObject({
          revision: 2,
          snapshot: '{"revision":2}',
          search: SEARCH,
        });
        expect(
          (await store.instances.history('c')).map(({ revision, key }) => [revision, key]),
        ).toEqual([
          [1, 'c-0'],
          [2, 'c-1'],
        ]);
        expect(await store.instances.history('c', 1)).toHaveLength(1);
        expect(await store.instances.load('none')).toBeUndefined();
      });

      it('writes nothing at all on a conflict', async () => {
        await store.instances.commit(change('c', 0));
        const lost = change('c', 5, { effects: [effect('x')], arm: [{ id: 't', dueAt: T }] });
        expect(await store.instances.commit(lost)).toBe('conflict');
        expect(await claimSms()).toEqual([]);
        expect(await store.outbox.oldestDue(T + 9)).toBeUndefined();
        expect(await store.timers.due(T, 9)).toEqual([]);
      });

      it('counts exactly under twenty writers', async () => {
        await store.instances.commit(change('c', 0));
        const writer = async (w: number) => {
          for (let done = 0; done < 5; ) {
            const revision = (await store.instances.load('c'))?.revision ?? 0;
            const outcome = await store.instances.commit(
              change('c', revision, { key: `${w}-${done}` }),
            );
            if (outcome === 'committed') done += 1;
          }
        };
        await Promise.all(Array.from({ length: 20 }, (_, w) => writer(w)));
        expect((await store.instances.load('c'))?.revision).toBe(101);
      });
    });

    describeJournal(() => store);

    describe('timers', () => {
      it('come due in order, are replaced by arming again and removed by cancelling', async () => {
        const arm = [
          { id: 'late', dueAt: T + 50 },
          { id: 'soon', dueAt: T + 10 },
          { id: 'gone', dueAt: T + 1 },
        ];
        await store.instances.commit(change('c', 0, { arm }));
        expect(await store.nextWakeAt()).toBe(T + 1);
        await store.instances.commit(
          change('c', 1, { arm: [{ id: 'late', dueAt: T + 5 }], cancel: ['gone'] }),
        );
        expect((await store.timers.due(T + 60, 9)).map(({ id }) => id)).toEqual(['late', 'soon']);
        expect(await store.timers.due(T + 4, 9)).toEqual([]);
      });

      it('fire once, and not when they were armed again since', async () => {
        await store.instances.commit(change('c', 0, { arm: [{ id: 't', dueAt: T }] }));
        await store.instances.commit(change('c', 1, { arm: [{ id: 't', dueAt: T }] }));
        const stale = change('c', 2, { timer: { id: 't', armedRevision: 1 } });
        expect(await store.instances.commit(stale)).toBe('duplicate');
        const conflicting = change('c', 9, { key: 'k', timer: { id: 't', armedRevision: 2 } });
        expect(await store.instances.commit(conflicting)).toBe('conflict');
        expect(await store.timers.due(T, 9)).toHaveLength(1);
        const firing = change('c', 2, { key: 'f', timer: { id: 't', armedRevision: 2 } });
        expect(await store.instances.commit(firing)).toBe('committed');
        expect(await store.timers.due(T, 9)).toEqual([]);
      });
    });

    describe('outbox', () => {
      it('hands out by priority, then age, when due, and only once', async () => {
        const effects = [
          effect('slow', { priority: 4 }),
          effect('first'),
          effect('second'),
          effect('later', { dueAt: T + 5 }),
          effect('told', { type: 'tell' }),
        ];
        await store.instances.commit(change('c', 0, { effects }));
        expect((await claimSms()).map(({ entry }) => entry.id)).toEqual([
          'first',
          'second',
          'slow',
        ]);
        expect(await claimSms()).toEqual([]);
        expect((await claimSms(T + 5)).map(({ entry }) => entry.id)).toEqual(['later']);
        const internal = await claimSms(T, { kind: 'internal' });
        expect(internal.map(({ entry }) => entry.id)).toEqual(['told']);
      });

      it('queues again what was never handed over, marks what was, and fences the old holder', async () => {
        await store.outbox.enqueue('c', [effect('safe'), effect('risky')], T);
        const [safe, risky] = await claimSms();
        if (safe === undefined || risky === undefined) throw new Error('two were queued');
        expect(await store.outbox.handingOver(risky.lease, 0, 1, T)).toBe(true);
        const again = await claimSms(T + LEASE);
        expect(again.map(({ entry }) => entry.id)).toEqual(['safe']);
        expect(await store.outbox.get('risky')).toMatchObject({ state: 'unconfirmed' });
        expect(await store.outbox.handingOver(safe.lease, 0, 1, T + LEASE)).toBe(false);
        expect(await store.outbox.settle(safe.lease, { state: 'done' })).toBe(false);
        expect(await store.outbox.settle(risky.lease, { state: 'done' })).toBe(false);
        expect(await store.outbox.unconfirmed('acknowledgement', T + LEASE + 1, 9)).toHaveLength(1);
        expect(await store.outbox.markCopied('risky')).toBe(true);
        expect(await store.outbox.markCopied('risky')).toBe(false);
        expect(await store.outbox.unconfirmed('acknowledgement', T + LEASE + 1, 9)).toEqual([]);
        expect(await store.outbox.resolve('risky', 'queued', T)).toBe(true);
        expect(await store.outbox.resolve('risky', 'failed', T)).toBe(false);
      });

      it('goes on after the parts that were sent before a crash', async () => {
        await store.outbox.enqueue('c', [effect('long')], T);
        const { lease } = await claimOne();
        await store.outbox.handingOver(lease, 0, 1, T);
        await store.outbox.partSent(lease, 0, { reference: '7', sentAt: T }, 'sim1');
        const resumed = await claimOne(T + LEASE);
        expect(resumed.entry.parts).toEqual([{ reference: '7', sentAt: T, deliveredAt: null }]);
      });

      it('is delivered when every part is, also when reports come before the modem answers', async () => {
        await store.outbox.enqueue('c', [effect('long')], T);
        const { lease } = await claimOne();
        const parts = ['255', '0'].map((reference) => ({ reference, sentAt: T }));
        expect(await store.outbox.recordReport(report(0), T)).toBeUndefined();
        await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
        expect(await store.outbox.get('long')).toMatchObject({ state: 'sent' });
        expect(await store.outbox.recordReport(report(255), T)).toMatchObject({
          state: 'delivered',
        });
        const day = { from: T, to: T + 1 };
        expect(await store.outbox.sentIn(day)).toBe(1);
        expect(await store.outbox.sentIn(day, 'sim1')).toBe(1);
        expect(await store.outbox.sentIn(day, 'sim2')).toBe(0);
        // what a clock that was ahead has written counts for its own day alone
        expect(await store.outbox.sentIn({ from: T - 9, to: T })).toBe(0);
        const to = (await store.outbox.get('long'))?.to ?? '';
        expect([...(await store.outbox.sentOften({ from: T, to: T + 1 }, 1))]).toEqual([[to, 1]]);
        expect([...(await store.outbox.sentOften({ from: T, to: T + 1 }, 2))]).toEqual([]);
        expect([...(await store.outbox.sentOften({ from: T + 1, to: T + 9 }, 1))]).toEqual([]);
      });

      it('is withdrawn for good, with what left before and the reason', async () => {
        await store.outbox.enqueue('c', [effect('long')], T);
        const { lease } = await claimOne();
        await store.outbox.handingOver(lease, 0, 2, T);
        await store.outbox.partSent(lease, 0, { reference: '7', sentAt: T }, 'sim1');
        const settlement = { state: 'withdrawn' as const, error: 'sudah dijawab', at: T };
        expect(await store.outbox.settle(lease, settlement)).toBe(true);
        expect(await store.outbox.get('long')).toMatchObject({
          state: 'withdrawn',
          error: 'sudah dijawab',
          parts: [{ reference: '7' }],
        });
        const request = { owner: 'b', now: T + LEASE, leaseMs: LEASE, limit: 1 };
        expect(await store.outbox.claim({ ...request, kind: 'sms' })).toEqual([]);
        expect(await store.outbox.undelivered(9)).toEqual([]);
      });

      it('has its report however many others wait for the same receiver (a backlog of 200)', async () => {
        const ids = Array.from({ length: 200 }, (_, n) => `b${String(n).padStart(3, '0')}`);
        await store.outbox.enqueue(
          'c',
          ids.map((id) => effect(id)),
          T,
        );
        const send = async (count: number) => {
          for (const { lease } of await claimSms(T, { limit: count })) {
            const reference = String(ids.indexOf(lease.id) % 128);
            const sentAt = T + ids.indexOf(lease.id) * 5_000;
            const parts = [{ reference, sentAt }];
            await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: sentAt });
          }
        };
        const arrive = async (n: number) => {
          const sentAt = T + n * 5_000 + 2_000;
          const entry = await store.outbox.recordReport(
            { ...report(n % 128), sentAt, at: sentAt },
            sentAt,
          );
          expect(entry).toMatchObject({ id: ids[n], state: 'delivered' });
        };
        await send(3);
        for (const n of [2, 0]) await arrive(n);
        await send(197);
        // the reports of all come late, those of the same reference in the wrong order
        for (let n = ids.length - 1; n >= 0; n -= 1) if (n !== 0 && n !== 2) await arrive(n);
        expect(await store.outbox.list({ state: 'sent', limit: 1 })).toEqual([]);
      });

      it('is claimed past those whose receivers are busy', async () => {
        const [one, other] = ['+6281200009001', '+6281200009002'];
        const to = [one, one, other, null].map((receiver, n) => ({
          ...effect(`e${n}`),
          to: receiver,
        }));
        await store.outbox.enqueue('c', to.slice(0, 3), T);
        const ids = async (notTo: string[]) =>
          (await claimSms(T, { limit: 1, notTo })).map(({ entry }) => entry.id);
        expect(await ids([String(one), 'x'])).toEqual(['e2']);
        expect(await ids([String(one)])).toEqual([]);
        expect(await ids([])).toEqual(['e0']);
      });

      it('is put off with all others that can wait, in one go', async () => {
        const lanes = ['reminder', 'urgent', 'reminder', 'officer'];
        await store.outbox.enqueue(
          'c',
          lanes.map((lane, n) => ({ ...effect(`e${n}`), lane })),
          T,
        );
        await store.outbox.enqueue(
          'c',
          [{ ...effect('later'), lane: 'reminder', dueAt: T + 50 }],
          T,
        );
        const hold = { now: T, except: ['urgent', 'officer'], dueAt: T + 90, error: 'besok' };
        expect(await store.outbox.holdBack(hold)).toBe(2);
        expect(await store.outbox.holdBack(hold)).toBe(0);
        expect((await claimSms(T)).map(({ entry }) => entry.id)).toEqual(['e1', 'e3']);
        expect(await store.outbox.get('e0')).toMatchObject({ dueAt: T + 90, error: 'besok' });
        expect((await claimSms(T + 90)).map(({ entry }) => entry.id)).toEqual([
          'e0',
          'e2',
          'later',
        ]);
      });

      it('is put off for one receiver, with what is due before, in one go', async () => {
        const rows = [
          { ...effect('e0'), lane: 'officer' },
          { ...effect('e1'), lane: 'officer', dueAt: T + 50 },
          { ...effect('e2'), lane: 'urgent' },
          { ...effect('e3'), lane: 'officer', to: '+6281200009999' },
          { ...effect('e4'), lane: 'officer', dueAt: T + 90 },
        ];
        await store.outbox.enqueue('c', rows, T);
        const to = rows[0]?.to ?? '';
        const hold = { now: T, to, dueBy: T + 90, except: ['urgent'], dueAt: T + 90, error: 'rem' };
        expect(await store.outbox.holdBack(hold)).toBe(2);
        expect(await store.outbox.holdBack(hold)).toBe(0);
        expect((await claimSms(T + 60)).map(({ entry }) => entry.id)).toEqual(['e2', 'e3']);
        expect((await claimSms(T + 90)).map(({ entry }) => entry.id)).toEqual(['e0', 'e1', 'e4']);
      });

      it('has a report that came between the crash and the end of its lease', async () => {
        await store.outbox.enqueue('c', [effect('doubtful')], T);
        const { lease } = await claimOne();
        await store.outbox.handingOver(lease, 0, 1, T);
        expect(await store.outbox.recordReport(report(7), T)).toBeUndefined();
        expect(await claimSms(T + LEASE)).toEqual([]);
        expect(await store.outbox.get('doubtful')).toMatchObject({ state: 'delivered' });
      });

      it('is not taken for delivered by the report of another one that is under way', async () => {
        await store.outbox.enqueue('c', [effect('doubtful')], T);
        await store.outbox.handingOver((await claimOne()).lease, 0, 1, T);
        await store.outbox.enqueue('c', [effect('next')], T);
        const { lease, entry } = await claimOne(T + LEASE);
        expect(entry.id).toBe('next');
        await store.outbox.handingOver(lease, 0, 1, T + LEASE);
        expect(await store.outbox.recordReport(report(7), T + LEASE)).toBeUndefined();
        const parts = [{ reference: '7', sentAt: T + LEASE }];
        await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T + LEASE });
        expect(await store.outbox.get('next')).toMatchObject({ state: 'delivered' });
        expect(await store.outbox.get('doubtful')).toMatchObject({ state: 'unconfirmed' });
      });

      it('is not taken for delivered by the repeated report of another one', async () => {
        await store.outbox.enqueue('c', [effect('doubtful')], T);
        await store.outbox.handingOver((await claimOne()).lease, 0, 1, T);
        await store.outbox.enqueue('c', [effect('next')], T);
        const { lease } = await claimOne(T + LEASE);
        const parts = [{ reference: '7', sentAt: T }];
        await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
        for (const _ of ['first', 'again'])
          expect(await store.outbox.recordReport(report(7), T)).toMatchObject({ id: 'next' });
        expect(await store.outbox.get('doubtful')).toMatchObject({ state: 'unconfirmed' });
      });

      it('is delivered when its report comes between the last part and the end of sending', async () => {
        await store.outbox.enqueue('c', [effect('quick')], T);
        const { lease } = await claimOne();
        await store.outbox.handingOver(lease, 0, 1, T);
        await store.outbox.partSent(lease, 0, { reference: '7', sentAt: T }, 'sim1');
        await store.outbox.recordReport(report(7), T);
        const parts = [{ reference: '7', sentAt: T }];
        await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
        expect(await store.outbox.get(lease.id)).toMatchObject({ state: 'delivered' });
      });

      it('stays doubtful when only a part before the doubtful one is reported delivered', async () => {
        await store.outbox.enqueue('c', [effect('long')], T);
        const { lease } = await claimOne();
        await store.outbox.handingOver(lease, 0, 2, T);
        await store.outbox.partSent(lease, 0, { reference: '7', sentAt: T }, 'sim1');
        await store.outbox.handingOver(lease, 1, 2, T);
        expect(await claimSms(T + LEASE)).toEqual([]);
        expect(await store.outbox.recordReport(report(7), T)).toMatchObject({
          state: 'unconfirmed',
        });
        expect(await store.outbox.recordReport(report(8), T)).toMatchObject({ state: 'delivered' });
      });

      it('goes on with its other parts once the doubtful one is reported delivered', async () => {
        await store.outbox.enqueue('c', [effect('long')], T);
        await store.outbox.handingOver((await claimOne()).lease, 0, 2, T);
        expect(await claimSms(T + LEASE)).toEqual([]);
        expect(await store.outbox.recordReport(report(7), T)).toMatchObject({ state: 'queued' });
        const { lease, entry } = await claimOne(T + LEASE);
        expect(entry.parts).toEqual([{ reference: '7', sentAt: T, deliveredAt: T + 9 }]);
        expect(entry).toMatchObject({ total: 2, handedOver: 0 });
        const parts = ['7', '8'].map((reference) => ({ reference, sentAt: T }));
        await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
        expect(await store.outbox.recordReport(report(8), T)).toMatchObject({ state: 'delivered' });
      });
    });

    describe('a report of a line that is no modem', () => {
      const long = { line: 'smpp', reference: '0A1b-77', to: PHONE, status: 'DELIVRD' };
      const delivered = { ...long, outcome: 'delivered' as const, at: T + 3 * 86_400_000 };
      const sentAs = async (reference: string) => {
        await store.outbox.enqueue('c', [effect('x')], T);
        const { lease } = await claimOne();
        const parts = [{ reference, sentAt: T }];
        await store.outbox.settle(lease, { state: 'sent', line: 'smpp', parts, at: T });
      };

      it('is put to its SMS by an id of any length, however late it comes', async () => {
        await sentAs('0A1b-77');
        expect(await store.outbox.recordReport(delivered, T)).toMatchObject({ state: 'delivered' });
      });

      it('is put to its SMS by another way of writing its id, and once', async () => {
        await sentAs('a1b2c3d5');
        const decimal = { ...delivered, reference: '2712847317', alternatives: ['a1b2c3d5'] };
        for (const _ of ['first', 'again'])
          expect(await store.outbox.recordReport(decimal, T)).toMatchObject({
            state: 'delivered',
            parts: [{ reference: 'a1b2c3d5', deliveredAt: delivered.at }],
          });
      });

      it('is never put to an SMS whose line gave no id', async () => {
        await sentAs('');
        expect(await store.outbox.recordReport({ ...delivered, reference: '' }, T)).toBeUndefined();
        expect(await store.outbox.get('x')).toMatchObject({ state: 'sent' });
      });

      it('explains an SMS of unknown fate by its own time when it names no other', async () => {
        await store.outbox.enqueue('c', [effect('x')], T);
        await store.outbox.handingOver((await claimOne()).lease, 0, 1, T);
        expect(await claimSms(T + LEASE)).toEqual([]);
        expect(await store.outbox.recordReport(delivered, T)).toBeUndefined();
        const soon = { ...delivered, at: T + 9 };
        expect(await store.outbox.recordReport(soon, T)).toMatchObject({
          id: 'x',
          state: 'delivered',
        });
      });
    });

    describe('inbox', () => {
      it('stores a message once and gives each to one worker, sender by sender', async () => {
        expect(await store.inbox.receive([sms('1'), sms('2', { from: 'X' }), sms('1')], T)).toBe(2);
        const [first] = await claimInbox();
        await store.inbox.receive([sms('3')], T + 1);
        expect(await claimInbox(T + 1, 'b')).toEqual([]);
        if (first === undefined) throw new Error('one was stored');
        expect(await store.inbox.settle(first.lease, { state: 'done', reading: '{}' })).toBe(true);
        expect(await store.inbox.settle(first.lease, { state: 'done', reading: '{}' })).toBe(false);
        expect((await claimInbox(T + 1, 'b')).map(({ entry }) => entry.id)).toEqual(['3']);
        await store.inbox.bind('1', 'c', 'why');
        expect(await store.inbox.of('c')).toMatchObject([
          { id: '1', binding: 'why', state: 'done' },
        ]);
      });

      it('holds back later messages of a sender whose message is postponed', async () => {
        await store.inbox.receive([sms('1')], T);
        const [first] = await claimInbox();
        if (first === undefined) throw new Error('one was stored');
        await store.inbox.postpone(first.lease, T + 50);
        await store.inbox.receive([sms('2', { receivedAt: T + 1 })], T + 1);
        expect(await claimInbox(T + 2)).toEqual([]);
        expect((await claimInbox(T + 50)).map(({ entry }) => entry.id)).toEqual(['1', '2']);
      });

      it('puts parts together in any order, once, and delivers the rest marked after a while', async () => {
        await store.inbox.receiveParts([part(3), part(1)], T);
        await store.inbox.receiveParts([part(3)], T);
        expect(await claimInbox()).toEqual([]);
        await store.inbox.receiveParts([part(2)], T);
        expect((await claimInbox()).map(({ entry }) => entry.text)).toEqual(['<1><2><3>']);
        await store.inbox.receiveParts([part(1, { fingerprint: 'q', group: 'h', from: 'Y' })], T);
        expect(await store.inbox.expireParts(T, T + 5)).toBe(0);
        expect(await store.inbox.expireParts(T + 1, T + 5)).toBe(1);
        const [late] = await claimInbox(T + 5);
        expect(late?.entry).toMatchObject({ text: '<1> …  … ', incomplete: true });
      });

      it('hands over a part that comes after its message was given up, once, naming the message', async () => {
        await store.inbox.receiveParts([part(1), part(3)], T);
        await store.inbox.expireParts(T + 1, T + 5);
        const [first] = await claimInbox(T + 5);
        expect(first?.entry).toMatchObject({ text: '<1> … <3>', incomplete: true });
        if (first) await store.inbox.settle(first.lease, { state: 'done', reading: null });
        await store.inbox.receiveParts([part(2), part(2)], T + 9);
        await store.inbox.receiveParts([part(2)], T + 10);
        const claimed = await claimInbox(T + 10);
        expect(claimed.map(({ entry }) => entry)).toMatchObject([
          { text: '<2>', continues: first?.entry.id, raw: ['02'] },
        ]);
        // the reference used again, much later, is another message
        const later = { sentAt: T + 3_600_000 };
        const again = [1, 2, 3].map((n) => part(n, { fingerprint: `r${n}`, ...later }));
        await store.inbox.receiveParts(again, T + 3_600_000);
        const entries = (await claimInbox(T + 9_600_000)).map(({ entry }) => entry);
        expect(entries.find(({ text }) => text === '<1><2><3>')?.continues).toBeUndefined();
      });
    });

    it('says since when the oldest has waited, of what came and of what is to go', async () => {
      expect(await store.inbox.oldestNew()).toBeUndefined();
      await store.inbox.receive([sms('a')], T + 5);
      await store.inbox.receive([sms('b', { from: '+6281200009002' })], T + 9);
      expect(await store.inbox.oldestNew()).toBe(T + 5);
      await store.outbox.enqueue('c', [effect('later', { dueAt: T + 50 })], T);
      await store.outbox.enqueue('c', [effect('x')], T + 3);
      await store.outbox.enqueue('c', [effect('told', { type: 'tell' })], T + 1);
      expect(await store.outbox.oldestDue(T + 9)).toBe(T + 3);
      expect(await store.outbox.oldestDue(T + 50)).toBe(T);
    });

    it('finds, pages, counts and tallies', async () => {
      for (let n = 1; n <= 5; n += 1)
        await store.instances.commit(
          change(`c${n}`, 0, {
            at: T + n,
            search: {
              ...SEARCH,
              agency: n < 4 ? 'PUPR' : 'DINKES',
              state: n === 5 ? 'forwardedX' : SEARCH.state,
              due: n === 2 ? null : T - n,
            },
          }),
        );
      const query = { machine: 'complaint' };
      const one = await store.instances.find(query, { order: 'created', limit: 2 });
      expect(one.items.map(({ id }) => id)).toEqual(['c5', 'c4']);
      const two = await store.instances.find(query, {
        order: 'created',
        limit: 9,
        cursor: one.next ?? '',
      });
      expect(two.items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1']);
      expect(two.next).toBeNull();
      const due = await store.instances.find(query, { order: 'due', limit: 9 });
      expect(due.items.map(({ id }) => id)).toEqual(['c5', 'c4', 'c3', 'c1']);
      expect(await store.instances.count({ ...query, state: 'forwarded' })).toBe(4);
      expect(await store.instances.count({ ...query, kind: SEARCH.kind ?? '' })).toBe(5);
      expect(await store.instances.count({ ...query, kind: 'SARAN' })).toBe(0);
      expect(await store.instances.count({ ...query, tag: 'open', agency: 'PUPR' })).toBe(3);
      expect(await store.instances.count({ ...query, received: { from: T, to: T } })).toBe(0);
      const ever = { from: 0, to: T * 2 };
      for (const more of [
        {},
        { tag: 'open' },
        { received: ever },
        { tag: 'open', received: ever },
      ]) {
        const all = await store.instances.count({ ...query, ...more });
        expect(all).toBeGreaterThan(2);
        for (const most of [1, 2, all, all + 1])
          expect(await store.instances.count({ ...query, ...more }, most)).toBe(
            Math.min(most, all),
          );
      }
      expect(await store.instances.tally(query, 'agency')).toEqual([
        { key: 'PUPR', count: 3, oldest: T + 1 },
        { key: 'DINKES', count: 2, oldest: T + 4 },
      ]);
      expect(await store.instances.tally(query, 'state')).toEqual([
        { key: SEARCH.state, count: 4, oldest: T + 1 },
        { key: 'forwardedX', count: 1, oldest: T + 5 },
      ]);
      await expect(
        store.instances.find(query, { order: 'created', limit: 1, cursor: '!' }),
      ).rejects.toThrow(RangeError);
    });

    it('finds by tag and state in the order of the deadline and of receipt, as both change', async () => {
      const query = { machine: 'complaint' };
      const of = (state: string, tags: string[], due: number | null) => ({
        search: { ...SEARCH, state, tags, due },
      });
      await store.instances.commit(change('c1', 0, of('triage', ['withAdmin'], T + 9)));
      await store.instances.commit(change('c2', 0, of('review', ['withAdmin'], T + 5)));
      await store.instances.commit(change('c3', 0, of('forwarded.working', ['withAgency'], T + 1)));
      await store.instances.commit(change('c4', 0, of('triage', ['withAdmin'], T + 3)));
      const ids = async (more: object, order: 'due' | 'created' = 'due') => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.instances.find(
            { ...query, ...more },
            { order, limit: 2, ...(cursor === undefined ? {} : { cursor }) },
          );
          found.push(...page.items.map(({ id }) => id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        return found;
      };
      expect(await ids({ tag: 'withAdmin' })).toEqual(['c4', 'c2', 'c1']);
      expect(await ids({ tag: 'withAdmin', state: 'triage' })).toEqual(['c4', 'c1']);
      expect(await ids({ state: 'triage' })).toEqual(['c4', 'c1']);
      expect(await ids({ state: 'forwarded', agency: 'PUPR' })).toEqual(['c3']);
      const several = { state: 'forwarded', agencies: ['PUPR', 'PUTR'] };
      expect(await ids(several)).toEqual(['c3']);
      expect(await ids({ ...several, agency: 'PUPR' })).toEqual(['c3']);
      expect(await ids({ ...several, agency: 'DLHKP' })).toEqual([]);
      expect(await ids({ state: 'forwarded', agencies: ['PUTR'] })).toEqual([]);
      await store.instances.commit(change('c1', 1, of('triage', ['withAdmin', 'overdue'], T + 2)));
      await store.instances.commit(change('c4', 1, of('closed', ['closed'], null)));
      expect(await ids({ tag: 'withAdmin' })).toEqual(['c1', 'c2']);
      expect(await ids({ tag: 'withAdmin' }, 'created')).toEqual(['c2', 'c1']);
      expect(await ids({ state: 'closed' }, 'created')).toEqual(['c4']);
      expect(await ids({ state: 'closed' })).toEqual([]);
      expect(await store.instances.count({ ...query, tag: 'withAdmin' })).toBe(2);
      expect(await store.instances.count({ ...query, state: 'triage' })).toBe(1);
      expect(await store.instances.count({ ...query, tag: 'withAdmin', state: 'triage' })).toBe(1);
      expect(await store.instances.count(query)).toBe(4);
      expect(await store.instances.tally(query, 'state')).toEqual(
        ['closed', 'forwarded.working', 'review', 'triage'].map((key) => ({
          key,
          count: 1,
          oldest: T,
        })),
      );
    });

    describe('pages', () => {
      const came = (id: string, at: number, receivedAt: number, more: object = {}) =>
        store.instances.commit(
          change(id, 0, { at: T + at, search: { ...SEARCH, receivedAt: T + receivedAt, ...more } }),
        );
      async function pages(more: Partial<Query>, order: PageRequest['order'] = 'created') {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { machine: 'complaint', ...more };
          const page = await store.instances.find(query, {
            ...{ order, limit: 1 },
            ...(cursor === undefined ? {} : { cursor }),
          });
          found.push(...page.items.map(({ id }) => id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        return found;
      }
      const received = { from: T, to: T + 100 };

      it('are in the same order whatever else is asked', async () => {
        // what came first was entered last: a letter of last week, two at the same moment
        await came('c1', 0, 30, { tags: ['open'] });
        await came('c2', 10, 20, { tags: ['open', 'late'] });
        await came('c3', 20, 10, { tags: ['late'] });
        await came('c4', 20, 10);
        await came('c5', 30, 200);
        expect(await pages({})).toEqual(['c5', 'c4', 'c3', 'c2', 'c1']);
        expect(await pages({ tag: 'late' })).toEqual(['c3', 'c2']);
        expect(await pages({ phone: SEARCH.phone ?? '' })).toEqual(['c5', 'c4', 'c3', 'c2', 'c1']);
        const byReception = ['c1', 'c2', 'c4', 'c3'];
        expect(await pages({ received })).toEqual(byReception);
        expect(await pages({ received, agency: 'PUPR' })).toEqual(byReception);
        expect(await pages({ received, state: 'forwarded' })).toEqual(byReception);
        expect(await pages({ received, phone: SEARCH.phone ?? '' })).toEqual(byReception);
        expect(await pages({ received, tag: 'late' })).toEqual(['c2', 'c3']);
        expect(await pages({ received }, 'due')).toEqual(['c1', 'c2', 'c3', 'c4']);
        await store.instances.commit(change('c1', 1, { at: T + 40, search: SEARCH }));
        expect(await pages({}, 'updated')).toEqual(['c2', 'c3', 'c4', 'c5', 'c1']);
        const since = { updatedSince: T + 20 };
        expect(await pages(since, 'updated')).toEqual(['c3', 'c4', 'c5', 'c1']);
        expect(await pages({ ...since, tag: 'late' }, 'updated')).toEqual(['c3']);
        expect(await pages({ ...since, agency: 'PUPR' })).toEqual(['c5', 'c4', 'c3', 'c1']);
      });
    });

    describe('tags that must not be there', () => {
      const hidden = ['secret', 'proposed'];
      const query = { machine: 'complaint', without: hidden };
      const told = (
        id: string,
        n: number,
        tags: string[],
        more: Partial<Change['search']> = {},
      ) => {
        const search = { ...SEARCH, tags: ['open', ...tags], due: T + n, ...more };
        return store.instances.commit(change(id, 0, { at: T + n, words: 'jalan rusak', search }));
      };
      const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
      beforeEach(async () => {
        await told('c1', 1, []);
        await told('c2', 2, ['secret']);
        await told('c3', 3, ['proposed'], { agency: 'DINKES' });
        await told('c4', 4, [], { agency: 'DINKES' });
        await told('c5', 5, ['proposed', 'secret'], { state: 'triage' });
        await told('c6', 6, ['overdue'], { state: 'triage' });
      });

      it('leave instances out of lists in any order, of counts, tallies and searches', async () => {
        const page = { order: 'created' as const, limit: 9 };
        expect(idsOf(await store.instances.find(query, page))).toEqual(['c6', 'c4', 'c1']);
        expect(idsOf(await store.instances.find(query, { ...page, order: 'due' }))).toEqual([
          'c1',
          'c4',
          'c6',
        ]);
        expect(idsOf(await store.instances.find({ ...query, tag: 'open' }, page))).toEqual([
          'c6',
          'c4',
          'c1',
        ]);
        expect(idsOf(await store.instances.find({ ...query, state: 'triage' }, page))).toEqual([
          'c6',
        ]);
        expect(idsOf(await store.instances.find({ ...query, agency: 'DINKES' }, page))).toEqual([
          'c4',
        ]);
        expect(idsOf(await store.instances.find({ ...query, tag: 'secret' }, page))).toEqual([]);
        expect(idsOf(await store.instances.find({ ...query, without: ['secret'] }, page))).toEqual([
          ...['c6', 'c4', 'c3', 'c1'],
        ]);
        expect(idsOf(await store.instances.find({ ...query, without: [] }, page))).toHaveLength(6);
        expect(await store.instances.count(query)).toBe(3);
        expect(await store.instances.count({ ...query, tag: 'open', agency: 'DINKES' })).toBe(1);
        expect(await store.instances.tally(query, 'agency')).toEqual([
          { key: 'PUPR', count: 2, oldest: T + 1 },
          { key: 'DINKES', count: 1, oldest: T + 4 },
        ]);
        expect(idsOf(await store.instances.search('jalan', query, { limit: 9 }))).toEqual([
          ...['c6', 'c4', 'c1'],
        ]);
      });

      it('leave pages full: what is hidden takes no place and shows in no cursor', async () => {
        for (const order of ['created', 'due'] as const) {
          const first = await store.instances.find(query, { order, limit: 2 });
          expect(first.items).toHaveLength(2);
          const next = await store.instances.find(query, {
            order,
            limit: 2,
            cursor: first.next ?? '',
          });
          expect([next.items.length, next.next]).toEqual([1, null]);
        }
        const found = await store.instances.search('jalan', query, { limit: 2 });
        expect(idsOf(found)).toEqual(['c6', 'c4']);
      });

      it('are left out of the list behind a figure, which is in the order of its moment', async () => {
        const answered = async (id: string, at: number, answerResult: string) => {
          const measures = { ...MEASURES, answerResult };
          const search = { ...SEARCH, tags: ['open'], answeredAt: T + at, measures };
          await store.instances.commit(change(id, 1, { at: T + 50, search }));
        };
        await answered('c1', 30, 'late');
        await answered('c4', 20, 'late');
        await answered('c6', 25, 'within');
        await answered('c3', 40, 'late');
        const where = { answerResult: ['late', 'extended'] };
        const counted = { moment: 'answeredAt', in: { from: T, to: T + 40 }, where } as const;
        const late = { machine: 'complaint', counted };
        const first = await store.instances.find(late, { order: 'created', limit: 1 });
        const next = { order: 'created', limit: 1, cursor: first.next ?? '' } as const;
        const second = await store.instances.find(late, next);
        expect([idsOf(first), idsOf(second), second.next]).toEqual([['c1'], ['c4'], null]);
        expect(await store.instances.count(late)).toBe(2);
        expect(await store.instances.count({ ...late, without: ['open'] })).toBe(0);
        const all = { ...late, counted: { ...counted, where: {} } };
        expect(idsOf(await store.instances.find(all, { order: 'created', limit: 9 }))).toEqual([
          ...['c1', 'c6', 'c4'],
        ]);
      });

      it('count once they are gone', async () => {
        await store.instances.commit(
          change('c2', 1, { search: { ...SEARCH, tags: ['open'], due: null } }),
        );
        await store.instances.commit(
          change('c1', 1, { search: { ...SEARCH, tags: ['open', 'secret'] } }),
        );
        expect(idsOf(await store.instances.find(query, { order: 'created', limit: 9 }))).toEqual([
          ...['c6', 'c4', 'c2'],
        ]);
      });
    });

    it('is settled by its answer, else by its end; what is left at a moment came before it', async () => {
      const settled = (id: string, answered: number | null, closed: number | null) => {
        const at = (after: number | null) => (after === null ? null : T + after);
        const moments = { receivedAt: T, answeredAt: at(answered), closedAt: at(closed) };
        return store.instances.commit(change(id, 0, { search: { ...SEARCH, ...moments } }));
      };
      await settled('answered', 30, 60);
      await settled('rejected', null, 20);
      await settled('open', null, null);
      const found = async (query: Partial<Query>) => {
        const received = { from: 0, to: T + 99 };
        const asked = { machine: 'complaint', received, ...query };
        const page = await store.instances.find(asked, { order: 'created', limit: 9 });
        expect(await store.instances.count(asked)).toBe(page.items.length);
        return page.items.map(({ id }) => id).sort();
      };
      const within = (from: number, to: number) => ({ settled: { from: T + from, to: T + to } });
      expect(await found(within(0, 31))).toEqual(['answered', 'rejected']);
      expect(await found(within(20, 30))).toEqual(['rejected']);
      expect(await found(within(31, 99))).toEqual([]);
      expect(await found({ unsettledAt: T + 30 })).toEqual(['answered', 'open']);
      expect(await found({ unsettledAt: T + 31 })).toEqual(['open']);
      expect(await found({ unsettledAt: T, received: { from: 0, to: T } })).toEqual([]);
    });

    it('counts what was written before its channel was kept as SMS', async () => {
      const written = (id: string, channel?: string) => {
        const { channel: _, ...before } = SEARCH;
        const search = channel === undefined ? before : { ...before, channel };
        return store.instances.commit(change(id, 0, { search }));
      };
      await written('old');
      await written('sms', 'sms');
      await written('web', 'web');
      const find = async (channel: string) => {
        const query = { machine: 'complaint', channel };
        const page = await store.instances.find(query, { order: 'created', limit: 9 });
        return page.items.map(({ id }) => id).sort();
      };
      expect(await find('sms')).toEqual(['old', 'sms']);
      expect(await find('web')).toEqual(['web']);
    });

    describe('search', () => {
      const told = (id: string, words: string, more: Partial<Change['search']> = {}, at = 0) =>
        store.instances.commit(
          change(id, 0, { at: T + at, words, search: { ...SEARCH, ...more } }),
        );
      const find = async (typed: string, query: Partial<Query> = {}) =>
        (
          await store.instances.search(typed, { machine: 'complaint', ...query }, { limit: 9 })
        ).items.map(({ id }) => id);

      it('finds by the beginnings of words, newest first, within a query', async () => {
        await told('c1', 'Lampunya mati di Pekon Sukaraja');
        await told('c2', 'LAMPU, jalan rusak', { agency: 'DLHKP' }, 1);
        await told('c3', 'air keruh; José', { state: 'closed' }, 2);
        await store.instances.commit(change('x', 0, { machine: 'letter', words: 'lampu' }));
        expect(await find('lampu')).toEqual(['c2', 'c1']);
        expect(await find('Jalan lam')).toEqual(['c2']);
        expect(await find('lampu air')).toEqual([]);
        expect(await find('jose')).toEqual(['c3']);
        expect(await find('mati', { agency: 'DLHKP' })).toEqual([]);
        expect(await find('lampu', { agency: 'DLHKP', tag: 'open' })).toEqual(['c2']);
        expect(await find('air', { state: 'forwarded' })).toEqual([]);
        expect(await find('air', { state: 'closed' })).toEqual(['c3']);
      });

      it('counts other spellings of a word as whole words, in their place', async () => {
        await told('c1', 'jln rusak');
        await told('c2', 'jalan rusak', {}, 1);
        await told('c3', 'jlnan rusak', {}, 2);
        const alike = (word: string) => (word === 'jalan' ? ['jln', 'Jln', 'jalan'] : []);
        const page = { limit: 1, alike };
        const first = await store.instances.search('jalan rusak', { machine: 'complaint' }, page);
        expect(first.items.map(({ id }) => id)).toEqual(['c2']);
        const next = { ...page, limit: 9, cursor: first.next ?? '' };
        const rest = await store.instances.search('jalan rusak', { machine: 'complaint' }, next);
        expect(rest.items.map(({ id }) => id)).toEqual(['c1']);
      });

      it('takes what people type as words and nothing else', async () => {
        await told('c1', 'jalan rusak OR lampu');
        for (const typed of ['', ' - " * ', 'a', '(', '.*', 'NEAR(jalan', 'jalan NOT rusak'])
          expect([typed, await find(typed)]).toEqual([typed, []]);
        for (const typed of ['"jal', 'jalan*', '^rus', "jalan' --"])
          expect([typed, await find(typed)]).toEqual([typed, ['c1']]);
        expect(await find('jalan OR')).toEqual(['c1']);
      });

      it('knows the words of the last commit that had some', async () => {
        await told('c1', 'jalan rusak');
        await store.instances.commit(change('c1', 1, { words: 'jembatan putus' }));
        expect([await find('jalan'), await find('jembatan')]).toEqual([[], ['c1']]);
        await store.instances.commit(change('c1', 2));
        expect(await find('jembatan')).toEqual(['c1']);
        // a commit that lost leaves them alone
        expect(await store.instances.commit(change('c1', 1, { key: 'late', words: 'air' }))).toBe(
          'conflict',
        );
        expect([await find('air'), await find('jembatan')]).toEqual([[], ['c1']]);
      });

      it('pages through all that is found, once each', async () => {
        for (let n = 1; n <= 7; n += 1) await told(`c${n}`, `lampu ${n}`, {}, n);
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.instances.search(
            'lampu',
            { machine: 'complaint' },
            { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
          );
          found.push(...page.items.map(({ id }) => id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(found).toEqual(['c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
        const bad = { limit: 3, cursor: '!' };
        await expect(
          store.instances.search('lampu', { machine: 'complaint' }, bad),
        ).rejects.toThrow(RangeError);
      });
    });

    describe('what persons do', () => {
      it('follows up SMS that did not arrive, once each, and leaves the others alone', async () => {
        const ids = ['a', 'b', 'c', 'd', 'e'];
        await store.outbox.enqueue(
          'c',
          ids.map((id) => effect(id, { to: `${PHONE}${id}` })),
          T,
        );
        for (const { lease } of await claimSms()) {
          const at = T + 1;
          if (lease.id === 'd')
            await store.outbox.settle(lease, { state: 'unconfirmed', error: '?', at });
          else if (lease.id === 'e')
            await store.outbox.settle(lease, {
              state: 'failed',
              error: 'STOP',
              at,
              expected: true,
            });
          else await store.outbox.settle(lease, { state: 'failed', error: 'x', at });
        }
        const open = async () => (await store.outbox.undelivered(9)).map(({ id }) => id);
        expect(await open()).toEqual(['d', 'c', 'b', 'a']);
        expect((await store.outbox.undelivered(2)).map(({ id }) => id)).toEqual(['d', 'c']);
        expect(await store.outbox.followUp('a', 'told', T + 5)).toBe(true);
        expect(await store.outbox.followUp('a', 'told', T + 6)).toBe(false);
        expect(await store.outbox.get('a')).toMatchObject({
          state: 'failed',
          followedUpAt: T + 5,
        });
        expect(await store.outbox.followUp('b', 'again', T + 5)).toBe(true);
        expect(await store.outbox.get('b')).toMatchObject({ state: 'queued', error: null });
        expect(await store.outbox.followUp('d', 'told', T + 5)).toBe(false);
        expect(await store.outbox.followUp('none', 'again', T + 5)).toBe(false);
        expect(await open()).toEqual(['d', 'c']);
        expect((await claimSms(T + 5)).map(({ entry }) => entry.id)).toEqual(['b']);
      });

      it('lets messages go on that were kept back, as often as they are', async () => {
        await store.inbox.receive([sms('m1'), sms('m2', { undecodable: 'x' })], T);
        for (const { lease } of await claimInbox())
          await store.inbox.settle(lease, { state: 'quarantine', reading: '{}' });
        expect(await store.inbox.release('m2', T)).toBe(false);
        expect(await store.inbox.release('none', T)).toBe(false);
        expect(await store.inbox.release('m1', T + 5)).toBe(true);
        expect(await store.inbox.release('m1', T + 5)).toBe(false);
        expect(await claimInbox(T + 4)).toEqual([]);
        const [again] = await claimInbox(T + 5);
        expect(again?.entry).toMatchObject({ id: 'm1', released: 1, attempts: 1 });
        if (again === undefined) throw new Error('nothing to claim');
        await store.inbox.settle(again.lease, { state: 'done', reading: null });
        expect(await store.inbox.release('m1', T + 9)).toBe(false);
      });
    });

    describeCounts(() => store);
    describeRecords(() => store.records);
    describeAudit(() => store.audit);

    it('numbers without a gap under concurrency, and the same key alike', async () => {
      const keys = Array.from({ length: 30 }, (_, n) => `k${n % 20}`);
      const numbers = await Promise.all(
        keys.map((key) => store.numbers.allocate('ticket:2026', key)),
      );
      expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
      expect(await store.numbers.allocate('ticket:2026', 'k0')).toBe(numbers[0]);
      expect(await store.numbers.allocate('ticket:2027', 'k0')).toBe(1);
    });

    it('goes on from earlier series: above their highest, and the same key alike', async () => {
      const earlier = ['ticket:2026', 'ticket:2027', 'ticket:2028'];
      const key = (n: number) => `before ${n}`;
      for (const n of [1, 2, 3]) await store.numbers.allocate('ticket:2026', key(n));
      await store.numbers.allocate('ticket:2027', 'of the year after');
      expect(await store.numbers.allocate('ticket', key(2), earlier)).toBe(2);
      expect(await store.numbers.allocate('ticket', 'of the year after', earlier)).toBe(1);
      const keys = Array.from({ length: 8 }, (_, n) => `after ${n % 5}`);
      const numbers = await Promise.all(
        keys.map((one) => store.numbers.allocate('ticket', one, earlier)),
      );
      expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8]);
      expect(await store.numbers.allocate('ticket', key(3), earlier)).toBe(3);
      expect(await store.numbers.allocate('ticket', 'new', earlier)).toBe(9);
    });

    it('says which store it is and how far its numbers go, and goes on above those it is told', async () => {
      const { id } = await store.identity.read();
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(await store.identity.read()).toMatchObject({ id, numbers: {}, audit: 0 });
      for (const key of ['a', 'b']) await store.numbers.allocate('ticket:2026', key);
      await store.numbers.allocate('letter:teguran:2026', 'c');
      await store.audit.append(entry(0));
      const numbers = { 'ticket:2026': 2, 'letter:teguran:2026': 1 };
      expect(await store.identity.read()).toMatchObject({ id, numbers, audit: 1 });
      await store.numbers.raise({ 'ticket:2026': 12, 'letter:teguran:2026': 1, 'agenda:2026': 5 });
      await store.numbers.raise({ 'ticket:2026': 7 });
      const raised = { 'ticket:2026': 12, 'letter:teguran:2026': 1, 'agenda:2026': 5 };
      expect((await store.identity.read()).numbers).toEqual(raised);
      expect(await store.numbers.allocate('ticket:2026', 'b')).toBe(2);
      expect(await store.numbers.allocate('ticket:2026', 'd')).toBe(13);
      expect(await store.numbers.allocate('letter:teguran:2026', 'd')).toBe(2);
      expect(await store.numbers.allocate('agenda:2026', 'd')).toBe(6);
    });

    it('keeps a document as it was first archived', async () => {
      const document = {
        id: 'd',
        instance: 'c',
        type: 'penerusan',
        number: '1',
        title: 't',
        html: '<p>',
        sha256: 'x',
        createdAt: T,
      };
      await store.documents.archive(document);
      await store.documents.archive({ ...document, html: 'changed' });
      expect(await store.documents.get('d')).toEqual(document);
      expect(await store.documents.of('c')).toHaveLength(1);
      expect(await store.documents.bytes('d')).toBeUndefined();
    });

    it('keeps a file as it was first handed in, under each instance it is about', async () => {
      // larger than a piece, and than what MongoDB takes as one document
      const bytes = Uint8Array.from({ length: 17_000_003 }, (_, n) => n % 251);
      const file = { name: 'surat “asli”.pdf', type: 'application/pdf', size: bytes.length };
      const document = {
        ...{ id: 'f', instance: 'c', type: 'pindaian', number: '1', title: 't', html: '' },
        ...{ sha256: 'x', createdAt: T, file },
      };
      await store.documents.archive(document, { bytes, about: ['c2', 'c3'] });
      await store.documents.archive(
        { ...document, title: 'u' },
        { bytes: bytes.slice(0, 5), about: ['c4'] },
      );
      expect(await store.documents.get('f')).toEqual(document);
      const kept = await store.documents.bytes('f');
      expect(Buffer.compare(kept ?? new Uint8Array(), bytes)).toBe(0);
      expect(await store.documents.of('c')).toEqual([document]);
      expect(await store.documents.of('c3')).toEqual([document]);
      expect(await store.documents.of('c4')).toEqual([]);
      expect(await store.documents.bytes('g')).toBeUndefined();
    });
  });
}
