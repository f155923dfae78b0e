import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import { Database } from '../../store/sqlite/database.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { unavailable } from '../../store/sqlite/trouble.ts';

/** What is really the matter with a file is said, not what it might be. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-trouble-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openingOf(file: string): Promise<unknown> {
  const store = new SqliteStore(file);
  return store.open().catch((error: unknown) => error);
}

/** What the driver throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

it('a file that is no database, or whose folder is a file', async () => {
  const noDatabase = join(folder, 'x.db');
  writeFileSync(noDatabase, 'something else '.repeat(100));
  const damaged = await openingOf(noDatabase);
  expect(damaged).toBeInstanceOf(StoreUnavailableError);
  expect(damaged).toMatchObject({
    trouble: 'damaged',
    message: expect.stringMatching(/file is not a database/i),
  });
  expect(await openingOf(join(noDatabase, 'y.db'))).toMatchObject({ trouble: 'denied' });
});

it('a disk that is full', () => {
  const file = join(folder, 'full.db');
  const db = new Libsql(file);
  db.exec('CREATE TABLE t (a); PRAGMA max_page_count = 3');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  const full = thrownBy(() => {
    for (let n = 0; n < 99; n += 1) insert.run('x'.repeat(3000));
  });
  db.close();
  expect(unavailable(file, full)).toMatchObject({
    trouble: 'full',
    message: expect.stringMatching(/disk is full/i),
  });
  const noSpace = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
  expect(unavailable(file, noSpace)).toMatchObject({ trouble: 'full' });
});

it('a disk that gets full between commits: all that shared one are told so, and it goes on when there is room', async () => {
  const file = join(folder, 'filling.db');
  const database = new Database(file);
  database.open();
  const put = (n: number) =>
    database.write(() =>
      database.run('INSERT INTO number VALUES (?,?,?)', 'x', 'y'.repeat(5000) + n, n),
    );
  await put(0);
  database.get('PRAGMA max_page_count = 1');
  const full = { name: 'StoreUnavailableError', trouble: 'full' };
  const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => put(n + 1)));
  for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: full });
  await expect(put(50)).rejects.toMatchObject(full);
  database.get('PRAGMA max_page_count = 4294967294');
  await put(51);
  expect(database.all('SELECT n FROM number ORDER BY n')).toEqual([{ n: 0 }, { n: 51 }]);
  database.close();
});

it('a file that another program has locked', () => {
  const file = join(folder, 'busy.db');
  const [one, other] = [new Libsql(file), new Libsql(file)];
  one.exec('CREATE TABLE t (a); BEGIN EXCLUSIVE');
  other.exec('PRAGMA busy_timeout = 1');
  const busy = thrownBy(() => other.exec('BEGIN IMMEDIATE'));
  one.exec('ROLLBACK');
  for (const db of [one, other]) db.close();
  expect(unavailable(file, busy)).toMatchObject({
    trouble: 'busy',
    message: expect.stringMatching(/close it/i),
  });
});

it('what nobody knows is only repeated', () => {
  const { message, trouble } = unavailable('/x.db', new Error('something new'));
  expect([message, trouble]).toEqual(['SQLite /x.db: something new.', 'unknown']);
});
