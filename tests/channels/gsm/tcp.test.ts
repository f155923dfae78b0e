import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { openGsmChannel } from '../../../channels/gsm/open.ts';
import { type ListeningModem, listenVirtualModem } from '../../../channels/gsm/virtual/listen.ts';
import { VirtualModem } from '../../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import type { Clock } from '../../../channels/port.ts';
import { CITIZEN, FakeProgress, FakeReceiver, HOTLINE, OFFICER } from './bench.ts';

const clock: Clock = {
  now: Date.now,
  monotonic: () => Math.floor(performance.now()),
  after: (milliseconds, wake) => {
    const timer = setTimeout(wake, milliseconds);
    return () => clearTimeout(timer);
  },
};

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

async function until(holds: () => boolean): Promise<void> {
  for (let wait = 0; wait < 500 && !holds(); wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(holds()).toBe(true);
}

it('works over TCP, through a broken connection and with a journal on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-modem-'));
  cleanup.push(() => rmSync(folder, { recursive: true }));
  const journalFile = join(folder, 'journal.ndjson');
  const network = new VirtualNetwork({ clock });
  const modem = new VirtualModem({ network, clock, number: HOTLINE, journalFile });
  let listening: ListeningModem = await listenVirtualModem(modem);
  cleanup.push(() => listening.close());
  const { port } = listening;
  const driver = openGsmChannel({
    name: 'tcp',
    port: `tcp://127.0.0.1:${port}`,
    clock,
    log: () => {},
  });
  const receiver = new FakeReceiver();
  await driver.start(receiver);
  cleanup.push(() => driver.stop());
  await until(() => driver.health().ready);

  network.phone(CITIZEN).send('Lewat jaringan');
  await until(() => receiver.inbox.length === 1);
  const message = { id: '1', to: OFFICER, text: 'Jawaban', statusReport: true, sentParts: [] };
  expect(await driver.send(message, new FakeProgress())).toMatchObject({ outcome: 'sent' });
  await until(() => receiver.reports.length === 1);
  expect(JSON.parse(readFileSync(journalFile, 'utf8'))).toMatchObject({
    to: OFFICER,
    text: 'Jawaban',
  });

  await listening.close();
  await until(() => driver.health().state === 'recovering');
  network.phone(CITIZEN).send('Selama terputus');
  listening = await listenVirtualModem(modem, '127.0.0.1', port);
  await until(() => receiver.inbox.length === 2);
  expect(receiver.texts()).toEqual(['Lewat jaringan', 'Selama terputus']);
});

it('says what to do when the line cannot be opened', async () => {
  const driver = openGsmChannel({ name: 'x', port: 'tcp://127.0.0.1:1', clock, log: () => {} });
  await driver.start(new FakeReceiver());
  cleanup.push(() => driver.stop());
  await until(() => driver.health().state === 'recovering');
  expect(driver.health().detail).toContain('tcp://127.0.0.1:1 tidak dapat dibuka');
});
