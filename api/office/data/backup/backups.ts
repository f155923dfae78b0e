import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ToldError } from '../../../../machines/base/told-error.ts';
import type { Calendar } from '../../../../machines/district/calendar.ts';
import { OWNERS_FOLDER } from '../../../../store/base/owner-only.ts';
import { copyDatabase, PART } from '../../../../store/sqlite/copy.ts';

/** Copies of the embedded store in a folder: made while the hotline works, listed, thinned out. */

/** A backup that cannot be made or found; the message is for whoever asked. */
export class BackupError extends ToldError {
  override readonly name = 'BackupError';
  override readonly status = 409;
}

export interface Backup {
  /** Name of the file: `hotline-2026-11-24-0914.db`. */
  name: string;
  bytes: number;
  at: number;
}

export interface Backups {
  /** Newest first. */
  list(): Promise<Backup[]>;
  /**
   * Makes one and removes the oldest beyond those to keep. Two at the same time are one.
   * @throws BackupError
   */
  make(): Promise<Backup>;
  /** Removes those made before a time, never the newest. @returns how many, also where `dry` */
  removeOlder(before: number, dry?: boolean): Promise<number>;
  /** Path of a backup's file. @throws BackupError when there is none of that name */
  path(name: string): Promise<string>;
  /** Why none can be made here: the store is not a file of its own; null where they can. */
  readonly impossible: 'mongo' | 'memory' | null;
  readonly folder: string;
  /** So many are kept. */
  readonly keep: number;
}

export interface BackupOptions {
  storeUrl: string;
  folder: string;
  keep: number;
  calendar: Pick<Calendar, 'local' | 'at'>;
  now(): number;
  /** False while nobody knows what time it is: none is removed then. */
  timely?(): boolean;
}

const NAME = /^hotline-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(?:\.(\d+))?\.db$/;
/** Most backups that one new one may push out: a clock that is wrong for a day costs little. */
const MOST_REMOVED = 2;
const two = (n: number) => String(n).padStart(2, '0');

/** What a store cannot be copied as a file; null where it can. */
function obstacle(storeUrl: string): Backups['impossible'] {
  if (!storeUrl.startsWith('sqlite:')) return 'mongo';
  return storeUrl === 'sqlite::memory:' ? 'memory' : null;
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

export function createBackups(options: BackupOptions): Backups {
  const { storeUrl, folder, keep, calendar, now } = options;
  const impossible = obstacle(storeUrl);
  let making: Promise<Backup> | null = null;

  /** When it was made by the hotline's own clock, as its name says; files are copied about. */
  function madeAt(name: string): number {
    const [, date = '', hour, minute] = NAME.exec(name) ?? [];
    return calendar.at(date, `${hour}.${minute}`);
  }

  async function describe(name: string): Promise<Backup> {
    const { size } = await stat(join(folder, name));
    return { name, bytes: size, at: madeAt(name) };
  }

  const serial = ({ name }: Backup) => Number(NAME.exec(name)?.[4] ?? 1);

  async function list(): Promise<Backup[]> {
    const names = await readdir(folder).catch(() => []);
    const all = await Promise.all(names.filter((name) => NAME.test(name)).map(describe));
    return all.sort((a, b) => b.at - a.at || serial(b) - serial(a));
  }

  /** By the district's own time; a second one of the same minute gets a number. */
  async function freeName(): Promise<string> {
    const { year, month, day, hour, minute } = calendar.local(now());
    const stem = `hotline-${year}-${two(month)}-${two(day)}-${two(hour)}${two(minute)}`;
    for (let n = 1; ; n += 1) {
      const name = n === 1 ? `${stem}.db` : `${stem}.${n}.db`;
      if (!(await exists(join(folder, name)))) return name;
    }
  }

  /**
   * Removes the oldest beyond those to keep, never the one just made. What a clock that was ahead has
   * dated into the future neither counts nor goes.
   */
  async function thinOut(made: string): Promise<void> {
    const past = (await list()).filter(({ name, at }) => name === made || at <= now());
    const surplus = past.slice(keep).filter(({ name }) => name !== made);
    for (const { name } of surplus.slice(-MOST_REMOVED))
      await rm(join(folder, name), { force: true });
  }

  /** What a power cut left of a backup that was being made. */
  async function removeUnfinished(): Promise<void> {
    for (const name of await readdir(folder))
      if (name.includes(PART) && NAME.test(name.slice(0, name.indexOf(PART))))
        await rm(join(folder, name), { force: true });
  }

  async function copy(): Promise<Backup> {
    if (impossible === 'mongo')
      throw new BackupError('MongoDB: gunakan mongodump dan mongorestore di server basis data.');
    if (impossible === 'memory')
      throw new BackupError('Data hanya di memori; tidak ada berkasnya.');
    await mkdir(folder, { recursive: true, mode: OWNERS_FOLDER });
    await removeUnfinished();
    const name = await freeName();
    await copyDatabase(storeUrl.slice('sqlite:'.length), join(folder, name));
    if (options.timely?.() !== false) await thinOut(name);
    return describe(name);
  }

  return {
    impossible,
    folder,
    keep,
    list,
    make() {
      making ??= copy().finally(() => {
        making = null;
      });
      return making;
    },
    async removeOlder(before, dry = false) {
      const [, ...others] = await list();
      const old = others.filter(({ at }) => at < before);
      if (!dry) for (const { name } of old) await rm(join(folder, name), { force: true });
      return old.length;
    },
    async path(name) {
      const path = join(folder, name);
      if (!NAME.test(name) || !(await exists(path)))
        throw new BackupError('Cadangan ini tidak ada.');
      return path;
    },
  };
}
