import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../store/port.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { newChange } from './change.ts';
import { describeStore } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'hotline-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

describeStore('SQLite in memory', () => new SqliteStore(':memory:'));
describeStore('SQLite in a file', () => {
  files += 1;
  return new SqliteStore(join(folder, `${files}.db`));
});

it('says that it is unavailable when its file cannot be opened or is closed', async () => {
  const store = new SqliteStore(join(import.meta.filename, 'x.db'));
  await expect(store.open()).rejects.toThrow(StoreUnavailableError);
  await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
  await expect(store.commit(newChange('c', 0))).rejects.toThrow(StoreUnavailableError);
});

it('has every commit it acknowledged after a SIGKILL in the middle of writing', async () => {
  const file = join(folder, 'killed.db');
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'writer.ts'), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const acknowledged: string[] = [];
  await new Promise<void>((resolve) => {
    writer.stdout.on('data', (data: Buffer) => {
      acknowledged.push(
        ...data
          .toString()
          .split('\n')
          .filter((line) => line.endsWith('.')),
      );
      if (acknowledged.length > 300) writer.kill('SIGKILL');
    });
    writer.on('exit', () => resolve());
  });
  const store = new SqliteStore(file);
  await store.open();
  expect(acknowledged.length).toBeGreaterThan(300);
  for (const id of acknowledged)
    expect(await store.load(id.slice(0, -1))).toMatchObject({ revision: 1 });
  await store.close();
}, 30_000);
