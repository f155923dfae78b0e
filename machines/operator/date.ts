/** First letters of the months, Indonesian and English. */
const MONTHS = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['agu', 'ags', 'agt', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov', 'nop'],
  ['des', 'dec'],
];

/** Any date this module reads, for use inside a larger expression. */
export const DATE_EXPRESSION = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})`,
  String.raw`\d{1,2}[\s\-/.]*(?:${MONTHS.flat().join('|')})[a-z]*[\s\-/.,]*(?:\d{4}|\d{2})?`,
  String.raw`\d{1,2}[-/]\d{1,2}`,
]
  .map((form) => String.raw`${form}(?!\d)`)
  .join('|');

/** A day without a year may lie this far back; further back it means next year. */
const LOOK_BACK_DAYS = 60;
const DAY = 24 * 60 * 60_000;

/**
 * Reads a day: `31-12-2026`, `31/12/26`, `2026-12-31`, `31 Des 2026`, `31 Desember 2026`, `31/12`. Day before
 * month, as everywhere in Indonesia.
 * @param today `YYYY-MM-DD`; tells the year where none is given
 * @returns `YYYY-MM-DD`; undefined when there is no such day, or no year and no `today`
 */
export function readDate(text: string, today?: string): string | undefined {
  const { year, month, day } = partsOf(text) ?? {};
  if (month === undefined || day === undefined) return undefined;
  if (year !== undefined) return written(year < 100 ? 2000 + year : year, month, day);
  if (today === undefined) return undefined;
  const oldest = new Date(Date.parse(today) - LOOK_BACK_DAYS * DAY).toISOString().slice(0, 10);
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear, thisYear + 1]
    .map((each) => written(each, month, day))
    .find((date) => date !== undefined && date >= oldest);
}

/** Undefined for a day that is not in the calendar: no 31 February, no month 13. */
function written(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

interface Parts {
  year: number | undefined;
  month: number;
  day: number;
}

function partsOf(text: string): Parts | undefined {
  const [first, second, third] = text.match(/\d+/g)?.map(Number) ?? [];
  const letters = /[a-z]+/i.exec(text)?.[0].toLowerCase();
  if (first === undefined) return undefined;
  if (letters !== undefined) {
    const month = MONTHS.findIndex((names) => names.some((name) => letters.startsWith(name))) + 1;
    return month === 0 ? undefined : { day: first, month, year: second };
  }
  if (second === undefined) return undefined;
  if (first <= 31) return { day: first, month: second, year: third };
  return third === undefined ? undefined : { year: first, month: second, day: third };
}
