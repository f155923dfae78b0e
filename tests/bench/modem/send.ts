import { join } from 'node:path';
import { systemClock } from '../../../channels/clock.ts';
import { openGsmChannel } from '../../../channels/gsm/open.ts';
import type { Receiver } from '../../../channels/port.ts';
import { Stand } from '../../support/peers/stand.ts';
import { until } from '../../support/until.ts';
import { Stopwatch } from './stopwatch.ts';

/** Sending over a modem that takes as long as a fast network: what our side adds to it. */

const MESSAGES = 30;
/** Milliseconds from the PDU to the network's answer. */
const NETWORK = 300;
const LATENCY = 20;

const NOBODY: Receiver = {
  messages: async () => {},
  parts: async () => {},
  report: async () => {},
  storedAt: async () => undefined,
  time: () => {},
};

export interface Sent {
  messages: number;
  seconds: number;
  /** Milliseconds that the modem was asked and had not answered. */
  answering: number;
}

/** @throws Error when one is not sent */
export async function sendOurs(): Promise<Sent> {
  const watch = new Stopwatch();
  // the line's own speed is left out: what a PDU takes on the wire is not our time
  const speed = { latency: LATENCY, sendLatency: NETWORK };
  const stand = new Stand({ onHappening: watch.happening, ...speed });
  await stand.open();
  const port = join(stand.folder, 'modem0');
  const driver = openGsmChannel({
    name: 'gsm1',
    port,
    clock: systemClock,
    log: () => {},
    times: { poll: 600_000, care: 600_000 },
  });
  await driver.start(NOBODY);
  await until('the modem is ready', () => driver.health().ready, 60_000);
  await until('the driver is at rest', () => driver.idle(), 60_000);
  watch.reset();
  const progress = { handingOver: async () => {}, sent: async () => {} };
  for (let n = 1; n <= MESSAGES; n += 1) {
    const text = `Trm kasih. Aduan Bpk/Ibu No A${String(n).padStart(3, '0')} sudah kami terima.`;
    const message = { id: `${n}`, to: '+6281200009001', text, statusReport: false, sentParts: [] };
    const outcome = await driver.send(message, progress);
    if (outcome.outcome !== 'sent') throw new Error(`SMS ${n}: ${JSON.stringify(outcome)}`);
  }
  const { seconds, answering } = watch;
  await driver.stop();
  await stand.close();
  return { messages: MESSAGES, seconds, answering };
}
