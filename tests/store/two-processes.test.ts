import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ListeningModem, listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import { MongoStore } from '../../store/mongo/store.ts';
import type { Store } from '../../store/ports/store.ts';
import { clock, SHIFT, sleep } from '../support/crash-world.ts';
import { faultsOf } from '../support/faults.ts';
import { HotlineProcess } from '../support/hotline-process.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { loadPack } from '../support/pack.ts';
import { packWithoutBrakes } from '../support/pack-copy.ts';

/** Two hotlines with a modem each share one MongoDB database, and one of them dies in the middle. */

const server = await mongoServer();
const suite = server === undefined ? describe.skip : describe;
const SMS = 40;
/** Ends what hangs; a machine may be ten times as slow as one that needs 20 seconds. */
const LONGEST = 400_000;
const LINES = ['+6281200000000', '+6281200000009'];

const phoneOf = (n: number) => `+62812000${String(91_000 + n).padStart(5, '0')}`;

suite('two hotlines on one database', () => {
  const pack = loadPack();
  const copy = packWithoutBrakes();
  const network = new VirtualNetwork({ clock });
  const modems = LINES.map((number) => new VirtualModem({ network, clock, number, slots: 100 }));
  const url = server?.url(`hotline_two_${process.pid}`) ?? '';
  let ports: ListeningModem[] = [];
  const running: HotlineProcess[] = [];

  function start(n: number): HotlineProcess {
    const environment = {
      STORE_URL: url,
      DISTRICT: copy.folder,
      ENGINE_NAME: `engine-${n}-${running.length}`,
      MODEM_PORT: `tcp://127.0.0.1:${ports[n]?.port}`,
      HOTLINE_NUMBER: LINES[n] ?? '',
      PORT: '0',
      LEASE_SECONDS: '2',
      RECEIPT_GRACE_MINUTES: '0.05',
      LOG_LEVEL: 'warn',
    };
    const started = new HotlineProcess(environment, SHIFT);
    running.push(started);
    return started;
  }

  /** Resolves once the question is true. @throws Error when that takes too long */
  async function until(what: string, question: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + LONGEST;
    while (!(await question())) {
      if (Date.now() > end)
        throw new Error(`${what}: too late\n${running.map(({ output }) => output).join('\n')}`);
      await sleep(100);
    }
  }

  const journal = () => modems.flatMap((modem) => modem.journal.entries);
  const receipts = () => journal().filter(({ text }) => /No [A-Z]+\d{3}/.test(text ?? '')).length;

  /** Nothing is left to do in the store and in the modems. */
  async function atRest(store: Store): Promise<boolean> {
    const { inboxWaiting, outboxWaiting } = await store.status();
    const sending = await store.outbox.list({ state: 'sending', limit: 1 });
    const open = await store.outbox.unconfirmed('acknowledgement', Number.MAX_SAFE_INTEGER, 1);
    const memories = modems.flatMap((modem) => [...modem.memories.values()]);
    const used = memories.reduce((sum, memory) => sum + memory.used, 0);
    return inboxWaiting + outboxWaiting + sending.length + open.length + used === 0;
  }

  beforeAll(async () => {
    ports = await Promise.all(modems.map((modem) => listenVirtualModem(modem)));
    // the phones of the offices are on, or their SMS would never be delivered
    for (const { phone } of pack.rules.district.contacts) network.phone(phone);
  });
  afterAll(async () => {
    for (const hotline of running) hotline.kill();
    await Promise.all(running.map((hotline) => hotline.ended()));
    await Promise.all(ports.map((port) => port.close()));
    await server?.stop();
    copy.remove();
  });

  it(
    'lose and double nothing when one is killed',
    async () => {
      const [first, second] = [start(0), start(1)];
      await Promise.all([first.ready(), second.ready()]);
      const sent = Array.from({ length: SMS }, (_, n) => {
        const text = `JALAN jalan rusak parah nomor${n}x di pekon hanakau sukau`;
        network.phone(phoneOf(n)).send(text, LINES[n % LINES.length]);
        return { from: phoneOf(n), text, token: `nomor${n}x` };
      });
      await until('some receipts', () => receipts() >= SMS / 5);
      second.kill();
      await second.ended();
      // its modem is free again and has SMS on the SIM: another process takes both over
      start(1);

      const store = new MongoStore(url);
      await store.open();
      try {
        await until('a complaint of everybody', async () => {
          const complaints = await store.instances.count({ machine: 'complaint' });
          return complaints >= SMS && (await atRest(store));
        });
        const outside = { ...pack, sent, journal: journal() };
        expect(await faultsOf(store, outside)).toEqual([]);
        expect(await store.instances.count({ machine: 'complaint' })).toBe(SMS);
      } finally {
        await store.close();
      }
    },
    2 * LONGEST,
  );
});
