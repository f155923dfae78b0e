import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { DatabaseFileError } from './file-error.ts';
import { troubleOf } from './trouble.ts';

/**
 * Long work on database files in a thread of its own, with a connection of its own: it reads one moment
 * of the file while the hotline goes on writing (WAL), and a large file does not hold up any SMS.
 */

/** Most faults of pages that are told. */
const MOST_FAULTS = 5;

/** Plain JavaScript, as a thread is given no compiler; errors go over as data, which keeps their code. */
const WORK = `
const { parentPort, workerData } = require('node:worker_threads');
const { openSync, fsyncSync, closeSync } = require('node:fs');
const { driver, task, from, to, most } = workerData;
const Libsql = require(driver);
const found = (db, pragma) =>
  db.prepare('PRAGMA ' + pragma + '(' + most + ')').all().map((row) => row[pragma]).filter((fault) => fault !== 'ok');
const told = ({ message, code, rawCode }) => ({ message, code, rawCode });
function faults(address, pragma) {
  const db = new Libsql(address);
  try {
    return found(db, pragma);
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))) throw error;
    return [error.message];
  } finally {
    db.close();
  }
}
function copy() {
  const source = new Libsql(from);
  try {
    source.exec('PRAGMA busy_timeout = 30000');
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  const made = new Libsql(to);
  try {
    if (made.prepare("SELECT 1 FROM sqlite_master WHERE name = 'store_fact'").get())
      made.exec("DELETE FROM store_fact WHERE name = 'in use'");
  } finally {
    made.close();
  }
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
}
try {
  if (task === 'copy') copy();
  parentPort.postMessage({ value: task === 'copy' ? [] : faults(from, task) });
} catch (error) {
  parentPort.postMessage({ error: told(error) });
}
`;

type Answer = { value: string[] } | { error: { message: string; code?: string; rawCode?: number } };

interface Task {
  task: 'copy' | 'quick_check' | 'integrity_check';
  /** Address of the file that is read (`read-only.ts`). */
  from: string;
  to?: string;
}

/** @param file path that is named when it fails, of the file that it fails for */
function run(file: string, given: Task): Promise<string[]> {
  const driver = createRequire(import.meta.url).resolve('libsql');
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORK, {
      eval: true,
      workerData: { driver, most: MOST_FAULTS, ...given },
    });
    worker.once('message', (answer: Answer) => {
      if ('value' in answer) resolve(answer.value);
      else {
        const error = Object.assign(new Error(answer.error.message), answer.error);
        reject(new DatabaseFileError(`${file}: ${error.message}`, troubleOf(file, error)));
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new DatabaseFileError(`${file}: its thread ended early`)));
  });
}

/**
 * Looks at the pages of a file: `quick_check` reads each once, `integrity_check` compares indexes too.
 * @param address as `readOnlyAddress` gives it
 * @returns what is wrong, in the words of SQLite, at most five faults; empty when all is well
 * @throws DatabaseFileError when it cannot be read at all
 */
export async function pageFaults(
  file: string,
  address: string,
  how: 'quick_check' | 'integrity_check' = 'quick_check',
): Promise<string[]> {
  const found = await run(file, { task: how, from: address });
  // one row may hold several lines, the first of which names the database, of which there is one
  return found
    .flatMap((row) => row.split('\n'))
    .filter((line) => !line.startsWith('***'))
    .slice(0, MOST_FAULTS);
}

/**
 * Writes a copy as the file is at one moment, onto the disk; no hotline has the copy in use.
 * @param to must not exist, or be empty
 */
export async function writeCopy(file: string, address: string, to: string): Promise<void> {
  await run(to, { task: 'copy', from: address, to }).catch(async (error: unknown) => {
    if (!(error instanceof DatabaseFileError) || error.trouble !== 'damaged') throw error;
    const faults = await pageFaults(file, address).catch(() => []);
    throw damaged(file, faults);
  });
}

/** @param faults in the words of SQLite */
export function damaged(file: string, faults: string[]): DatabaseFileError {
  const said = faults.length === 0 ? 'it cannot be read' : faults.join('; ');
  return new DatabaseFileError(`${file}: damaged pages: ${said}`, 'damaged');
}
