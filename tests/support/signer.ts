import type { District } from '../../machines/district.ts';
import { oncePer } from '../../machines/once-per.ts';

/**
 * The sample pack names nobody who signs, and no letter is numbered without: here somebody does. A pack gets him
 * once, so that its reader, wording and documents are made once.
 */
export const withSigner = oncePer((district: District): District => {
  const { letterhead } = district;
  const signatory = { ...letterhead.signatory, name: 'PEJABAT CONTOH', rank: 'Pembina', nip: '-' };
  return { ...district, letterhead: { ...letterhead, signatory } };
});
