import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER_MIGRATIONS } from '../../../machines/letter/migrations.ts';
import type { Store } from '../../../store/ports/store.ts';
import { Desk, MONDAY } from '../../support/desk.ts';

/** A database of before letters were numbered by signing: letters keep what they say, and are marked. */

const GOLDEN = ['tests', 'machines', 'complaint', 'golden'];
const DAY = 24 * 3_600_000;
const ROAD = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';

interface Persisted {
  value: string;
  context: LetterContext;
}

function kept(version: 1 | 2, state: string): Persisted {
  const path = packagePath(...GOLDEN, `letter-${version}-${state}.json`);
  const { snapshot } = JSON.parse(readFileSync(path, 'utf8')) as { snapshot: Persisted };
  return snapshot;
}

/** As a program of before wrote it. */
async function keep(store: Store, state: string, n: number, change: Partial<LetterContext>) {
  const { context, ...rest } = kept(1, state);
  const kind = change.kind ?? 'penerusan';
  const id = `letter:${kind}:2026:${n}`;
  const number = `500.12.2/${String(n).padStart(4, '0')}/III.18/2026`;
  const own = { ...context, id, number, sequence: n, createdAt: MONDAY - DAY, ...change };
  await store.numbers.allocate(`letter:${kind}:2026`, `old-${kind}-${n}`);
  await store.instances.commit({
    ...{ id, machine: 'letter', version: '1', expectedRevision: 0, key: `old:${id}` },
    ...{ at: MONDAY - DAY, status: state === 'voided' ? 'done' : 'active' },
    snapshot: JSON.stringify({ ...rest, context: own }),
    search: {
      ...{ state, tags: ['open'], ticket: own.number, year: 2026, phone: null, kind },
      ...{ category: null, agency: 'PUPR', district: null, village: null },
      ...{ parent: '2026-A001', due: null, receivedAt: MONDAY - DAY, forwardedAt: null },
      ...{ answeredAt: null, closedAt: null, measures: null },
    },
    event: { type: 'created', by: 'system', event: '{}', from: null, to: '{}' },
    ...{ effects: [], arm: [], cancel: [] },
  });
  return id;
}

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open({}, async (store) => {
    await keep(store, 'sent', 1, { sentAt: MONDAY - DAY / 2 });
    await keep(store, 'draft', 2, {});
    await keep(store, 'voided', 3, {});
    await keep(store, 'draft', 1, { kind: 'jawaban', number: '620/1' });
  });
});
afterEach(() => desk.close());

const page = async (id: string) => (await desk.get(`/register/${encodeURIComponent(id)}`)).text;
const state = async (id: string) => (await desk.hotline.store.instances.load(id))?.search.state;

describe('letters of before', () => {
  it('keep number and words, and are marked', async () => {
    for (const n of [1, 2, 3]) {
      const text = await page(`letter:penerusan:2026:${n}`);
      expect(text).toContain(`500.12.2/000${n}/III.18/2026`);
      expect(text).toContain('Surat lama: nomor dan tanggalnya diberikan ketika masih konsep');
    }
    expect(await page('letter:penerusan:2026:2')).not.toContain('Ubah isi konsep');
  });

  it('that came in are received, and nobody signs them', async () => {
    expect(await state('letter:jawaban:2026:1')).toBe('received');
    expect(await page('letter:jawaban:2026:1')).not.toContain('Tetapkan');
  });

  it('are counted by when they were sent; drafts and void ones are not', async () => {
    const count = { machine: 'letter', moment: 'sentAt', utcOffsetMinutes: 420 } as const;
    const period = { from: MONDAY - 7 * DAY, to: MONDAY + DAY };
    const counted = await desk.hotline.store.counts.by({ ...count, period, by: ['kind'] });
    expect(counted).toEqual([{ key: { kind: 'penerusan' }, count: 1 }]);
  });

  it('keep their number when they are signed, and new ones begin above them', async () => {
    await desk.sign('/register/letter:penerusan:2026:2');
    expect(await desk.letter('/register/letter:penerusan:2026:2')).toMatchObject({
      number: '500.12.2/0002/III.18/2026',
      early: true,
    });
    await desk.sms(ROAD);
    await desk.sign('/register/letter:penerusan:2026:k1');
    expect(await desk.letter('/register/letter:penerusan:2026:k1')).toMatchObject({
      number: '500.12.2/0004/III.18/2026',
    });
  });
});

describe('a draft to a silent agency, of before reminders', () => {
  const migrated = (change: Partial<LetterContext>, state = 'draft') => {
    const { context, ...rest } = kept(2, state);
    const before = { ...rest, context: { ...context, kind: 'teguran' as const, ...change } };
    const next = LETTER_MIGRATIONS['2']?.snapshot({ ...before });
    return (next as unknown as Persisted).context;
  };

  it('is a reminder where it was the first; later ones count from the one after', () => {
    const first = migrated({ number: null, content: { times: 1, wording: 'w' } });
    expect([first.kind, first.content]).toEqual(['pengingat', { wording: 'w' }]);
    const third = migrated({ number: null, content: { times: 3 } });
    expect([third.kind, third.content]).toEqual(['teguran', { times: 2 }]);
  });

  it('that has its number says what it says', () => {
    const content = { times: 1 };
    const signed = migrated({ number: '500.12.2/0001/III.18/2026', content }, 'signed');
    expect([signed.kind, signed.content]).toEqual(['teguran', content]);
    const other = migrated({ kind: 'penerusan', number: null, content });
    expect([other.kind, other.content]).toEqual(['penerusan', content]);
  });
});
