import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';

/**
 * Where the texts of others lie that this repository may not hold: `HOTLINE_OUTSIDE`, else `shared` beside
 * the repository. Who asks for these tests (`npm run test:vectors`) has them: without the folder they fail.
 */
const { HOTLINE_OUTSIDE = packagePath('..', 'shared') } = process.env;

/** @param path below the folder: `vectors/at-responses.json` */
export function outside<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(HOTLINE_OUTSIDE, ...path), 'utf8')) as T;
}

/** Names of the files in a folder. */
export function outsideFiles(...path: string[]): string[] {
  return readdirSync(join(HOTLINE_OUTSIDE, ...path));
}
