import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import { copyDatabase } from '../../store/sqlite/copy.ts';
import { holdFile } from '../../store/sqlite/hold.ts';
import { BackupError } from '../office/data/backup/backups.ts';
import { databaseFile, restoreBackup } from '../office/data/backup/restore.ts';
import { readSettings } from '../start/configuration/settings.ts';
import { placeOf } from '../start/right-store/places.ts';
import { adoptRestored } from '../start/right-store/raise.ts';
import { lagLines } from '../start/right-store/refusals.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline backup` and `hotline restore`: a copy of the embedded store, also while the hotline runs. */

/** @throws SettingsError, BackupError, DatabaseFileError */
export async function backup(out: string, env: Environment, output: Writable): Promise<void> {
  const from = databaseFile(readSettings(env).storeUrl);
  if (!existsSync(from)) throw new BackupError(`${from}: there is no database to copy`);
  if (existsSync(out)) throw new BackupError(`--out ${out}: exists already; choose another name`);
  const complaints = await copyDatabase(from, out);
  await withHotline(env, { name: 'backup', subject: basename(out) }, async () => {});
  output.write(`${out}: copied and checked, ${complaints} complaints\n`);
}

/**
 * Puts a backup in the place of the store; no hotline may work on it meanwhile.
 * @throws SettingsError, BackupError, DatabaseFileError, StoreHeldError
 */
export async function restore(from: string, env: Environment, output: Writable): Promise<void> {
  const { storeUrl, stateFolder, engineName } = readSettings(env);
  const to = databaseFile(storeUrl);
  const place = placeOf(storeUrl, stateFolder);
  mkdirSync(dirname(to), { recursive: true, mode: OWNERS_FOLDER });
  const release = holdFile(to, `hotline restore, ${engineName}`);
  try {
    const complaints = await restoreBackup(from, to);
    const raised = place === null ? [] : await adoptRestored(to, place);
    await withHotline(env, { name: 'restore', subject: basename(from) }, async () => {});
    output.write(`${to}: restored from ${from}, ${complaints} complaints\n`);
    for (const line of lagLines(raised)) output.write(`  ${line}; dilanjutkan sesudahnya\n`);
  } finally {
    release();
  }
}
