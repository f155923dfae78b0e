import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';

/**
 * Texts kept as files, to be read and compared whole. `UPDATE_GOLDEN=1` writes them anew; what changed is
 * then seen in the version control.
 */

const updating = process.env.UPDATE_GOLDEN === '1';

/** Fails where the text is not that of the file. */
export function expectGolden(path: string, text: string): void {
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path)) throw new Error(`${path} is missing: run the test with UPDATE_GOLDEN=1`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** Fails where files lie in the folder that no test compares any more. */
export function expectNoOtherGoldens(folder: string, names: string[]): void {
  const expected = names.map((name) => join(folder, name));
  const found = readdirSync(folder).map((name) => join(folder, name));
  expect(found.filter((path) => !expected.includes(path))).toEqual([]);
}
