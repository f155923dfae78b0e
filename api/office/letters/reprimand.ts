import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { daysLate } from '../../../machines/complaint/base/deadline.ts';
import { sightOf } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { activeProfile, type Rules } from '../../../machines/rules.ts';
import { letterTicket } from '../../../machines/tickets.ts';
import type { Query } from '../../../store/ports/search.ts';
import type {
  ReprimandLetter,
  UnansweredComplaint,
} from '../../../templates/documents/letter-views.ts';
import { COMMAND_LINE } from '../people/person.ts';
import { DeskError, type DeskParts, type Draft, USUAL, type Wording } from './draft.ts';
import { categoryName, headOf } from './letters.ts';

/** Reminding an agency in writing of all that it has left unanswered beyond its deadline. */

const PAGE_SIZE = 100;
/** What is late beyond this many is for the next letter. */
const MOST = 500;

const SUBJECT = 'Teguran atas Aduan Masyarakat yang Belum Dijawab';

/** What is late with agencies, as far as it is the office's to write about. */
function lateQuery(rules: Rules): Query & { machine: string } {
  const without = sightOf(rules, COMMAND_LINE)?.without ?? [];
  return { machine: COMPLAINT.name, tag: 'overdue', state: 'forwarded', without };
}

/** Agencies with late complaints and how many, most first: the machine's own tag says so. */
export async function silentAgencies({
  store,
  rules,
}: DeskParts): Promise<{ agency: string; count: number }[]> {
  const counts = await store.instances.tally(lateQuery(rules), 'agency');
  return counts.map(({ key, count }) => ({ agency: key, count }));
}

async function lateComplaints({ store, rules }: DeskParts, agency: string): Promise<string[]> {
  const query = { ...lateQuery(rules), agency };
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null && found.length < MOST) {
    const from: { cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order: 'due', limit: PAGE_SIZE, ...from });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return found;
}

function unanswered(rules: Rules, complaint: ComplaintContext, at: number): UnansweredComplaint {
  const { clock, receivedAt, forwardedAt, legalDueAt, letters = [] } = complaint;
  const letter = letters.at(-1);
  return {
    ticket: letterTicket(complaint.year, complaint.ticket),
    category: categoryName(rules, complaint),
    place: placeText(complaint) ?? '–',
    letter: letter === undefined ? null : { number: letter.number, date: letter.date },
    forwarded: forwardedAt ?? receivedAt,
    due: clock?.dueAt ?? legalDueAt,
    late: clock === null ? 0 : daysLate(rules, clock, at),
  };
}

/** Reprimands about any of these complaints that went out to the agency; others were never given. */
async function earlier(
  { store, engine }: DeskParts,
  agency: string,
  about: readonly string[],
): Promise<number> {
  const query = { machine: 'letter', kind: 'teguran', agency };
  const { items } = await store.instances.find(query, { order: 'created', limit: PAGE_SIZE });
  let count = 0;
  for (const { id, search } of items) {
    if (search.sentAt == null) continue;
    const letter = await engine.instances.of(LETTER).context(id);
    if (letter?.about.some((complaint) => about.includes(complaint)) === true) count += 1;
  }
  return count;
}

/** @throws DeskError when the agency has nothing late, or is not known */
export async function reprimandDraft(
  parts: DeskParts,
  { agency, wording = USUAL }: { agency: string; wording?: Wording },
): Promise<Draft> {
  const [first, ...others] = await lateComplaints(parts, agency);
  if (first === undefined) throw new DeskError('SKPD ini tidak punya aduan yang lewat tenggat.');
  const about: Draft['about'] = [first, ...others];
  const times = 1 + (await earlier(parts, agency, about));
  return {
    kind: 'teguran',
    subject: wording.subject || SUBJECT,
    addressee: wording.addressee || headOf(parts.rules, agency),
    agency,
    about,
    content: { times, wording },
    at: parts.clock.now(),
  };
}

/** Complaints of a reprimand that the agency still leaves unanswered beyond its deadline. */
async function stillLate(
  instances: Pick<Instances, 'of'>,
  agency: string,
  about: readonly string[],
): Promise<ComplaintContext[]> {
  const late: ComplaintContext[] = [];
  for (const id of about) {
    const found = await instances.of(COMPLAINT).snapshot(id);
    if (found === undefined) continue;
    const { snapshot } = found;
    const isLate = snapshot.hasTag('overdue') && snapshot.hasTag('withAgency');
    if (isLate && snapshot.context.agency === agency) late.push(snapshot.context);
  }
  return late;
}

/** A reprimand to an agency: which complaints, and for which time. */
export interface Reprimand {
  agency: string;
  about: readonly string[];
  times: number;
}

/**
 * The reprimand as of its date: what was answered meanwhile stands in it no more.
 * @throws DeskError when nothing is late any more
 */
export async function reprimandView(
  rules: Rules,
  instances: Pick<Instances, 'of'>,
  { agency, about, times }: Reprimand,
  date: number,
): Promise<Omit<ReprimandLetter, 'number'>> {
  const complaints = await stillLate(instances, agency, about);
  if (complaints.length === 0)
    throw new DeskError('Semua aduan dalam teguran ini sudah dijawab: batalkan konsepnya.');
  const { answer: standard, unit } = activeProfile(rules);
  const { district: name } = rules.district.office;
  const secret = complaints.some((complaint) => complaint.secret);
  return {
    date,
    nature: secret ? 'Rahasia' : times === 1 ? 'Penting' : 'Sangat Segera',
    subject: SUBJECT,
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
    complaints: complaints.map((complaint) => unanswered(rules, complaint, date)),
    until: rules.calendar.dueAfter(date, standard, unit),
    note: '',
  };
}
