import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type Libsql from 'libsql';
import { OWNER_ONLY } from '../base/owner-only.ts';

/**
 * The log beside a database file (WAL), which is folded into the file when it is quiet. While it holds
 * what the file has not, an empty file beside both says so: whoever deletes or forgets the log is found
 * out at the next start, and whoever copies the file of a quiet hotline has all of it.
 */

/** Ending of the file that stands there as long as the log may not be missing. */
export const UNFOLDED = '-unfolded';

function isEmpty(file: string): boolean {
  return !existsSync(file) || statSync(file).size === 0;
}

/** True when a log is missing that held what the file has not. */
export function isLogMissing(file: string): boolean {
  return existsSync(file + UNFOLDED) && isEmpty(`${file}-wal`);
}

/** Forgets about a log that is gone for good: whoever is responsible said so. */
export function forgetLog(file: string): void {
  rmSync(file + UNFOLDED, { force: true });
}

/** That a name is gone from its folder lasts only when the folder is written. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // not every system lets a folder be written by itself
  }
}

export class LogFile {
  private readonly file: string;

  /** @param file path of the database */
  constructor(file: string) {
    this.file = file;
  }

  /** Before something is committed that goes into the log. */
  written(): void {
    // asked each time: a command beside the hotline folds the log in as well
    const mark = this.file + UNFOLDED;
    if (!existsSync(mark)) writeFileSync(mark, '', { mode: OWNER_ONLY });
  }

  /**
   * Moves all of the log into the file, as far as nobody reads from it. The mark goes before the log
   * does: a power cut between the two leaves a log too much, never a mark too much.
   */
  fold(db: Libsql.Database): void {
    const unfolded = existsSync(this.file + UNFOLDED);
    if (!unfolded && isEmpty(`${this.file}-wal`)) return;
    // nobody waits for a reader who takes long: next time
    db.exec('PRAGMA busy_timeout = 0');
    try {
      const [state] = db.prepare('PRAGMA wal_checkpoint(PASSIVE)').all() as {
        busy: number;
        log: number;
        checkpointed: number;
      }[];
      if (state === undefined || state.busy !== 0 || state.log !== state.checkpointed) return;
      if (unfolded) {
        forgetLog(this.file);
        flushFolder(dirname(this.file));
      }
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      db.exec('PRAGMA busy_timeout = 5000');
    }
  }
}
