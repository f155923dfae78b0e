import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Hotline } from '../../api/hotline/hotline.ts';
import { packagePath } from '../../api/paths.ts';
import { createHotline } from '../../api/start/compose.ts';
import { DistrictError } from '../../api/start/configuration/district.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { type PackCopy, packWith } from '../support/pack-copy.ts';

/** A second process beside the complaint: switched on by the pack, known to no other file. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Friday 20 November 2026, 09.00 WIB. */
const FRIDAY = Date.UTC(2026, 10, 20, 2, 0);
/** Monday 23 November 2026, 09.00 WIB. */
const MONDAY = FRIDAY + 3 * DAY;
const MARKETS = [1, 2, 3, 4, 5].map((n) => `+628120000920${n}`);
const ECONOMY = '+6281200009206';
const [LIWA = '', KRUI = ''] = MARKETS;
const SURVEY = {
  commodity: 'beras medium',
  asks: MARKETS,
  tells: ECONOMY,
  at: '09.00',
  hours: 48,
};

let clock: SimulatedClock;
let hotline: Hotline | undefined;
let pack: PackCopy | undefined;

function open(processes: unknown, store: Store = new SqliteStore(':memory:')): Promise<Hotline> {
  pack?.remove();
  pack = packWith({ 'processes.yaml': processes });
  const settings = readSettings({ DISTRICT: pack.folder });
  const replace = { clock, store, modemPoll: 6 * HOUR, enginePoll: HOUR, random: () => 0 };
  return createHotline(settings, () => {}, replace);
}

beforeEach(() => {
  clock = new SimulatedClock(FRIDAY);
});
afterEach(async () => {
  const stopping = hotline?.engine.stop();
  await clock.advance(200_000);
  await stopping;
  await hotline?.store.close();
  hotline = undefined;
  pack?.remove();
});

describe('a survey of market prices', () => {
  async function start(): Promise<Hotline> {
    const started = await open({ 'survei-harga': SURVEY });
    hotline = started;
    for (const channel of started.channels) clock.waitsFor(channel);
    clock.waitsFor(started.engine);
    await started.engine.start();
    await clock.advance(1000);
    return started;
  }
  const phone = (number: string) => {
    const found = hotline?.simulation?.network.phone(number);
    if (found === undefined) throw new Error('the modem is not virtual');
    return found;
  };
  async function write(from: string, text: string): Promise<void> {
    phone(from).send(text);
    await clock.advance(30_000);
  }
  const toMonday = () => clock.advance(MONDAY - clock.now() + 60_000);

  it('asks on Monday, keeps what is answered and sends the mean, week after week', async () => {
    const { store } = await start();
    expect(phone(LIWA).received()).toEqual([]);
    await toMonday();
    for (const market of MARKETS)
      expect(phone(market).received()).toEqual([
        'Berapa harga beras medium per kg hari ini? Balas angkanya, mis. 14500. -Hotline Lambar',
      ]);
    for (const [n, market] of MARKETS.entries()) await write(market, `${14_000 + n * 500}`);
    expect(phone(LIWA).received().at(-1)).toBe(
      'Harga Rp14.000 dicatat. Keliru? Balas lagi. Trm kasih. -Hotline Lambar',
    );
    expect(phone(ECONOMY).received()).toEqual([
      'Harga beras medium: rata-rata Rp15.000/kg dari 5 pasar. -Hotline Lambar',
    ]);
    expect(await store.instances.count({ machine: 'complaint' })).toBe(0);
    expect(await store.inbox.of(`survei-harga:${MONDAY}`)).toHaveLength(5);
    await clock.advance(7 * DAY);
    expect(phone(LIWA).received().at(-1)).toMatch(/^Berapa harga/);
  });

  it('takes a correction, and after two days the mean of those who answered', async () => {
    await start();
    await toMonday();
    await write(LIWA, 'Rp 15.000');
    await write(LIWA, '14.000/kg');
    await write(KRUI, '16000');
    await clock.advance(2 * DAY);
    expect(phone(ECONOMY).received()).toEqual([
      'Harga beras medium: rata-rata Rp15.000/kg dari 2 pasar. -Hotline Lambar',
    ]);
  });

  it('leaves all else to the complaints: what is no amount, and an amount of anybody else', async () => {
    const { store } = await start();
    await toMonday();
    await write(LIWA, 'JALAN jln rusak parah di pekon basungan pagar dewa 500 meter');
    await write('+6281200009300', 'JALAN jln rusak parah di pekon basungan pagar dewa');
    expect(await store.instances.count({ machine: 'complaint' })).toBe(2);
    expect((await store.instances.load(`survei-harga:${MONDAY}`))?.search.state).toBe('asking');
  });

  it('goes on after a restart, and does not begin twice', async () => {
    const { store } = await start();
    const stopping = hotline?.engine.stop();
    await clock.advance(2000);
    await stopping;
    hotline = await open({ 'survei-harga': SURVEY }, store);
    await hotline.engine.start();
    expect(await store.instances.count({ machine: 'survei-harga' })).toBe(1);
  });
});

describe('processes.yaml', () => {
  it.each<[string, unknown, string]>([
    ['that is no YAML', 'survei-harga: [', 'processes.yaml: no YAML: '],
    ['with a folder that is not there', { 'survei-emas': {} }, 'survei-emas: there is no examples'],
    [
      'with a name that is no folder',
      { '../x': {} },
      'processes.yaml: ../x: there is no examples/../x',
    ],
    [
      'with a wrong setting',
      { 'survei-harga': { ...SURVEY, asks: ['0812'] } },
      'processes.yaml: survei-harga.asks.0: a phone number with +62',
    ],
    [
      'with a setting nobody knows',
      { 'survei-harga': { ...SURVEY, price: 1 } },
      'processes.yaml: survei-harga: Unrecognized key: "price"',
    ],
  ])('%s stops the start and says where', async (_, processes, problem) => {
    const failed = await open(processes).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DistrictError);
    expect(String(failed)).toContain(problem);
  });
});

it('no file of the hotline itself names a process of examples/', () => {
  const named = ['machines', 'channels', 'templates', 'store', 'api'].flatMap((folder) =>
    readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /survei.?harga/i.test(readFileSync(packagePath(folder, name), 'utf8'))),
  );
  expect(named).toEqual([]);
});
