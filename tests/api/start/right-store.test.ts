import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { backup, restore } from '../../../api/cli/backup.ts';
import { type Consent, guardStore } from '../../../api/start/right-store/guard.ts';
import { type Place, placeOf } from '../../../api/start/right-store/places.ts';
import { StoreHeldError, WrongStoreError } from '../../../store/base/refusals.ts';
import { openStore } from '../../../store/open.ts';
import type { Store } from '../../../store/ports/store.ts';
import { UNFOLDED } from '../../../store/sqlite/log-file.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { newChange } from '../../store/change.ts';
import { unpackSqlite } from '../../store/golden/golden.ts';
import { mongoServer } from '../../support/mongo-server.ts';
import { until } from '../../support/until.ts';

/** The hotline starts on the store that it used last, whole, or not at all. */

const TICKETS = 'ticket:2026';

let folder: string;
let file: string;
let state: string;
const open: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-right-'));
  file = join(folder, 'data', 'hotline.db');
  state = join(folder, 'state');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Start {
  at?: string;
  consent?: Consent;
  /** Of the user; another one is another computer. */
  user?: string;
  place?: Partial<Place>;
  backups?: string;
}

/** Starts on a store, as `hotline start` does. */
async function start({ at = file, consent = 'none', user = state, ...more }: Start = {}) {
  const url = at.includes('://') ? at : `sqlite:${at}`;
  const place = placeOf(url, user);
  if (place === null) throw new Error('there is something to guard');
  const store = guardStore(await openStore(url), {
    place: { ...place, ...more.place },
    consent,
    backups: more.backups ?? join(folder, 'cadangan'),
    holder: 'uji:1',
    log: () => {},
  });
  await store.open();
  open.push(store);
  return store;
}

async function stop(store: Store): Promise<void> {
  open.splice(open.indexOf(store), 1);
  await store.close();
}

/** Gives the tickets with these numbers. */
async function give(store: Store, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1)
    expect(await store.numbers.allocate(TICKETS, `sms-${n}`)).toBe(n);
}

/** A store in which so many tickets were given, properly stopped. */
async function used(tickets: number): Promise<void> {
  const store = await start();
  await give(store, 1, tickets);
  await stop(store);
}

const refused = (given?: Start) => expect(start(given)).rejects;

/** The files of a hotline whose power was cut, in another folder. */
function cutOff(to: string, without: string[] = []): string {
  cpSync(dirname(file), dirname(to), { recursive: true });
  for (const ending of without) rmSync(to + ending, { force: true });
  return to;
}

describe('a start', () => {
  it('with no data and no mark anywhere begins a new store, and the next goes on with it', async () => {
    await used(3);
    expect(readdirSync(state)).toHaveLength(1);
    expect(existsSync(`${file}.mark.json`)).toBe(true);
    const again = await start();
    await give(again, 4, 4);
  });

  it('on a file that nobody else may read', async () => {
    await used(1);
    for (const name of [file, `${file}.mark.json`]) expect(statSync(name).mode & 0o077).toBe(0);
  });

  it('with data of a program before there were marks goes on', async () => {
    mkdirSync(dirname(file));
    unpackSqlite(11, file);
    expect((await (await start()).identity.read()).numbers).toEqual({ [TICKETS]: 1 });
  });

  it.each([
    ['the file is gone', () => rmSync(file), 'Data hotline tidak ada'],
    [
      'its folder is gone',
      () => rmSync(dirname(file), { recursive: true }),
      'Data hotline tidak ada',
    ],
    ['the file is empty', () => writeFileSync(file, ''), 'Data hotline kosong'],
  ])('is refused when %s', async (_what, harm, words) => {
    await used(3);
    harm();
    // SQLite's own two files come and go with whoever has it open
    const kept = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => !/-(shm|wal)$/.test(name))
        .sort();
    const before = kept();
    await refused().toThrow(WrongStoreError);
    await refused().toThrow(words);
    await refused().toThrow('npm start -- --new');
    expect(kept()).toEqual(before);
  });

  it('is refused when only backups are left of the data, and names the newest', async () => {
    await used(1);
    const backups = join(dirname(file), 'cadangan');
    mkdirSync(backups);
    for (const day of ['24', '25'])
      await backup(
        join(backups, `hotline-2026-11-${day}-0914.db`),
        { STORE_URL: `sqlite:${file}` },
        new PassThrough(),
      );
    for (const name of readdirSync(dirname(file)))
      if (name.startsWith('hotline.db')) rmSync(join(dirname(file), name));
    await refused({ user: join(folder, 'other'), backups }).toThrow('hotline-2026-11-25-0914.db');
  });

  it('is refused in another folder than the last time, with that folder in words', async () => {
    const given = 'sqlite:./data/hotline.db';
    await stop(await start({ place: { given } }));
    const at = join(folder, 'elsewhere', 'data', 'hotline.db');
    await refused({ at, place: { given } }).toThrow(`ada di ${file}`);
    expect(existsSync(dirname(at))).toBe(false);
    // there is nothing to go back to
    rmSync(dirname(file), { recursive: true });
    await start({ at, place: { given } });
  });

  it('of a program that was put there anew, data and all, begins a new store', async () => {
    const place = { program: folder };
    await stop(await start({ place: { ...place, programMade: 1 } }));
    rmSync(dirname(file), { recursive: true });
    await refused({ place: { ...place, programMade: 1 } }).toThrow(WrongStoreError);
    await start({ place: { ...place, programMade: 2 } });
  });

  it('is refused on an older copy, which says how far numbers went; after the loss they go on above', async () => {
    await used(6);
    copyFileSync(file, join(folder, 'old.db'));
    const store = await start();
    await give(store, 7, 12);
    await store.numbers.allocate('letter:penerusan:2026', 'x');
    await stop(store);
    copyFileSync(join(folder, 'old.db'), file);
    await refused().toThrow('aduan 2026: di sini sampai A006, pernah sampai A012');
    await refused().toThrow(
      'surat penerusan 2026: di sini sampai belum ada, pernah sampai nomor 1',
    );
    const accepted = await start({ consent: 'accept-loss' });
    expect(await accepted.numbers.allocate(TICKETS, 'new')).toBe(13);
    expect(await accepted.audit.find({ limit: 1 })).toMatchObject([
      { action: 'store.loss-accepted', detail: { numbers: expect.stringContaining('6 -> 12') } },
    ]);
    await stop(accepted);
    expect(await (await start()).numbers.allocate(TICKETS, 'newer')).toBe(14);
  });

  it('is refused when a row of the audit log is missing', async () => {
    await used(1);
    copyFileSync(file, join(folder, 'old.db'));
    const store = await start();
    const row = { at: 1, who: '-', role: 'terminal', action: 'x', subject: null, detail: {} };
    await store.audit.append(row);
    await stop(store);
    copyFileSync(join(folder, 'old.db'), file);
    await refused().toThrow('catatan audit');
  });

  it('is refused on the data of another hotline', async () => {
    await used(1);
    const other = join(folder, 'other', 'hotline.db');
    await stop(await start({ at: other }));
    copyFileSync(other, file);
    await refused().toThrow('bukan data yang terakhir dipakai');
  });

  it('is refused when the log is deleted after a power cut, and goes on when it is there', async () => {
    const store = await start();
    await give(store, 1, 12);
    const whole = cutOff(join(folder, 'whole', 'hotline.db'));
    const lame = cutOff(join(folder, 'lame', 'hotline.db'), ['-wal', '-shm']);
    const halved = cutOff(join(folder, 'halved', 'hotline.db'), ['-shm']);
    writeFileSync(`${halved}-wal`, '');
    await refused({ at: lame }).toThrow(`${lame}-wal hilang`);
    await refused({ at: halved }).toThrow('tidak lengkap');
    const accepted = await start({ at: lame, consent: 'accept-loss' });
    expect(await accepted.numbers.allocate(TICKETS, 'x')).toBe(13);
    await stop(accepted);
    await start({ at: lame });
    await give(await start({ at: whole }), 13, 13);
  });

  it.each([
    ['this', 'pernah sampai A012'],
    ['another', 'disalin saat hotline bekerja'],
  ])(
    'is refused on a file that was copied without its log, on %s computer',
    async (which, words) => {
      const store = await start();
      await give(store, 1, 12);
      const at = join(folder, 'copy', 'hotline.db');
      mkdirSync(dirname(at));
      copyFileSync(file, at);
      const user = which === 'this' ? state : join(folder, 'stranger');
      await refused({ at, user }).toThrow(words);
    },
  );

  it('folds the log in when it is quiet: the file alone has all of it', async () => {
    const store = await start();
    await give(store, 1, 5);
    expect(existsSync(file + UNFOLDED)).toBe(true);
    await until('the log is folded in', () => !existsSync(file + UNFOLDED));
    expect(statSync(`${file}-wal`).size).toBe(0);
    const alone = new SqliteStore(join(folder, 'alone.db'));
    copyFileSync(file, join(folder, 'alone.db'));
    await alone.open({ readOnly: true });
    expect((await alone.identity.read()).numbers).toEqual({ [TICKETS]: 5 });
    await alone.close();
    // and goes on noting that it is not in the file any more
    await give(store, 6, 6);
    expect(existsSync(file + UNFOLDED)).toBe(true);
  });

  it('goes on after a command beside it was ended by force before it wrote anything', async () => {
    await used(1);
    const command = new SqliteStore(file);
    await command.open();
    expect(existsSync(file + UNFOLDED)).toBe(false);
    const cut = cutOff(join(folder, 'cut', 'hotline.db'), ['-wal', '-shm']);
    await command.close();
    await give(await start({ at: cut }), 2, 2);
  });

  it('goes on after a power cut and a command that folded the log in', async () => {
    const store = await start();
    await give(store, 1, 3);
    const cut = cutOff(join(folder, 'cut', 'hotline.db'));
    const command = new SqliteStore(cut);
    await command.open();
    await command.instances.commit(newChange('c', 0));
    await command.close();
    await give(await start({ at: cut }), 4, 4);
  });

  it('of a second hotline on the same file is refused with the name of the first', async () => {
    await start();
    await refused().toThrow(StoreHeldError);
    await refused().toThrow('uji:1');
    await stop(open[0] as Store);
    await start();
  });

  it('with --new begins from one where data are gone, and refuses where they are not', async () => {
    await used(3);
    await refused({ consent: 'new' }).toThrow('sudah ada data');
    rmSync(file);
    await give(await start({ consent: 'new' }), 1, 1);
  });

  it('with --accept-loss where all is gone goes on above the last number', async () => {
    await used(3);
    rmSync(dirname(file), { recursive: true });
    const store = await start({ consent: 'accept-loss' });
    expect(await store.numbers.allocate(TICKETS, 'x')).toBe(4);
  });

  it('with --accept-loss where nothing is missing loses nothing and says nothing', async () => {
    await used(3);
    const store = await start({ consent: 'accept-loss' });
    await give(store, 4, 4);
    expect(await store.audit.find({ limit: 1 })).toEqual([]);
  });
});

describe('a restored backup', () => {
  const said = new PassThrough();
  const env = () => ({ STORE_URL: `sqlite:${file}`, STATE_FOLDER: state });

  it('starts without a word, and its numbers go on above those that were given since', async () => {
    await used(6);
    const copy = join(folder, 'copy.db');
    await backup(copy, env(), said);
    const store = await start();
    await give(store, 7, 12);
    await expect(restore(copy, env(), said)).rejects.toThrow(StoreHeldError);
    await stop(store);
    rmSync(file);
    await restore(copy, env(), said);
    expect(String(said.read())).toContain('di sini sampai A006, pernah sampai A012');
    expect(await (await start()).numbers.allocate(TICKETS, 'x')).toBe(13);
  });

  it('on a new computer starts without a word', async () => {
    await used(6);
    const running = await start();
    const copy = join(folder, 'copy.db');
    await backup(copy, env(), said);
    await stop(running);
    const at = join(folder, 'new', 'hotline.db');
    const there = { STORE_URL: `sqlite:${at}`, STATE_FOLDER: join(folder, 'new-state') };
    await restore(copy, there, said);
    await give(await start({ at, user: there.STATE_FOLDER }), 7, 7);
  });
});

const server = await mongoServer();
const suite = server === undefined ? describe.skip : describe;

suite('a MongoDB database', () => {
  const name = `hotline_right_${process.pid}`;
  const url = server?.url(name) ?? '';
  let client: MongoClient;
  beforeEach(async () => {
    client = await MongoClient.connect(url);
    await client.db(name).dropDatabase();
  });
  afterEach(() => client.close());
  afterAll(async () => {
    await server?.stop();
  });

  it('that is gone or an older copy is refused; after the loss numbers go on above', async () => {
    const first = await start({ at: url });
    await give(first, 1, 3);
    await stop(first);
    await give(await start({ at: url }), 4, 4);
    await stop(open[0] as Store);
    await client
      .db(name)
      .collection('numbers')
      .deleteMany({ n: { $gt: 2 } });
    await refused({ at: url }).toThrow('di sini sampai A002, pernah sampai A004');
    const accepted = await start({ at: url, consent: 'accept-loss' });
    expect(await accepted.numbers.allocate(TICKETS, 'x')).toBe(5);
    await stop(accepted);
    await client.db(name).dropDatabase();
    await refused({ at: url }).toThrow('Data hotline tidak ada');
    expect(await client.db(name).listCollections().toArray()).toEqual([]);
    await give(await start({ at: url, consent: 'new' }), 1, 1);
  });
});
