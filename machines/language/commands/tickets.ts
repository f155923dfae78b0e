/**
 * Ticket codes as people type them: `A127`, `a 127`, `no a-127`, `A27`, `AO27`, `127`, `a satu dua tujuh`,
 * with the year (`2026/A127`), and the older `26-00127`.
 */

/** A letter with three digits, letters that look like digits among them, or written together with two. */
const CODE = '([a-hj-np-z]{1,2})[\\s.-]*(?=[oil]{0,2}\\d)([\\doil]{3})|([a-hj-np-z])(\\d{2})';
const END = '(?![\\d\\p{L}])';
const LEGACY = '\\d{2}[-\\s]?\\d{2,5}|\\d{7}';
const MARK = 'no(?:mor|mer)?|nmr|aduan|tiket|#';
/** Words that come between a command and its ticket. */
const FILLER = `${MARK}|status|laporan|kode|utk|untuk|yg|yang|aja|saja|tgl`;
const YEAR = '(?:(20\\d\\d)\\s*[/-]\\s*)?';
const FILLERS = `^\\s*(?:(?:${FILLER})[\\s.:#-]+|#)*(?:no\\.?)?`;
const DIGITS = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan'.split('|');
/** "Nol" is said in two ways. */
const VALUES = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const DIGIT = DIGITS.join('|');

const AT_START = new RegExp(
  `${FILLERS}(?:${YEAR}(?:${CODE})${END}|(${LEGACY})${END}|(\\d{1,3})${END})`,
  'iu',
);
const SPOKEN = new RegExp(
  `${FILLERS}([a-hj-np-z])[\\s.,-]+((?:${DIGIT})[\\s.,-]+(?:${DIGIT})[\\s.,-]+(?:${DIGIT}))${END}`,
  'iu',
);
/** Numbers of houses and streets are no tickets. */
const ADDRESS = '(?<!\\b(?:jln|jl|jalan|gang|gg|rumah|rmh|blok|rt|rw|dusun)\\b[^.,;]{0,30})';
const ANYWHERE = new RegExp(
  `^\\W*([a-hj-np-z])(\\d{2})(?=\\s)|${ADDRESS}(?:^|[^\\p{L}\\d])(?:${MARK})[\\s.:#-]*(?:(?:${CODE})${END}|(\\d{1,3})(?!\\d))|(?:^|[^\\p{L}\\d])([a-hj-np-z]{1,2}\\d{3}|[a-hj-np-z]-\\d{3})${END}`,
  'iu',
);
/** Written as a code, and nothing else; the digits may stand apart, or be said as words. */
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\d])${YEAR}(?:([a-hj-np-z]{1,2})[.-]?(\\d{3})|([a-hj-np-z])\\s(\\d{3})|([a-hj-np-z])\\s+((?:${DIGIT})\\s+(?:${DIGIT})\\s+(?:${DIGIT})))${END}`,
  'giu',
);
/** Its digits apart: `A 0 0 1`. */
const APART = new RegExp(
  `${FILLERS}([a-hj-np-z])[\\s.-]+(\\d)[\\s.-]+(\\d)[\\s.-]+(\\d)${END}`,
  'iu',
);
/** With few digits: `a satu`, `tiket a satu`; letters that stand for words are none (`d satu titik`). */
const SPOKEN_SHORT = new RegExp(
  `^\\s*(?:(?:(?:${MARK}|kode)[\\s.:#-]+)+([a-hj-np-z])|([abcefhjlmpqrtvwxz]))[\\s.-]+((?:${DIGIT})(?:[\\s.-]+(?:${DIGIT}))?)${END}`,
  'iu',
);
/** Without its letter: `nomor satu`. */
const SPOKEN_NUMBER = new RegExp(
  `^\\s*(?:(?:${MARK}|kode)[\\s.:#-]+)+((?:${DIGIT})(?:[\\s.-]+(?:${DIGIT})){0,2})${END}`,
  'iu',
);
/** One more ticket of a list. */
const ANOTHER = new RegExp(`^${YEAR}([a-hj-np-z]{1,2})[\\s.-]?(\\d[\\doil]{2})${END}`, 'iu');
const SEPARATORS = /^[\s,.:;#*/-]+/;
const AND = /^\s*(?:(?:,|&|\+|\/|;|dan\b|serta\b|n\b|juga\b)\s*)*/i;
/** `A001 s/d A003`, `A001-A003`. */
const UP_TO =
  /^\s*(?:s\s*\/\s*d|s\.?d\.?|sampai|smpai|hingga|hgg)(?=\s|[a-z]{1,2}\d)[\s.]*(?:dengan|dgn)?\s*/i;
/** Right behind a ticket and right before the next: `A001-A003`. */
const DASH = /\d[-–]$/;
/** What stands before the rest of a text. */
const isDashed = (text: string, rest: string) =>
  DASH.test(text.slice(0, text.length - rest.length));
/** More than so many are not meant by a range. */
const LONGEST_RANGE = 6;

/** A ticket and what follows it. */
export interface FoundTicket {
  ticket: string;
  rest: string;
}

function digits(typed: string): string {
  return typed
    .replace(/o/gi, '0')
    .replace(/[il]/gi, '1')
    .replace(/\D/g, '')
    .slice(-3)
    .padStart(3, '0');
}

/** The canonical form of what the patterns found: letter and number, or the number alone. */
function canonical(letters: string | undefined, number: string, year?: string): string {
  const code = (letters ?? '').toUpperCase() + digits(number);
  return year === undefined ? code : `${year}/${code}`;
}

function spokenDigits(said: string): string {
  const words = said.toLowerCase().split(/[\s.,-]+/);
  return words.map((word) => VALUES[DIGITS.indexOf(word)] ?? 0).join('');
}

/** The letter and its digits, each said as a word or apart from the others; the letter may be left out. */
function spokenTicket(text: string): FoundTicket | null {
  const apart = APART.exec(text);
  const full = SPOKEN.exec(text);
  const short = SPOKEN_SHORT.exec(text);
  const number = SPOKEN_NUMBER.exec(text);
  const [whole, letter, said] =
    apart !== null
      ? [apart[0], apart[1], apart.slice(2).join('')]
      : full !== null
        ? [full[0], full[1], spokenDigits(full[2] ?? '')]
        : short !== null
          ? [short[0], short[1] ?? short[2], spokenDigits(short[3] ?? '')]
          : [number?.[0], undefined, spokenDigits(number?.[1] ?? '')];
  if (whole === undefined) return null;
  return {
    ticket: canonical(letter, said),
    rest: text.slice(whole.length).replace(SEPARATORS, ''),
  };
}

/** A ticket at the beginning of what follows a command word, and the rest behind it. */
export function ticketAtStart(text: string): FoundTicket | null {
  const spoken = spokenTicket(text);
  if (spoken !== null) return spoken;
  const match = AT_START.exec(text);
  if (match === null) return null;
  const [whole, year, letters, number, letter, short, legacy, bare] = match;
  return {
    ticket: canonical(letters ?? letter, number ?? short ?? legacy ?? bare ?? '', year),
    rest: text.slice(whole.length).replace(SEPARATORS, ''),
  };
}

/** A code said in words at the end: "sudah diperbaiki pak, yg a nol nol satu". */
const SPOKEN_LAST = new RegExp(
  `[\\s,.;:-]*(?:(?:yg|yang|utk|untuk|${MARK}|kode)[\\s.:#-]+)*\\b[a-hj-np-z][\\s.,-]+(?:(?:${DIGIT})[\\s.,-]*){3}(?:(?:pak|bu|ya|tadi|itu)\\W*)*$`,
  'iu',
);

/** Words without a code that is said in them, before or behind: what it says is known already. */
export function withoutSpokenTicket(text: string): string {
  const first = SPOKEN.exec(text) ?? APART.exec(text);
  const behind = first === null ? text : text.slice(first[0].length).replace(SEPARATORS, '');
  const left = behind.replace(SPOKEN_LAST, '');
  return left.trim() === '' ? behind : left;
}

/** One more ticket of a list, written as a code or said in words. */
function anotherAtStart(text: string): FoundTicket | null {
  const [whole, year, letters, number] = ANOTHER.exec(text) ?? [];
  if (whole === undefined) return /^[a-z]\b/i.test(text) ? spokenTicket(text) : null;
  const rest = text.slice(whole.length).replace(SEPARATORS, '');
  return { ticket: canonical(letters, number ?? '', year), rest };
}

/** The tickets behind one, up to another of its series; none where that is no short range. */
function upTo(from: string, to: string): string[] {
  const [, series, first] = /^(.*\D)(\d{3})$/.exec(from) ?? [];
  if (series === undefined || !to.startsWith(series)) return [];
  const length = Number(to.slice(series.length)) - Number(first);
  if (!(length > 0 && length < LONGEST_RANGE)) return [];
  return Array.from({ length }, (_, n) => series + String(Number(first) + n + 1).padStart(3, '0'));
}

/**
 * All tickets at the beginning: `A001 dan A002`, `A001,A002`, `A001 s/d A003`.
 * @param joined what may stand between two of them
 */
export function ticketsAtStart(
  text: string,
  joined: RegExp = AND,
): { tickets: string[]; rest: string } | null {
  const first = ticketAtStart(text);
  if (first === null) return null;
  const tickets = [first.ticket];
  let { rest } = first;
  let before = text;
  for (;;) {
    const range = isDashed(before, rest) ? '' : UP_TO.exec(rest)?.[0];
    const next = range === undefined ? rest.replace(joined, '') : rest.slice(range.length);
    const found = anotherAtStart(next);
    const more =
      found === null || range === undefined
        ? [found?.ticket ?? null]
        : upTo(tickets.at(-1) ?? '', found.ticket);
    const added = more.filter((ticket) => ticket !== null);
    if (found === null || added.length === 0) return { tickets, rest };
    tickets.push(...added);
    before = next;
    rest = found.rest;
  }
}

/** A letter with two digits: a nought was left out (`A27`), or a digit forgotten. */
const SHORT = /(?<![\p{L}\d])([a-hj-np-z])(\d{2})(?![\d\p{L}])/giu;

/** What the codes that were typed with two digits are read as. */
export function shortCodes(text: string): Set<string> {
  const typed = [...text.slice(0, 1000).matchAll(SHORT)];
  return new Set(typed.map(([, letter, number = '']) => canonical(letter, number)));
}

/** A ticket named in running text: marked (`no 127`) or written as a code (`A127`). */
export function ticketInText(text: string): string | null {
  const match = ANYWHERE.exec(text.slice(0, 1000));
  if (match === null) return null;
  const [, first, two, letters, number, letter, short, bare, code] = match;
  if (code !== undefined) return code.replace('-', '').toUpperCase();
  return canonical(first ?? letters ?? letter, two ?? number ?? short ?? bare ?? '');
}

/** All tickets written as a code anywhere in the text, each once, in their order. */
export function ticketsInText(text: string): string[] {
  const found = [...text.slice(0, 1000).matchAll(WRITTEN)].map(
    ([, year, letters, number, apart, digitsApart, said, words]) =>
      canonical(letters ?? apart ?? said, number ?? digitsApart ?? spokenDigits(words ?? ''), year),
  );
  return [...new Set(found)];
}
