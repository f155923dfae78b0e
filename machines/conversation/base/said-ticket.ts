import { withDigits } from '../../numbers/unmasked.ts';

/**
 * Tickets as somebody says them who was asked for which: `a 008`, `008`, `A8`, `yg a nol nol delapan`, `2026/A008`, `yg 2026`,
 * `A001 dan A008`, `dua2nya`. Pure.
 */

/** Words beside it that say nothing else. */
const BESIDE =
  /\b(?:yg|yang|no|nomor|nomer|tiket|aduan|tahun|thn|th|itu|ya|iya|pak|bu|bpk|ibu|min|admin|untuk|utk)\b/g;
const SAID = /^([a-z]{0,2})0*(\d{1,4})$/;
const CODE = /([a-z]{1,2})0*(\d{1,4})$/;
const YEAR = /(?<!\d)(20\d\d)(?!\d)/;
const AND = /\s*(?:[,;&+]|\b(?:dan|serta|sama|dgn|dengan)\b)\s*/i;
/** All of them. */
const ALL =
  /^\W*(?:(?:ke)?dua[\s-]?dua(?:nya)?|dua2(?:nya)?|(?:ke)?duanya|ketiganya|semua(?:nya)?|2[\s-]?2nya|semua itu|untuk semua(?:nya)?)(?:\s+(?:pak|bu|min))?\W*$/i;

/** One of those that were offered. */
export interface Offered {
  /** Begins with its year: `2026-A008`. */
  instance: string;
  /** As we write it: `A008`, `2026/A008`. */
  ticket: string;
}

const bare = (text: string) => text.replace(BESIDE, ' ').replace(/[^a-z\d]/g, '');

/** The number and its letters, where they were said. */
function isSaid({ ticket }: Offered, [, letters, digits]: RegExpExecArray): boolean {
  const [, series, number] = CODE.exec(ticket.toLowerCase()) ?? [];
  return number === digits && (letters === '' || letters === series);
}

/** Those that this may mean. */
function meant<T extends Offered>(text: string, offered: readonly T[]): readonly T[] {
  const [, year] = YEAR.exec(text) ?? [];
  const rest = text.toLowerCase().replace(YEAR, ' ');
  const ofYear =
    year === undefined ? offered : offered.filter(({ instance }) => instance.startsWith(year));
  if (year !== undefined && bare(rest) === '') return ofYear;
  // a letter that looks like a digit is one only where nothing else can be meant
  const said = SAID.exec(bare(rest)) ?? SAID.exec(bare(withDigits(rest)));
  return said === null ? [] : ofYear.filter((one) => isSaid(one, said));
}

/** The one of these that was said; undefined where none or several were. */
export function ticketSaid<T extends Offered>(text: string, offered: readonly T[]): T | undefined {
  const found = meant(text, offered);
  return found.length === 1 ? found[0] : undefined;
}

/** Several of these, said together; none where anything in the text is not one of them. */
export function ticketsSaid<T extends Offered>(text: string, offered: readonly T[]): T[] {
  if (ALL.test(text)) return [...offered];
  const parts = text.trim().split(AND);
  const found = parts.flatMap((part) => ticketSaid(part, offered) ?? []);
  const isWhole = parts.length > 1 && new Set(found).size === parts.length;
  return isWhole ? found : [];
}
