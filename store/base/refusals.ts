import { ToldError } from '../../machines/base/told-error.ts';

/**
 * Why a store that can be reached is not used all the same. Waiting mends none of these: a person has to
 * do something first, so the start ends instead of trying again.
 */
export class StoreRefusedError extends ToldError {
  override readonly name: string = 'StoreRefusedError';
}

/** The store was written by a newer version of the program; nothing in it was changed. */
export class StoreVersionError extends StoreRefusedError {
  override readonly name = 'StoreVersionError';
  /** Version of what is stored. */
  readonly found: number;
  /** The newest version this program knows. */
  readonly known: number;

  /** @param location where the store is, without credentials */
  constructor(location: string, found: number, known: number) {
    super(
      `${location}: written by a newer version of the hotline (schema ${found}, this program knows ${known}); nothing was changed. Start the newer program again, or restore a backup of before.`,
    );
    this.found = found;
    this.known = known;
  }
}

/** Another hotline works on this file. */
export class StoreHeldError extends StoreRefusedError {
  override readonly name = 'StoreHeldError';
  /** Who has it: host, process and since when. */
  readonly holder: string;

  constructor(location: string, holder: string) {
    super(
      `${location}: sedang dipakai hotline lain (${holder}). Satu berkas data hanya untuk satu hotline: hentikan yang itu dulu, atau beri yang ini STORE_URL lain.`,
    );
    this.holder = holder;
  }
}

/** What is there is not the store that was used last, or not all of it; the message is for the admin. */
export class WrongStoreError extends StoreRefusedError {
  override readonly name = 'WrongStoreError';
}
