import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { backup, type LastNumbers, restore } from '../../../../api/cli/backup.ts';
import { doctor } from '../../../../api/cli/doctor.ts';
import { runningCommands } from '../../../../api/cli/running-commands.ts';
import { createBackups } from '../../../../api/office/data/backup/backups.ts';
import { REPAIRS, repairs } from '../../../../api/print/guides/repairs.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { createSimulation } from '../../../../api/start/open-lines.ts';
import { type Consent, guardStore } from '../../../../api/start/right-store/guard.ts';
import { placeOf } from '../../../../api/start/right-store/places.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { TICKET_SERIES } from '../../../../machines/complaint/open-complaint.ts';
import { outgoingSeries } from '../../../../machines/letter/book.ts';
import { ticketCode, ticketNumber } from '../../../../machines/numbers/tickets.ts';
import { StoreHeldError } from '../../../../store/base/refusals.ts';
import { openStore } from '../../../../store/open.ts';
import type { Store } from '../../../../store/ports/store.ts';
import { holdFile } from '../../../../store/sqlite/hold.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { newChange } from '../../../store/change.ts';
import { ADMIN, ClockOffice, MONDAY } from '../../../support/clock-office.ts';
import { FlakyStore } from '../../../support/flaky-store.ts';
import { loadPack } from '../../../support/pack.ts';

/** The page *Kalau rusak*: each of its steps is done, in its order, and does what the page says. */

const CITIZEN = '+6281200009001';
const COMPLAINT = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';
const YEAR = 365 * 24 * 3_600_000;

let folder: string;
let file: string;
let backups: string;
let running: Store | undefined;
const said = new PassThrough();
const saidNow = () => String(said.read() ?? '');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-repairs-'));
  file = join(folder, 'data', 'hotline.db');
  backups = join(folder, 'data', 'cadangan');
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
  saidNow();
});

const env = (at = file, computer = 'state') => ({
  ...{ STORE_URL: `sqlite:${at}`, STATE_FOLDER: join(folder, computer), BACKUP_FOLDER: backups },
  PORT: '0',
});

/** Starts the hotline's store as `npm start` does. */
async function start(consent: Consent = 'none', { STORE_URL, STATE_FOLDER } = env()) {
  const place = placeOf(STORE_URL, STATE_FOLDER);
  if (place === null) throw new Error('there is something to guard');
  const guard = { place, consent, backups, holder: 'uji:1', log: () => {} };
  const store = guardStore(await openStore(STORE_URL), guard);
  await store.open();
  running = store;
  return store;
}

async function stop(): Promise<void> {
  await running?.close();
  running = undefined;
}

/** Tickets of people who wrote, each with its complaint. */
async function live(store: Store, complaints: number): Promise<number> {
  let last = 0;
  for (let n = 0; n < complaints; n += 1) {
    last = await store.numbers.allocate(TICKET_SERIES, `sms-${performance.now()}-${n}`);
    await store.instances.commit(newChange(`c${last}`, 0, { words: 'jalan rusak '.repeat(200) }));
  }
  return last;
}

/** The newest copy, as the hotline makes one each day. */
async function dailyBackup(): Promise<string> {
  const { calendar } = loadPack().rules;
  const all = { storeUrl: `sqlite:${file}`, folder: backups, keep: 9, calendar };
  const { name } = await createBackups({ ...all, now: Date.now }).make();
  return join(backups, name);
}

/** Overwrites pages in the middle, as a bad disk does. */
function damage(): void {
  const handle = openSync(file, 'r+');
  const half = Math.floor(statSync(file).size / 8192) * 4096;
  writeSync(handle, Buffer.alloc(8 * 4096, 7), 0, 8 * 4096, half);
  closeSync(handle);
}

/** All files of the store, to another folder. */
function moveAway(): void {
  const away = join(folder, 'rusak');
  mkdirSync(away);
  for (const name of readdirSync(dirname(file)).filter((one) => one.startsWith('hotline.db')))
    renameSync(join(dirname(file), name), join(away, name));
}

async function doctorSays(environment = env()): Promise<string> {
  await doctor(environment, said);
  return saidNow();
}

type Name = keyof typeof REPAIRS;
type Steps<K extends Name> = Record<keyof (typeof REPAIRS)[K]['steps'], () => Promise<void>>;

/** Does what the page says, step by step; the types see to it that none is left out. */
async function follow<K extends Name>(name: K, steps: Steps<K>): Promise<void> {
  const all: Record<string, () => Promise<void>> = steps;
  expect(Object.keys(all)).toEqual(Object.keys(REPAIRS[name].steps));
  for (const step of Object.values(all)) await step();
}

it('Data rusak', async () => {
  const store = await start();
  await live(store, 60);
  const copy = await dailyBackup();
  const last = await live(store, 2);
  await follow('damaged', {
    async check() {
      await stop();
      damage();
      expect(await doctorSays()).toMatch(/^WRONG {2}store: .*damaged pages/m);
    },
    async stop() {
      const release = holdFile(file, 'a hotline that still runs');
      await expect(restore(copy, env(), said)).rejects.toThrow(StoreHeldError);
      release();
    },
    async keep() {
      await expect(restore(copy, env(), said)).rejects.toThrow('nothing is overwritten');
      moveAway();
    },
    async restore() {
      await restore(copy, env(), said);
      expect(saidNow()).toContain('60 complaints');
    },
    async start() {
      expect(await live(await start(), 1)).toBe(last + 1);
    },
  });
});

it('Disk penuh', async () => {
  await follow('full', {
    async check() {
      await live(await start(), 3);
      expect(await doctorSays()).toMatch(/^ok {5}disk: .*[KMGT]B/m);
    },
    async clear() {
      const copy = await dailyBackup();
      renameSync(copy, join(folder, 'flashdisk.db'));
      await stop();
      await live(await start(), 1);
      expect(await doctorSays()).toMatch(/^ok {5}store: /m);
      await stop();
    },
    wait: waitsOnTheSim,
  });
});

/** What comes while nothing can be written waits on the SIM, and is answered by itself. */
async function waitsOnTheSim(): Promise<void> {
  const clock = new SimulatedClock(MONDAY, { milliseconds: 100 });
  const settings = readSettings({});
  const simulation = createSimulation(settings, clock);
  if (simulation === null) throw new Error('no virtual modem');
  const { modem, network } = simulation;
  const flaky = new FlakyStore(new SqliteStore(':memory:'), clock);
  const own = { clock, store: flaky.store, simulation, random: () => 0 };
  const hotline = await createHotline(settings, () => {}, own);
  for (const worker of [...hotline.channels, hotline.engine]) clock.waitsFor(worker);
  await hotline.engine.start();
  await clock.advance(5_000);
  flaky.down = true;
  network.phone(CITIZEN).send(COMPLAINT);
  await clock.advance(60_000);
  expect([...modem.memories.values()].reduce((sum, { used }) => sum + used, 0)).toBe(1);
  flaky.down = false;
  await clock.advance(60_000);
  const { messages } = network.phone(CITIZEN);
  expect(messages.at(-1)?.text).toContain('A001');
  const stopping = hotline.engine.stop();
  clock.waitsForNothing();
  await clock.advance(2_000);
  await stopping;
  await hotline.store.close();
}

it('Jam komputer salah', async () => {
  const office = await ClockOffice.open({ modemKnows: false });
  const doubt = () => office.hotline.engine.health().clock;
  try {
    await follow('clock', {
      async set() {
        await office.restart(-26 * YEAR);
        expect(office.inboxOf(ADMIN).at(-1)).toContain('Jam komputer mundur');
        await office.sms(CITIZEN, COMPLAINT);
        office.clock.set(office.clock.monotonic());
      },
      async wait() {
        await office.minutes(2);
        expect(doubt()).toBeNull();
        expect(office.inboxOf(CITIZEN).join()).toContain('A001');
      },
      async right() {
        await office.restart(YEAR);
        expect(office.inboxOf(ADMIN).at(-1)).toContain('mungkin terlalu maju');
        expect(doubt()).not.toBeNull();
        await office.sms(ADMIN, REPAIRS.clock.steps.right.types);
        expect(doubt()).toBeNull();
      },
    });
  } finally {
    await office.close();
  }
});

it('Data hilang, memulihkan cadangan', async () => {
  const store = await start();
  await live(store, 3);
  const copy = await dailyBackup();
  const last = await live(store, 2);
  await stop();
  await follow('gone', {
    async find() {
      moveAway();
      await expect(start()).rejects.toThrow(/Hotline tidak dijalankan.\nData hotline tidak ada/);
      for (const name of readdirSync(join(folder, 'rusak')))
        renameSync(join(folder, 'rusak', name), join(dirname(file), name));
      await start();
      await stop();
    },
    async restore() {
      for (const name of readdirSync(dirname(file)).filter((one) => one.startsWith('hotline.db')))
        rmSync(join(dirname(file), name));
      await restore(copy, env(), said);
      expect(await live(await start(), 1)).toBe(last + 1);
      await stop();
    },
    async accept() {
      rmSync(dirname(file), { recursive: true });
      await expect(start()).rejects.toThrow('--accept-loss');
      expect(await live(await start('accept-loss'), 1)).toBe(last + 2);
    },
  });
});

it('Komputer baru', async () => {
  const at = join(folder, 'baru', 'hotline.db');
  const copy = join(folder, 'pindahan.db');
  let last = 0;
  await follow('moved', {
    async stop() {
      last = await live(await start(), 4);
      await stop();
    },
    async copy() {
      await backup(copy, env(), said);
      expect(saidNow()).toContain('4 complaints');
    },
    async restore() {
      await restore(copy, env(at, 'other'), said);
    },
    async start() {
      expect(await live(await start('none', env(at, 'other')), 1)).toBe(last + 1);
      await stop();
      expect(await doctorSays(env(at, 'other'))).toMatch(/^ok {5}store: .*all pages are whole/m);
    },
  });
});

/** What is typed behind `hotline`, as the command line reads it. */
function typedOptions(typed: string): Record<string, unknown> {
  const program = new Command();
  runningCommands(program);
  const [name, ...options] = typed.replace('npm run -s hotline -- ', '').split(' ');
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) throw new Error(`${typed}: there is no such command`);
  command.exitOverride().parseOptions(options);
  return command.opts();
}

it('Nomor terakhir', async () => {
  await live(await start(), 2);
  const copy = await dailyBackup();
  await stop();
  const at = join(folder, 'baru', 'hotline.db');
  const there = env(at, 'other');
  const { from, ...last } = typedOptions(REPAIRS.numbers.steps.restore.types);
  expect(from).toBe('CADANGAN');
  await follow('numbers', {
    async restore() {
      const wrong = restore(copy, there, said, { lastTicket: '127' });
      await expect(wrong).rejects.toThrow(
        '--last-ticket 127: a ticket is a letter and three digits',
      );
      await restore(copy, there, said, last as LastNumbers);
      expect(saidNow()).toContain('aduan: di sini sampai A002, pernah sampai A127');
    },
    async start() {
      const store = await start('none', there);
      expect(ticketCode(await live(store, 1))).toBe('A128');
      const { rules } = loadPack();
      const { year } = rules.calendar.local(Date.now());
      for (const series of outgoingSeries(rules, year))
        expect(await store.numbers.allocate(series, 'letter')).toBe(46);
    },
  });
});

it('every command that is printed is one', () => {
  const typed = repairs().flatMap(({ steps }) => steps.map(({ types = '' }) => types));
  const own = typed.filter((line) => /^npm (start|run -s hotline) -- /.test(line));
  expect(own.length).toBeGreaterThan(5);
  for (const line of own) typedOptions(line.replace('npm start --', 'start'));
});

it.each([1, 127, 999, 1000, 24 * 999, 24 * 999 + 1, 600 * 999])(
  '%i is the number of its code',
  (n) => {
    expect(ticketNumber(ticketCode(n))).toBe(n);
  },
);

it.each(['', '127', 'I001', 'A000', 'A12', 'A1234'])('%p is no code', (code) => {
  expect(ticketNumber(code)).toBeUndefined();
});
