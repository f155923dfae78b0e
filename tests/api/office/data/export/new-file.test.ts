import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileExistsError, writeNewFile } from '../../../../../api/office/data/export/new-file.ts';

/** Files are whole or not there. */

describe('writeNewFile', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-export-'));
    path = join(folder, 'aduan.csv');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const { signal } = new AbortController();

  async function* broken() {
    yield 'half';
    throw new Error('the store is gone');
  }

  async function* of(...pieces: string[]) {
    yield* pieces;
  }

  it('writes a file that only its owner can read', async () => {
    await writeNewFile(path, of('a', 'b'), { force: false, signal });
    expect(readFileSync(path, 'utf8')).toBe('ab');
    expect(readdirSync(folder)).toEqual(['aduan.csv']);
    expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('never replaces a file unless told to', async () => {
    writeFileSync(path, 'old');
    await expect(writeNewFile(path, of('new'), { force: false, signal })).rejects.toThrow(
      FileExistsError,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    await writeNewFile(path, of('new'), { force: true, signal });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('leaves nothing behind when it fails; what was there stays', async () => {
    await expect(writeNewFile(path, broken(), { force: false, signal })).rejects.toThrow('gone');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(path, 'old');
    await expect(writeNewFile(path, broken(), { force: true, signal })).rejects.toThrow('gone');
    expect(readdirSync(folder)).toEqual(['aduan.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('can be stopped in the middle', async () => {
    const stop = new AbortController();
    async function* endless() {
      for (let n = 0; ; n += 1) {
        if (n === 3) stop.abort();
        yield 'x';
      }
    }
    const written = writeNewFile(path, endless(), { force: false, signal: stop.signal });
    await expect(written).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
