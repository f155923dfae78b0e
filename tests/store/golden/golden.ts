import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { BSON, MongoClient } from 'mongodb';
import type { Store } from '../../../store/ports/store.ts';
import { newChange, SEARCH, T } from '../change.ts';

/** Databases as programs of before left them. */

const here = import.meta.dirname;

/** @param steps schema steps it has had */
export function sqliteGolden(steps: number): string {
  return join(here, `sqlite-${String(steps).padStart(2, '0')}.db.gz`);
}

export function mongoGolden(version: number): string {
  return join(here, `mongo-${String(version).padStart(2, '0')}.json`);
}

export function unpackSqlite(steps: number, to: string): void {
  writeFileSync(to, gunzipSync(readFileSync(sqliteGolden(steps))));
}

type Dumped = Record<string, Record<string, unknown>[]>;

/** All documents of a database as text, collections and documents in a fixed order. */
export async function dump(url: string): Promise<string> {
  const client = await MongoClient.connect(url);
  try {
    const names = (await client.db().listCollections().toArray()).map(({ name }) => name).sort();
    const all: Dumped = {};
    for (const name of names) {
      const documents = await client.db().collection(name).find().sort({ _id: 1 }).toArray();
      if (documents.length > 0) all[name] = documents;
    }
    return `${BSON.EJSON.stringify(all, undefined, 1)}\n`;
  } finally {
    await client.close();
  }
}

export async function unpackMongo(version: number, url: string): Promise<void> {
  const all = BSON.EJSON.parse(readFileSync(mongoGolden(version), 'utf8')) as Dumped;
  const client = await MongoClient.connect(url);
  for (const [name, documents] of Object.entries(all))
    await client.db().collection(name).insertMany(documents);
  await client.close();
}

export const SENDER = '+6281200009001';

/** What the golden databases hold: a complaint, its SMS with two parts, its letter, its number. */
export async function tellStory(store: Store): Promise<void> {
  const sms = { type: 'sms' as const, dueAt: T, params: '{}' };
  const receipt = { ...sms, to: SENDER, priority: 1, lane: 'acknowledgement', text: 'Trm kasih' };
  const task = { ...sms, to: '+6281200000101', priority: 2, lane: 'officer', text: 'ADUAN A001' };
  const effects = [receipt, task].map((effect, n) => ({ ...effect, id: `2026-A001:1:${n}` }));
  const change = {
    key: 'first',
    words: 'Lampunya mati di pasar',
    effects,
    arm: [{ id: 'xstate.after.answerDue.x', dueAt: T + 100 }],
  };
  await store.instances.commit(newChange('2026-A001', 0, { ...change, search: { ...SEARCH, tags: ['open'] } }));
  const text = 'Lampunya mati di pasar';
  const message = { from: SENDER, text, sentAt: T, receivedAt: T, line: 'sim1', raw: ['00'] };
  await store.inbox.receive([{ ...message, fingerprint: 'm1' }], T);
  await store.inbox.bind('m1', '2026-A001', 'opened');
  const claim = { owner: 'a', now: T, leaseMs: 1000, limit: 1, kind: 'sms' as const };
  const [claimed] = await store.outbox.claim(claim);
  if (claimed === undefined) throw new Error('no SMS to send');
  const parts = ["1", "2"].map((reference) => ({ reference, sentAt: T }));
  await store.outbox.settle(claimed.lease, { state: 'sent', line: 'sim1', parts, at: T });
  await store.numbers.allocate('ticket:2026', 'm1');
  const letter = { id: 'd1', instance: '2026-A001', type: 'penerusan', number: '500/0001' };
  await store.documents.archive({
    ...{ ...letter, title: 'Penerusan', html: '<p>Surat</p>', sha256: '00', createdAt: T },
  });
}
