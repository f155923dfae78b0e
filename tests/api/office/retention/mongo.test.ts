import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { MongoStore } from '../../../../store/mongo/store.ts';
import { mongoServer } from '../../../support/mongo-server.ts';
import { type Citizen, DAY, figures, Life, pass } from './life.ts';

/** The same on MongoDB, where every document of every collection is looked through. */

const server = await mongoServer();
const NAME = `hotline_retention_${process.pid}`;
const url = server?.url(NAME) ?? '';

let client: MongoClient;
beforeAll(async () => {
  if (server !== undefined) client = await MongoClient.connect(url);
});
afterAll(async () => {
  if (server === undefined) return;
  await client.db(NAME).dropDatabase();
  await client.close();
  await server.stop();
});

async function found(people: readonly Citizen[]): Promise<string[]> {
  const db = client.db(NAME);
  const collections = await db.collections();
  const docs = await Promise.all(collections.map((one) => one.find().toArray()));
  const all = JSON.stringify(docs).toLowerCase();
  const hex = (text: string) => Buffer.from(text).toString('hex');
  return people
    .flatMap(({ phone, sign }) => [phone.slice(1), sign])
    .filter((sign) => all.includes(sign) || all.includes(hex(sign)));
}

if (server === undefined) it.skip('MongoDB: no server', () => {});

(server === undefined ? describe.skip : describe)('the night on MongoDB', () => {
  it('leaves nothing of those whose time is over, and all figures', async () => {
    const life = await Life.begin(new MongoStore(url), 5);
    const { office } = life;
    const who = await life.complains();
    await life.answers(who.sign);
    for (const days of [20, 40, 40, 200]) await office.pass(days * DAY);
    const young = await life.complains();
    const { store } = office.hotline;
    const before = await figures(store);
    const would = await pass(office, true);
    const gone = await pass(office);
    expect(gone).toEqual(would);
    expect(gone).toMatchObject({ complaints: 1 });
    expect(await figures(store)).toBe(before);
    expect(await found([who])).toEqual([]);
    expect(await found([young])).toHaveLength(2);
    expect(await pass(office)).toMatchObject({ complaints: 0, talk: 0, messages: 0, effects: 0 });
    // the phone begins anew
    await life.writes(who, `sampah menumpuk di Sukau ${who.sign}`);
    expect(office.received(who.phone).at(-1)).toContain('Aduan');
    await office.close();
  });
});
