import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { mutants } from './mutants.ts';

/** Mutants follow the code: one that fits nowhere any more says so here, in the run of all tests. */

it('are enough, and each is one', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  const each = new Set(mutants.map(({ file, search, instead }) => [file, search, instead].join()));
  expect(each.size).toBe(mutants.length);
  const survivors = mutants.filter(({ survives }) => survives !== undefined);
  expect(survivors.length).toBeLessThanOrEqual(mutants.length * 0.05);
});

describe.each(mutants)('$file: $why', ({ file, search, instead, killedBy }) => {
  it('has one place to go to, and tests to meet', () => {
    const places = readFileSync(packagePath(file), 'utf8').split(search).length - 1;
    expect([search, places]).toEqual([search, 1]);
    expect(search).not.toBe(instead);
    for (const test of killedBy)
      expect([test, existsSync(packagePath(test))]).toEqual([test, true]);
  });
});
