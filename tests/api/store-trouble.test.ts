import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Hotline } from '../../api/hotline/hotline.ts';
import { createWeb } from '../../api/server/app.ts';
import { ProcessLife } from '../../api/simulation/scenario/power.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { createSimulation } from '../../api/start/open-lines.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import type { StoreCall } from '../../store/base/intercepted.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { faultsOf } from '../support/faults.ts';
import { FlakyStore, type Outage } from '../support/flaky-store.ts';
import { loadPack } from '../support/pack.ts';
import { withSigner } from '../support/signer.ts';
import { AS_ADMIN } from './desk/fixture.ts';

/** The whole hotline on a store that is down at the start or goes down at any moment later. */

const CITIZEN = '+6281200009001';
const OTHER_CITIZEN = '+6281200009002';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
const LONG =
  'JALAN jln rusak parah di pekon basungan pagar dewa, sudah setahun tidak diperbaiki, warga sudah' +
  ' melapor ke mana mana tapi belum ada hasil, tlg diperbaiki pak karena banyak anak sekolah lewat situ';
const SECOND = 'LAMPU lampu jalan mati di pasar liwa sudah seminggu';
const ANSWER = 'sdh kami survey, besok alat turun';

const { rules, compose } = loadPack();
let clock: SimulatedClock;
let sqlite: SqliteStore;
let flaky: FlakyStore;
let hotline: Hotline;
let simulation: NonNullable<Hotline['simulation']>;
let log: string[];

beforeEach(async () => {
  // Monday 23 November 2026, 09.00 WIB
  clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
  sqlite = new SqliteStore(':memory:');
  flaky = new FlakyStore(sqlite, clock);
  const settings = readSettings({ RECEIPT_GRACE_MINUTES: '2' });
  const made = createSimulation(settings, clock);
  if (made === null) throw new Error('the modem is not virtual');
  simulation = made;
  log = [];
  const life = new ProcessLife(clock, flaky.store);
  hotline = await createHotline(settings, (level, message) => log.push(`${level}: ${message}`), {
    clock: life.clock,
    store: life.store,
    simulation,
    modemPoll: 6 * HOUR,
    enginePoll: 10_000,
    district: withSigner,
    random: () => 0,
  });
});
afterEach(async () => {
  const stopping = hotline.engine.stop();
  await clock.advance(2000);
  await stopping;
  await sqlite.close();
});

const phone = (number: string) => simulation.network.phone(number);
/** Lets time pass, with enough turns of the event loop for the modem's dialogue. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await clock.advance(1000);
}
const onSim = () => simulation.modem.memories.get('SM')?.used;
const sent: { from: string; text: string; token: string | null }[] = [];
beforeEach(() => {
  sent.length = 0;
});

/** @param token words of it that are in no other SMS; null for a mere command */
function send(from: string, text: string, token: string | null = text): void {
  sent.push({ from, text, token });
  phone(from).send(text);
}

async function health(): Promise<[number, string, string[]]> {
  const { status, body } = await request(createWeb(hotline, AS_ADMIN)).get('/kesehatan');
  const failing = (body.failing as { worker: string }[]).map(({ worker }) => worker);
  return [status, body.status, failing];
}

function faults(): Promise<string[]> {
  return faultsOf(sqlite, { sent, journal: simulation.modem.journal.entries, rules, compose });
}

it('waits for a store that is down at the start, says so, and takes up work when it comes', async () => {
  flaky.down = true;
  void hotline.engine.start();
  send(CITIZEN, SECOND);
  await pass(60);
  expect(log[0]).toMatch(/^error: the store cannot be used: .*switched the store off/);
  expect(await health()).toEqual([503, 'down', ['store']]);
  expect([onSim(), phone(CITIZEN).received()]).toEqual([1, []]);
  flaky.down = false;
  await pass(40);
  expect(log).toContain('info: the store works now');
  expect(await health()).toEqual([200, 'ok', []]);
  expect([onSim(), phone(CITIZEN).received().length]).toEqual([0, 1]);
  expect(await faults()).toEqual([]);
});

it('stops at once while it waits for the store', async () => {
  flaky.down = true;
  void hotline.engine.start();
  await pass(60);
  await hotline.engine.stop();
  expect(hotline.engine.health().running).toBe(false);
});

it('keeps what comes on the SIM while the store is down, and answers it afterwards', async () => {
  await hotline.engine.start();
  await pass(5);
  flaky.down = true;
  send(CITIZEN, LONG);
  send(OTHER_CITIZEN, SECOND);
  await pass(5 * 60);
  expect(onSim()).toBe(3);
  expect(log).toContain('error: an SMS could not be stored; it stays in the modem');
  const [status, word, failing] = await health();
  expect([status, word]).toEqual([503, 'down']);
  const webhooks = ['webhooks', 'webhook subscriptions'];
  expect(failing).toEqual([
    'clock',
    'inbox',
    'effects',
    'timers',
    'upkeep',
    'lines',
    'sms 1',
    ...webhooks,
  ]);
  flaky.down = false;
  await pass(90);
  expect(log).toContain('info: inbox: works again');
  expect(await health()).toEqual([200, 'ok', []]);
  expect(phone(CITIZEN).received()).toHaveLength(1);
  expect(phone(OTHER_CITIZEN).received()).toHaveLength(1);
  expect(await faults()).toEqual([]);
});

it('keeps its lease on an SMS for as long as the network takes to answer', async () => {
  await hotline.engine.start();
  await pass(5);
  phone(CITIZEN).airplane = true;
  simulation.modem.faults.add({ at: 'pdu', sent: true, mishap: 'hang' });
  send(CITIZEN, SECOND);
  await pass(100);
  const [handedOver] = simulation.modem.journal.entries;
  simulation.modem.announce(`+CMGS: ${handedOver?.reference}`, 'OK');
  await pass(5);
  const [receipt] = await sqlite.outbox.list({ to: CITIZEN, limit: 1 });
  expect(receipt?.state).toBe('sent');
});

/** What the engine asks of the store for four SMS and their answers, and so often at least. */
const CALLS: Partial<Record<StoreCall, number>> = {
  'inbox.receive': 3,
  'inbox.receiveParts': 1,
  'inbox.claim': 5,
  'instances.load': 8,
  'instances.find': 3,
  'instances.commit': 8,
  'numbers.allocate': 4,
  'documents.archive': 2,
  'inbox.bind': 4,
  'inbox.settle': 4,
  'outbox.claim': 9,
  'outbox.handingOver': 6,
  // the last part of an SMS is written with its outcome
  'outbox.partSent': 1,
  'outbox.settle': 9,
  'outbox.recordReport': 6,
  'timers.due': 4,
};
const OUTAGES: Outage[] = Object.entries(CALLS).flatMap(([method, calls]) =>
  [...new Set([1, calls])].flatMap((count) =>
    (['before', 'after'] as const).map((phase) => {
      return { method: method as StoreCall, count, phase, lasts: 40_000 };
    }),
  ),
);

/** The letters of both complaints get their numbers: this is when they are archived. */
async function signLetters(): Promise<void> {
  const { items } = await sqlite.instances.find(
    { machine: 'letter' },
    { order: 'created', limit: 5 },
  );
  expect(items).toHaveLength(2);
  for (const { id } of items)
    for (const type of ['letter.initial', 'letter.sign'])
      await hotline.engine.request(id, { type }, { role: 'admin' }, `${id} ${type}`);
}

it.each(OUTAGES)('is none the worse for $method failing $phase its call $count', async (outage) => {
  await hotline.engine.start();
  await pass(5);
  flaky.outage = outage;
  send(CITIZEN, LONG);
  send(OTHER_CITIZEN, SECOND);
  await pass(150);
  const ticket = /ADUAN (A\d+)/.exec(phone(OFFICER).received().join())?.[1];
  send(OFFICER, `JAWAB ${ticket} ${ANSWER}`, ANSWER);
  await pass(150);
  if (outage.method === 'documents.archive') await signLetters();
  send(CITIZEN, `NILAI ${ticket} 5`, null);
  await pass(6 * 60);
  expect(flaky.outage).toBeUndefined();
  expect(await faults()).toEqual([]);
  expect(phone(CITIZEN).received().join()).toContain(ANSWER);
  expect(await sqlite.instances.count({ machine: 'complaint', state: 'closed' })).toBe(1);
});
