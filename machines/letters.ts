import type { Letterhead } from './district.ts';

/** What letters need besides their wording: numbers, dates and masks. Pure. */

/** Names of the months, January first. */
export const MONTHS =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  );
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

export interface LetterDate {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
}

/** `23 November 2026`. */
export function longDate({ year, month, day }: LetterDate): string {
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `2026-11-23`: dates of the pack are written and compared so. */
export function isoDate({ year, month, day }: LetterDate): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Unit code that is valid on a date; the first one for dates before all. */
function unitOn(letterhead: Letterhead, date: LetterDate): string {
  const valid = letterhead.units.filter(({ from }) => from <= isoDate(date));
  return (valid.at(-1) ?? letterhead.units[0])?.code ?? '';
}

/**
 * Number of a letter by the office's mask: `{klasifikasi}/{urut:4}/{unit}/{tahun}`, with
 * `{bulan_romawi}` where wanted. `{urut:4}` has leading zeros to four digits.
 */
export function letterNumber(letterhead: Letterhead, sequence: number, date: LetterDate): string {
  return letterhead.numberMask.replace(
    /\{(\w+)(?::(\d))?\}/g,
    (whole, name: string, width?: string) => {
      switch (name) {
        case 'klasifikasi':
          return letterhead.classification;
        case 'urut':
          return String(sequence).padStart(Number(width ?? 1), '0');
        case 'unit':
          return unitOn(letterhead, date);
        case 'tahun':
          return String(date.year);
        case 'bulan_romawi':
          return ROMAN[date.month - 1] ?? '';
        default:
          return whole;
      }
    },
  );
}

/** A reporter's number as it may be shown: `0812xxxx001`; names and short codes are hidden whole. */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+62/, '0');
  return /^\+?\d{8,}$/.test(national)
    ? `${national.slice(0, 4)}xxxx${national.slice(-3)}`
    : '(disamarkan)';
}

/** NIK (16 digits, also in groups) keep only their first four digits. */
export function maskNik(text: string): string {
  return text.replace(
    /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g,
    (nik) => `${nik.replace(/\D/g, '').slice(0, 4)}xxxxxxxxxxxx`,
  );
}

/** Indonesian mobile numbers as people write them: `0812-0000-0001`, `+62 812…`, `62812…`. */
const MOBILE = /(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)/g;

/** A written mobile number as E.164. */
function numberWritten(written: string): string {
  return `+62${written.replace(/\D/g, '').replace(/^(62|0)/, '')}`;
}

/** A text with the mobile numbers in it masked. */
export function maskNumbers(text: string): string {
  return text.replace(MOBILE, (written) => maskPhone(numberWritten(written)));
}

/** Stands for the reporter's number in his own words; an office sees no digit of it. */
export const REPORTERS_NUMBER = '(nomor pelapor)';

/**
 * A citizen's words as offices may see them: without identity numbers and without his own number. Other
 * numbers stay, as they may be what the complaint is about.
 * @param reporter E.164
 */
export function maskReporter(text: string, reporter: string): string {
  return maskNik(text).replace(MOBILE, (written) =>
    numberWritten(written) === reporter ? REPORTERS_NUMBER : written,
  );
}
