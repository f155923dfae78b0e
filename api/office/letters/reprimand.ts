import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { daysLate } from '../../../machines/complaint/base/deadline.ts';
import { sightOf } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import { letterheadOf } from '../../../machines/district/letters.ts';
import { activeProfile, type Rules } from '../../../machines/district/rules.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { Query } from '../../../store/ports/search.ts';
import type {
  ReminderLetter,
  UnansweredComplaint,
} from '../../../templates/documents/letter-views.ts';
import { COMMAND_LINE } from '../people/person.ts';
import {
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  USUAL,
  type Wording,
} from './draft.ts';
import { categoryName, distributionOf, headOf, type Unprinted } from './letters.ts';

/**
 * Writing to an agency about all that it has left unanswered beyond its deadline: first the office reminds it, then its
 * superior reprimands it.
 */

const PAGE_SIZE = 100;
/** What is late beyond this many is for the next letter. */
const MOST = 500;

type Written = 'pengingat' | 'teguran';

const SUBJECTS: Record<Written, string> = {
  pengingat: 'Pengingat atas Aduan Masyarakat yang Belum Dijawab',
  teguran: 'Teguran atas Aduan Masyarakat yang Belum Dijawab',
};

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

/** A letter that went out to an agency about what it leaves unanswered. */
type Earlier = Pick<LetterContext, 'number' | 'signedAt' | 'createdAt'>;

/** Reminders and reprimands about any of these complaints that went out, newest first; others were never given. */
async function earlier(
  { store, engine }: DeskParts,
  agency: string,
  about: readonly string[],
): Promise<Earlier[]> {
  const sent: (Earlier & { sentAt: number })[] = [];
  for (const kind of ['pengingat', 'teguran']) {
    const query = { machine: LETTER.name, kind, agency };
    const { items } = await store.instances.find(query, { order: 'created', limit: PAGE_SIZE });
    for (const { id, search } of items) {
      const { sentAt } = search;
      const letter = sentAt == null ? undefined : await engine.instances.of(LETTER).context(id);
      if (sentAt != null && letter?.about.some((complaint) => about.includes(complaint)) === true)
        sent.push({ ...letter, sentAt });
    }
  }
  return sent.sort((a, b) => b.sentAt - a.sentAt);
}

/** What is not secret has a letter of its own: whoever reads that learns of no secret. */
function ofOneKind(complaints: ComplaintContext[]): ComplaintContext[] {
  const open = complaints.filter(({ secret }) => !secret);
  return open.length > 0 ? open : complaints;
}

/** @throws DeskError when the agency has nothing late, or is not known */
export async function reprimandDraft(
  parts: DeskParts,
  { agency, wording = USUAL }: { agency: string; wording?: Wording },
): Promise<Draft> {
  const late = await complaintsOf(parts, await lateComplaints(parts, agency));
  const [first, ...others] = ofOneKind(late).map(({ id }) => id);
  if (first === undefined) throw new DeskError('SKPD ini tidak punya aduan yang lewat tenggat.');
  const about: Draft['about'] = [first, ...others];
  const before = await earlier(parts, agency, about);
  const [last] = before;
  const kind: Written = last === undefined ? 'pengingat' : 'teguran';
  const previous =
    last?.number == null ? null : { number: last.number, date: last.signedAt ?? last.createdAt };
  return {
    kind,
    subject: wording.subject || SUBJECTS[kind],
    addressee: wording.addressee || headOf(parts.rules, agency),
    agency,
    about,
    content: { wording, ...(last === undefined ? {} : { times: before.length, previous }) },
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

/** Whom the office tells of it: not the one who gets it, nor the one who signs it. */
function copiesOf(rules: Rules, kind: Written, agency: string): string[] {
  const { district: name, oversightAgency, agency: office } = rules.district.office;
  const signer = letterheadOf(rules.district.letterhead, kind);
  return [
    `Bupati ${name} (sebagai laporan)`,
    ...(signer.office === rules.district.letterhead.office
      ? [`Sekretaris Daerah Kabupaten ${name}`]
      : [`${headOf(rules, office)} Kabupaten ${name}`]),
    ...(agency === oversightAgency ? [] : [`Inspektur Kabupaten ${name}`]),
  ];
}

/**
 * A reminder as of its date: what was answered meanwhile stands in it no more.
 * @param letter which of the two it is, the agency and the complaints
 * @throws DeskError when nothing is late any more
 */
export async function reminderView(
  rules: Rules,
  instances: Pick<Instances, 'of'>,
  { kind, agency, about }: { kind: Written; agency: string; about: readonly string[] },
  date: number,
): Promise<Unprinted<ReminderLetter>> {
  const complaints = ofOneKind(await stillLate(instances, agency, about));
  if (complaints.length === 0)
    throw new DeskError('Semua aduan dalam surat ini sudah dijawab: batalkan konsepnya.');
  const { answer: standard, unit } = activeProfile(rules);
  const { district: name } = rules.district.office;
  const secret = complaints.some((complaint) => complaint.secret);
  const head = headOf(rules, agency);
  return {
    date,
    nature: secret ? 'Rahasia' : kind === 'pengingat' ? 'Penting' : 'Sangat Segera',
    subject: SUBJECTS[kind],
    addressee: [head, `Kabupaten ${name}`],
    place: rules.district.letterhead.town,
    copies: secret ? [] : copiesOf(rules, kind, agency),
    distribution: secret ? distributionOf(rules, head) : [],
    agency: rules.agency(agency)?.name ?? agency,
    standard,
    complaints: complaints.map((complaint) => unanswered(rules, complaint, date)),
    until: rules.calendar.dueAfter(date, standard, unit),
    note: '',
  };
}
