import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Letterhead } from '../machines/district.ts';

/** Letters as printable HTML from `templates/surat`; values are escaped, nothing else is looked up. */

export interface ForwardingLetter {
  letterhead: Letterhead;
  number: string;
  urgency: 'Segera' | 'Sangat Segera' | 'Rahasia';
  subject: string;
  /** Long Indonesian dates. */
  date: string;
  received: string;
  due: string;
  addressee: string;
  district: string;
  /** `2026/A127`, and the code as it is typed. */
  ticket: string;
  code: string;
  reporter: string;
  kind: string;
  category: string;
  place: string;
  /** Verbatim, with identity numbers masked. */
  text: string;
  secret: boolean;
}

const PAGES = { F4: '215mm 330mm', A4: '210mm 297mm' };

/** @param folder of `penerusan.hbs` */
export function createLetterRenderer(folder: string): (letter: ForwardingLetter) => string {
  const source = readFileSync(join(folder, 'penerusan.hbs'), 'utf8');
  const template = Handlebars.create().compile(source, { strict: false });
  return (letter) => template({ ...letter, pageSize: PAGES[letter.letterhead.paper] });
}
