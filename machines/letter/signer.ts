import type { Letterhead } from '../district/district.ts';
import { type LetterDate, letterheadOf, unitOn } from '../district/letters.ts';
import { type Signature, signatureOn } from '../district/signature.ts';

/** Whoever may sign on a day: a letter without one gets no number. Pure. */

/** The pack has dots where the office has not filled in a name or a code yet. */
const isFilled = (text: string) => /[\p{L}\d]/u.test(text);

/** What the office reads where the pack names nobody who signs letters of a kind, or no unit. */
export function noSigner({ kinds }: Letterhead, kind: string): string {
  const place = kinds[kind]?.signatory === undefined ? '' : `kinds.${kind}.`;
  return `Nama penanda tangan atau kode unitnya belum diisi di office.yaml (letterhead.${place}signatory): surat tidak dapat ditetapkan.`;
}

/** The signature of that day under a letter of this kind; null where name or unit is not filled in. */
export function signerOn(letterhead: Letterhead, kind: string, date: LetterDate): Signature | null {
  const head = letterheadOf(letterhead, kind);
  const signature = signatureOn(head, date);
  const numbered = !head.numberMask.includes('{unit}') || isFilled(unitOn(head, date));
  return numbered && /\p{L}/u.test(signature.name) ? signature : null;
}

/** `KEPALA DINAS KOMUNIKASI DAN INFORMATIKA, NAMA`, as the register keeps who signed. */
export function signerText({ prefix, title, under, name }: Signature): string {
  const office = [prefix, title.replace(/,\s*$/, ''), under].filter((part) => part !== null);
  return `${office.join(' ').replace(/,\s*$/, '')}, ${name}`;
}
