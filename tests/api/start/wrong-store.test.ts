import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { LOCK } from '../../../store/sqlite/hold.ts';
import { SCHEMA_STEPS } from '../../../store/sqlite/schema.ts';
import { FROM_SOURCES } from '../../support/built.ts';
import { HotlineProcess } from '../../support/hotline-process.ts';

/** From outside the process: what a start does with a store that is not the one it should be. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-wrong-'));
const file = join(folder, 'data', 'hotline.db');
const started: HotlineProcess[] = [];

afterAll(async () => {
  for (const hotline of started) hotline.kill();
  await Promise.all(started.map((hotline) => hotline.ended()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(...options: string[]): Promise<HotlineProcess> {
  const environment = {
    STORE_URL: `sqlite:${file}`,
    STATE_FOLDER: join(folder, 'state'),
    BACKUP_FOLDER: join(folder, 'cadangan'),
    BACKUP_TIME: 'off',
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const hotline = new HotlineProcess(environment, 0, options);
  started.push(hotline);
  await hotline.ready();
  return hotline;
}

/** A process that writes to the file and is killed in the middle: the log holds what the file has not. */
async function writeAndDie(): Promise<void> {
  const writer = join(import.meta.dirname, '..', '..', 'store', 'writer.ts');
  const child = spawn(process.execPath, [...FROM_SOURCES, writer, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdout.once('data', () => child.kill('SIGKILL'));
  await ended;
}

/** All files with their bytes, but for the one that says who looked at them last. */
const onDisk = () =>
  readdirSync(join(folder, 'data'))
    .filter((name) => !name.endsWith(LOCK))
    .map((name) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, 'data', name)));
      return `${name} ${hash.digest('hex')}`;
    });

it('keeps to its own file, misses its log, and never touches a newer store', async () => {
  const first = await start();
  expect(first.output).toContain('Stop with Ctrl-C');

  const second = await start();
  expect(await second.ended()).toBe('1');
  expect(second.output).toMatch(/sedang dipakai hotline lain \(.+, sejak \d{4}-/);
  expect(second.output).not.toMatch(/ {4}at /);

  first.kill();
  await first.ended();
  await writeAndDie();
  rmSync(`${file}-wal`);
  const refused = await start();
  expect(await refused.ended()).toBe('1');
  expect(refused.output).toContain(`${file}-wal hilang`);
  expect(refused.output).toContain('--accept-loss');

  const accepted = await start('--accept-loss');
  expect(accepted.output).toContain('Stop with Ctrl-C');
  accepted.terminate();
  expect(await accepted.ended()).toBe('0');

  const db = new Libsql(file);
  db.exec(`PRAGMA user_version = ${SCHEMA_STEPS.length + 1}; PRAGMA wal_checkpoint(TRUNCATE)`);
  db.close();
  const before = onDisk();
  const older = await start();
  expect(await older.ended()).toBe('1');
  const { length } = SCHEMA_STEPS;
  expect(older.output).toContain(`(schema ${length + 1}, this program knows ${length})`);
  expect(onDisk()).toEqual(before);
}, 300_000);
