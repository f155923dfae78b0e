import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import { LETTER } from '../../machines/letter/kind.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { fileFault } from '../office/data/export/new-file.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** What the commands of `hotline letters` have in common: the register, faults in words, what is named. */

/** What cannot be done as asked; the message says what to do. */
export class LettersError extends ToldError {
  override readonly name = 'LettersError';
}

/** Where a command writes: results, progress and when to stop. */
export interface Terminal {
  output: Writable;
  notes: Writable & { isTTY?: boolean };
  /** Resolves when the person wants no more. */
  stop: Promise<void>;
}

/** What a person can do about a fault; undefined for those of ours. */
function advice(error: unknown): LettersError | undefined {
  const { name, message, path } = error as NodeJS.ErrnoException;
  if (name === 'AbortError')
    return new LettersError('stopped; files that were begun are not there');
  if (name === 'StoreUnavailableError')
    return new LettersError(`the store cannot be read (${message}); see: hotline doctor`);
  const reason = fileFault(error);
  return reason === undefined ? undefined : new LettersError(`--out ${path ?? ''}: ${reason}`);
}

export async function withRegister(
  environment: Environment,
  command: { name: string; subject?: string },
  work: (hotline: Hotline) => Promise<void>,
): Promise<void> {
  try {
    await withHotline(environment, command, work);
  } catch (error) {
    throw advice(error) ?? error;
  }
}

/** @throws LettersError naming what there is */
export function known(option: string, given: string, names: readonly string[]): void {
  if (!names.includes(given))
    throw new LettersError(`${option} ${given}: must be one of ${names.join(', ')}`);
}

/** @throws LettersError when no letter has this number or id, or several have the number */
export async function letterNamed(hotline: Hotline, named: string) {
  const { store, engine } = hotline;
  const query = { machine: 'letter', ticket: named };
  const { items } = await store.instances.find(query, { order: 'created', limit: 10 });
  if (items.length > 1)
    throw new LettersError(
      `${named}: several letters have this number; name one by its id: ${items.map(({ id }) => id).join(', ')}`,
    );
  const found = await engine.instances.of(LETTER).snapshot(items[0]?.id ?? named);
  if (found === undefined)
    throw new LettersError(`${named}: no letter has this number or id; see: hotline letters list`);
  return { letter: found.snapshot.context, state: found.stored.search.state };
}
