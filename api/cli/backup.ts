import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { TICKET_SERIES } from '../../machines/complaint/open-complaint.ts';
import { rulesOf } from '../../machines/district/rules.ts';
import { outgoingSeries } from '../../machines/letter/book.ts';
import { ticketNumber } from '../../machines/numbers/tickets.ts';
import { OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import { copyDatabase } from '../../store/sqlite/copy.ts';
import { holdFile } from '../../store/sqlite/hold.ts';
import { BackupError } from '../office/data/backup/backups.ts';
import { databaseFile, restoreBackup } from '../office/data/backup/restore.ts';
import { loadDistrict } from '../start/configuration/district.ts';
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

/** What people know of the numbers that were given after a backup. */
export interface LastNumbers {
  /** Code of the last ticket. */
  lastTicket?: string;
  /** Number of the last outgoing letter of this year, in its book. */
  lastLetter?: number;
}

/** @throws BackupError for a code that is none */
function toldNumbers(
  { lastTicket, lastLetter }: LastNumbers,
  district: string,
): Record<string, number> {
  const told: Record<string, number> = {};
  if (lastTicket !== undefined) {
    const n = ticketNumber(lastTicket);
    if (n === undefined)
      throw new BackupError(
        `--last-ticket ${lastTicket}: a ticket is a letter and three digits, as A127`,
      );
    told[TICKET_SERIES] = n;
  }
  if (lastLetter !== undefined) {
    const rules = rulesOf(loadDistrict(district));
    const { year } = rules.calendar.local(Date.now());
    for (const series of outgoingSeries(rules, year)) told[series] = lastLetter;
  }
  return told;
}

/**
 * Puts a backup in the place of the store; no hotline may work on it meanwhile.
 * @param last numbers go on above these, and above all that was noted here
 * @throws SettingsError, BackupError, DatabaseFileError, StoreHeldError
 */
export async function restore(
  from: string,
  env: Environment,
  output: Writable,
  last: LastNumbers = {},
): Promise<void> {
  const { storeUrl, stateFolder, engineName, district } = readSettings(env);
  const told = toldNumbers(last, district);
  const to = databaseFile(storeUrl);
  const place = placeOf(storeUrl, stateFolder);
  mkdirSync(dirname(to), { recursive: true, mode: OWNERS_FOLDER });
  const release = holdFile(to, `hotline restore, ${engineName}`);
  try {
    const complaints = await restoreBackup(from, to);
    const raised = place === null ? [] : await adoptRestored(to, place, told);
    await withHotline(env, { name: 'restore', subject: basename(from) }, async () => {});
    output.write(`${to}: restored from ${from}, ${complaints} complaints\n`);
    for (const line of lagLines(raised)) output.write(`  ${line}; dilanjutkan sesudahnya\n`);
  } finally {
    release();
  }
}
