import { maySeeSecrets, type Rules } from '../../machines/rules.ts';
import type { Query, SearchFields, Store } from '../../store/port.ts';
import type { Hotline } from '../hotline.ts';
import type { Identity } from './identity.ts';
import type { AccessRule } from './rules.ts';

/** Which complaints and letters somebody may see (DESIGN §12). */

/**
 * True when this user may see a complaint: an agency those that it has now; secret ones only the
 * admin, and the agencies that secret complaints are for.
 */
export function maySee(
  rules: Rules,
  { role, agency }: Identity,
  search: Pick<SearchFields, 'agency' | 'tags'>,
): boolean {
  if (role === 'admin') return true;
  const own = role === 'agency' && agency !== null && search.agency === agency;
  if (search.tags.includes('secret')) return own && maySeeSecrets(rules, agency);
  return own || role !== 'agency';
}

/** What narrows every query for complaints to those of this user's agency. */
export function ownOnly({ role, agency }: Identity): Pick<Query, 'agency'> {
  // an agency's user always has an agency; without one it sees that of nobody
  return role === 'agency' ? { agency: agency ?? '-' } : {};
}

async function complaintOf(store: Store, about: AccessRule['about'], id: string) {
  if (about === 'document') {
    const instance = (await store.document(id))?.instance;
    return instance === undefined ? undefined : store.load(instance);
  }
  if (about === 'complaint') return store.load(id);
  const parent = (await store.load(id))?.search.parent ?? null;
  return parent === null ? undefined : store.load(parent);
}

/** True when what `id` names belongs to a complaint that this user may see. */
export async function maySeeNamed(
  { store, rules }: Hotline,
  identity: Identity,
  about: AccessRule['about'],
  id: string,
): Promise<boolean> {
  if (identity.role === 'admin') return true;
  const instance = await complaintOf(store, about, id);
  return instance?.machine === 'complaint' && maySee(rules, identity, instance.search);
}
