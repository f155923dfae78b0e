/** Days as officers type them in TUNDA. */

const MONTHS = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
/** Months as people write them, by number. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  (
    'januari jan,februari pebruari feb peb,maret mar mrt,april apr,mei,juni jun,juli jul,' +
    'agustus agust agu ags agt,september sept sep,oktober okt,november nopember nov nop,desember des'
  )
    .split(',')
    .flatMap((names, n) => names.split(' ').map((name) => [name, n + 1] as const)),
);

const SEPARATORS = /^[\s#*.,:;/_-]+/;
/** Days from now, by first letter: besok, lusa, minggu (pekan) depan, seminggu. */
const SOON: Record<string, number> = { b: 1, l: 2, m: 7, p: 7, s: 7 };
const BEFORE =
  /^(?:(?:sampai|smpai|sampe|smp|s\.?\s?d\.?|s\/d|hingga|hgg|pada|dengan|dgn|tgl|tanggal|tggl)(?=[\s.:\d])[\s.:]*)+/i;

const UNITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
/** Numbers said in words, up to thousands: enough for a day and a year. */
const NUMBER = `(?:${UNITS.join('|')}|sepuluh|sebelas|belas|puluh|seratus|ratus|seribu|ribu)`;
const SPOKEN_NUMBER = new RegExp(`^${NUMBER}(?:\\s+${NUMBER})*(?![\\p{L}])`, 'iu');

/** A day, with what was said behind it. */
export interface ReadDay {
  /** `YYYY-MM-DD`, `MM-DD`, `DD`, `+Nd`, `W1` (the next Monday), `W1+` (that of next week), `EOM`, `EOM+`, `EOY`. */
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
  const counted =
    /^(?:selama\s+)?(\d{1,2})\s*(hari|hr|minggu|mgg)\b(?:\s+(?:lagi|ke\s?depan))?/i.exec(text);
  if (counted !== null) {
    const length = /^m/i.test(counted[2] ?? '') ? 7 : 1;
    return { date: `+${Number(counted[1]) * length}d`, length: counted[0].length };
  }
  const soon =
    /^(besok lusa|besok|bsk|lusa|(?:minggu|mgg|pekan) (?:depan|dpn)|seminggu|sepekan)\b(?:\s+lagi)?/i.exec(
      text,
    );
  if (soon === null) return null;
  const word = (soon[1] ?? '').toLowerCase();
  const days = word === 'besok lusa' ? 2 : (SOON[word.charAt(0)] ?? 1);
  return { date: `+${days}d`, length: soon[0].length };
}

/** Monday first; `minggu` alone is a week. */
const WEEKDAYS = [
  'senin|snin|sen',
  'selasa|slasa|sel',
  'rabu|rebo|rab',
  'kamis|kmis|kms',
  "jum['’`]?at|jumaat|jmat|jum",
  'sabtu|sbtu|sab',
  'ahad|hari minggu',
];
const WEEKDAY = new RegExp(
  `^(?:hari\\s+(?!minggu))?(?:${WEEKDAYS.map((names) => `(${names})`).join('|')})(?![\\p{L}])` +
    `(?:\\s+(?:(ini|besok|bsk)|((?:(?:minggu|mgg|pekan)\\s+)?(?:depan|dpn|dpan|mendatang))))?(?![\\p{L}])`,
  'iu',
);

/** `senin depan`, `hari jumat`; a date behind it says it better: `senin, 30 november`. */
function onWeekday(text: string): { date: string; length: number } | null {
  const found = WEEKDAY.exec(text);
  if (found === null) return null;
  const [said] = found;
  const number = found.slice(1, 8).findIndex((name) => name !== undefined) + 1;
  const next = found[9] === undefined ? '' : '+';
  const [space = ''] = /^[\s,]*(?:(?:tgl|tanggal)\s+)?/i.exec(text.slice(said.length)) ?? [];
  const dated = onDay(text.slice(said.length + space.length));
  if (dated !== null) return { ...dated, length: said.length + space.length + dated.length };
  return { date: `W${number}${next}`, length: said.length };
}

/** `akhir bulan`, `akhir november`, `akhir tahun`. */
function atEnd(text: string): { date: string; length: number } | null {
  const found =
    /^akhir\s+(?:(bulan|bln)(?:\s+(ini|depan|dpn))?|(tahun|thn)(?:\s+ini)?|([a-z]{3,9}))(?![\p{L}])/iu.exec(
      text,
    );
  if (found === null) return null;
  const [said, month, which = 'ini', year, named] = found;
  const { length } = said;
  if (month !== undefined) return { date: /^d/i.test(which) ? 'EOM+' : 'EOM', length };
  if (year !== undefined) return { date: 'EOY', length };
  const number = monthOf(named);
  const last = new Date(Date.UTC(2027, number, 0)).getUTCDate();
  return number === 0 ? null : { date: `${two(number)}-${two(last)}`, length };
}

/** `tgl 30`: of this month, or of the next. */
function onlyDay(text: string, named: boolean): { date: string; length: number } | null {
  const [said, day] = /^(\d{1,2})(?![\d\p{L}])/u.exec(text) ?? [];
  if (!named || said === undefined || Number(day) < 1 || Number(day) > 31) return null;
  return { date: two(Number(day)), length: said.length };
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

/** Behind this word a day may stand anywhere in the text: `menunggu aspal sampai senin depan`. */
const UNTIL = /(?<![\p{L}])(?:sampai|smpai|sampe|hingga|hgg|s\/d|s\.d\.?)(?=\s)/giu;

function dayAtStart(text: string): ReadDay | null {
  const [before = ''] = BEFORE.exec(text) ?? [];
  const written = withDigits(text.slice(before.length));
  const found =
    inDays(written) ??
    onWeekday(written) ??
    atEnd(written) ??
    onDay(written) ??
    onlyDay(written, /t(?:an)?gg?(?:a?l)[\s.:]*$/i.test(before));
  if (found === null) return null;
  return { date: found.date, rest: written.slice(found.length).replace(SEPARATORS, '') };
}

/**
 * `27/11`, `27-11-2026`, `27 nov`, `dua puluh lima desember`, `tgl 30`, `besok`, `3 hari`, `minggu depan`,
 * `senin depan`, `akhir bulan`, with `sampai` or `tgl` before it; or with `sampai` behind the reason.
 */
export function readDate(text: string): ReadDay | null {
  const first = dayAtStart(text);
  if (first !== null) return first;
  for (const { index } of text.matchAll(UNTIL)) {
    const later = dayAtStart(text.slice(index));
    if (later === null) continue;
    const rest = [text.slice(0, index).trim(), later.rest].filter((part) => part !== '').join(' ');
    return { date: later.date, rest };
  }
  return null;
}
