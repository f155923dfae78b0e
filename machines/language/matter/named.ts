import type { Score } from '../base/score.ts';
import type { Word } from '../base/tokens.ts';
import { type Clause, clauseOf } from './clauses.ts';
import { MATTER, type Parts } from './parts.ts';

/** Where a text names what its categories are known by, and so where another matter may begin without a mark. Pure. */

/** A word of a text that speaks for categories. */
interface Named {
  word: Word;
  before: Word | undefined;
  scores: Score[];
}

const CLITIC = /(?:nya|ny)$/;

/** Each word that a hint of a category begins with; what is inside of a longer hint names nothing by itself. */
export function namedIn({ scores, words }: Pick<Parts, 'scores' | 'words'>): Named[] {
  const hints = scores.flatMap((score) =>
    score.words.map((hint) => ({ score, parts: hint.split(' ') })),
  );
  const named: Named[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    if (word === undefined) break;
    const said = word.full.split(' ').flatMap((part) => [part, part.replace(CLITIC, '')]);
    const own = hints.filter(({ parts: [first = ''] }) => said.includes(first));
    const isSaid = ({ parts }: (typeof own)[number]) =>
      parts.length > 1 && words[index + parts.length - 1]?.full.startsWith(parts.at(-1) ?? '');
    const longest = own.filter(isSaid).sort((a, b) => b.parts.length - a.parts.length)[0];
    const told = longest === undefined ? own : [longest];
    if (told.length > 0)
      named.push({ word, before: words[index - 1], scores: told.map(({ score }) => score) });
    index += longest?.parts.length ?? 1;
  }
  return named;
}

const isIn = ({ start, end }: Clause, { word }: Named) => word.start >= start && word.start < end;

/** What of it a clause names. */
export function ofClause(named: readonly Named[], clause: Clause): Named[] {
  return named.filter((one) => isIn(clause, one));
}

/** Names that look like verbs. */
const NOUNS =
  'terminal|menara|meteran|mesin|masjid|disabilitas|diare|diesel|berita|menteri|kesehatan|kebersihan|kebun|kelurahan|kecamatan|keluarga|kendaraan|kependudukan|keramba|kelompok|kepala|kebakaran|kegiatan';
const VERB = new RegExp(`^(?!${NOUNS})(?:di|me|ter|ber|ke)[a-z]{4,}`);

/** It has no thing of its own: it says more of the one before. @param full as in `Read` */
export const beginsWithVerb = (full: string) => VERB.test(full.trim());

/** A thing behind such a word is part of what is said with it. */
const LEADS =
  /^(?:(?:me|ter|nga|nge|ny)[a-z]{4,}|tengah|pinggir|tepi|bahu|samping|belakang|sebelah|seberang|sekitar|atas|bawah|dalam|luar|antara|sepanjang|waktu|saat|ketika|karena|kalau|akibat|sejak|yang|dan|atau|di|ke|dari|dekat|depan|untuk|buat|tidak|belum|sama|oleh|pada|para|mobil|truk|motor|tukang|petugas|harga|biaya|uang|dana|bikin|jadi|seperti|kayak|soal|tentang|dengan|penuh|banyak|semua|nutup|lewat|arah|masuk|kena)$/;
/** Between two words that stand side by side: a blank and a mark at most. */
const SIDE_BY_SIDE = 3;

/** A place's name, which is no word of the text any more, ends the circumstance before it. */
const isBehindPlace = ({ word, before }: Named) =>
  before !== undefined && word.start - before.end > SIDE_BY_SIDE;

function mayBegin({ word, before }: Named): boolean {
  if (VERB.test(word.full)) return false;
  const isNext = before !== undefined && word.start - before.end < SIDE_BY_SIDE;
  return !isNext || !LEADS.test(before.full);
}

/** Cuts of a clause in two before a thing of another category than those named before. */
export function bareCuts(raw: string, clause: Clause, named: readonly Named[]): [Clause, Clause][] {
  const seen = new Set<Score>();
  return ofClause(named, clause).flatMap((one): [Clause, Clause][] => {
    const things = isBehindPlace(one)
      ? one.scores
      : one.scores.filter(({ things }) => things >= MATTER);
    const isNew = seen.size > 0 && things.some((score) => !seen.has(score));
    for (const score of one.scores) seen.add(score);
    if (!isNew || !mayBegin(one)) return [];
    const head = clauseOf(raw, clause.start, one.word.start, clause.opened);
    return [[head, clauseOf(raw, one.word.start, clause.end, 'bare')]];
  });
}
