import { EXTENSION, LOCKING, SINGLE } from './languages.ts';

/** The GSM 7 bit default alphabet and its extension: 3GPP TS 23.038 §6.2.1. */

const ESCAPE = 0x1b;
const DEFAULT = [
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?',
  ...'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
];

/** National language identifiers of 3GPP TS 23.038 §6.2.1.2.4, from the header or agreed otherwise. */
export interface Shift {
  locking?: number;
  single?: number;
}

/** Tables for reading; an unknown language falls back to the default, as the specification asks. */
function tables(shift: Shift) {
  const locking = shift.locking === undefined ? undefined : LOCKING.get(shift.locking);
  const single = shift.single === undefined ? undefined : SINGLE.get(shift.single);
  return { base: locking ?? DEFAULT, extension: single ?? EXTENSION };
}

/**
 * Septets as text. An escape before a septet without a meaning shows the character of the basic table
 * (§6.2.1.1 note 1); a lone escape at the end shows a space.
 */
export function textOf(septets: readonly number[], shift: Shift = {}): string {
  const { base, extension } = tables(shift);
  let text = '';
  for (let i = 0; i < septets.length; i += 1) {
    const septet = septets[i] ?? 0;
    if (septet !== ESCAPE) {
      text += base[septet] ?? ' ';
      continue;
    }
    i += 1;
    const escaped = septets[i];
    if (escaped === undefined || escaped === ESCAPE) text += ' ';
    else text += extension.get(escaped) ?? base[escaped] ?? ' ';
  }
  return text;
}

const SEPTETS = new Map<string, number[]>(
  [
    ...DEFAULT.map((character, code) => [character, [code]] as const),
    ...[...EXTENSION].map(([code, character]) => [character, [ESCAPE, code]] as const),
  ].map(([character, codes]) => [character, [...codes]]),
);
SEPTETS.delete('\u001b');

/** Septets of one character: one, or two with the escape; undefined when the alphabet lacks it. */
export function septetsOf(character: string): readonly number[] | undefined {
  return SEPTETS.get(character);
}

/** True when the default alphabet with its extension can carry the whole text. */
export function fitsGsm7(text: string): boolean {
  for (const character of text) if (!SEPTETS.has(character)) return false;
  return true;
}
