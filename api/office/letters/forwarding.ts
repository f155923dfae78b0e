import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { isGiven } from '../../../machines/complaint/policy.ts';
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
  /** Date of the letter; now where left out. */
  at?: number;
}

/** Complaints in one letter: more make a table that nobody reads, and a form that is too long. */
export const MOST = 40;

function check(agency: string, complaints: readonly ComplaintContext[]): void {
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
  const { agency, wording = USUAL, at = parts.clock.now() } = order;
  const [first, ...others] = [...new Set(order.complaints)];
  if (first === undefined) throw new DeskError('Belum ada aduan yang dipilih.');
  if (others.length >= MOST)
    throw new DeskError(`Terlalu banyak aduan: paling banyak ${MOST} dalam satu surat.`);
  const complaints = await complaintsOf(parts, [first, ...others]);
  check(agency, complaints);
  const view = worded(forwardingView(parts.rules, agency, complaints, at), wording);
  const tickets = complaints.map(({ ticket }) => ticket).join(', ');
  return {
    kind: 'penerusan',
    subject: `${view.subject} ${tickets}`,
    addressee: view.addressee[0] ?? '',
    agency,
    about: [first, ...others],
    content: { wording },
    at,
    html: ({ number }) => parts.documents('penerusan', { ...view, number }),
  };
}

/** A complaint that may stand in a letter to its agency. */
export interface Forwardable {
  complaint: ComplaintContext;
  /** Its own letter, where that is still a draft. */
  draft: { id: string; number: string } | null;
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
    const draft = own === undefined ? null : { id: own.id, number: own.search.ticket ?? '' };
    found.push({ complaint: instance.snapshot.context, draft });
  }
  return found;
}

/** Letters that forward this complaint and have not been signed. */
async function singleDrafts(store: DeskParts['store'], parent: string) {
  const query = { machine: 'letter', kind: 'penerusan', parent, state: 'draft' };
  return (await store.instances.find(query, { order: 'created', limit: 10 })).items;
}

/**
 * Voids the drafts that forward single complaints of a letter: what goes out is this letter alone. Their
 * numbers stay in the register.
 */
export async function voidReplaced(
  { store, engine, by = ADMIN }: DeskParts,
  issued: { id: string; number: string },
  complaints: readonly string[],
  key: string,
): Promise<void> {
  const reason = `digabung dalam surat nomor ${issued.number}`;
  for (const complaint of complaints)
    for (const { id } of await singleDrafts(store, complaint)) {
      if (id === issued.id) continue;
      const event = { type: 'letter.void', reason };
      await engine.request(id, event, by, `${key}:void:${id}`);
    }
}
