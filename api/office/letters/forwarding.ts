import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isForAdmin, isGiven } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { MOST_FORWARDED } from '../../../machines/letter/acts.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { OFFICE } from '../people/person.ts';
import {
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  EmptyDraftError,
  ownComplaints,
  USUAL,
  type Wording,
  worded,
} from './draft.ts';
import { FORWARDING_SUBJECT, forwardingView } from './letters.ts';

/** Forwarding several complaints of one agency with one letter and a table behind it (SOP step 3). */

export interface ForwardingOrder {
  agency: string;
  /** Instance ids, in the order of the table. */
  complaints: string[];
  wording?: Wording;
}

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

/**
 * What of a round still is this agency's to know: not what went to another one or became secret meanwhile,
 * which has a letter of its own.
 * @throws EmptyDraftError where nothing is left
 */
export function stillInRound(
  agency: string,
  complaints: readonly ComplaintContext[],
): ComplaintContext[] {
  const left = complaints.filter(
    (complaint) => complaint.agency === agency && isGiven(complaint) && !complaint.secret,
  );
  if (left.length === 0)
    throw new EmptyDraftError('Tidak ada lagi aduan dalam surat ini yang diteruskan ke SKPD ini.');
  return left;
}

/** @throws DeskError when the complaints cannot stand in one letter */
export async function forwardingDraft(parts: DeskParts, order: ForwardingOrder): Promise<Draft> {
  const { agency, wording = USUAL } = order;
  const at = parts.clock.now();
  const [first, ...others] = [...new Set(order.complaints)];
  if (first === undefined) throw new DeskError('Belum ada aduan yang dipilih.');
  if (others.length >= MOST_FORWARDED)
    throw new DeskError(`Terlalu banyak aduan: paling banyak ${MOST_FORWARDED} dalam satu surat.`);
  const complaints = await ownComplaints(parts, [first, ...others]);
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
  /** The letter that forwards it, where that is still a draft. */
  draft: string | null;
}

/** Complaints that are with the agency now, the most urgent first, no more than one letter takes. */
export async function forwardable(parts: DeskParts, agency: string): Promise<Forwardable[]> {
  const { store, engine } = parts;
  const query = { machine: 'complaint', agency, tag: 'withAgency' };
  const { items } = await store.instances.find(query, { order: 'due', limit: MOST_FORWARDED });
  const drafts = await draftsTo(parts, agency);
  const found: Forwardable[] = [];
  for (const { id } of items) {
    const instance = await engine.instances.of(COMPLAINT).snapshot(id);
    if (instance === undefined || !isForAdmin(parts.rules, instance.snapshot.context)) continue;
    const own = drafts.find(({ about }) => about.includes(id));
    found.push({ complaint: instance.snapshot.context, draft: own?.id ?? null });
  }
  return found;
}

/** Drafts of an agency that are looked at, the newest first. */
const MOST_DRAFTS = 100;

/** Letters that forward complaints to this agency and have not been signed. */
async function draftsTo(
  { store, engine }: Pick<DeskParts, 'store' | 'engine'>,
  agency: string,
): Promise<LetterContext[]> {
  const query = { machine: 'letter', kind: 'penerusan', agency, tag: 'toSign' };
  const { items } = await store.instances.find(query, { order: 'created', limit: MOST_DRAFTS });
  const found = await Promise.all(items.map(({ id }) => engine.instances.of(LETTER).context(id)));
  return found.filter((letter) => letter !== undefined);
}

/**
 * Takes complaints of a letter out of the other drafts to its agency, and voids the drafts that forward nothing
 * else: what goes out is this letter alone. Drafts have no numbers, so none is lost.
 */
export async function voidReplaced(
  parts: DeskParts,
  letter: string,
  complaints: readonly string[],
  key: string,
): Promise<void> {
  const { engine, by = OFFICE } = parts;
  const reason = 'digabung dalam satu surat dengan aduan lain';
  const { agency = null } = (await engine.instances.of(LETTER).context(letter)) ?? {};
  for (const { id, about } of await draftsTo(parts, agency ?? '')) {
    if (id === letter || !about.some((one) => complaints.includes(one))) continue;
    const rest = about.filter((one) => !complaints.includes(one));
    const subject = forwardingSubject(FORWARDING_SUBJECT, await complaintsOf(parts, rest));
    const event =
      rest.length === 0
        ? { type: 'letter.void', reason }
        : { type: 'letter.release', complaints: [...complaints], subject };
    await engine.request(id, event, by, `${key}:void:${id}`);
  }
}
