import type { Item } from './fields.ts';
import type { PackData } from './pack.ts';

/** Agencies and categories that get another code, or go on as another: all that names them in the pack follows. */

export type Unit = 'agencies' | 'categories';

/** Fields whose text is an agency's code, wherever they stand. */
const AGENCY_FIELDS = new Set(['agency', 'oversightAgency', 'secondOverseer']);
/** Maps whose keys are codes of agencies. */
const BY_AGENCY = new Set(['accusedAs']);

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamedIn(data: unknown, from: string, to: string): unknown {
  if (Array.isArray(data)) return data.map((one) => renamedIn(one, from, to));
  if (!isItem(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (AGENCY_FIELDS.has(key)) return [key, value === from ? to : value];
      if (BY_AGENCY.has(key) && isItem(value)) return [key, withKey(value, from, to)];
      return [key, renamedIn(value, from, to)];
    }),
  );
}

function withKey(map: Item, from: string, to: string): Item {
  const entries = Object.entries(map).map(([key, value]) => [key === from ? to : key, value]);
  return Object.fromEntries(entries);
}

/** Every file names the other code instead of an agency's. */
export function agencyCodes(pack: PackData, from: string, to: string): PackData {
  return Object.fromEntries(
    Object.entries(pack).map(([file, data]) => [file, renamedIn(data, from, to)]),
  );
}

/** What an agency or a category is to be called by what is older than its end. */
function former({ code, name, shortName }: Item): Item {
  return { code, name, ...(shortName === undefined ? {} : { shortName }) };
}

const formerly = (item: Item) => (Array.isArray(item.formerly) ? item.formerly : []);

/** An item that goes on with what another was: its code, and what that one had taken over itself. */
export function inheriting(heir: Item, gone: Item): Item {
  return { ...heir, formerly: [...formerly(heir), former(gone), ...formerly(gone)] };
}
