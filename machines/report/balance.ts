import { agencyNow, categoryNow } from '../district/former.ts';
import type { Names } from '../district/names.ts';
import type { Rules } from '../district/rules.ts';
import type { BalanceCounts, Flow, Group } from './counts.ts';
import { total } from './distribution.ts';

/**
 * Where the complaints of a period came from and went: what was left before it, and what came, less what was settled, is
 * what is left at its end. Pure.
 */

/** One line, as of the end of the period; `before + received − settled = left`. */
export interface BalanceRow {
  code: string;
  name: string;
  before: number;
  received: number;
  settled: number;
  left: number;
}

export interface Balance {
  total: BalanceRow;
  agencies: BalanceRow[];
  categories: BalanceRow[];
}

/** What settles a complaint, as it stands beside the figures. */
export const SETTLED = 'dijawab, ditolak, dibatalkan pelapor, atau ditutup sebagai apresiasi';

/** What a line of the balance means, beside each of them. */
export const BALANCE_NOTE =
  'Sisa sebelumnya + masuk − selesai = sisa pada akhir periode. ' +
  `Selesai berarti ${SETTLED}. Aduan yang dibuka kembali dihitung belum selesai sejak diterima, jadi sisa sebelumnya ` +
  'dapat lebih besar daripada sisa dalam laporan yang lalu. SKPD dan kategori menurut keadaan pada saat dihitung.';

function rowOf<K extends string>(
  { open, receivedAfter, settledAfter, received, settled }: Flow<K>,
  of: (groups: Group<K>[]) => number,
): Omit<BalanceRow, 'code' | 'name'> {
  // what is open now is what was left then, with all that came and less all that was settled since
  const left = of(open) - of(receivedAfter) + of(settledAfter);
  const [came, done] = [of(received), of(settled)];
  return { before: left - came + done, received: came, settled: done, left };
}

/** @param now the code that one of before has now: what changed its name is one line */
function rowsOf<K extends string>(
  flow: Flow<K>,
  field: K,
  name: Names[keyof Names],
  now: (code: string) => string,
): BalanceRow[] {
  const codeOf = ({ key }: Group<K>) => (key[field] === null ? '' : now(String(key[field])));
  const codes = new Set(
    Object.values<Group<K>[]>({ ...flow })
      .flat()
      .map(codeOf),
  );
  return [...codes]
    .sort()
    .map((code) => {
      const of = (groups: Group<K>[]) => total(groups.filter((group) => codeOf(group) === code));
      return { code, name: name(code), ...rowOf(flow, of) };
    })
    .filter(({ before, received, settled, left }) =>
      [before, received, settled, left].some(Boolean),
    );
}

/** The balance of a period, as a whole and by whose and what about its complaints are; secrets are one line. */
export function balanceOf(
  { district }: Pick<Rules, 'district'>,
  { agencies, categories }: BalanceCounts,
  names: Names,
): Balance {
  const agency = (code: string) => agencyNow(district, code);
  const category = (code: string) => categoryNow(district, code);
  return {
    total: { code: '', name: 'Semua aduan', ...rowOf(agencies, total) },
    agencies: rowsOf(agencies, 'agency', names.agency, agency),
    categories: rowsOf(categories, 'category', names.category, category),
  };
}
