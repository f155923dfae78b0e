#!/usr/bin/env node
// Runs the built command line; from a source tree without a build it builds first.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const main = join(root, 'dist', 'api.cli.main.js');
if (!existsSync(main)) {
  await import('./ensure-installed.js');
  const { makeProgram } = await import('./make-program.js');
  await makeProgram();
}
// Node from 22 on keeps what it compiled
module.enableCompileCache?.();
await import(pathToFileURL(main).href);
