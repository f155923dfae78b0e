import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Where files of this package lie at run time. The same code runs from the sources (`tsx`, tests) and
 * from `dist/`; both lie below the folder with `package.json`, where `templates/` and `examples/` are.
 */

function rootFrom(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder)
      throw new Error(`no package.json above ${start}: the package is not complete`);
  }
}

const root = rootFrom(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file or folder of this package: `packagePath('templates', 'web')`. */
export function packagePath(...parts: string[]): string {
  return join(root, ...parts);
}

/**
 * Address of a module of the program that is started by its name (`bin/build.js` has their list): its source where this
 * is source, its built file where this is built.
 * @param name path in this package without its ending: `api/cli/main`
 */
export function moduleUrl(name: string): URL {
  return import.meta.url.endsWith('.ts')
    ? pathToFileURL(packagePath(`${name}.ts`))
    : new URL(`./${name.replaceAll('/', '.')}.js`, import.meta.url);
}

/** Absolute path of a file of an installed package, wherever npm has put it. */
export function installedPath(name: string, ...parts: string[]): string {
  const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
  return join(dirname(manifest), ...parts);
}
