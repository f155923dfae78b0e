import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { copyDatabase } from '../../store/sqlite/copy.ts';
import { BackupError } from '../office/data/backup/backups.ts';
import { databaseFile, restoreBackup } from '../office/data/backup/restore.ts';
import { readSettings } from '../start/configuration/settings.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline backup` and `hotline restore`: a copy of the embedded store, also while the hotline runs. */

/** @throws SettingsError, BackupError, DatabaseFileError */
export async function backup(out: string, env: Environment, output: Writable): Promise<void> {
  const from = databaseFile(readSettings(env).storeUrl);
  if (!existsSync(from)) throw new BackupError(`${from}: there is no database to copy`);
  if (existsSync(out)) throw new BackupError(`--out ${out}: exists already; choose another name`);
  await withHotline(env, { name: 'backup', subject: basename(out) }, () => copyDatabase(from, out));
  output.write(`${out}: copied and checked\n`);
}

/** @throws SettingsError, BackupError, DatabaseFileError */
export async function restore(from: string, env: Environment, output: Writable): Promise<void> {
  const to = databaseFile(readSettings(env).storeUrl);
  const complaints = await restoreBackup(from, to);
  await withHotline(env, { name: 'restore', subject: basename(from) }, async () => {});
  output.write(`${to}: restored from ${from}, ${complaints} complaints\n`);
}
