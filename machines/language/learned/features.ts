import { roots } from '../base/morphology.ts';
import { remembered } from '../base/remembered.ts';
import type { Word } from '../base/tokens.ts';

/**
 * What the learned model sees of a text: roots of its words, pairs of neighbouring roots, and the pieces of 3 to 5 letters
 * of each root, so that a misspelled word still resembles itself. Names of places are taken out before.
 */

/** A feature is a string whose first letter says what it is: `w` root, `b` pair of roots, `c` piece of a root. */
export interface Features {
  of(words: readonly Word[]): Map<string, number>;
  rootOf(word: string): string;
  /** Goes through the roots that count, each with the one before it; that is empty before the first. */
  each(words: readonly Word[], visit: (root: string, previous: string) => void): void;
}

/** Longer texts say nothing more; the rest costs time only. */
const MOST_WORDS = 150;
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
const LONGEST_ROOT = 20;
/** Words without content: in pairs they would only keep the others apart. */
const EMPTY = new Set(
  (
    'yang di ke dari dan atau ini itu ada untuk pada dengan juga saya kami aku kita anda bapak ibu pak bu mas mbak min admin mohon tolong ' +
    'terima kasih agar supaya karena sudah telah akan mau bisa dapat lagi saja oleh seperti jadi kalau jika maka tapi tetapi namun sebagai ' +
    'para nya lah kah pun sih dong deh kok ya iya yaa nih selamat pagi siang sore malam assalamualaikum wr wb yth hormat salam sangat sekali ' +
    'izin ijin maaf lapor melaporkan menyampaikan harap semoga segera dalam atas bagi oleh se nggih matur nuwun bupati wakil gubernur pemerintah kabupaten warga masyarakat sini situ sana'
  ).split(' '),
);

/** A number, whichever it is. */
export const NUMBER = '0';

/** The pieces of a root; a number has none. */
export function piecesOf(root: string): readonly string[] {
  if (root === NUMBER) return [];
  const padded = ` ${root} `;
  const pieces: string[] = [];
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
    for (let at = 0; at + length <= padded.length; at += 1)
      pieces.push(`c${padded.slice(at, at + length)}`);
  return pieces;
}

/**
 * Builds the reader of features.
 * @param known roots: the most stripped form of a word that is one of these is its root
 */
export function createFeatures(known: ReadonlySet<string>): Features {
  /** Made once for each word, so that the same root is the same string. */
  const rootOf = remembered((word: string): string => {
    const root = roots(word).reduce(
      (best, form) => (known.has(form) && form.length < best.length ? form : best),
      word,
    );
    return root.slice(0, LONGEST_ROOT);
  });
  const rememberedPieces = remembered(piecesOf);

  function each(words: readonly Word[], visit: (root: string, previous: string) => void): void {
    let previous = '';
    for (const { full } of words.slice(0, MOST_WORDS))
      for (const part of full.split(' ')) {
        if (EMPTY.has(part)) continue;
        const root = /\d/.test(part) ? NUMBER : rootOf(part);
        visit(root, previous);
        previous = root;
      }
  }

  function of(words: readonly Word[]): Map<string, number> {
    const features = new Map<string, number>();
    const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1);
    each(words, (root, previous) => {
      add(`w${root}`);
      if (previous !== '') add(`b${previous} ${root}`);
      for (const piece of rememberedPieces(root)) add(piece);
    });
    return features;
  }

  return { of, rootOf, each };
}
