import type { Child } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { visibleQuery } from '../people/scope.ts';

/** Finding complaints by what people type. */

/** A ticket as somebody typed it; without letters it may fit several. */
export interface TypedCode {
  year: number | null;
  letters: string;
  digits: string;
}

const TYPED =
  /^\s*(?:NO\b\W*)?(?:(20\d\d)\s*[/-]\s*)?([A-Z]*)[^A-Z\d]*(\d{1,3})(?:\s*[/-]\s*(20\d\d))?\s*$/i;
/** Complaints that one code is looked for among: stores of before gave codes again each year. */
const MOST_OF_ONE_CODE = 10;

/** `a 127`, `No. A-127`, `2026/A127`, `A127/2026`, `127`; undefined where it is no ticket. */
export function typedCode(typed: string): TypedCode | undefined {
  const [whole, before, letters = '', digits = '', after] = TYPED.exec(typed) ?? [];
  if (whole === undefined) return undefined;
  const year = before ?? after;
  return {
    year: year === undefined ? null : Number(year),
    letters: letters.toUpperCase(),
    digits: digits.padStart(3, '0'),
  };
}

/** Letters of the newest complaint's code. */
async function newestLetters(store: Pick<Store, 'instances'>): Promise<string> {
  const query = { machine: 'complaint' };
  const { items } = await store.instances.find(query, { order: 'created', limit: 1 });
  return items[0]?.search.ticket?.replace(/\d/g, '') ?? 'A';
}

/**
 * The code: `a7` → `A007`. Digits alone get the letters of the newest complaint: where somebody only looks, that is
 * nearly always the one meant. What is no ticket stays as it is, and finds nothing.
 */
export async function ticketNamed(
  store: Pick<Store, 'instances'>,
  typed: string,
): Promise<{ ticket: string; year: number | null }> {
  const code = typedCode(typed);
  if (code === undefined) return { ticket: typed.toUpperCase(), year: null };
  const letters = code.letters === '' ? await newestLetters(store) : code.letters;
  return { ticket: letters + code.digits, year: code.year };
}

/** Complaints that have the ticket somebody typed, of the year he typed, as far as he may see them; newest first. */
export async function complaintsNamed(
  hotline: Pick<Hotline, 'store' | 'processes'>,
  person: Person,
  typed: string,
): Promise<(Child & { year: number | null })[]> {
  const { store } = hotline;
  const { ticket, year } = await ticketNamed(store, typed);
  const query = visibleQuery(hotline, person, { machine: COMPLAINT.name, ticket });
  if (query === null) return [];
  const { items } = await store.instances.find(query, {
    order: 'created',
    limit: MOST_OF_ONE_CODE,
  });
  return items
    .filter(({ search }) => year === null || search.year === year)
    .map(({ id, search }) => ({
      ...{ instance: id, ticket, year: search.year },
      secret: search.tags.includes('secret'),
    }));
}

/** True for digits without letters where the series has come to further letters: they may fit several. */
export async function isAmbiguous(
  store: Pick<Store, 'instances'>,
  typed: string,
): Promise<boolean> {
  return typedCode(typed)?.letters === '' && (await newestLetters(store)) !== 'A';
}
