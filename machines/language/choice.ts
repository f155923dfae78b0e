import { digitsSaid } from '../unmasked.ts';

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
const AROUND = new Set(
  (
    'pak bu bpk bapak ibu min admin kak mas mbak bang om bro pa buk ya iya yaa yah y deh dong aja saja sj lah kok nggih njih ' +
    'makasih terima kasih trims trmksh trims tks thanks thx mohon tolong saya sy aku kami pilih pilihan pilihannya pilihnya ' +
    'jawab jawaban jawabannya jawabnya balas opsi angka nomor nomer no nmr yg yang itu untuk utk maaf mf'
  ).split(' '),
);
/** Words that we put beside 1 and 2 ourselves. */
const LABELS: Readonly<Record<number, readonly string[]>> = {
  1: 'ya iya sudah udah sdh selesai betul benar bener'.split(' '),
  2: 'tidak belum blm blum bukan jangan tdk gak ga nggak enggak tak ndak'.split(' '),
};

function numberSaid(word: string): number | null {
  if (/^[1-9]$/.test(word)) return Number(word);
  const ordinal = ORDINALS.indexOf(word) + 1;
  if (ordinal > 0) return ordinal;
  const digits = /^\p{L}+$/u.test(word) ? digitsSaid(word) : undefined;
  return digits !== undefined && /^[1-9]$/.test(digits) ? Number(digits) : null;
}

/** @param text the whole message */
export function choiceOf(text: string): Choice | null {
  if (/^\W*(baru|bru|laporan baru|aduan baru)\W*$/i.test(text)) return 'BARU';
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const numbers = words.map(numberSaid);
  const [chosen, ...more] = numbers.filter((number) => number !== null);
  if (chosen === undefined || more.length > 0) return null;
  const rest = words.filter((_, at) => numbers[at] === null);
  const fits = (word: string) => AROUND.has(word) || LABELS[chosen]?.includes(word) === true;
  // a rating says so, and is no choice
  return rest.every(fits) ? chosen : null;
}
