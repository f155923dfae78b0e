import {
  maySee,
  type Person,
  searchedFacts,
  sightOf,
} from '../../../machines/complaint/base/policy.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { StoredInstance, Tally, TallyField } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { AccessRule } from './rules.ts';

/** The policy for what is kept in the store: lists, counts, and what an address names. */

/** A day that lies after everything: of an agency are only complaints that it was given at some time. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** Narrows a query for complaints to what somebody may see; null where that is nothing. */
export function visibleQuery(rules: Rules, person: Person, query: Query): Query | null {
  const sight = sightOf(rules, person);
  if (sight === null) return null;
  const { agency, without } = sight;
  const narrowed = { ...query, without: [...new Set([...(query.without ?? []), ...without])] };
  if (agency === undefined) return narrowed;
  if (query.agency !== undefined && query.agency !== agency) return null;
  return { ...narrowed, agency, forwarded: query.forwarded ?? { from: 0, to: END_OF_TIME } };
}

/** How many complaints somebody may see. */
export async function visibleCount(
  { store, rules }: Pick<Hotline, 'store' | 'rules'>,
  person: Person,
  query: Query,
): Promise<number> {
  const visible = visibleQuery(rules, person, query);
  return visible === null ? 0 : store.instances.count(visible);
}

function difference(all: Tally[], hidden: Tally[]): Tally[] {
  const less = new Map(hidden.map(({ key, count }) => [key, count]));
  return all
    .map((tally) => ({ ...tally, count: tally.count - (less.get(tally.key) ?? 0) }))
    .filter(({ count }) => count > 0);
}

/**
 * Complaints that somebody may see, counted by a field. For all agencies together what must not be seen
 * is taken off the counts that the store keeps: so no complaint is looked at.
 */
export async function visibleTally(
  { store, rules }: Pick<Hotline, 'store' | 'rules'>,
  person: Person,
  field: TallyField,
): Promise<Tally[]> {
  const query = visibleQuery(rules, person, { machine: 'complaint' });
  if (query === null) return [];
  const { without = [], ...all } = query;
  if (query.agency !== undefined) return store.instances.tally(query, field);
  const [known, ...hidden] = await Promise.all([
    store.instances.tally(all, field),
    ...without.map((tag) => store.instances.tally({ ...all, tag }, field)),
  ]);
  return difference(known, hidden.flat());
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
  const document = await store.documents.get(id);
  if (document === undefined) return [];
  const query = { machine: 'letter', ticket: document.number };
  const { items } = await store.instances.find(query, { order: 'created', limit: 20 });
  for (const item of items) {
    const stored = await store.instances.load(item.id);
    if (stored === undefined) continue;
    const { about, documents } = letterIn(stored.snapshot);
    if (documents.some((kept) => kept.id === id)) return about;
  }
  return [document.instance];
}

/** Complaints and reports that what `id` names belongs to. */
export async function aboutNamed(
  store: Store,
  about: AccessRule['about'],
  id: string,
): Promise<string[]> {
  if (about === 'document') return aboutDocument(store, id);
  if (about === 'complaint' || about === 'report' || about === 'instance') return [id];
  const stored = await store.instances.load(id);
  return stored?.machine === 'letter' ? letterIn(stored.snapshot).about : [];
}

/** What is known of what there is: without the pack's processes nobody sees anything of theirs. */
export type Kept = Pick<Hotline, 'store' | 'rules'> & Partial<Pick<Hotline, 'processes'>>;

/**
 * Complaints by the policy; reports are for those who lead and those who check; what belongs to a process
 * of the pack by its own rule.
 */
function maySeeInstance(
  { rules, processes }: Kept,
  person: Person,
  stored: StoredInstance,
  about?: AccessRule['about'],
): boolean {
  const { machine, search } = stored;
  if (machine === 'complaint') return maySee(rules, person, searchedFacts(search));
  const desk = processes?.find(({ process }) => process.name === machine)?.desk;
  // its page shows everybody what is for him; its letters are for who may read all of it
  if (desk !== undefined)
    return desk.maySee(person, search) && (about === 'instance' || desk.readsAll(person));
  return machine === 'report' && ['admin', 'leader', 'auditor'].includes(person.role);
}

/**
 * True when somebody may see every one of these complaints and reports. A letter about several is read
 * by those who may read all of them.
 */
export async function maySeeAll(
  hotline: Kept,
  person: Person,
  ids: readonly string[],
  about?: AccessRule['about'],
): Promise<boolean> {
  for (const id of ids) {
    const instance = await hotline.store.instances.load(id);
    if (instance === undefined || !maySeeInstance(hotline, person, instance, about)) return false;
  }
  return ids.length > 0;
}

/** True when somebody may see every complaint or report that what `id` names belongs to. */
export async function maySeeNamed(
  hotline: Kept,
  person: Person,
  about: AccessRule['about'],
  id: string,
): Promise<boolean> {
  // whether there is such a thing at all, its page says
  if (person.role === 'admin' && person.withoutSecrets !== true) return true;
  const ids = await aboutNamed(hotline.store, about, id);
  const machines = about === undefined ? undefined : NAMED[about];
  if (machines !== undefined) {
    const instance = await hotline.store.instances.load(id);
    if (instance === undefined || !machines.includes(instance.machine)) return false;
  }
  return maySeeAll(hotline, person, ids, about);
}
