import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../support/until.ts';
import { openWorld, REPORTER, type World } from '../v1/world.ts';
import { openReceiver, type Receiver } from './receiver.ts';

/** What happens to a complaint reaches whoever listens, from the SMS on. */

let world: World;
let receiver: Receiver;

beforeAll(async () => {
  world = await openWorld();
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  await world.close();
});

interface Told {
  type: string;
  data: { complaint: string; secret: boolean; agency: string | null; event: string };
}

const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told);

async function happen(from: string, text: string, count: number): Promise<void> {
  await world.sms(from, text);
  await until(`${count} webhooks`, async () => {
    await world.settle();
    return receiver.received.length >= count;
  });
}

describe('webhooks', () => {
  it('cost nothing while nobody listens', async () => {
    const effects = await world.hotline.store.outbox.of('2026-A001');
    expect(effects.some(({ type }) => type === 'notice')).toBe(false);
  });

  it('tell the life of a complaint, without numbers and words', async () => {
    await world.hotline.subscriptions.create({ url: receiver.url, types: [] });
    await happen(REPORTER, 'LAMPU lampu jalan mati di pasar liwa', 1);
    await happen('+6281200000104', 'BANTUAN', 1);
    const id = told()[0]?.data.complaint ?? '';
    const { store, rules } = world.hotline;
    const agency = (await store.instances.load(id))?.search.agency;
    const officer = rules.district.contacts.find(
      (contact) => contact.role === 'officer' && contact.agency === agency,
    );
    await happen(officer?.phone ?? '', `JAWAB ${id.slice(5)} lampu sudah diganti petugas`, 2);
    await happen(REPORTER, `NILAI ${id.slice(5)} 5`, 3);
    expect(told().map(({ type }) => type)).toEqual([
      'complaint.opened',
      'complaint.answered',
      'complaint.closed',
    ]);
    const sent = receiver.received.map(({ body }) => body).join('\n');
    expect(sent).not.toMatch(/8120000|lampu|petugas/);
  });

  it('tell nothing of a secret complaint to whom secrets are not shown', async () => {
    const before = receiver.received.length;
    await world.sms(
      '+6281200009033',
      'RAHASIA LAPOR oknum petugas minta uang di kantor camat sukau',
    );
    await happen('+6281200009034', 'LAMPU lampu jalan mati di pekon hanakau sukau', before + 1);
    const since = told().slice(before);
    expect(since.map(({ data }) => data.secret)).toEqual([false]);
    const secret = await world.hotline.store.instances.find(
      { machine: 'complaint', tag: 'secret' },
      { order: 'created', limit: 1 },
    );
    expect(since.map(({ data }) => data.complaint)).not.toContain(secret.items[0]?.id);
    expect(secret.items).toHaveLength(1);
  });
});
