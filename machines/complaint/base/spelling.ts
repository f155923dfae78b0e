/**
 * An SMS in the spelling of a newspaper, as far as a program can: abbreviations written out, sentences
 * with a capital and a full stop. A person reads it afterwards. Pure.
 */

const WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}']*(?![\p{L}\p{N}])/gu;

function capitalised(text: string): string {
  return text.replace(/(^|[.!?]\s+)(\p{Ll})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

/** Shouted words are no names: `TOLONG DIPERBAIKI` → `tolong diperbaiki`. */
function quiet(text: string): string {
  const letters = text.replace(/\P{L}/gu, '');
  const shouted = letters.length > 8 && letters === letters.toUpperCase();
  return shouted ? text.toLowerCase() : text;
}

/**
 * @param abbreviations written out by their short form, lower case; the pack's `words.yaml`
 * @returns the text with its abbreviations written out; empty where it was empty
 */
export function spelledOut(text: string, abbreviations: Readonly<Record<string, string>>): string {
  const words = quiet(text.replace(/\s+/g, ' ').trim()).replace(WORD, (word) => {
    const short = word.toLowerCase();
    const full = Object.hasOwn(abbreviations, short) ? abbreviations[short] : undefined;
    // capitals are an office's own short name: PUPR, KK
    return full === undefined || (word.length > 1 && word === word.toUpperCase()) ? word : full;
  });
  if (words === '') return '';
  return capitalised(/[.!?…]$/u.test(words) ? words : `${words}.`);
}

/** What a place is, written with a capital before its name. */
const PLACE_KINDS = '((?:pekon|desa|kelurahan|kecamatan|kec\\.?)\\s+)?';

/** Names of places as they are spelled: `di pekon basungan` → `di Pekon Basungan`. */
export function withPlaceNames(text: string, names: readonly string[]): string {
  return names.reduce((spelled, name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`(?<!\\p{L})${PLACE_KINDS}${escaped}(?!\\p{L})`, 'giu');
    return spelled.replace(pattern, (_, kind: string | undefined) => {
      return kind === undefined ? name : kind.charAt(0).toUpperCase() + kind.slice(1) + name;
    });
  }, text);
}
