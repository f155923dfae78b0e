import { createAnswer, POLITE, wordsIn, YES } from './answers.ts';

/**
 * Yes, no and codes as people of the office answer our questions. Words go out by them, so that "ok" and a number say
 * nothing: only a yes does. Pure.
 */

const SENDING = 'kirim kirimkan dikirim krm lanjut lanjutkan silakan silahkan';
const DROPS = 'batal batalkan jangan jgn';

const hear = createAnswer({ no: DROPS, beside: SENDING });
/** Said of what we took somebody to mean, "salah kirim" is a no, too. */
const hearOfMeant = createAnswer({ no: `${DROPS} salah keliru`, beside: SENDING });

export const saysYes = (text: string): boolean => hear(text) === 'yes';

export const saysNo = (text: string): boolean => hear(text) === 'no';

/** No to what we took him to mean: "bukan pak, salah kirim" is one too. */
export const takesBack = (text: string): boolean => hearOfMeant(text) === 'no';

/** Two pairs of digits and no other number. */
const PAIRS = /^(\D*)(\d\d)[^\p{L}\d]*(\d\d)(\D*)$/u;
const BESIDE_CODE: ReadonlySet<string> = new Set(['kode', ...SENDING.split(' ')]);

/** The code in an answer, with YA and polite words around it or without; null where there is none, or anything else. */
export function codeIn(text: string): string | null {
  const [, before = '', first, second, behind = ''] = PAIRS.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return null;
  const around = [...wordsIn(before), ...wordsIn(behind)];
  const known = [YES, POLITE, BESIDE_CODE];
  return around.every((word) => known.some((set) => set.has(word))) ? `${first} ${second}` : null;
}

/** A code with a yes before it: an answer to us, whether we asked or not. */
export function isYesWithCode(text: string): boolean {
  return codeIn(text) !== null && wordsIn(text).some((word) => YES.has(word));
}
