import { digitsSaid } from '../../numbers/unmasked.ts';
import { ALREADY, NO, NOT_YET, POLITE, YES } from './answers.ts';
import { whichIn } from './which-words.ts';

/**
 * The answer to a numbered question of ours, when it is the whole message: `2`, `2 pak`, `dua`, `yg nomor dua ya bu`,
 * `pilih 2`, `1 ya`, `2 belum`. What says more is no choice. Pure.
 */

/** `BARU`: none of the tickets offered, it is something new. */
export type Choice = number | 'BARU';

/** More words than that say something of their own. */
const MOST_WORDS = 8;
const ORDINALS = 'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan'.split(
  ' ',
);
/** Say nothing about which. */
const AROUND: ReadonlySet<string> = new Set([
  ...POLITE,
  ...(
    'yaa kakak pa buk bro saya sy aku kami pilih pilihan pilihannya pilihnya jawab jawaban jawabannya jawabnya balas opsi ' +
    'angka nomor nomer no nmr yg yang itu untuk utk'
  ).split(' '),
]);
/** Words that we put beside 1 and 2 ourselves. */
const LABELS: Readonly<Record<number, ReadonlySet<string>>> = {
  1: new Set([...YES, ...ALREADY, 'selesai']),
  2: new Set([...NO, ...NOT_YET, 'jangan']),
};

const NEW: ReadonlySet<string> = new Set(['baru', 'bru']);
/** Beside it: "aduan baru pak", "bikin laporan baru saja"; "yang baru" is one of those there are. */
const BESIDE_NEW: ReadonlySet<string> = new Set(
  'aduan laporan lapor perkara tiket bikin buat buatkan dibuat jadi jadikan sebagai sbg untuk utk ini itu'.split(
    ' ',
  ),
);

function saysNew(words: readonly string[]): boolean {
  return (
    words.some((word) => NEW.has(word)) &&
    words.every((word) => NEW.has(word) || BESIDE_NEW.has(word) || POLITE.has(word))
  );
}

function numberSaid(word: string): number | null {
  if (/^[1-9]$/.test(word)) return Number(word);
  const ordinal = ORDINALS.indexOf(word) + 1;
  if (ordinal > 0) return ordinal;
  const digits = /^\p{L}+$/u.test(word) ? digitsSaid(word) : undefined;
  return digits !== undefined && /^[1-9]$/.test(digits) ? Number(digits) : null;
}

/** @param text the whole message */
export function choiceOf(text: string): Choice | null {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  if (saysNew(words)) return 'BARU';
  // "dua2 nya lah pak" is no number
  if (whichIn(text)?.kind === 'all') return null;
  const numbers = words.map(numberSaid);
  const [chosen, ...more] = numbers.filter((number) => number !== null);
  if (chosen === undefined || more.length > 0) return null;
  const rest = words.filter((_, at) => numbers[at] === null);
  const fits = (word: string) => AROUND.has(word) || LABELS[chosen]?.has(word) === true;
  // a rating says so, and is no choice
  return rest.every(fits) ? chosen : null;
}
