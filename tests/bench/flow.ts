import type { Hotline } from '../../api/hotline/hotline.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { median, progress, quantile } from './figures.ts';
import { type Line, type Section, whole } from './report.ts';
import { phoneOf, textOf } from './story.ts';

/** An SMS through the whole hotline, from the citizen's phone until its receipt is on its way back. */

const WARM_UP = 20;
const ONE_BY_ONE = 150;
const AT_ONCE = 300;

interface Round {
  /** Milliseconds from sending to receipt, one SMS after the other. */
  waits: number[];
  /** Receipts per second when all come at once. */
  perSecond: number;
}

function simulationOf({ simulation }: Hotline): NonNullable<Hotline['simulation']> {
  if (simulation === null) throw new Error('the benchmark needs the virtual modem');
  return simulation;
}

/** Sends a complaint; resolves with the milliseconds until its receipt came back. */
function complain(hotline: Hotline, n: number): Promise<number> {
  const phone = simulationOf(hotline).network.phone(phoneOf(n));
  const start = performance.now();
  return new Promise((resolve) => {
    const stop = phone.onMessage(({ direction }) => {
      if (direction === 'sent') return;
      stop();
      resolve(performance.now() - start);
    });
    phone.send(textOf(n));
  });
}

async function ready(hotline: Hotline): Promise<void> {
  await hotline.engine.start();
  while (!hotline.engine.health().channels.every((channel) => channel.ready))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function measure(hotline: Hotline, first: number): Promise<Round> {
  let n = first;
  for (let warm = 0; warm < WARM_UP; warm += 1) await complain(hotline, n++);
  const waits: number[] = [];
  for (let count = 0; count < ONE_BY_ONE; count += 1) waits.push(await complain(hotline, n++));
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, () => complain(hotline, n++)));
  return { waits, perSecond: (AT_ONCE * 1000) / (performance.now() - start) };
}

/**
 * @param file of the store, which may hold complaints already
 * @param first number of the first citizen: nobody who is known
 */
export async function benchFlow(file: string, first: number, title: string): Promise<Section> {
  progress(`${title} …`);
  const settings = readSettings({ STORE_URL: `sqlite:${file}` });
  const hotline = await createHotline(settings, () => {});
  await ready(hotline);
  const { waits, perSecond } = await measure(hotline, first);
  await hotline.engine.stop();
  await hotline.store.close();
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  const lines: Line[] = [
    { what: 'SMS in → receipt handed to the modem, median', value: milliseconds(median(waits)) },
    { what: 'the same, 95 of 100', value: milliseconds(quantile(waits, 0.95)) },
    { what: `receipts when ${AT_ONCE} SMS come at once`, value: whole(perSecond, '/s') },
  ];
  return { title, lines };
}
