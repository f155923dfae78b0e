/** Where one matter of a text may end and the next begin: its clauses, as typed, and what opens each of them. Pure. */

export type Opened =
  /** The beginning of the text. */
  | 'first'
  /** "1) … 2) …" */
  | 'list'
  /** "sekalian", "satu lagi": another thing is to come. */
  | 'beside'
  /** "terus", "kemudian" */
  | 'next'
  /** "dan" */
  | 'and'
  | 'sentence'
  | 'comma'
  /** Nothing but a word of another matter. */
  | 'bare'
  /** "karena", "jadi": it goes on about the one before. */
  | 'tied';

/** `text` is `raw` from `start` to `end`. */
export interface Clause {
  text: string;
  start: number;
  end: number;
  opened: Opened;
}

const words = (list: string) => list.trim().split(/\s+/).join('|').replaceAll('_', '\\s+');

const BESIDE = `${words(
  `sekalian sklian skalian skalian sekaligus selain_itu slain_itu satu_lagi 1_lagi oh_iya oiya oh_ya ohya o_iya o_ya btw ditambah_lagi ditambah
  sama_itu tambahan_lagi tambahan belum_lagi dan_juga serta_juga terus_juga trus_juga trs_jg yang_lain yg_lain hal_lain`,
)}|(?<=\\S\\s+)(?:(?:sama|sm|trus|terus)\\s+)?(?:mau|mo|ingin|numpang|ijin|izin)\\s+(?:tanya|nanya|bertanya|lapor|melaporkan)`;
// "bulan lalu", "lalu lintas" tell when and what
const AND = words('dan dn serta');
const NEXT = `${words('terus trus trs tros kemudian kmudian plus')}|(?<!(?:bulan|bln|minggu|mgg|tahun|thn|hari|waktu|malam|yang|yg|lebaran)\\s)lalu(?!\\s+(?:lintas|lalang))`;
// "belum jadi" is not there yet, "mau bikin" is what is wanted
const TIED = `(?<!(?:${words('belum blm blum blom ga gak gk nggak ngga tidak tdk tak sudah udah udh sdh kapan kpn bisa')})\\s)${words('jadi jd jadinya')}|(?<!(?:${words('mau mo cara syarat ingin pengen urus ngurus mengurus buat tanya nanya')})\\s)${words('bikin membuat')}|${words(
  `menjadi sehingga sehinga shg akibat akibatnya akibate karena karna krena krn krna gara_gara gara2 gara-gara sebab padahal pdhl apalagi apalg
  makanya tapi tp tetapi soalnya soale menyebabkan mengakibatkan mengingat akhirnya terpaksa dampaknya efeknya`,
)}`;
/** A full stop behind these ends nothing. */
const ABBREVIATED = words(
  'jl jln kec kel kab ds gg no dr drs bpk yth jend rt rw hp tlp telp sdr loks lok ass kpd prov',
);
const BREAK = new RegExp(
  `(?<sentence>(?<!\\b(?:${ABBREVIATED}))[.]+|[;!?\\n]+)|(?<comma>,|\\s\\+\\s|&)|\\b(?<beside>${BESIDE})\\b|\\b(?<next>${NEXT})\\b(?!\\s*(?:[.,;!?]|$|(?:pak|bu|min)\\b))|\\b(?<and>${AND})\\b|\\b(?<tied>${TIED})\\b(?!\\d)`,
  'giu',
);

/** "1)", "(2)", "a.", "pertama": of a list only where the second follows the first. */
const NUMBER =
  /(?<=^|[\s,.:;])(?:\(?(?<sign>[1-5a-e])[).:](?!\d)|(?<sign2>(?:yang|yg)?\s*\b(?:pertama|kedua|ketiga)\b))/giu;
const FIRST = /^(?:1|a|(?:(?:yang|yg)\s+)?pertama)$/i;
const SECOND = /^(?:2|b|(?:(?:yang|yg)\s+)?kedua)$/i;

interface Break {
  at: number;
  end: number;
  opens: Opened;
}

function numbersIn(raw: string): Break[] {
  const marks = [...raw.matchAll(NUMBER)];
  const signs = marks.map(({ groups }) => (groups?.sign ?? groups?.sign2 ?? '').trim());
  const first = signs.findIndex((sign) => FIRST.test(sign));
  const isList = first >= 0 && signs.slice(first + 1).some((sign) => SECOND.test(sign));
  if (!isList) return [];
  return marks.slice(first).map((mark) => ({
    at: mark.index,
    end: mark.index + mark[0].length,
    opens: 'list' as const,
  }));
}

const KINDS = ['sentence', 'comma', 'beside', 'next', 'and', 'tied'] as const;

function breaksIn(raw: string): Break[] {
  const numbers = numbersIn(raw);
  const isNumber = (at: number) => numbers.some((number) => at >= number.at && at < number.end);
  const others = [...raw.matchAll(BREAK)].flatMap((found): Break[] => {
    const opens = KINDS.find((kind) => found.groups?.[kind] !== undefined) ?? 'comma';
    const at = found.index;
    if (isNumber(at)) return [];
    // the word that ties a clause is read with it
    return [{ at, end: opens === 'tied' ? at : at + found[0].length, opens }];
  });
  return [...numbers, ...others].sort((a, b) => a.at - b.at);
}

const RANK: Record<Opened, number> = {
  ...{ tied: 8, list: 7, beside: 6, next: 5, sentence: 4, comma: 3, and: 2, bare: 1, first: 0 },
};

/** Of several marks in a row the plainest counts: ". Selain itu," is no mere sentence. */
const plainer = (one: Opened, other: Opened) => (RANK[other] > RANK[one] ? other : one);

const LEAST_WORDS = 2;
const countWords = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

/** `raw` from `start` to `end` without blanks around it. */
export function clauseOf(raw: string, start: number, end: number, opened: Opened): Clause {
  const text = raw.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const trimmed = text.trim();
  return { text: trimmed, start: from, end: from + trimmed.length, opened };
}

/** @param most more are one with the last of them */
export function cut(raw: string, most: number): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opened: Opened = 'first';
  const close = (end: number, next: Opened, from: number) => {
    const clause = clauseOf(raw, start, end, opened);
    const last = clauses.at(-1);
    const isShort = countWords(clause.text) < LEAST_WORDS || clauses.length === most;
    if (clause.text === '') opened = opened === 'first' ? next : plainer(opened, next);
    else if (isShort && last !== undefined) {
      clauses[clauses.length - 1] = clauseOf(raw, last.start, clause.end, last.opened);
      opened = next;
    } else {
      clauses.push(clause);
      opened = next;
    }
    start = from;
  };
  for (const { at, end, opens } of breaksIn(raw)) close(at, opens, end);
  close(raw.length, 'first', raw.length);
  return clauses;
}
