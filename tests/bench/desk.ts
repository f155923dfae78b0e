import type { AddressInfo } from 'node:net';
import { createWeb } from '../../api/server/app.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { complaintId, ticketCode } from '../../machines/numbers/tickets.ts';
import { deskStore } from './desk-store.ts';
import { median, progress, quantile, secondsOfAsync } from './figures.ts';
import { collectGarbage, megabytes } from './memory.ts';
import { type Line, type Section, whole } from './report.ts';
import type { Bench } from './setup.ts';

/** What the desk's pages take when the store has few complaints, and when it has many. */

const AS_ADMIN = { identify: () => ({ user: 'bench', role: 'admin' as const, agency: null }) };

const ROUNDS = 120;
const WARM_UP = 8;
/** A page may take so much longer with many complaints than with few. */
const FLAT = 1.5;
/** Compared are the times at this share: what else the computer does shows in the slower ones. */
const UNDISTURBED = 0.25;

/** By what they are called in the results; `{last}` is the newest complaint. */
const PAGES: Record<string, string> = {
  inbox: '/',
  'summary for those who lead': '/ringkasan',
  'list of complaints': '/aduan',
  'search for a word': '/aduan?kata=lampu',
  'search for two words': '/aduan?kata=berlubang+basungan',
  'search for a word that one complaint has': '/aduan?kata={last}',
  'search for a word with a slip': '/aduan?kata=lmapu',
  'search for an abbreviation': '/aduan?kata=jln+berlubang',
  'search within an agency': '/aduan?kata=jalan&skpd=PUPR',
  'waiting for the admin': '/aduan?keadaan=triage&urut=tenggat',
  'a place and a category': '/aduan?tempat=Balik+Bukit&kategori=LAMPU',
  'a day': '/aduan?dari=2026-11-20&sampai=2026-11-20',
  'a complaint': '/aduan/{id}',
};

/** A hotline with its pages on a port of its own. */
interface Desk {
  base: string;
  count: number;
  close(): Promise<void>;
}

async function open(file: string, count: number): Promise<Desk> {
  const settings = readSettings({ STORE_URL: `sqlite:${file}`, LOG_LEVEL: 'silent' });
  const hotline = await createHotline(settings, () => {});
  await hotline.store.open();
  const server = createWeb(hotline, AS_ADMIN).listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count,
    async close() {
      server.close();
      server.closeAllConnections();
      await hotline.store.close();
    },
  };
}

/** Milliseconds of one page. */
async function timeOf({ base, count }: Desk, page: string): Promise<number> {
  const last = ticketCode(count);
  const path = page.replace('{last}', last).replace('{id}', complaintId(2026, last));
  return (
    1000 *
    (await secondsOfAsync(async () => {
      const response = await fetch(base + path);
      await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    }))
  );
}

/** Times of a page on both, one after the other, so that a busy computer is as busy for each. */
async function timesOf(desks: readonly [Desk, Desk], page: string): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const which of [0, 1] as const) {
      const time = await timeOf(desks[which], page);
      if (round >= WARM_UP) times[which].push(time);
    }
  return times;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

/** Pages with few and with many complaints on the embedded store. */
export async function benchDesk(bench: Bench, few: number, many: number): Promise<Section[]> {
  const small = await open(await deskStore(bench, few), few);
  const large = await open(await deskStore(bench, many), many);
  const lines: Line[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    progress(name);
    const [before, after] = await timesOf([small, large], page);
    const ratio = quantile(after, UNDISTURBED) / quantile(before, UNDISTURBED);
    const spread = `${ms(median(after))}, ${ms(quantile(after, 0.95))}`;
    lines.push(
      { what: name, value: ratio.toFixed(2), reached: ratio <= FLAT, aim: `≤ ${FLAT}` },
      { what: `  with ${many}: median, 95th percentile`, value: spread },
    );
  }
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  lines.push(
    { what: 'heap in use, both stores open', value: whole(megabytes(heapUsed), 'MB') },
    { what: 'resident memory', value: whole(megabytes(rss), 'MB') },
  );
  await small.close();
  await large.close();
  return [{ title: `The desk: ${many} complaints against ${few}`, lines }];
}
