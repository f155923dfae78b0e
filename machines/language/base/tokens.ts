import type { Lexicon } from './lexicon.ts';

/** Texts into words that can be compared: lower case, abbreviations written out; the raw text stays. */

export interface Word {
  /** As it is compared: lower case, repeated letters as typed. */
  text: string;
  /** The word, or words, that an abbreviation or a slip stands for. */
  full: string;
  /** The full form is a guess from a misspelled word. */
  guessed: boolean;
  /** Where the word stands in the raw text. */
  start: number;
  end: number;
}

export interface Vocabulary {
  /** Lower case, by their short form. */
  abbreviations: ReadonlyMap<string, string>;
  lexicon: Lexicon;
  /** A word of the language rather than a name. */
  isCommon(word: string): boolean;
}

/** Ten parts of an SMS: who writes more has said it by then; the rest is kept but not read. */
const READ_LENGTH = 1530;

/** A hyphen joins only in `e-ktp`; elsewhere people type it for a space. */
const WORD = /(?:(?<![\p{L}\p{N}])e-)?[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/giu;
/** `JALANrusak`: a keyword in capitals run into small letters. */
const SEAM = /^(\p{Lu}{3,})(\p{Ll}{2,}.*)$/u;
/** `anak2`, `jalan2nya`: the written reduplication. */
const TWICE = /^(\p{L}{2,})2(\p{L}*)$/u;
const LEETS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };
/** Suffixes that people set in small letters behind an abbreviation (`SMPnya`). */
const SUFFIX = /^(nya|an|kan)$/;

/** Digits typed for letters (`1Z1N`); numbers stay. */
export function leetless(word: string): string {
  const letters = word.replace(/\d/g, '').length;
  return letters < 2 || letters === word.length
    ? word
    : word.replace(/[01345]/g, (digit) => LEETS[digit] ?? digit);
}

/** A letter held down too long (`tolooong`). */
function unstretched(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1');
}

/** What a word as typed stands for. */
function written(lower: string, { abbreviations, lexicon }: Vocabulary): [string, boolean] {
  const plain = unstretched(lower);
  const short = abbreviations.get(lower) ?? abbreviations.get(plain);
  if (short !== undefined) return [short, false];
  const twice = TWICE.exec(plain);
  const once = twice === null ? plain : `${twice[1] ?? ''}${twice[2] ?? ''}`;
  if (twice !== null) return [abbreviations.get(twice[1] ?? '') ?? once, false];
  if (lexicon.knows(once)) return [once, false];
  const letters = leetless(once);
  if (letters !== once && lexicon.knows(letters)) return [letters, false];
  const meant = lexicon.correct(once);
  return [meant ?? once, meant !== null];
}

const SCHOOL_BEFORE =
  /^(anak|guru|murid|siswa|sekolah|sklh|sd|sdn|di|d|dpn|depan|masuk|ppdb|lulus|tamat|ke|kelas|kls|dkt|dekat|blkg|dan|kepala|kepsek)$/;
const SPAN_AFTER = /^(jam|jm|bulan|bln|hari|hr|tahun|thn|minggu|mgg|meter|orang|org|kali|x|km)$/;

/** "smp" is a school or "sampai", as its neighbours have it. */
function isSchool(words: Word[], index: number): boolean {
  const [before, next, afterNext] = [-1, 1, 2].map((step) => words[index + step]?.text ?? '');
  if (/^(negeri|n|swasta|satu|pgri)$/.test(next ?? '')) return true;
  if (/^\d{1,2}$/.test(next ?? '')) return !SPAN_AFTER.test(afterNext ?? '');
  return index === 0 || SCHOOL_BEFORE.test(before ?? '');
}

/** A word as typed, or the words that were run together in it. */
function piecesOf(raw: string, { abbreviations, lexicon }: Vocabulary): string[] {
  const isSpelled = (word: string) => abbreviations.has(word) || lexicon.knows(word);
  const [, head, tail] = SEAM.exec(raw) ?? [];
  if (head !== undefined && tail !== undefined && !SUFFIX.test(tail)) {
    if (isSpelled(head.toLowerCase())) return [head, tail];
  }
  const lower = raw.toLowerCase();
  const pieces = isSpelled(lower) ? null : lexicon.split(lower);
  if (pieces === null || pieces.join('').length !== raw.length) return [raw];
  const ends = pieces.map((_, index) => pieces.slice(0, index + 1).join('').length);
  return ends.map((end, index) => raw.slice(ends[index - 1] ?? 0, end));
}

/**
 * The words of a text in order.
 * @param vocabulary what words and abbreviations there are
 */
export function wordsOf(text: string, vocabulary: Vocabulary): Word[] {
  const words: Word[] = [];
  // people repeat themselves; each word is looked up once
  const known = new Map<string, [string, boolean]>();
  const add = (raw: string, start: number) => {
    const lower = raw.toLowerCase();
    const [full, guessed] = known.get(lower) ?? written(lower, vocabulary);
    known.set(lower, [full, guessed]);
    words.push({ text: lower, full, guessed, start, end: start + raw.length });
  };
  const addAll = (pieces: string[], start: number) => {
    let at = start;
    for (const piece of pieces) {
      add(piece, at);
      at += piece.length;
    }
  };
  for (const { 0: raw, index } of text.slice(0, READ_LENGTH).matchAll(WORD)) {
    addAll(piecesOf(raw, vocabulary), index);
  }
  words.forEach((word, index) => {
    if (word.text !== 'smp') return;
    word.full = isSchool(words, index) ? 'smp' : 'sampai';
    word.text = word.full;
  });
  return words;
}

/** Letters and digits only, lower case: how names are compared however they are spaced. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words written out and joined by single spaces, with a space at both ends: for finding phrases. */
export function phraseText(words: Word[]): string {
  return ` ${words.map(({ full }) => full).join(' ')} `;
}

/** As typed, without writing abbreviations out. */
export function typedText(words: Word[]): string {
  return ` ${words.map(({ text }) => text).join(' ')} `;
}

export function hasAny(text: string, phrases: readonly string[]): string | null {
  return phrases.find((phrase) => text.includes(` ${phrase} `)) ?? null;
}
