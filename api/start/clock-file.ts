import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { ToldError } from '../../machines/base/told-error.ts';
import { OWNER_ONLY } from '../../store/base/owner-only.ts';

/**
 * How far a simulation's clock was moved, in a file beside the embedded store. A restart that went back in
 * time would put timers and histories of that store out of order.
 */

/** The store was used with a clock that this start has not; the message says what to do. */
export class ClockFileError extends ToldError {
  override readonly name = 'ClockFileError';
}

const schema = z.strictObject({ ahead: z.number().nonnegative() });

/** File of a store; null for stores without a file of their own. */
function fileOf(storeUrl: string): string | null {
  const [, path] = /^sqlite:(.+)$/.exec(storeUrl) ?? [];
  return path === undefined || path === ':memory:' ? null : `${path}.clock.json`;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Milliseconds by which the clock of this store was moved; 0 if never.
 * @throws ClockFileError for a file that cannot be read as one
 */
export function readAhead(storeUrl: string): number {
  const file = fileOf(storeUrl);
  const text = file === null ? null : textOf(file);
  if (text === null) return 0;
  try {
    return schema.parse(JSON.parse(text)).ahead;
  } catch {
    throw new ClockFileError(
      `${file}: must be {"ahead": milliseconds}; delete it only together with the store`,
    );
  }
}

/** Writes it down, whole or not at all, before the clock is moved. The store's folder must be there. */
export function keepAhead(storeUrl: string, ahead: number): void {
  const file = fileOf(storeUrl);
  if (file === null) return;
  const part = `${file}.part`;
  const handle = openSync(part, 'w', OWNER_ONLY);
  try {
    writeSync(handle, `${JSON.stringify({ ahead })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}

/**
 * A store that lived ahead of time cannot go on in real time.
 * @throws ClockFileError when its clock was moved
 */
export function refuseMoved(storeUrl: string): void {
  const ahead = readAhead(storeUrl);
  if (ahead === 0) return;
  const days = (ahead / 86_400_000).toFixed(1);
  throw new ClockFileError(
    `STORE_URL ${storeUrl}: its clock was moved ${days} days ahead in a simulation. ` +
      'Use another STORE_URL for real time, or go on in the simulation (virtual modems, SIMULATION_CLOCK=on)',
  );
}
