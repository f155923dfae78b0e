import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { systemClock } from '../../../../channels/clock.ts';
import { openGsmChannel } from '../../../../channels/gsm/open.ts';
import { NAMED_FAULTS } from '../../../../channels/gsm/virtual/fault-names.ts';
import { until } from '../../../support/until.ts';
import { VirtualModemProcess } from '../../../support/virtual-modem-process.ts';
import { CITIZEN, FakeProgress, FakeReceiver } from '../bench.ts';

const FIRST = '+6281200000001';
const SECOND = '+6281200000002';

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

/** One process for tests that leave nothing behind. */
let common: VirtualModemProcess | undefined;
async function shared(): Promise<VirtualModemProcess> {
  common ??= new VirtualModemProcess('--listen', '0');
  await common.listening();
  return common;
}
afterAll(() => common?.stop());

function run(...options: string[]): VirtualModemProcess {
  const modem = new VirtualModemProcess('--listen', '127.0.0.1:0', ...options);
  cleanup.push(() => modem.stop());
  return modem;
}

/** A driver at one of the modems, ready. */
async function driverAt(port = 0) {
  const driver = openGsmChannel({
    name: `gsm${port}`,
    port: `tcp://127.0.0.1:${port}`,
    times: { poll: 500 },
    clock: systemClock,
    log: () => {},
  });
  const receiver = new FakeReceiver();
  await driver.start(receiver);
  cleanup.push(() => driver.stop());
  await until('the driver is ready', () => driver.health().ready);
  const send = (to: string, text: string) =>
    driver.send({ id: text, to, text, statusReport: true, sentParts: [] }, new FakeProgress());
  return { driver, receiver, send };
}

it('offers SIMs that can write to each other and to phones, and tells what happens', async () => {
  const modem = run(
    '--sim',
    `${FIRST},slots=5`,
    '--sim',
    `${SECOND},memory=ME+SM`,
    '--inject',
    '7',
  );
  const [one, two] = await modem.listening(2);
  const first = await driverAt(one);
  const second = await driverAt(two);
  await until('all test SMS are in', () =>
    [first, second].every(({ receiver }) => receiver.inbox.length === 7),
  );
  expect(await modem.command(`sms ${CITIZEN}>${SECOND} Jalan rusak\\nparah`)).toEqual({
    event: 'done',
    parts: 1,
  });
  await until('the SMS is in', () => second.receiver.inbox.length === 8);
  expect(second.receiver.texts().at(-1)).toBe('Jalan rusak\nparah');

  expect(await first.send(SECOND, 'Dari modem ke modem')).toMatchObject({ outcome: 'sent' });
  expect(await second.send(CITIZEN, 'Ke warga')).toMatchObject({ outcome: 'sent' });
  await until('reports are back', () =>
    [first, second].every(({ receiver }) => receiver.reports.length === 1),
  );
  await until('it went over', () => second.receiver.texts().includes('Dari modem ke modem'));
  expect(modem.of('submitted')).toEqual([
    { event: 'submitted', to: SECOND, text: 'Dari modem ke modem', reference: 1, modem: 1 },
    { event: 'submitted', to: CITIZEN, text: 'Ke warga', reference: 1, modem: 2 },
  ]);
  expect(modem.of('received')).toEqual([
    { event: 'received', phone: CITIZEN, from: SECOND, text: 'Ke warga', parts: 1 },
  ]);
});

it('does what its fault file says, and what it is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-faults-'));
  cleanup.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'faults.yaml');
  writeFileSync(
    file,
    [
      '- { at: command, command: AT+CSCA?, mishap: { answer: [ "+CMS ERROR: 330" ] }, skip: 0 }',
      '- { name: error-though-sent, times: 1, modem: 1 }',
      '- lost-notice',
    ].join('\n'),
  );
  const modem = run('--sim', FIRST, '--faults', file, '--trace');
  const [port] = await modem.listening();
  const { receiver, send } = await driverAt(port);
  expect(modem.of('traffic')).toContainEqual({
    event: 'traffic',
    modem: 1,
    from: 'modem',
    text: '\r\n+CMS ERROR: 330\r\n',
  });
  expect(await send(CITIZEN, 'Terkirim juga')).toMatchObject({ outcome: 'unknown' });
  await modem.command(`sms ${CITIZEN} Tanpa pemberitahuan`);
  await until('polling finds it', () => receiver.inbox.length === 1);
  expect(modem.of('traffic').filter(({ text }) => String(text).includes('+CMTI'))).toEqual([]);

  expect(await modem.command('fault cms-500')).toEqual({
    event: 'done',
    fault: NAMED_FAULTS['cms-500'],
  });
  expect(await send(CITIZEN, 'Ditolak')).toMatchObject({ error: '+CMS ERROR: 500' });
  const wrong = '{"at":"pdu","sent":false,"times":2,"mishap":{"answer":["+CMS ERROR: 1"]}}';
  await modem.command(`fault ${wrong} 1`);
  expect(await send(CITIZEN, 'Nomor salah')).toMatchObject({ outcome: 'retry' });
  expect(await send(CITIZEN, 'Nomor salah')).toMatchObject({ outcome: 'failed' });
  expect(await modem.command('unplug 1 0.2')).toEqual({ event: 'done' });
  await modem.command(`sms ${CITIZEN} Selama dicabut`);
  await until('it is back', () => receiver.inbox.length === 2);
  // stored first, deleted then: the deletion may still be under way
  const nothing = { event: 'messages', number: FIRST, messages: [], waiting: 0 };
  await until('it is deleted', async () =>
    isDeepStrictEqual(await modem.command('messages'), nothing),
  );
});

it.each([
  ['nonsense', 'is none of'],
  ['sms', 'needs a number and a text'],
  ['sms +6281200000101>+6281200000109 Halo', 'is no SIM here'],
  ['pdu XY', 'is not hex'],
  ['fault nonsense', 'there is no fault'],
  ['fault {"at":"pdu","sent":1,"mishap":"hang"}', 'sent:'],
  ['fault {"at"', 'no JSON'],
  ['messages 3', 'there is no modem 3'],
  ['latency fast', 'MILLISECONDS must be a number'],
  ['ussd *888# loud Pulsa', 'FORM must be one of'],
  ['phone +6281200000101 away', 'on, off or gone?'],
])('says what is wrong with "%s"', async (line, reason) => {
  const modem = await shared();
  expect(await modem.command(line)).toEqual({
    event: 'error',
    command: line,
    message: expect.stringContaining(reason),
  });
});

it('lets phones, network, time and line be changed', async () => {
  const modem = await shared();
  for (const line of [
    'phone +6281200000101 off',
    'phone +6281200000101 on',
    'register 2 1',
    'signal 7',
    'latency 5',
    'baud 9600',
    'baud 0',
    'ussd *888# packed Pulsa Rp5.000',
    'pdu 00',
    'reset',
    'cut',
    'unplug',
    'plug',
    'calm',
  ])
    expect([line, await modem.command(line)]).toEqual([line, { event: 'done' }]);
  expect(await modem.command('faults')).toEqual({
    event: 'done',
    names: Object.keys(NAMED_FAULTS),
  });
  expect((await modem.command('help')).lines).toContainEqual(
    expect.stringMatching(/^ {2}sms FROM/),
  );
});

it('refuses what it cannot do: exit code 2 for wrong use, 1 for what is wrong outside', async () => {
  const refused: [string[], string, string][] = [
    [['--faults', '/nonexistent'], '1', '/nonexistent'],
    [['--listen', '192.0.2.1:7700'], '1', 'cannot listen on 192.0.2.1:7700'],
    [['--listen', 'here'], '2', 'must be HOST:PORT'],
    [['--sim', '0812'], '2', 'must begin with a number'],
    [['--sim', `${FIRST},colour=red`], '2', 'settings are slots, pin, family, memory'],
    [['--sim', FIRST, '--sim', FIRST], '2', 'is given twice'],
    [['--latency', 'slow'], '2', 'must be a whole number'],
  ];
  const processes = refused.map(
    ([options]) => new VirtualModemProcess('--listen', '0', ...options),
  );
  for (const [at, [options, code, reason]] of refused.entries()) {
    const modem = processes[at];
    expect([options, await modem?.ended()]).toEqual([options, code]);
    expect(modem?.complaints).toContain(reason);
  }
});

it('ends cleanly when it is told to, with a host at its modem', async () => {
  const ways = ['SIGINT', 'SIGTERM', 'quit'] as const;
  const end = async (way: (typeof ways)[number]) => {
    const modem = run();
    const [port] = await modem.listening();
    await driverAt(port);
    if (way === 'quit') modem.write('quit');
    else void modem.stop(way);
    return [way, await modem.ended(), modem.complaints];
  };
  expect(await Promise.all(ways.map(end))).toEqual(ways.map((way) => [way, '0', '']));
});
