import { gsm7Width } from '../machines/language/gsm7.ts';

/**
 * Characters outside the GSM alphabet that have a harmless double inside it: one curly quote would
 * otherwise turn an SMS of 160 characters into one of 70.
 */
const DOUBLES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '·': '.',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '×': 'x',
  '÷': ':',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '°': ' derajat',
  '²': '2',
  '³': '3',
  '™': '',
  '®': '',
  '©': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\ufeff': '',
  '\r': '',
};

const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u20e3/gu;

function double(character: string): string {
  if (gsm7Width(character) > 0 && character !== '\r') return character;
  const known = DOUBLES[character];
  if (known !== undefined) return known;
  // letters with marks lose the mark (`ë` → `e`); other scripts are kept as they are
  const plain = character.normalize('NFD').replace(/\p{Mn}/gu, '');
  return plain !== '' && gsm7Width(plain) > 0 ? plain : character;
}

/** The text in GSM letters as far as that changes nothing of what it says; pictures are left out. */
export function toGsm7(text: string): string {
  return [...text.replace(PICTURES, '')].map(double).join('').replace(/ {2,}/g, ' ').trim();
}
