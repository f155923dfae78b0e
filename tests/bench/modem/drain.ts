import { join } from 'node:path';
import { systemClock } from '../../../channels/clock.ts';
import { openGsmChannel } from '../../../channels/gsm/open.ts';
import { plainProfile } from '../../../channels/gsm/virtual/profile.ts';
import type { Receiver } from '../../../channels/port.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import type { SmsPeer } from '../../support/peers/peer.ts';
import { Stand } from '../../support/peers/stand.ts';
import { until } from '../../support/until.ts';
import { Stopwatch } from './stopwatch.ts';

/** Emptying a modem that is full of messages: by our driver, and by other people's daemons. */

/** More than 255 in one listing stop smstools for ever. */
export const MESSAGES = 250;
const LONGEST = 400_000;

/** The modem and the line that it is on. */
export interface Conditions {
  latency: number;
  bitsPerSecond?: number;
  /** It deletes many messages with one command. */
  sweeps: boolean;
}

export interface Drained {
  seconds: number;
  commands: number;
  /** Bytes over the line, both ways. */
  bytes: number;
}

/** A complaint of ordinary length. */
const textOf = (n: number): string =>
  `Aduan ${n}: jalan di depan pasar Liwa rusak parah sejak tiga bulan, mohon segera diperbaiki pak`;

async function fullStand(conditions: Conditions): Promise<{ stand: Stand; watch: Stopwatch }> {
  const watch = new Stopwatch();
  const { sweeps, ...speed } = conditions;
  const profile = { ...plainProfile(['SM'], MESSAGES), sweeps };
  const stand = new Stand({ profile, onHappening: watch.happening, ...speed });
  for (let n = 1; n <= MESSAGES; n += 1)
    stand.network.phone(`+62812000${String(10_000 + n)}`).send(textOf(n));
  await stand.open();
  return { stand, watch };
}

function drained({ seconds, commands, bytes }: Stopwatch): Drained {
  return { seconds, commands, bytes };
}

/** Resolves with the measurement when the modem is empty. @throws Error when it takes too long */
async function emptied(stand: Stand, watch: Stopwatch): Promise<Drained> {
  await until('the modem is empty', () => stand.stored() === 0, LONGEST);
  // the answer to the last command
  const { commands } = watch;
  await until('it has said so', () => watch.commands > commands || stand.modem.idle());
  return drained(watch);
}

/** Our driver, on the embedded store as it is in production. */
export async function drainOurs(conditions: Conditions): Promise<Drained> {
  const { stand, watch } = await fullStand(conditions);
  const store = new SqliteStore(join(stand.folder, 'inbox.db'));
  await store.open();
  const receiver: Receiver = {
    messages: async (messages) => void (await store.inbox.receive(messages, Date.now())),
    parts: async (parts) => void (await store.inbox.receiveParts(parts, Date.now())),
    report: async (report) => void (await store.outbox.recordReport(report, Date.now())),
    time: () => {},
    storedAt: async (fingerprint) => (await store.inbox.get(fingerprint))?.storedAt,
  };
  const port = join(stand.folder, 'modem0');
  const driver = openGsmChannel({ name: 'gsm1', port, clock: systemClock, log: () => {} });
  await driver.start(receiver);
  const result = await emptied(stand, watch);
  await driver.stop();
  const { inboxWaiting } = await store.status();
  if (inboxWaiting !== MESSAGES) throw new Error(`${inboxWaiting} of ${MESSAGES} are stored`);
  await store.close();
  await stand.close();
  return result;
}

export async function drainPeer(
  make: (folder: string) => SmsPeer,
  conditions: Conditions,
): Promise<Drained> {
  const { stand, watch } = await fullStand(conditions);
  const peer = make(stand.folder);
  peer.start();
  const result = await emptied(stand, watch);
  const count = peer.receivedCount();
  await peer.stop();
  if (count !== MESSAGES) throw new Error(`${peer.name} has ${count} of ${MESSAGES}`);
  await stand.close();
  return result;
}
