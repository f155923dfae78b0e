import type { Letterhead, Signatory } from './district.ts';
import { isoDate, type LetterDate } from './letters.ts';

/** Who signs a letter, and how the signature block reads. Pure. */

export interface Signature {
  /** `a.n.`, `Plt.`, `Plh.`, `Pj.` before the first line, else null. */
  prefix: string | null;
  /** Title in the first line. */
  title: string;
  /** Title of the one who signs for another, below it. */
  under: string | null;
  name: string;
  rank: string;
  nip: string;
}

/** A NIP in its groups of 8, 6, 1 and 3 digits; what has not 18 digits stays as it is written. */
export function spacedNip(nip: string): string {
  const digits = nip.replace(/\s/g, '');
  if (!/^\d{18}$/.test(digits)) return nip;
  return [digits.slice(0, 8), digits.slice(8, 14), digits.slice(14, 15), digits.slice(15)].join(
    ' ',
  );
}

/** The block of a signatory: one who signs for another stands below that one's title. */
export function signatureOf(signatory: Signatory): Signature {
  const { title, acting, onBehalfOf, name, rank, nip } = signatory;
  const person = { name, rank, nip: spacedNip(nip) };
  if (onBehalfOf === undefined) return { prefix: acting ?? null, title, under: null, ...person };
  const under = acting === undefined ? title : `${acting} ${title}`;
  return { prefix: 'a.n.', title: onBehalfOf, under, ...person };
}

/** The signature under a letter of this head and date: the deputy's on his days. */
export function signatureOn(
  { deputies, signatory }: Pick<Letterhead, 'deputies' | 'signatory'>,
  date: LetterDate,
): Signature {
  const day = isoDate(date);
  const deputy = deputies.find(({ from, to }) => from <= day && day <= to);
  return signatureOf(deputy ?? signatory);
}
