/**
 * Yes, no and codes as people of the office answer our questions: polite words around them are no other matter, any other
 * word is. Pure.
 */

const words = (list: string) => new Set(list.split(' '));

const YES = words('ya y iya iyo yes betul benar bener nggih inggih');
const NO = words('tidak tdk tak bukan batal batalkan jangan jgn gak ga nggak enggak no');
/** Said of what we took somebody to mean. */
const WRONG = words('salah keliru');
const POLITE = words(
  'pak bu bpk bapak ibu min admin siap sip ok oke okey baik terima kasih kasihnya terimakasih trima trims makasih mksh mohon ' +
    'tolong maaf izin ijin saja aja sj dong deh',
);
const SENDING = words('kirim kirimkan dikirim krm lanjut lanjutkan silakan silahkan');
const NOT_YET = words('jadi usah dulu itu');

/** Who signs names his office alone: anything else behind a dash is another word, `ya - besok saja`. */
const SIGNED =
  /\s-\s?(?:bupati|wabup|sekda|kadis|kaban|kepala|camat|inspektur|sekretaris|kabid|kabag|kasi|admin|petugas|operator)\W*$/i;

/** Words of a message; a signature at its end is none. */
function wordsIn(text: string): string[] {
  return (
    text
      .replace(SIGNED, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** True where one of the words is among the first sets, and each among any of them. */
function isMadeOf(
  found: readonly string[],
  needed: readonly ReadonlySet<string>[],
  allowed: readonly ReadonlySet<string>[],
): boolean {
  const isIn = (sets: readonly ReadonlySet<string>[], word: string) =>
    sets.some((set) => set.has(word));
  return (
    found.some((word) => isIn(needed, word)) &&
    found.every((word) => isIn(needed, word) || isIn(allowed, word))
  );
}

export function saysYes(text: string): boolean {
  return isMadeOf(wordsIn(text), [YES], [POLITE, SENDING]);
}

export function saysNo(text: string): boolean {
  return isMadeOf(wordsIn(text), [NO], [POLITE, SENDING, NOT_YET]);
}

/** No to what we took him to mean: "bukan pak, salah kirim" is one too. */
export function takesBack(text: string): boolean {
  return isMadeOf(wordsIn(text), [NO, WRONG], [POLITE, SENDING, NOT_YET]);
}

/** Two pairs of digits and no other number. */
const PAIRS = /^(\D*)(\d\d)[^\p{L}\d]*(\d\d)(\D*)$/u;
const CODE_WORDS = words('kode');

/** The code in an answer, with YA and polite words around it or without; null where there is none, or anything else. */
export function codeIn(text: string): string | null {
  const [, before = '', first, second, behind = ''] = PAIRS.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return null;
  const around = [...wordsIn(before), ...wordsIn(behind)];
  const known = [YES, POLITE, SENDING, CODE_WORDS];
  return around.every((word) => known.some((set) => set.has(word))) ? `${first} ${second}` : null;
}

/** A code with a yes before it: an answer to us, whether we asked or not. */
export function isYesWithCode(text: string): boolean {
  return codeIn(text) !== null && wordsIn(text).some((word) => YES.has(word));
}
