import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { backup, restore } from '../../../../../api/cli/backup.ts';
import { doctor } from '../../../../../api/cli/doctor.ts';
import {
  BackupError,
  type Backups,
  createBackups,
} from '../../../../../api/office/data/backup/backups.ts';
import { isDue, startDailyBackups } from '../../../../../api/office/data/backup/daily.ts';
import { restoreBackup } from '../../../../../api/office/data/backup/restore.ts';
import { createWeb } from '../../../../../api/server/app.ts';
import { SimulatedClock } from '../../../../../channels/simulated-clock.ts';
import { checkDatabase, copyDatabase } from '../../../../../store/sqlite/copy.ts';
import { DatabaseFileError } from '../../../../../store/sqlite/file-error.ts';
import { SqliteStore } from '../../../../../store/sqlite/store.ts';
import { newChange } from '../../../../store/change.ts';
import { loadPack } from '../../../../support/pack.ts';
import { until } from '../../../../support/until.ts';
import { AS_ADMIN, createFixture } from '../../../desk/fixture.ts';

const { rules } = loadPack();
const { calendar } = rules;
/** 24 November 2026, 09.14 WIB. */
const NOW = Date.UTC(2026, 10, 24, 2, 14);
const HOUR = 3_600_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-backup-'));
  file = join(folder, 'data', 'hotline.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function backupsOf(more: Partial<Parameters<typeof createBackups>[0]> = {}): Backups {
  const target = join(folder, 'cadangan');
  const storeUrl = `sqlite:${file}`;
  return createBackups({ storeUrl, folder: target, keep: 3, calendar, now: () => NOW, ...more });
}

/** Overwrites pages in the middle of the file, as a disk with a bad sector does. */
function damage(path: string): void {
  const handle = openSync(path, 'r+');
  const { size } = statSync(path);
  const half = Math.floor(size / 2 / 4096) * 4096;
  writeSync(handle, Buffer.alloc(8 * 4096, 7), 0, 8 * 4096, half);
  closeSync(handle);
}

async function filled(complaints: number): Promise<SqliteStore> {
  const store = new SqliteStore(file);
  await store.open();
  await add(store, 0, complaints);
  return store;
}

async function add(store: SqliteStore, from: number, to: number): Promise<void> {
  const ids = Array.from({ length: to - from }, (_, n) => `c${from + n}`);
  await Promise.all(
    ids.map((id) => store.instances.commit(newChange(id, 0, { words: `jalan ${id}` }))),
  );
}

describe('a copy of the data', () => {
  it('made while the hotline writes is whole and has all that was committed before it', async () => {
    const store = await filled(200);
    let writing = true;
    let written = 200;
    const writer = (async () => {
      while (writing) {
        await add(store, written, written + 20);
        written += 20;
      }
    })();
    await until('some more complaints are written', () => written > 260);
    const before = written;
    const copy = join(folder, 'copy.db');
    await copyDatabase(file, copy);
    const during = written - before;
    writing = false;
    await writer;
    await store.close();
    expect(during).toBeGreaterThan(0);
    expect(await checkDatabase(copy)).toBeGreaterThanOrEqual(before);

    const restored = new SqliteStore(copy);
    await restored.open();
    for (let n = 0; n < before; n += 1)
      expect(await restored.instances.load(`c${n}`)).toBeDefined();
    const found = await restored.instances.search('c150', { machine: 'complaint' }, { limit: 2 });
    expect(found.items.map(({ id }) => id)).toEqual(['c150']);
    await restored.close();
  });

  it('is never mistaken for one when the file is damaged, foreign or of a newer version', async () => {
    const store = await filled(50);
    await store.close();
    const copy = join(folder, 'copy.db');
    await copyDatabase(file, copy);
    expect(await checkDatabase(copy)).toBe(50);
    const foreign = join(folder, 'foreign.db');
    writeFileSync(foreign, 'SQLite format 3\0 but no database');
    await expect(checkDatabase(foreign)).rejects.toThrow(DatabaseFileError);
    await expect(checkDatabase(join(folder, 'none.db'))).rejects.toThrow(DatabaseFileError);
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    await expect(checkDatabase(empty)).rejects.toThrow('not a database of the hotline');
  });

  it('is put back only where there are no data', async () => {
    const store = await filled(5);
    const copy = join(folder, 'copy.db');
    await copyDatabase(file, copy);
    await store.close();
    await expect(restoreBackup(copy, file)).rejects.toThrow('nothing is overwritten');
    const to = join(folder, 'new', 'hotline.db');
    expect(await restoreBackup(copy, to)).toBe(5);
    expect(existsSync(`${to}.part`)).toBe(false);
    const orphan = join(folder, 'other.db');
    writeFileSync(`${orphan}-wal`, 'what the file has not');
    await expect(restoreBackup(copy, orphan)).rejects.toThrow(BackupError);
  });
});

describe('backups in their folder', () => {
  it('are named by the time they were made, and the oldest go', async () => {
    const store = await filled(3);
    const backups = backupsOf();
    for (let n = 0; n < 4; n += 1) await backups.make();
    await store.close();
    expect((await backups.list()).map(({ name }) => name)).toEqual([
      'hotline-2026-11-24-0914.4.db',
      'hotline-2026-11-24-0914.3.db',
      'hotline-2026-11-24-0914.2.db',
    ]);
    const { mode } = statSync(await backups.path('hotline-2026-11-24-0914.2.db'));
    expect(mode & 0o077).toBe(0);
    for (const name of ['../data/hotline.db', 'hotline-2026-11-24-0914.db', ''])
      await expect(backups.path(name)).rejects.toThrow(BackupError);
    expect(readdirSync(backups.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('lose at most two to a clock that is wrong for a day, and nothing to files of the future', async () => {
    const store = await filled(1);
    let now = NOW;
    const backups = backupsOf({ now: () => now });
    mkdirSync(backups.folder, { recursive: true });
    const past = ['20', '21', '22', '23'].map((day) => `hotline-2026-11-${day}-1230.db`);
    for (const name of past) writeFileSync(join(backups.folder, name), 'x');
    const names = async () => (await backups.list()).map(({ name }) => name);
    now = Date.UTC(2038, 0, 1, 6, 0);
    await backups.make();
    expect(await names()).toEqual(['hotline-2038-01-01-1300.db', ...past.slice(2).reverse()]);
    now = NOW;
    const { name } = await backups.make();
    expect(await names()).toEqual(['hotline-2038-01-01-1300.db', name, ...past.slice(2).reverse()]);
    const daily = { backups, time: '00.00', calendar, log: () => {} };
    expect(await isDue({ ...daily, clock: new SimulatedClock(now) })).toBe(false);
    expect(await isDue({ ...daily, clock: new SimulatedClock(now + 24 * HOUR) })).toBe(true);
    await store.close();
  });

  it('are removed by age as the schedule of retention says, but never the newest', async () => {
    const store = await filled(1);
    const backups = backupsOf({ now: () => NOW });
    mkdirSync(backups.folder, { recursive: true });
    const ages = [31, 30, 29].map((days) => new Date(NOW - days * 24 * HOUR));
    const files = ages.map((at) => `hotline-${at.toISOString().slice(0, 10)}-0000.db`);
    for (const name of files) writeFileSync(join(backups.folder, name), 'x');
    const names = async () => (await backups.list()).map(({ name }) => name);
    const before = NOW - 30 * 24 * HOUR;
    // what would go is said, and stays
    expect(await backups.removeOlder(before, true)).toBe(2);
    expect(await names()).toEqual([...files].reverse());
    expect(await backups.removeOlder(before)).toBe(2);
    expect(await names()).toEqual([files[2]]);
    expect(await backups.removeOlder(NOW)).toBe(0);
    await store.close();
  });

  it('of a damaged file is none, names the pages and leaves nothing behind', async () => {
    const store = await filled(400);
    await store.close();
    damage(file);
    const out = join(folder, 'copy.db');
    const env = { STORE_URL: `sqlite:${file}`, STATE_FOLDER: join(folder, 'state') };
    const failing = backup(out, env, new PassThrough());
    await expect(failing).rejects.toThrow(DatabaseFileError);
    await expect(failing).rejects.toThrow(/hotline\.db: damaged pages: .*(malformed|Tree|page)/i);
    await expect(backupsOf().make()).rejects.toThrow('damaged pages');
    expect(readdirSync(folder).sort()).toEqual(['cadangan', 'data']);
    expect(readdirSync(join(folder, 'cadangan'))).toEqual([]);
    const said = new PassThrough();
    expect(await doctor({ ...env, PORT: '0' }, said)).toBe(1);
    expect(String(said.read())).toMatch(/WRONG {2}store: .*hotline\.db: damaged pages: /);
  });

  it('that a power cut left unfinished goes with the next one', async () => {
    const store = await filled(1);
    const backups = backupsOf();
    mkdirSync(backups.folder, { recursive: true });
    for (const ending of ['.part', '.part-journal'])
      writeFileSync(join(backups.folder, `hotline-2026-11-23-1230.db${ending}`), 'x');
    const { name } = await backups.make();
    expect(readdirSync(backups.folder)).toEqual([name]);
    await store.close();
  });

  it('two asked for at once are one', async () => {
    const store = await filled(1);
    const backups = backupsOf();
    const [one, other] = await Promise.all([backups.make(), backups.make()]);
    await store.close();
    expect(one).toEqual(other);
  });

  it('are not made of a store that is no file of its own', async () => {
    await expect(backupsOf({ storeUrl: 'mongodb://host/x' }).make()).rejects.toThrow('mongodump');
    await expect(backupsOf({ storeUrl: 'sqlite::memory:' }).make()).rejects.toThrow('memori');
  });
});

describe('the daily backup', () => {
  const made: number[] = [];
  const clock = new SimulatedClock(NOW);
  const backups = {
    impossible: null,
    list: async () => made.map((at) => ({ name: '', bytes: 1, at })).reverse(),
    make: async () => {
      made.push(clock.now());
      return { name: 'x', bytes: 1, at: clock.now() };
    },
  } as unknown as Backups;
  const daily = { backups, time: '12.30', calendar, clock, log: () => {} };

  it('is made once a day, as soon as its time has come and the computer is on', async () => {
    expect(await isDue(daily)).toBe(false);
    const stop = startDailyBackups(daily);
    const pass = async (hours: number) => {
      for (let n = 0; n < hours; n += 1) await clock.advance(HOUR);
    };
    await pass(8);
    expect(made).toEqual([NOW + 4 * HOUR]);
    await pass(24);
    expect(made).toEqual([NOW + 4 * HOUR, NOW + 28 * HOUR]);
    stop();
    await pass(48);
    expect(made).toHaveLength(2);
    expect(await isDue(daily)).toBe(true);
  });
});

describe('the page of backups', () => {
  const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

  it('makes one, lists it, and hands it out on record', async () => {
    const store = await filled(3);
    const fixture = createFixture();
    const app = createWeb(fixture.hotline, { ...AS_ADMIN, backups: backupsOf() });
    const done = await request(app).post('/cadangan').set(ORIGIN).type('form').send({});
    const name = 'hotline-2026-11-24-0914.db';
    expect([done.status, done.headers.location]).toEqual([303, `/cadangan?dibuat=${name}`]);
    const { text } = await request(app).get(`/cadangan?dibuat=${name}`);
    expect(text).toContain('sudah dibuat dan diperiksa');
    const file_ = await request(app).get(`/cadangan/${name}`).responseType('blob');
    expect((file_.body as Buffer).subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(file_.headers['content-disposition']).toContain(name);
    const rows = await fixture.hotline.store.audit.find({ limit: 5 });
    expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
      ['backup.downloaded', name],
      ['backup.made', null],
    ]);
    expect((await request(app).get('/cadangan/..%2Fdata%2Fhotline.db')).status).toBe(404);
    await store.close();
  });

  it('says what to use where the store is a server', async () => {
    const backups = backupsOf({ storeUrl: 'mongodb://host/x' });
    const app = createWeb(createFixture().hotline, { ...AS_ADMIN, backups });
    expect((await request(app).get('/cadangan')).text).toContain('mongodump');
    expect((await request(app).post('/cadangan').set(ORIGIN).send('')).status).toBe(409);
  });
});

describe('hotline backup and restore', () => {
  it('copy and put back, and refuse to overwrite', async () => {
    const store = await filled(4);
    const env = { STORE_URL: `sqlite:${file}`, STATE_FOLDER: join(folder, 'state') };
    const out = join(folder, 'copy.db');
    const said = new PassThrough();
    await backup(out, env, said);
    await store.close();
    await expect(backup(out, env, said)).rejects.toThrow('exists already');
    await expect(restore(out, env, said)).rejects.toThrow('nothing is overwritten');
    const other = { ...env, STORE_URL: `sqlite:${join(folder, 'b', 'hotline.db')}` };
    await restore(out, other, said);
    expect(String(said.read())).toContain('4 complaints');
    await expect(backup(out, { STORE_URL: 'mongodb://h/x' }, said)).rejects.toThrow('mongodump');
  });
});
