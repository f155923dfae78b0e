import { formerCategory } from './former.ts';
import { longDate } from './letters.ts';
import { activeProfile, agencyName, type Rules } from './rules.ts';

/** What reports and registers call things, Indonesian; unknown codes are shown as they are. */

const KINDS: Record<string, string> = {
  KELUHAN: 'Keluhan',
  SARAN: 'Saran',
  TANYA: 'Pertanyaan',
  APRESIASI: 'Apresiasi',
  LAINNYA: 'Lainnya',
};

const REJECTIONS: Record<string, string> = {
  spam: 'spam atau iseng',
  jurisdiction: 'di luar kewenangan Pemkab',
  unclear: 'keterangan tidak cukup',
};

const WEEKDAYS = 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ');

type Name = (code: string) => string;

export type Names = Record<
  | 'kind'
  | 'category'
  | 'agency'
  | 'district'
  | 'weekday'
  | 'hour'
  | 'month'
  | 'rejection'
  | 'stars',
  Name
>;

const twoDigits = (value: number) => String(value % 24).padStart(2, '0');

/** `2026-11` → `November 2026`. */
function monthName(code: string): string {
  const [year, month] = code.split('-').map(Number);
  return longDate({ year: year ?? 0, month: month ?? 0, day: 1 }).replace(/^\d+ /, '');
}

/** Names by code; the empty code is that of complaints without a value. */
export function namesOf(rules: Rules): Names & { day: string } {
  const categories = new Map(rules.district.categories.map(({ code, name }) => [code, name]));
  const orElse = (name: (code: string) => string | undefined, none: string): Name => {
    return (code) => (code === '' ? none : (name(code) ?? code));
  };
  return {
    day: activeProfile(rules).unit === 'workingDay' ? 'hari kerja' : 'hari',
    kind: orElse((code) => KINDS[code], 'Tanpa jenis'),
    category: orElse(
      (code) => categories.get(code) ?? formerCategory(rules.district, code)?.name,
      'Tanpa kategori',
    ),
    agency: orElse((code) => agencyName(rules, code), 'Belum ditentukan'),
    district: orElse((code) => code, 'Tidak disebut'),
    weekday: (code) => WEEKDAYS[Number(code)] ?? code,
    hour: (code) => `${twoDigits(Number(code))}.00–${twoDigits(Number(code) + 1)}.00`,
    month: monthName,
    rejection: (code) => REJECTIONS[code] ?? code,
    stars: (code) => `${code} bintang`,
  };
}
