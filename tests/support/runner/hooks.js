import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

/** How Node loads modules in tests: types are taken off, and Jest's globals come from the test that runs. */

const GLOBALS = new URL('./globals.js', import.meta.url).href;
const SWC = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};

/** What was read before, by what it was made of: nothing in it ever becomes wrong. */
const KEPT = fileURLToPath(new URL('../../../node_modules/.cache/hotline-tests/', import.meta.url));
mkdirSync(KEPT, { recursive: true });

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  return specifier === '@jest/globals'
    ? { url: GLOBALS, format: 'module', shortCircuit: true }
    : next(specifier, context);
}

async function withoutTypes(filename) {
  const text = await readFile(filename, 'utf8');
  const made = [version, JSON.stringify(SWC), filename, text].join('\0');
  const kept = join(KEPT, `${createHash('sha1').update(made).digest('hex')}.js`);
  try {
    return await readFile(kept, 'utf8');
  } catch {
    const { code } = await transform(text, { ...SWC, filename });
    // whole or not at all: several workers may write it
    const part = `${kept}.${process.pid}`;
    await writeFile(part, code);
    await rename(part, kept);
    return code;
  }
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await withoutTypes(fileURLToPath(url)), shortCircuit: true };
}
