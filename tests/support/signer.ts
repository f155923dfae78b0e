import type { District } from '../../machines/district.ts';

/** The sample pack names nobody who signs, and no letter is numbered without: here somebody does. */
export function withSigner(district: District): District {
  const { letterhead } = district;
  const signatory = { ...letterhead.signatory, name: 'PEJABAT CONTOH', rank: 'Pembina', nip: '-' };
  return { ...district, letterhead: { ...letterhead, signatory } };
}
