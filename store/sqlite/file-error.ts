import { ToldError } from '../../machines/base/told-error.ts';
import type { Trouble } from '../ports/trouble.ts';

/** A file that is no whole database of the hotline, or could not be made; the message says why. */
export class DatabaseFileError extends ToldError {
  override readonly name = 'DatabaseFileError';
  readonly trouble: Trouble;

  constructor(message: string, trouble: Trouble = 'unknown') {
    super(message);
    this.trouble = trouble;
  }
}
