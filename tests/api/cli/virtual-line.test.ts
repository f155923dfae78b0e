import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import {
  LINE_KINDS,
  type LineKind,
  VirtualLineError,
  virtualLine,
} from '../../../api/cli/virtual-line.ts';
import type { LineSettings } from '../../../api/start/configuration/modems.ts';
import { openGateway } from '../../../api/start/gateway-lines.ts';
import { AndroidChannel } from '../../../channels/android/channel.ts';
import { systemClock } from '../../../channels/clock.ts';
import { HilinkChannel } from '../../../channels/hilink/channel.ts';
import type { Channel } from '../../../channels/port.ts';
import { SmppChannel } from '../../../channels/smpp/channel.ts';
import { FakeProgress, FakeReceiver } from '../../channels/gsm/bench.ts';
import { until } from '../../support/until.ts';

/** `hotline virtual-line` in one process with the channel that is tried on it, on the real clock. */

const NUMBER = '+6281200000000';
const CITIZEN = '+6281200000101';

function lineOf(kind: LineKind, url: string): Exclude<LineSettings, { kind: 'modem' }> {
  const common = { name: 'uji', number: NUMBER, url: new URL(url), password: 'rahasia' };
  if (kind === 'android') return { ...common, kind, user: 'sms' };
  if (kind === 'hilink') return { ...common, kind, user: 'sms' };
  return {
    ...common,
    kind,
    systemId: 'sms',
    systemType: '',
    sender: 'UJI',
    binds: 1,
    window: 1,
    longSms: 'parts',
    alphabet: 'gsm7',
    receiptOffset: 0,
  };
}

function started(kind: LineKind, port = 0) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const said: Record<string, unknown>[] = [];
  output.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().trim().split('\n'))
      said.push(JSON.parse(line) as Record<string, unknown>);
  });
  const listen = { host: '127.0.0.1', port };
  const options = {
    kind,
    number: NUMBER,
    listen,
    user: 'sms',
    password: 'rahasia',
    sendLatency: 0,
  };
  const ended = virtualLine(options, input, output, new Promise(() => {}));
  return { input, said, ended };
}

it.each(LINE_KINDS)(
  '%s: takes SMS of citizens from its input and tells what they get',
  async (kind) => {
    const { input, said, ended } = started(kind);
    await until('it listens', () => said.length > 0);
    const [{ url } = {}] = said;
    const receiver = new FakeReceiver();
    const channel: Channel = openGateway(lineOf(kind, String(url)), {
      clock: systemClock,
      log: () => {},
    });
    await channel.start(receiver);
    await until('the channel is ready', () => channel.health().ready);
    input.write(`${CITIZEN} Lampu mati 😀\n`);
    await until('the SMS is stored', () => receiver.inbox.length > 0);
    expect(receiver.inbox).toMatchObject([{ from: CITIZEN, text: 'Lampu mati 😀' }]);
    const sms = { id: 'x', to: CITIZEN, text: 'Terima kasih', statusReport: true, sentParts: [] };
    expect(await channel.send(sms, new FakeProgress())).toMatchObject({ outcome: 'sent' });
    await until('the SMS is told', () => said.some(({ event }) => event === 'received'));
    expect(said.at(-1)).toMatchObject({ phone: CITIZEN, text: 'Terima kasih' });
    input.write('apa-ini\nquit\n');
    await channel.stop();
    await ended;
    expect(said.at(-1)).toMatchObject({ event: 'error' });
  },
);

it('says where it cannot listen', async () => {
  const { said, input, ended } = started('android');
  await until('it listens', () => said.length > 0);
  const port = Number(new URL(String(said[0]?.url)).port);
  await expect(started('hilink', port).ended).rejects.toThrow(VirtualLineError);
  input.write('quit\n');
  await ended;
});

it('is opened by the channel of its kind', () => {
  const given = { clock: systemClock, log: () => {} };
  const made = LINE_KINDS.map((kind) => openGateway(lineOf(kind, 'http://127.0.0.1:1'), given));
  const kinds = [AndroidChannel, HilinkChannel, SmppChannel];
  expect(made.map((one, at) => one instanceof (kinds[at] ?? Object))).toEqual([true, true, true]);
});
