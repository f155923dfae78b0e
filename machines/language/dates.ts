/** Days as officers type them in TUNDA. */

const MONTHS = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
const SEPARATORS = /^[\s#*.,:;/_-]+/;
/** Days from now, by first letter: besok, lusa, minggu depan. */
const SOON: Record<string, number> = { b: 1, l: 2, m: 7 };
const BEFORE =
  /^(?:(?:sampai|smpai|sampe|smp|s\.?\s?d\.?|s\/d|hingga|hgg|pada|dengan|dgn|tgl|tanggal|tggl)(?=[\s.:\d])[\s.:]*)+/i;

const UNITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
/** Numbers said in words, up to thousands: enough for a day and a year. */
const NUMBER = `(?:${UNITS.join('|')}|sepuluh|sebelas|belas|puluh|seratus|ratus|seribu|ribu)`;
const SPOKEN_NUMBER = new RegExp(`^${NUMBER}(?:\\s+${NUMBER})*(?![\\p{L}])`, 'iu');

/** A day, with what was said behind it. */
export interface ReadDay {
  /** `YYYY-MM-DD`, `MM-DD` or `+Nd`. */
  date: string;
  rest: string;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function monthOf(word: string | undefined): number {
  const spelled = (word ?? '').toLowerCase().replace('agt', 'agu').replace(/^nop/, 'nov');
  return MONTHS.indexOf(spelled.replace(/^peb/, 'feb').slice(0, 3)) + 1;
}

/** The value of `dua puluh lima`, `dua ribu dua puluh enam`. */
function numberOf(words: string[]): number {
  let total = 0;
  let part = 0;
  for (const word of words) {
    if (word === 'sepuluh') part += 10;
    else if (word === 'sebelas') part += 11;
    else if (word === 'seratus') part += 100;
    else if (word === 'belas') part += 10;
    else if (word === 'puluh') part = part - (part % 10) + (part % 10) * 10;
    else if (word === 'ratus') part *= 100;
    else if (word === 'ribu' || word === 'seribu') {
      total += Math.max(1, part) * 1000;
      part = 0;
    } else part += UNITS.indexOf(word);
  }
  return total + part;
}

/** A number said in words at the beginning. */
function spokenNumber(text: string): { value: number; length: number } | null {
  const [said] = SPOKEN_NUMBER.exec(text) ?? [];
  if (said === undefined) return null;
  return { value: numberOf(said.toLowerCase().split(/\s+/)), length: said.length };
}

/** Words of numbers as digits, at the beginning and behind a month, so that dates are read in one way. */
function withDigits(text: string): string {
  const day = spokenNumber(text);
  if (day === null) return text;
  const rest = text.slice(day.length);
  const [month] = /^\s+[a-z]{3,9}\s+/i.exec(rest) ?? [];
  if (month === undefined || monthOf(month.trim()) === 0) return `${day.value}${rest}`;
  const year = spokenNumber(rest.slice(month.length));
  if (year === null) return `${day.value}${rest}`;
  return `${day.value}${month}${year.value}${rest.slice(month.length + year.length)}`;
}

function inDays(text: string): { date: string; length: number } | null {
  const days = /^(?:selama\s+)?(\d{1,2})\s*(hari|hr|minggu|mgg)\b/i.exec(text);
  if (days !== null) {
    const length = /^m/i.test(days[2] ?? '') ? 7 : 1;
    return { date: `+${Number(days[1]) * length}d`, length: days[0].length };
  }
  const soon = /^(besok|bsk|lusa|minggu depan|mgg dpn|seminggu)\b/i.exec(text);
  if (soon === null) return null;
  const letter = soon[0].slice(0, 1).toLowerCase();
  return { date: `+${letter === 's' ? 7 : (SOON[letter] ?? 1)}d`, length: soon[0].length };
}

function onDay(text: string): { date: string; length: number } | null {
  const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?(?!\d)/.exec(text);
  const named = /^(\d{1,2})\s+([a-z]{3,9})(?:\s+(\d{4}))?/i.exec(text);
  const month = numeric === null ? monthOf(named?.[2]) : Number(numeric[2]);
  const match = numeric ?? named;
  if (match === null || month === 0) return null;
  const [whole, day, , year] = match;
  const short = `${two(month)}-${two(Number(day))}`;
  const full = year === undefined ? short : `${year.length === 2 ? `20${year}` : year}-${short}`;
  return { date: full, length: whole.length };
}

/**
 * `27/11`, `27-11-2026`, `27 nov`, `dua puluh lima desember`, `besok`, `3 hari`, `minggu depan`, with
 * `sampai` or `tgl` before it.
 */
export function readDate(text: string): ReadDay | null {
  const written = withDigits(text.replace(BEFORE, ''));
  const found = inDays(written) ?? onDay(written);
  if (found === null) return null;
  return { date: found.date, rest: written.slice(found.length).replace(SEPARATORS, '') };
}
