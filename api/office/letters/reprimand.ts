import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import { daysLate } from '../../../machines/complaint/deadline.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { activeProfile } from '../../../machines/rules.ts';
import { letterTicket } from '../../../machines/tickets.ts';
import type {
  ReprimandLetter,
  UnansweredComplaint,
} from '../../../templates/documents/letter-views.ts';
import {
  DeskError,
  type DeskParts,
  type Draft,
  forwardingLetterOf,
  USUAL,
  type Wording,
  worded,
} from './draft.ts';
import { categoryName, headOf } from './letters.ts';

/** Reminding an agency in writing of all that it has left unanswered beyond its deadline. */

const PAGE_SIZE = 100;
/** What is late beyond this many is for the next letter. */
const MOST = 500;

/** Everything of a reprimand but its number, so that it can be worded anew when the facts have moved on. */
type Facts = Omit<ReprimandLetter, 'number'>;

/** Agencies with late complaints and how many, most first: the machine's own tag says so. */
export async function silentAgencies({
  store,
}: DeskParts): Promise<{ agency: string; count: number }[]> {
  const query = { machine: 'complaint', tag: 'overdue', state: 'forwarded' };
  const counts = await store.instances.tally(query, 'agency');
  return counts.map(({ key, count }) => ({ agency: key, count }));
}

async function lateComplaints({ store, engine }: DeskParts, agency: string) {
  const query = { machine: 'complaint', tag: 'overdue', state: 'forwarded', agency };
  const found: ComplaintContext[] = [];
  let cursor: string | null = '';
  while (cursor !== null && found.length < MOST) {
    const from: { cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order: 'due', limit: PAGE_SIZE, ...from });
    for (const { id } of page.items) {
      const complaint = await engine.instances.of(COMPLAINT).context(id);
      if (complaint !== undefined) found.push(complaint);
    }
    cursor = page.next;
  }
  return found;
}

async function unanswered(
  parts: DeskParts,
  complaint: ComplaintContext,
  at: number,
): Promise<UnansweredComplaint> {
  const { clock, receivedAt, forwardedAt, legalDueAt } = complaint;
  const letter = await forwardingLetterOf(parts, complaint.id);
  return {
    ticket: letterTicket(complaint.year, complaint.ticket),
    category: categoryName(parts.rules, complaint),
    place: placeText(complaint) ?? '–',
    letter,
    forwarded: forwardedAt ?? receivedAt,
    due: clock?.dueAt ?? legalDueAt,
    late: clock === null ? 1 : daysLate(parts.rules, clock, at),
  };
}

/** Reprimands the agency has had about any of these complaints; void ones do not count. */
async function earlier(
  { store, engine }: DeskParts,
  agency: string,
  about: readonly string[],
): Promise<number> {
  const query = { machine: 'letter', kind: 'teguran', agency };
  const { items } = await store.instances.find(query, { order: 'created', limit: PAGE_SIZE });
  let count = 0;
  for (const { id, search } of items) {
    if (search.state === 'voided') continue;
    const letter = await engine.instances.of(LETTER).context(id);
    if (letter?.about.some((complaint) => about.includes(complaint)) === true) count += 1;
  }
  return count;
}

/** A reprimand of known facts, in the admin's words. */
export function wordedReprimand(
  parts: DeskParts,
  {
    facts,
    wording,
    agency,
    about,
    at,
  }: Pick<Draft, 'agency' | 'about' | 'at'> & {
    facts: Facts;
    wording: Wording;
  },
): Draft {
  const view = worded(facts, wording);
  return {
    kind: 'teguran',
    subject: view.subject,
    addressee: view.addressee[0] ?? '',
    agency,
    about,
    content: { facts, wording },
    at,
    html: ({ number }) => parts.documents('teguran', { ...view, number }),
  };
}

/** @throws DeskError when the agency has nothing late, or is not known */
export async function reprimandDraft(
  parts: DeskParts,
  { agency, wording = USUAL }: { agency: string; wording?: Wording },
): Promise<Draft> {
  const { rules, clock } = parts;
  const at = clock.now();
  const complaints = await lateComplaints(parts, agency);
  const [first, ...others] = complaints.map(({ id }) => id);
  if (first === undefined) throw new DeskError('SKPD ini tidak punya aduan yang lewat tenggat.');
  const about: Draft['about'] = [first, ...others];
  const { answer: standard, unit } = activeProfile(rules);
  const { district: name } = rules.district.office;
  const times = 1 + (await earlier(parts, agency, about));
  const rows: UnansweredComplaint[] = [];
  for (const complaint of complaints) rows.push(await unanswered(parts, complaint, at));
  const secret = complaints.some((complaint) => complaint.secret);
  const facts: Facts = {
    date: at,
    nature: secret ? 'Rahasia' : times === 1 ? 'Penting' : 'Sangat Segera',
    subject: 'Teguran atas Aduan Masyarakat yang Belum Dijawab',
    addressee: [headOf(rules, agency), `Kabupaten ${name}`],
    place: rules.district.letterhead.town,
    copies: [
      `Bupati ${name} (sebagai laporan)`,
      `Sekretaris Daerah Kabupaten ${name}`,
      `Inspektur Kabupaten ${name}`,
    ],
    agency: rules.agency(agency)?.name ?? agency,
    times,
    standard,
    complaints: rows,
    until: rules.calendar.dueAfter(at, standard, unit),
    note: '',
  };
  return wordedReprimand(parts, { facts, wording, agency, about, at });
}
