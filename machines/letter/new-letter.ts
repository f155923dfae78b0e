import type { BroughtLetter, LetterKind } from './context.ts';

/** A letter before it has its number; `issueLetter` makes it. */
export interface NewLetter {
  kind: LetterKind | BroughtLetter;
  /** As it stands in the register; a ticket may follow the subject on the paper. */
  subject: string;
  /** Whom it is to, as it stands on the paper. */
  addressee: string;
  /** Agency it goes to or comes from; null for others. */
  agency: string | null;
  /** Instances it is about; the document is found under each of them. */
  about: [string, ...string[]];
  /** What was written for it at the desk, so that it can be rendered anew. */
  content?: Record<string, unknown>;
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
