/** The GSM 7-bit alphabet and how many SMS a text takes (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1). */

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

/** Septets of one character: 1, 2 for the extension table, 0 where the alphabet has none. */
export function gsm7Width(character: string): number {
  if (BASIC.has(character)) return 1;
  return EXTENSION.has(character) ? 2 : 0;
}

export function isGsm7(text: string): boolean {
  for (const character of text) if (gsm7Width(character) === 0) return false;
  return true;
}

export interface Segments {
  encoding: 'gsm7' | 'ucs2';
  parts: string[];
}

/** Cuts a text into SMS; escape pairs and surrogate pairs stay whole. */
export function segmentText(text: string): Segments {
  const gsm = isGsm7(text);
  const encoding = gsm ? 'gsm7' : 'ucs2';
  const width = (character: string) => (gsm ? gsm7Width(character) : character.length);
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  let total = 0;
  for (const character of text) {
    const size = width(character);
    total += size;
    if (used + size > joined) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += size;
  }
  return total <= single ? { encoding, parts: [text] } : { encoding, parts: [...parts, part] };
}

export function countSegments(text: string): number {
  return segmentText(text).parts.length;
}
