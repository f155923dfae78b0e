import type { Letterhead } from './district.ts';

/** What letters need besides their wording: heads, numbers and dates. Pure. */

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

/**
 * The head of letters of a kind: that of whoever signs them. A reprimand is the Sekda's letter, so his office stands on
 * top of it, his unit in its number and his name under it.
 * @returns the office's own head where the pack has none for this kind
 */
export function letterheadOf(letterhead: Letterhead, kind: string): Letterhead {
  const own = letterhead.kinds[kind];
  if (own === undefined) return letterhead;
  // whoever stands in for our head stands in for nobody else
  const deputies = own.signatory === undefined ? letterhead.deputies : [];
  return { ...letterhead, deputies, ...own };
}

/** Unit code that is valid on a date; the first one for dates before all. */
export function unitOn({ units }: Pick<Letterhead, 'units'>, date: LetterDate): string {
  const valid = units.filter(({ from }) => from <= isoDate(date));
  return (valid.at(-1) ?? units[0])?.code ?? '';
}

/** Stands on a draft where its number will be. */
export const PENDING_NUMBER = '(nomor menyusul)';

/** `PENERUSAN`, `TANDA-TERIMA`: a kind of letter as a number names it. */
function kindCode(kind: string): string {
  return kind.slice(kind.indexOf('.') + 1).toUpperCase();
}

/**
 * Number of a letter by the office's mask: `{klasifikasi}/{urut:4}/{unit}/{tahun}`, with
 * `{bulan_romawi}` and `{jenis}` where wanted. `{urut:4}` has leading zeros to four digits.
 * @param kind of the letter: its signer's unit, its own classification; where the mask names it, a series of its own
 */
export function letterNumber(
  letterhead: Letterhead,
  sequence: number,
  date: LetterDate,
  kind: string,
): string {
  const own = letterheadOf(letterhead, kind);
  return own.numberMask.replace(/\{(\w+)(?::(\d))?\}/g, (whole, name: string, width?: string) => {
    switch (name) {
      case 'klasifikasi':
        return own.classification;
      case 'urut':
        return String(sequence).padStart(Number(width ?? 1), '0');
      case 'unit':
        return unitOn(own, date);
      case 'tahun':
        return String(date.year);
      case 'jenis':
        return kindCode(kind);
      case 'bulan_romawi':
        return ROMAN[date.month - 1] ?? '';
      default:
        return whole;
    }
  });
}
