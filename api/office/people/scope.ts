import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { maySeeLetter } from '../../../machines/letter/policy.ts';
import { keepsAll, type Person } from '../../../machines/people/people.ts';
import type { ProcessDesk } from '../../../machines/people/process-desk.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';
import type { StoredInstance, Tally, TallyField } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** Who sees what is kept in the store, by the policy of each process: lists, counts, and what an address names. */

/** A day that lies after everything: of an agency are only complaints that it was given at some time. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

type Processes = Pick<Hotline, 'processes'>;

/** A query that names its process. */
export type ProcessQuery = Query & { machine: string };

/** What a process says to the desk; undefined where there is no such process, or it has no pages. */
export function deskOf({ processes }: Processes, machine: string): ProcessDesk | undefined {
  return processes.find(({ process }) => process.name === machine)?.desk;
}

/** One agency is found by its own index. */
function ofAgencies(agencies: readonly string[]): Pick<Query, 'agency' | 'agencies'> {
  const [only, ...others] = agencies;
  return only !== undefined && others.length === 0 ? { agency: only } : { agencies };
}

/** Narrows a query for instances of a process to what somebody may see; null where that is nothing. */
export function visibleQuery(
  processes: Processes,
  person: Person,
  query: ProcessQuery,
): ProcessQuery | null {
  const sight = deskOf(processes, query.machine)?.sight(person) ?? null;
  if (sight === null) return null;
  const { agencies, given, client, without } = sight;
  const hidden = [...new Set([...(query.without ?? []), ...without])];
  const narrowed = { ...query, ...(client === undefined ? {} : { client }), without: hidden };
  if (agencies === undefined) return narrowed;
  if (query.agency !== undefined && !agencies.includes(query.agency)) return null;
  const own = query.agency === undefined ? ofAgencies(agencies) : {};
  if (given !== true) return { ...narrowed, ...own };
  return { ...narrowed, ...own, forwarded: query.forwarded ?? { from: 0, to: END_OF_TIME } };
}

/** How many of them somebody may see. */
export async function visibleCount(
  hotline: Pick<Hotline, 'store' | 'processes'>,
  person: Person,
  query: ProcessQuery,
  most?: number,
): Promise<number> {
  const { store } = hotline;
  const visible = visibleQuery(hotline, person, query);
  return visible === null ? 0 : store.instances.count(visible, most);
}

function difference(all: Tally[], hidden: Tally[]): Tally[] {
  const less = new Map(hidden.map(({ key, count }) => [key, count]));
  return all
    .map((tally) => ({ ...tally, count: tally.count - (less.get(tally.key) ?? 0) }))
    .filter(({ count }) => count > 0);
}

/**
 * Instances of a process that somebody may see, counted by a field. For all agencies together what must not be
 * seen is taken off the counts that the store keeps: so none is looked at.
 */
export async function visibleTally(
  hotline: Pick<Hotline, 'store' | 'processes'>,
  person: Person,
  machine: string,
  field: TallyField,
): Promise<Tally[]> {
  const { store } = hotline;
  const query = visibleQuery(hotline, person, { machine });
  if (query === null) return [];
  const { without = [], ...all } = query;
  if (query.agency !== undefined || query.agencies !== undefined)
    return store.instances.tally(query, field);
  const [known, ...hidden] = await Promise.all([
    store.instances.tally(all, field),
    ...without.map((tag) => store.instances.tally({ ...all, tag }, field)),
  ]);
  return difference(known, hidden.flat());
}

/** What an address names. */
export type Named = 'complaint' | 'document' | 'letter' | 'report' | 'instance';

/** What an address of this kind may name at all; letters and documents are about either. */
const NAMED: Partial<Record<Named, string[]>> = {
  complaint: [COMPLAINT.name],
  report: [REPORT.name],
};

function letterIn(snapshot: string): Pick<LetterContext, 'about' | 'documents'> {
  return (JSON.parse(snapshot) as { context: LetterContext }).context;
}

/** What a paper is about, and whether it is in the register: the office wrote it, or took it in. */
interface Paper {
  about: string[];
  registered: boolean;
}

/** One letter may forward several complaints. */
async function documentNamed(store: Store, id: string): Promise<Paper> {
  const document = await store.documents.get(id);
  if (document === undefined) return { about: [], registered: false };
  const query = { machine: 'letter', ticket: document.number };
  const { items } = await store.instances.find(query, { order: 'created', limit: 20 });
  for (const item of items) {
    const stored = await store.instances.load(item.id);
    if (stored === undefined) continue;
    const { about, documents } = letterIn(stored.snapshot);
    if (documents.some((kept) => kept.id === id)) return { about, registered: true };
  }
  return { about: [document.instance], registered: false };
}

async function letterNamed(store: Store, id: string): Promise<Paper> {
  const stored = await store.instances.load(id);
  const about = stored?.machine === 'letter' ? letterIn(stored.snapshot).about : [];
  return { about, registered: true };
}

export type Kept = Pick<Hotline, 'store' | 'processes'>;

/** By the process's own rule; reports, which have none, are for those who lead and those who check. */
function maySeeInstance(kept: Kept, person: Person, stored: StoredInstance, about: Named): boolean {
  const { machine, search } = stored;
  const desk = deskOf(kept, machine);
  // its page shows everybody what is for him; its letters are for who may read all of it
  if (desk !== undefined)
    return desk.maySee(person, search) && (about === 'instance' || desk.readsAll(person));
  return machine === REPORT.name ? maySeeReports(person) : keepsAll(person);
}

/** True when somebody may see the complaint, report or instance of the pack's with this id; false where there is none. */
async function maySeeOne(
  hotline: Kept,
  person: Person,
  id: string,
  about: Named,
): Promise<boolean> {
  const instance = await hotline.store.instances.load(id);
  // whether there is such a thing at all, its page says
  if (instance === undefined || NAMED[about]?.includes(instance.machine) === false)
    return keepsAll(person);
  return maySeeInstance(hotline, person, instance, about);
}

/** True when somebody may see what `id` names: a letter by all that it is about. */
export async function maySeeNamed(
  hotline: Kept,
  person: Person,
  about: Named,
  id: string,
): Promise<boolean> {
  if (about === 'complaint' || about === 'instance') return maySeeOne(hotline, person, id, about);
  if (about === 'report') return keepsAll(person) || maySeeOne(hotline, person, id, about);
  const paper = await (about === 'document' ? documentNamed : letterNamed)(hotline.store, id);
  // of what is kept from the admin the office writes none
  if (paper.registered && keepsAll(person)) return true;
  const seen = await Promise.all(paper.about.map((one) => maySeeOne(hotline, person, one, about)));
  return maySeeLetter(person, seen);
}
