import { signedBy } from '../../api/simulation/scenario/signer.ts';
import { oncePer } from '../../machines/base/once-per.ts';
import type { District } from '../../machines/district/district.ts';

/**
 * The sample pack names nobody who signs, and no letter is numbered without: here somebody does. A pack gets him
 * once, so that its reader, wording and documents are made once.
 */
export const withSigner = oncePer(
  (district: District): District =>
    signedBy(district, { name: 'PEJABAT CONTOH', rank: 'Pembina', nip: '-' }),
);
