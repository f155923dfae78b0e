import type { LetterContext } from '../../../machines/letter/context.ts';
import { maySeeSecrets, type Rules } from '../../../machines/rules.ts';
import type { Query, SearchFields, Store, StoredInstance } from '../../../store/port.ts';
import type { Hotline } from '../../hotline/hotline.ts';
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

/** What an address of this kind may name at all; letters and documents are about either. */
const NAMED: Partial<Record<NonNullable<AccessRule['about']>, string[]>> = {
  complaint: ['complaint'],
  report: ['report'],
};

function letterIn(snapshot: string): Pick<LetterContext, 'about' | 'documents'> {
  return (JSON.parse(snapshot) as { context: LetterContext }).context;
}

/** Everything that a document is about: one letter may forward several complaints. */
async function aboutDocument(store: Store, id: string): Promise<string[]> {
  const document = await store.document(id);
  if (document === undefined) return [];
  const query = { machine: 'letter', ticket: document.number };
  const { items } = await store.find(query, { order: 'created', limit: 20 });
  for (const item of items) {
    const stored = await store.load(item.id);
    if (stored === undefined) continue;
    const { about, documents } = letterIn(stored.snapshot);
    if (documents.some((kept) => kept.id === id)) return about;
  }
  return [document.instance];
}

async function aboutNamed(store: Store, about: AccessRule['about'], id: string): Promise<string[]> {
  if (about === 'document') return aboutDocument(store, id);
  if (about === 'complaint' || about === 'report') return [id];
  const stored = await store.load(id);
  return stored?.machine === 'letter' ? letterIn(stored.snapshot).about : [];
}

/** Complaints by agency and secrecy; reports are for those who lead and those who check. */
function maySeeInstance(rules: Rules, identity: Identity, { machine, search }: StoredInstance) {
  if (machine === 'complaint') return maySee(rules, identity, search);
  return machine === 'report' && identity.role !== 'agency';
}

/** True when this user may see every complaint or report that what `id` names belongs to. */
export async function maySeeNamed(
  { store, rules }: Pick<Hotline, 'store' | 'rules'>,
  identity: Identity,
  about: AccessRule['about'],
  id: string,
): Promise<boolean> {
  if (identity.role === 'admin') return true;
  const ids = await aboutNamed(store, about, id);
  for (const one of ids) {
    const instance = await store.load(one);
    if (instance === undefined || !maySeeInstance(rules, identity, instance)) return false;
    if (about !== undefined && NAMED[about]?.includes(instance.machine) === false) return false;
  }
  return ids.length > 0;
}
