import type { Category, District, KindWord } from '../../district/district.ts';
import { distance, slips } from '../base/fuzzy.ts';
import { leetless, squeezed, type Word } from '../base/tokens.ts';

/** The words a message may open with: greeting, kind, category keyword; and what is left of it. */

/** Words before the keyword that say nothing about the matter. */
const PREAMBLE = new Set(
  (
    'ass asw aslm assalamualaikum asalamualaikum asslamualaikum assalamualaikumwrwb wr wb wrwb warahmatullahi wabarakatuh salam slm yth yang terhormat ' +
    'kepada kpd bapak bpk pak pk ibu bu buk bupati camat kadis admin min halo hallo hai hi selamat slmt met malem ' +
    'pagi pgi siang sore malam mlm ketik lambar spasi hotline sms center tabik tabikpun pun nyuwun sewu permisi punten kulonuwun mohon maaf maap sblmnya sebelumnya ' +
    'pemkab pemda lampung barat di dinas kominfo assalamu alaikum dear tolong tlg kang mas mbak gan bos wakil sekda gubernur'
  ).split(' '),
);
/** Those of them that name somebody: he is spoken to, or it is he who did it. */
const SOMEBODY = new Set(
  (
    'yang bapak bpk pak pk ibu bu buk bupati camat kadis admin min hotline sms center pemkab pemda lampung barat dinas kominfo ' +
    'kang mas mbak gan bos wakil sekda gubernur'
  ).split(' '),
);
/** May stand before "mau tanya" without ending the opening; they stay with the content. */
const SUBJECTS = new Set(
  'saya kami aku mau ingin hendak cuma sekedar sekadar numpang izin boleh kita'.split(' '),
);
/** Whose: "bapak saya umur 78" speaks of somebody, "bapak, saya mau lapor" to somebody. */
const KIN = new Set('bapak bpk ibu kakak mas mbak'.split(' '));
const MINE = new Set('saya sy aku kami mertua tetangga'.split(' '));
const WANTS = /^(?:mau|ingin|hendak|mo|pengen)$/;
const SPEAKS =
  /^(?:mohon|minta|tolong|izin|ijin|numpang|dari|warga|adalah|cuma|sekedar|(?:me|ber|menge|nge)?(?:lapor|tanya|nanya|adu|sampai|usul)\w*)$/;
const MOST_PREAMBLE = 14;
/** A typo is looked for from this length on. */
const SHORTEST_TYPO = 4;

export interface Opening {
  kind: KindWord['code'] | null;
  category: Category | null;
  /** The keyword as it is compared, for messages to people. */
  keyword: string;
  /** Which of the words it is, -1 without one. */
  at: number;
  /** How surely the keyword was read: 1 as spelled, less for typos. */
  certainty: number;
  /** Typed in capitals or set off by a separator: meant as a keyword, not as the first word of a sentence. */
  marked: boolean;
  /** Where the message itself begins in the raw text. */
  contentStart: number;
  /** The same, where nobody who is named at the start is taken for whom it is addressed to. */
  accusedStart: number;
  why: string[];
}

interface Match {
  category: Category;
  keyword: string;
  certainty: number;
  how: string;
}

export interface Keywords {
  /**
   * @param places indexes of words that are part of a place's name, and so no keyword
   * @param polite indexes of words that only ask leave to speak
   */
  opening(
    text: string,
    words: Word[],
    places: ReadonlySet<number>,
    polite: ReadonlySet<number>,
  ): Opening;
}

/** Set off from what follows as a keyword is. */
const SEPARATED = /^\s*[#*:;/_=+-]|^\.|^\s*\(|^\s*\n|^\s+spasi\b/;
const isCapitals = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

/** Builds the index of keywords once for a district. */
export function createKeywords(district: Pick<District, 'kinds' | 'categories'>): Keywords {
  const byWord = new Map<string, { category: Category; certainty: number }>();
  for (const category of district.categories)
    for (const alias of [category.code, ...category.aliases])
      byWord.set(squeezed(alias), { category, certainty: 1 });
  const spelled = [...byWord];
  for (const category of district.categories)
    for (const typo of category.typos)
      if (!byWord.has(squeezed(typo))) byWord.set(squeezed(typo), { category, certainty: 0.9 });
  const kinds = new Map<string, KindWord['code']>();
  for (const { code, aliases } of district.kinds)
    for (const alias of [code, ...aliases]) kinds.set(squeezed(alias), code);

  function nearest(word: string): Match | null {
    const allowed = slips(word.length);
    if (word.length < SHORTEST_TYPO || allowed === 0) return null;
    let best: Match | null = null;
    for (const [keyword, { category }] of spelled) {
      // a typo keeps its first letter nearly always; without this `hasil` would become `sehat`
      if (keyword.length < SHORTEST_TYPO || keyword[0] !== word[0]) continue;
      const most = Math.min(allowed, slips(keyword.length));
      const apart = distance(word, keyword, most);
      if (apart > most) continue;
      const certainty = 0.92 - apart * 0.06;
      if (best === null || certainty > best.certainty)
        best = {
          category,
          keyword,
          certainty,
          how: `"${word}" mirip kata kunci ${keyword.toUpperCase()}`,
        };
    }
    return best;
  }

  function match(word: Word, marked: boolean): Match | null {
    const typed = squeezed(word.text);
    const exact = byWord.get(typed) ?? byWord.get(leetless(typed));
    // the listed typos are partly words of their own ("bantuan", "tni"): they count where they are set off
    if (exact !== undefined && (exact.certainty === 1 || marked))
      return { ...exact, keyword: word.text, how: `kata kunci ${exact.category.code}` };
    if (marked && (word.guessed || word.full === word.text)) {
      const near = nearest(typed);
      if (near !== null) return near;
    }
    const meant = byWord.get(word.full);
    if (word.text === word.full || meant === undefined || meant.certainty < 1) return null;
    return {
      ...meant,
      keyword: word.full,
      certainty: 0.9,
      how: `"${word.text}" terbaca ${word.full}`,
    };
  }

  function kindAt(words: Word[], index: number): { kind: KindWord['code']; count: number } | null {
    const [word, next] = [words[index], words[index + 1]];
    if (word === undefined) return null;
    for (const [typed, count] of [
      [word.full + (next?.full ?? ''), 2],
      [word.text, 1],
      [word.full, 1],
    ] as const) {
      const kind = kinds.get(squeezed(typed));
      if (kind !== undefined) return { kind, count };
    }
    return null;
  }

  /** The word is one of the writer's family, and he is not speaking to him. */
  function isKin(text: string, words: Word[], index: number): boolean {
    const [word, whose, next, then] = words.slice(index, index + 4);
    if (word === undefined || whose === undefined || next === undefined) return false;
    // "ibu saya mau lapor" speaks to her, "ibu saya mau melahirkan" of her
    const said = WANTS.test(next.full) ? then : next;
    if (said === undefined || SPEAKS.test(said.full)) return false;
    if (!KIN.has(word.text) || !MINE.has(whose.text)) return false;
    return text.slice(word.end, whose.start).trim() === '';
  }

  function opening(
    text: string,
    words: Word[],
    places: ReadonlySet<number>,
    polite: ReadonlySet<number>,
  ): Opening {
    const found: Opening = {
      kind: null,
      category: null,
      keyword: '',
      at: -1,
      certainty: 0,
      marked: false,
      contentStart: words[0]?.start ?? 0,
      accusedStart: words[0]?.start ?? 0,
      why: [],
    };
    let named = false;
    const startsBehind = (end: number) => {
      // not within a word that was read as two
      if (/^[\p{L}\d]/u.test(text.slice(end))) return;
      found.contentStart = end;
      if (!named) found.accusedStart = end;
    };
    const shouted = isCapitals(text);
    let subject = false;
    let kindEnd = -1;
    const last = Math.min(words.length, MOST_PREAMBLE);
    for (let index = 0; index < last; index += 1) {
      const word = words[index];
      if (word === undefined || places.has(index)) return found;
      if (polite.has(index)) {
        if (found.kind === null && !subject) startsBehind(word.end);
        continue;
      }
      const raw = text.slice(word.start, word.end);
      const alone = words.length === index + 1;
      const setOff = SEPARATED.test(text.slice(word.end));
      // `SARAN jalan …`: the kind word set off marks the keyword behind it
      const behindKind = found.kind !== null && index === kindEnd && !shouted;
      const marked = behindKind || setOff || alone || (isCapitals(raw) && !shouted);
      const said = found.kind === null ? kindAt(words, index) : null;
      const hit = match(word, marked || (shouted && index === 0));
      if (said !== null && (said.count === 2 || hit?.certainty !== 1)) {
        const end = words[index + said.count - 1] ?? word;
        found.kind = said.kind;
        found.why.push(`kata jenis ${said.kind}`);
        named = false;
        startsBehind(end.end);
        index += said.count - 1;
        const typed = text.slice(word.start, word.end);
        kindEnd = isCapitals(typed) ? index + 1 : -1;
        continue;
      }
      // "saya guru di …" tells who writes
      if (hit !== null && (marked || (hit.category.code !== 'LAIN' && !subject))) {
        found.category = hit.category;
        found.keyword = hit.keyword;
        found.at = index;
        found.certainty = hit.certainty;
        found.marked = marked;
        // in a sentence the word belongs to what is said
        found.contentStart = marked ? word.end : word.start;
        if (marked || !named) found.accusedStart = found.contentStart;
        found.why.push(hit.how);
        return found;
      }
      const isPreamble = PREAMBLE.has(word.text) || PREAMBLE.has(word.full.split(' ')[0] ?? '');
      subject ||= !isPreamble || isKin(text, words, index);
      if (subject && !SUBJECTS.has(word.full) && !isPreamble) return found;
      named ||= SOMEBODY.has(word.text) || SOMEBODY.has(word.full.split(' ')[0] ?? '');
      if (found.kind === null && !subject) startsBehind(word.end);
    }
    return found;
  }

  return { opening };
}
