import { ToldError } from '../../../machines/base/told-error.ts';

/** The pack could not be changed; the message says why, and nothing was. */
export class PackError extends ToldError {
  override readonly name = 'PackError';
  override readonly status = 409;
}
