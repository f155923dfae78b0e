import type { Store } from '../../store/port.ts';
import type { LetterInput, LetterKind } from '../letter/context.ts';
import { letterNumber } from '../letters.ts';
import type { Rules } from '../rules.ts';
import type { Instances } from './instances.ts';
import { LETTER } from './machines.ts';

/**
 * The one way a letter comes into being (SOP "Diarsipkan"): it takes the next number of its year and
 * type, is rendered with it, archived as rendered, and entered in the register. Each step is idempotent
 * by the key, so that doing it again after a power cut leaves neither a gap nor a second letter.
 */

export interface NewLetter {
  kind: LetterKind;
  /** As it stands in the register; a ticket may follow the subject on the paper. */
  subject: string;
  /** Whom it is to, as it stands on the paper. */
  addressee: string;
  /** Agency it goes to or comes from; null for others. */
  agency: string | null;
  /** Instances it is about; the first of them keeps the document. */
  about: [string, ...string[]];
  at: number;
  /** The same key always gives the same letter. */
  key: string;
  /** A number given by hand: no place in the series is used up. */
  number?: string;
  /** The letter with its number. */
  render(number: string): SealedPage | Promise<SealedPage>;
}

/** A page as it goes into the archive, with the hash that proves it was not changed. */
export interface SealedPage {
  html: string;
  /** Hexadecimal SHA-256 of the HTML in UTF-8. */
  sha256: string;
}

export interface IssuedLetter {
  /** Instance in the register. */
  id: string;
  number: string;
  /** Id of the rendering in the archive. */
  document: string;
}

export interface LetterDesk {
  store: Pick<Store, 'allocate' | 'archive'>;
  rules: Rules;
  instances: Pick<Instances, 'create'>;
}

export async function issueLetter(desk: LetterDesk, letter: NewLetter): Promise<IssuedLetter> {
  const { store, rules, instances } = desk;
  const { kind, subject, addressee, agency, about, at, key } = letter;
  const date = rules.calendar.local(at);
  const { year } = date;
  const sequence =
    letter.number === undefined ? await store.allocate(`letter:${kind}:${year}`, key) : null;
  const number = letter.number ?? letterNumber(rules.district.letterhead, sequence ?? 0, date);
  const { html, sha256 } = await letter.render(number);
  const [instance] = about;
  const kept = { number, title: subject, html, sha256, createdAt: at };
  await store.archive({ id: key, instance, type: kind, ...kept });
  const id = `${LETTER}${kind}:${year}:${sequence ?? `manual:${key}`}`;
  const entry = { id, kind, year, sequence, number, subject, addressee, agency, about };
  const input: LetterInput = { ...entry, at, document: key };
  await instances.create('letter', id, input, `${key}:register`);
  return { id, number, document: key };
}
