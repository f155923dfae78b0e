import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isGiven } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import {
  ADMIN,
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  USUAL,
  type Wording,
  worded,
} from './draft.ts';
import { forwardingView } from './letters.ts';

/** Forwarding several complaints of one agency with one letter and a table behind it (SOP step 3). */

export interface ForwardingOrder {
  agency: string;
  /** Instance ids, in the order of the table. */
  complaints: string[];
  wording?: Wording;
}

/** Complaints in one letter: more make a table that nobody reads, and a form that is too long. */
export const MOST = 40;

/** @throws DeskError for complaints that cannot stand in one letter to this agency */
export function checkForwarded(agency: string, complaints: readonly ComplaintContext[]): void {
  const foreign = complaints.find(
    (complaint) => complaint.agency !== agency || !isGiven(complaint),
  );
  if (foreign !== undefined)
    throw new DeskError(`Aduan ${foreign.ticket} tidak (lagi) diteruskan ke SKPD ini.`);
  const secrets = complaints.filter(({ secret }) => secret).length;
  if (secrets > 0 && secrets < complaints.length)
    throw new DeskError('Aduan rahasia harus diteruskan dengan surat tersendiri.');
}

/** @throws DeskError when the complaints cannot stand in one letter */
export async function forwardingDraft(parts: DeskParts, order: ForwardingOrder): Promise<Draft> {
  const { agency, wording = USUAL } = order;
  const at = parts.clock.now();
  const [first, ...others] = [...new Set(order.complaints)];
  if (first === undefined) throw new DeskError('Belum ada aduan yang dipilih.');
  if (others.length >= MOST)
    throw new DeskError(`Terlalu banyak aduan: paling banyak ${MOST} dalam satu surat.`);
  const complaints = await complaintsOf(parts, [first, ...others]);
  checkForwarded(agency, complaints);
  const view = worded(forwardingView(parts.rules, agency, complaints, at), wording);
  return {
    kind: 'penerusan',
    subject: forwardingSubject(view.subject, complaints),
    addressee: view.addressee[0] ?? '',
    agency,
    about: [first, ...others],
    content: { wording },
    at,
  };
}

/** As it stands in the register: the tickets follow what stands on the paper. */
export function forwardingSubject(
  subject: string,
  complaints: readonly Pick<ComplaintContext, 'ticket'>[],
): string {
  return `${subject} ${complaints.map(({ ticket }) => ticket).join(', ')}`;
}

/** A complaint that may stand in a letter to its agency. */
export interface Forwardable {
  complaint: ComplaintContext;
  /** Its own letter, where that is still a draft. */
  draft: string | null;
}

/** Complaints that are with the agency now, the most urgent first, no more than one letter takes. */
export async function forwardable(
  { store, engine }: DeskParts,
  agency: string,
): Promise<Forwardable[]> {
  const query = { machine: 'complaint', agency, tag: 'withAgency' };
  const { items } = await store.instances.find(query, { order: 'due', limit: MOST });
  const found: Forwardable[] = [];
  for (const { id } of items) {
    const instance = await engine.instances.of(COMPLAINT).snapshot(id);
    if (instance === undefined) continue;
    const [own] = await singleDrafts(store, id);
    found.push({ complaint: instance.snapshot.context, draft: own?.id ?? null });
  }
  return found;
}

/** Letters that forward this complaint and have not been signed. */
async function singleDrafts(store: DeskParts['store'], parent: string) {
  const query = { machine: 'letter', kind: 'penerusan', parent, tag: 'toSign' };
  return (await store.instances.find(query, { order: 'created', limit: 10 })).items;
}

/**
 * Voids the drafts that forward single complaints of a letter: what goes out is this letter alone. They had no
 * numbers, so none is lost.
 */
export async function voidReplaced(
  { store, engine, by = ADMIN }: DeskParts,
  letter: string,
  complaints: readonly string[],
  key: string,
): Promise<void> {
  const reason = 'digabung dalam satu surat dengan aduan lain';
  for (const complaint of complaints)
    for (const { id } of await singleDrafts(store, complaint)) {
      if (id === letter) continue;
      const event = { type: 'letter.void', reason };
      await engine.request(id, event, by, `${key}:void:${id}`);
    }
}
