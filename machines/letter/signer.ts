import type { Letterhead } from '../district.ts';
import type { LetterDate } from '../letters.ts';
import { type Signature, signatureOn } from '../signature.ts';

/** Whoever may sign on a day: a letter without one gets no number. Pure. */

/** What the office reads where the pack names nobody. */
export const NO_SIGNER =
  'Nama penanda tangan belum diisi di office.yaml (letterhead.signatory): surat tidak dapat ditetapkan.';

/** The signature of that day; null where the pack has dots in the place of a name. */
export function signerOn(letterhead: Letterhead, date: LetterDate): Signature | null {
  const signature = signatureOn(letterhead, date);
  return /\p{L}/u.test(signature.name) ? signature : null;
}

/** `KEPALA DINAS KOMUNIKASI DAN INFORMATIKA, NAMA`, as the register keeps who signed. */
export function signerText({ prefix, title, under, name }: Signature): string {
  const office = [prefix, title.replace(/,\s*$/, ''), under].filter((part) => part !== null);
  return `${office.join(' ').replace(/,\s*$/, '')}, ${name}`;
}
