import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND_LINE } from '../../../../api/office/people/person.ts';
import { erasePerson, PersonError, personCopy } from '../../../../api/office/retention/person.ts';
import { passRetention } from '../../../../api/office/retention/retention.ts';
import type { ErasureStore } from '../../../../store/ports/erasure.ts';
import type { Store } from '../../../../store/ports/store.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { deskUser, type PaperOffice } from '../../../support/paper-office.ts';
import { type Citizen, DAY, figures, Life } from './life.ts';

/** What one person may ask for: a copy, and to be forgotten, as far as nothing of his is open. */

let life: Life;
let office: PaperOffice;
let who: Citizen;
let other: Citizen;
beforeAll(async () => {
  life = await Life.begin(new SqliteStore(':memory:'), 7);
  office = life.office;
  who = await life.complains();
  await life.answers(who.sign);
  other = await life.complains();
  for (const days of [20, 40, 40]) await office.pass(days * DAY);
  await life.writes(who, `lampu jalan mati lagi kata ${who.sign} di Sekincau`);
});
afterAll(() => office.close());

const everything = async ({ phone }: Citizen) => {
  const { store } = office.hotline;
  const page = { order: 'created' as const, limit: 20 };
  return JSON.stringify([
    await store.inbox.list({ limit: 500 }),
    await store.outbox.list({ limit: 500 }),
    await store.instances.find({ machine: 'complaint', phone }, page),
    await Promise.all(['2026-A001', '2027-A003'].map((id) => store.instances.load(id))),
    await store.instances.history('2026-A001'),
  ]);
};

describe('the rights of one person', () => {
  it('are served by the admin alone', async () => {
    const officer = { role: 'agency', agency: 'PUPR' } as const;
    await expect(personCopy(office.hotline, officer, who.phone)).rejects.toThrow(PersonError);
    await expect(erasePerson(office.hotline, officer, who.phone)).rejects.toThrow(PersonError);
  });

  it('are a copy of everything under the number, and of nobody else', async () => {
    const copy = await personCopy(office.hotline, COMMAND_LINE, who.phone);
    expect(copy.aduan).toHaveLength(2);
    expect(copy.sms.length).toBeGreaterThan(4);
    const text = JSON.stringify(copy);
    expect(text).toContain(who.sign);
    expect(text).not.toContain(other.sign);
    expect(text).not.toContain(other.phone);
  });

  it('erase what is over and say why the open one is kept', async () => {
    const { store } = office.hotline;
    const before = await figures(store);
    const done = await erasePerson(office.hotline, COMMAND_LINE, who.phone);
    expect(done.erased).toHaveLength(1);
    expect(done.kept).toMatchObject([{ why: expect.stringContaining('belum selesai') }]);
    expect(await figures(store)).toBe(before);
    const erased = await store.instances.load('2026-A001');
    expect(erased?.snapshot).not.toContain(who.sign);
    expect(erased?.snapshot).not.toContain(who.phone);
    expect(JSON.stringify(await store.instances.history('2026-A001'))).not.toContain(who.sign);
    // the open one has its reporter still
    const { items } = await store.instances.find(
      { machine: 'complaint', phone: who.phone },
      { order: 'created', limit: 9 },
    );
    expect(items).toHaveLength(1);
    expect(await everything(other)).toContain(other.sign);
  });

  it('leave pages that can be read, for every door', async () => {
    const admin = deskUser('admin');
    for (const page of [
      '/aduan/2026-A001',
      '/aduan',
      '/pesan',
      '/inspektur/complaint/2026-A001',
      '/ringkasan',
    ]) {
      const { status, text } = await office.get(admin, page);
      expect([page, status]).toEqual([page, 200]);
      if (page.includes('A001')) expect(text).not.toContain(who.sign);
    }
    const again = await office.get(deskUser('agency', 'PUPR'), '/aduan/2026-A001');
    expect([200, 404]).toContain(again.status);
  });

  it('let the hotline start again, and its reporter write again', async () => {
    await office.restart((pack) => pack);
    await life.writes(other, `jembatan putus di Sukau kata ${other.sign}`);
    expect(office.received(other.phone).at(-1)).toContain('Aduan');
  });

  it('overwrite in the next pass what could not be overwritten now', async () => {
    const { store } = office.hotline;
    let calls = 0;
    const erasure: ErasureStore = Object.assign(Object.create(store.erasure), {
      async finish() {
        calls += 1;
        if (calls === 1) throw new Error('busy');
      },
    });
    const get = (inner: Store, name: string) =>
      name === 'erasure' ? erasure : Reflect.get(inner, name);
    const desk = { ...office.hotline, store: new Proxy(store, { get }) as Store };
    await expect(erasePerson(desk, COMMAND_LINE, other.phone)).rejects.toThrow('busy');
    await passRetention(desk, null, false);
    await passRetention(desk, null, false);
    expect(calls).toBe(2);
  });
});
