import type { Agency, Category } from '../../district/district.ts';
import { isBarred } from './barred.ts';
import { isBearer } from './bearers.ts';
import { roots } from './morphology.ts';
import type { Word } from './tokens.ts';

/** Which category a text speaks of, by its content words. */

export interface Score {
  category: Category;
  /** Evidence: about 1 for each word that points there. */
  points: number;
  /** What of it is said of a thing, rather than of people, offices, and where it is. */
  things: number;
  words: string[];
}

interface Hint {
  category: Category;
  weight: number;
}

/** A word of the text as it is looked up; an abbreviation may stand for several. */
interface Token {
  text: string;
  /** As typed, where that is another word. */
  typed: string;
  guessed: boolean;
}

interface Finding extends Hint {
  word: string;
  /** How much it counts beside a plain statement of the matter: less where it only says where or for whom. */
  share: number;
  /** The same where nothing is stated plainly. */
  alone: number;
  /** A word that by itself speaks for a category, and is no circumstance. */
  plain: boolean;
  /** It is of a thing that is spoken of: of nobody, and neither where it is nor what may come of it. */
  thing: boolean;
}

const STRONG = 2;
const KEYWORD = 1.3;
const ORDINARY = 1;
const WEAK = 0.4;
const STRONG_PHRASE = 2.5;
const PHRASE = 1.6;
const WEAK_PHRASE = 0.7;
/** The matter is mostly named before its circumstances: the first finding, and those early in the text. */
const FIRST = 1.35;
const FIRST_WITHIN = 12;
const EARLY = { words: 7, factor: 1.15 };
const GUESSED = 0.85;
const LONGEST_PHRASE = 4;
const MOST_WORDS = 400;
/** "di pasar", "untuk petani", "bikin banjir": where, for whom, to what end; the matter itself only where nothing else is. */
const CIRCUMSTANCE = { share: 0.4, alone: 1 };
const CIRCUMSTANTIAL = new Set(
  'di ke masuk arah menuju lewat antara sepanjang untuk buat bagi demi oleh tempat bikin membuat menyebabkan mengakibatkan sehingga akibatnya takut khawatir rawan nimpa menimpa ketimpa tertimpa kena terkena jadi dijadikan menjadi didengar lapor dilaporkan kata sama memangsa mangsa makan makanin merusak ngrusak ngerusak menutup nutup tertutup ketutup'.split(
    ' ',
  ),
);
/** These of them say what is meant, or for whom: "lapor lampu mati", "bikin akte". */
const LED = { share: 0.4, alone: 1 };
const LEADING = new Set('untuk buat bagi demi bikin membuat lapor dilaporkan kata kena'.split(' '));
/** "mobil sayur", "anak sekolah", "saya guru": who or what it is, hardly ever the matter. */
const BEARER = { share: 0.4, alone: 1 };
const BEARERS = new Set(
  'mobil motor sales tukang pedagang penjual anak orang petani guru bidan perawat dokter pegawai murid siswa lulusan saya kami aku sopir bos juragan toko gudang pabrik'.split(
    ' ',
  ),
);
/** "harga pisang", "gaji guru", "bantuan traktor": the word that follows is the matter. */
const ATTRIBUTES = new Set(
  'harga gaji upah honor biaya dana bantuan proyek vaksin obat dokter penyakit mantri pembangunan gedung kantor kepala petugas pegawai staf uang ongkos'.split(
    ' ',
  ),
);
const ATTRIBUTE = 0.3;
const REACH = 2;
/** "dekat masjid": never the matter. */
const BESIDE = { share: 0.3, alone: 0.3 };
const BESIDES = new Set(
  'depan dekat samping sebelah belakang seberang sekitar simpang pinggir tepi bawah atas dalam perempatan pertigaan pas tepat tepatnya persis'.split(
    ' ',
  ),
);
/** What comes then tells why, or against what: the circumstance before it is at its end. */
const JOINS = new Set('karena sebab akibat soalnya padahal tapi tetapi namun'.split(' '));
const CLITIC = /(nya|ny|lah|pun|ne)$/;

/**
 * @param silent words that say nothing about the matter, such as names of places
 * @param ends words that a sentence ends with
 */
export type ScoreCategories = (
  words: Word[],
  silent: (index: number) => boolean,
  ends: (index: number) => boolean,
) => Score[];

/** Hints by word and by phrase; a phrase is longer and wins over the words in it. */
interface Index {
  words: Map<string, Hint[]>;
  phrases: Map<string, Hint[]>;
}

function indexOf(categories: Category[], agencies: Agency[], everyday: ReadonlySet<string>): Index {
  // an office with matters of many kinds speaks for none of them
  const general = new Set(
    categories
      .filter(({ code }) => code === 'LAIN')
      .flatMap(({ routes }) => routes.map((r) => r.agency)),
  );
  const index: Index = { words: new Map(), phrases: new Map() };
  const note = (hint: string, category: Category, weight: number, phraseWeight: number) => {
    const isPhrase = hint.includes(' ');
    const map = isPhrase ? index.phrases : index.words;
    const known = map.get(hint) ?? [];
    if (known.some((other) => other.category === category)) return;
    map.set(hint, [...known, { category, weight: isPhrase ? phraseWeight : weight }]);
  };
  for (const category of categories) {
    for (const hint of category.weakHints) note(hint, category, WEAK, WEAK_PHRASE);
    for (const hint of category.strongHints) note(hint, category, STRONG, STRONG_PHRASE);
    // an alias that is listed as a hint, too, is an everyday word ("jalan", "air")
    for (const hint of category.hints) note(hint, category, ORDINARY, PHRASE);
    const aliases = [category.code, ...category.aliases].map((alias) => alias.toLowerCase());
    if (category.code !== 'LAIN')
      for (const alias of aliases) note(alias, category, KEYWORD, PHRASE);
    for (const typo of category.typos)
      if (!everyday.has(typo.toLowerCase())) note(typo.toLowerCase(), category, ORDINARY, PHRASE);
  }
  for (const { code, type, aliases } of agencies) {
    const category = categories.find(({ agency }) => agency === code);
    if (type !== 'agency' || category === undefined || category.code === 'LAIN') continue;
    if (general.has(code)) continue;
    for (const alias of [code.toLowerCase(), ...aliases])
      if (!index.words.has(alias)) note(alias, category, ORDINARY, PHRASE);
  }
  return index;
}

/** What stands for a silent word, so that those around it do not become neighbours. */
const GAP: Token = { text: '', typed: '', guessed: false };

/** The end of a sentence: what comes then is no part of a circumstance before it. */
const STOP: Token = { text: '', typed: '', guessed: false };

function tokensOf(
  words: Word[],
  silent: (index: number) => boolean,
  ends: (index: number) => boolean,
): Token[] {
  return words.slice(0, MOST_WORDS).flatMap(({ text, full, guessed }, index) => {
    const stop = ends(index) ? [STOP] : [];
    if (silent(index)) return [GAP, ...stop];
    const parts = full.split(' ');
    const tokens = parts.map((part, at) => ({
      text: part,
      typed: at === 0 ? text : part,
      guessed,
    }));
    return [...tokens, ...stop];
  });
}

/** The words of `tokens` from a position on, joined; the last one also without its clitic. */
function joined(tokens: Token[], from: number, count: number): string[] {
  const text = tokens
    .slice(from, from + count)
    .map((token) => token.text)
    .join(' ');
  return [text, text.replace(CLITIC, '')];
}

/** What kind of circumstance a word is: the one begun before goes on from noun to noun. */
function circumstanceAt(tokens: Token[], at: number, begun: typeof BESIDE | null) {
  const before = tokens[at - 1]?.text ?? '';
  if (BESIDES.has(before)) return BESIDE;
  if (JOINS.has(tokens[at]?.text ?? '')) return null;
  if (BEARERS.has(before)) return BEARER;
  if (LEADING.has(before)) return LED;
  return CIRCUMSTANTIAL.has(before) ? CIRCUMSTANCE : begun;
}

/** Of a place, or of what may come of it. */
function isWhere(circumstance: typeof BESIDE | null): boolean {
  return circumstance === BESIDE || circumstance === CIRCUMSTANCE;
}

/**
 * Builds the index of content words once; an agency's own name speaks for its first category.
 * @param everyday words that mean nothing here though they look like a form of a content word
 * @param idioms phrases whose words are not meant literally
 */
export function createScore(
  categories: Category[],
  agencies: Agency[],
  everyday: ReadonlySet<string>,
  idioms: readonly string[],
): ScoreCategories {
  const index = indexOf(categories, agencies, everyday);
  const meaningless = new Set(idioms);

  function hintsOf({ text, typed }: Token): Hint[] {
    const direct = index.words.get(typed) ?? index.words.get(text);
    if (direct !== undefined) return direct;
    if (everyday.has(text)) return [];
    for (const root of roots(text)) {
      const found = index.words.get(root);
      if (found !== undefined) return found;
    }
    return [];
  }

  /** The longest phrase at a position: its hints, or none where it is an idiom. */
  function phraseAt(tokens: Token[], from: number): { hints: Hint[]; count: number } | null {
    for (let count = Math.min(LONGEST_PHRASE, tokens.length - from); count > 1; count -= 1)
      for (const text of joined(tokens, from, count)) {
        const hints = index.phrases.get(text);
        if (hints !== undefined) return { hints, count };
        if (meaningless.has(text)) return { hints: [], count };
      }
    return null;
  }

  /** Whether a word only tells what of the matter behind it is meant. @param next where that would begin */
  function isAttribute(tokens: Token[], next: number, hints: Hint[]): boolean {
    const last = (tokens[next - 1]?.text ?? '').replace(CLITIC, '');
    if (!ATTRIBUTES.has(last)) return false;
    const own = new Set(hints.map(({ category }) => category));
    return tokens
      .slice(next, next + REACH)
      .some((token) =>
        hintsOf(token).some(({ category, weight }) => weight >= ORDINARY && !own.has(category)),
      );
  }

  function findingsIn(tokens: Token[]): Finding[] {
    const spoken = tokens.map(({ text }) => text);
    const findings: Finding[] = [];
    let circumstance: typeof BESIDE | null = null;
    for (let i = 0; i < tokens.length; ) {
      const token = tokens[i];
      if (token === undefined) break;
      const phrase = phraseAt(tokens, i);
      const hints = phrase?.hints ?? hintsOf(token);
      const count = phrase?.count ?? 1;
      // "di belakang los ikan": the words that follow belong to the place, too
      circumstance =
        token === STOP ? null : circumstanceAt(tokens, i, hints.length > 0 ? circumstance : null);
      if (isBarred(spoken, i)) circumstance = BEARER;
      const first = !findings.some(({ plain }) => plain);
      const attribute = isAttribute(tokens, i + count, hints) ? ATTRIBUTE : 1;
      const early = first && i < FIRST_WITHIN ? FIRST : i < EARLY.words ? EARLY.factor : 1;
      const factor = early * attribute * (token.guessed ? GUESSED : 1);
      for (const { category, weight } of hints)
        findings.push({
          category,
          // a word of several categories says less; it says more for the one it is plainer for
          weight: (weight * factor) / hints.filter((other) => other.weight >= weight).length,
          word: joined(tokens, i, count)[0] ?? token.text,
          plain: circumstance === null && weight >= ORDINARY,
          thing: weight >= (circumstance === BEARER ? STRONG : ORDINARY) && !isWhere(circumstance),
          share: circumstance?.share ?? 1,
          alone: circumstance?.alone ?? 1,
        });
      i += count;
    }
    return findings;
  }

  return (words, silent, ends) => {
    const findings = findingsIn(tokensOf(words, silent, ends));
    // "sampah di pasar" is about waste; "di puskesmas antri lama" has nothing but its place
    const isPlain = findings.some(({ plain }) => plain);
    const scores = new Map<Category, Score>();
    for (const { category, weight, word, thing, share, alone } of findings) {
      const score = scores.get(category) ?? { category, points: 0, things: 0, words: [] };
      if (score.words.includes(word)) continue;
      const points = score.points + weight * (isPlain ? share : alone);
      const things = score.things + (thing && !isBearer(word) ? weight : 0);
      scores.set(category, { category, points, things, words: [...score.words, word] });
    }
    return [...scores.values()].sort((a, b) => b.points - a.points);
  };
}
