import { PageError } from '../../pages/errors.ts';

/** Columns of the list of complaints besides ticket and words, as somebody chooses them; a saved view keeps them. */

const COLUMNS = {
  diterima: 'Diterima',
  kategori: 'Kategori',
  tempat: 'Tempat',
  keadaan: 'Keadaan',
  skpd: 'SKPD',
  tenggat: 'Tenggat',
  diteruskan: 'Diteruskan',
  dijawab: 'Dijawab',
} as const;

export type Column = keyof typeof COLUMNS;

const ALL = Object.keys(COLUMNS) as Column[];
/** Shown where nobody has chosen. */
const USUAL: readonly Column[] = ['diterima', 'kategori', 'tempat', 'keadaan', 'skpd', 'tenggat'];

/**
 * @param given names with commas between them
 * @returns none for the usual ones
 * @throws PageError 400
 */
export function columnsIn(given: string): Column[] {
  const names = given.split(',').filter((name) => name !== '');
  if (names.some((name) => !Object.hasOwn(COLUMNS, name)))
    throw new PageError(400, 'Kolom ini tidak ada. Pilih dari daftar.');
  const chosen = ALL.filter((column) => names.includes(column));
  // a form says all that is ticked: what is usual is no choice
  return chosen.join() === USUAL.join() ? [] : chosen;
}

/** Every column with its name, in the order of the list, and whether it is shown. */
export function columnsView(chosen: readonly Column[]) {
  const shown = chosen.length === 0 ? USUAL : chosen;
  return ALL.map((code) => ({ code, name: COLUMNS[code], chosen: shown.includes(code) }));
}
