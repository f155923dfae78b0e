import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What benchmarks need to see of memory. */

setFlagsFromString('--expose-gc');

/** Collects all garbage now, so that what is left is in use. */
export const collectGarbage = runInNewContext('gc') as () => void;

export const megabytes = (bytes: number) => bytes / 2 ** 20;
