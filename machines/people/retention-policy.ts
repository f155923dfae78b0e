import type { Person } from './people.ts';

/**
 * Who sees to the rights of persons (UU 27/2022 arts. 5–13): the admin, as far as he may see what it is about. What
 * cannot be erased yet says why. Pure.
 */

/** True when somebody may hand out a copy of what is kept of a person, and erase it. */
export function mayServePersons({ role, withoutSecrets }: Person): boolean {
  return role === 'admin' && withoutSecrets !== true;
}

/** Why something of a person is kept although he asked for its erasure. */
export const KEPT_BECAUSE = {
  open: 'belum selesai untuk selamanya: pelapor masih menunggu, atau masih dapat membukanya lagi',
  working: 'masih ada SMS atau pekerjaan yang menunggu; coba lagi nanti',
  archived: 'surat dinas: disimpan menurut JRA (UU 43/2009), tanpa nomor pelapor',
} as const;

export type KeptBecause = keyof typeof KEPT_BECAUSE;
