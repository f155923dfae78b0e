import { ToldError } from '../../machines/base/told-error.ts';

/** Why a store cannot be used, however it is kept. */

/**
 * Why a store cannot be used: the disk is full, another program has the file locked, pages are damaged,
 * the disk itself fails, this user may not, or nobody knows (a server that does not answer).
 */
export type Trouble = 'full' | 'busy' | 'damaged' | 'disk' | 'denied' | 'unknown';

/** The store cannot be reached or cannot write now; nothing was changed as far as is known. */
export class StoreUnavailableError extends ToldError {
  override readonly name = 'StoreUnavailableError';
  override readonly status = 503;
  readonly trouble: Trouble;

  constructor(message: string, more: { cause?: unknown; trouble?: Trouble } = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : {});
    this.trouble = more.trouble ?? 'unknown';
  }
}
