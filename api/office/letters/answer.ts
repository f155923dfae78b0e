import { agencyName, type Rules } from '../../../machines/district/rules.ts';
import type { Requested } from '../../../machines/engine/engine.ts';
import { type Claim, holderOf, NumberTakenError } from '../../../machines/letter/book.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { enterIncoming } from '../../../machines/letter/new-letter.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import type { ScannedAnswer } from '../../../templates/documents/letter-views.ts';
import { OFFICE } from '../people/person.ts';
import { DeskError, type DeskParts, ownComplaints } from './draft.ts';
import { agendaNumber } from './incoming-book.ts';
import { headOf, sealed } from './letters.ts';
import { attachScan, type Scan } from './scan.ts';

/** An agency's answer that came on paper (SOP step 4): copied out by the admin, or scanned. */

export interface AnswerOrder {
  /** Instance id. */
  complaint: string;
  /** The agency's own number of its letter. */
  number: string;
  /** Date on the letter. */
  date: number;
  /** When it came in: what counts for the agency, however late it is entered. */
  arrivedAt: number;
  subject: string;
  /** What the letter says; not needed for one that is scanned. */
  points: { label: string | null; text: string }[];
  /** What the citizen gets by SMS. */
  sms: string;
  /** Kept as scan with a sheet in front of it. */
  scanned: boolean;
  note: string;
  /** Scans that come with it. */
  files: { name: string; sha256: string }[];
}

const MINUTE = 60_000;

/**
 * When a letter came in that is entered with its day alone: within the hours of that day, and not later than now.
 * @param day its beginning
 */
export function arrivedOn({ calendar }: Rules, day: number, now: number): number {
  // what comes at closing counts as of the next day
  const closing = calendar.dueAfter(day, 0, 'workingDay') - MINUTE;
  // on a day off nobody closes: the book still has that day
  return Math.min(now, closing, calendar.dueAfter(day, 0, 'calendarDay'));
}

/** A letter that came in, as it will be entered. */
export interface Incoming {
  agency: string;
  order: AnswerOrder;
  sheet: Omit<ScannedAnswer, 'agendaNumber'>;
}

/** @throws DeskError when no agency has the complaint, or something is missing or cannot be so */
export async function incomingAnswer(parts: DeskParts, order: AnswerOrder): Promise<Incoming> {
  const [complaint] = await ownComplaints(parts, [order.complaint]);
  const agency = complaint?.agency ?? null;
  if (complaint === undefined || agency === null || complaint.forwardedAt === null)
    throw new DeskError('Aduan ini belum diteruskan ke SKPD, jadi belum ada yang dapat menjawab.');
  const { date, arrivedAt } = order;
  if (arrivedAt > parts.clock.now()) throw new DeskError('Tanggal diterima belum tiba.');
  if (date > arrivedAt)
    throw new DeskError('Tanggal surat jawaban tidak boleh sesudah tanggal diterima.');
  if (!order.scanned && order.points.length === 0)
    throw new DeskError('Isi surat jawaban belum diisi.');
  const sheet = {
    date: arrivedAt,
    received: arrivedAt,
    agency: agencyName(parts.rules, agency),
    letterNumber: order.number,
    letterDate: date,
    subject: order.subject,
    ticket: letterTicket(complaint.year, complaint.ticket),
    sms: order.sms,
    note: order.note,
    points: order.points,
    pages: [],
    files: order.files,
  };
  return { agency, order, sheet };
}

/** The sheet that stands in front of the letter. */
export function sheetHtml(
  { documents }: Pick<DeskParts, 'documents'>,
  { sheet }: Incoming,
  agendaNumber: string,
): string {
  return documents('jawaban-pindaian', { ...sheet, agendaNumber });
}

const answerEvent = ({ sms, number, arrivedAt }: AnswerOrder) => ({
  type: 'admin.answer' as const,
  text: sms,
  letter: number,
  arrivedAt,
});

/** Whether the citizen would get this answer now; else the letter is only kept (an answer by SMS was first). */
export async function goesOut(
  { engine, clock, by = OFFICE }: DeskParts,
  order: AnswerOrder,
): Promise<boolean> {
  const found = await engine.instances.snapshot(order.complaint);
  return found !== undefined && mayDo(found.snapshot, by, answerEvent(order), clock.now());
}

/**
 * Refuses a number that this agency's letters have already.
 * @throws NumberTakenError
 */
export async function refuseTaken(
  { store, rules, engine }: DeskParts,
  { agency, order: { number, arrivedAt } }: Incoming,
  key?: string,
): Promise<void> {
  const { year } = rules.calendar.local(arrivedAt);
  const claim: Claim = { id: '', kind: 'jawaban', agency, year, number };
  const holder = await holderOf(store, claim);
  if (holder === undefined) return;
  const letter = await engine.instances.of(LETTER).context(holder);
  // the same form again; a claim without its letter was cut off, and is taken up by the key it has
  if (key === undefined ? letter !== undefined : letter !== undefined && letter.key !== key)
    throw new NumberTakenError(number, holder);
}

/**
 * Sends the answer to the citizen and enters the letter. In this order: should the power go in between, the
 * letter can be entered again, and the citizen is not written to twice.
 * @param key the same key does it once
 * @throws NumberTakenError, DeskError
 */
export async function recordAnswer(
  parts: DeskParts,
  given: AnswerOrder,
  key: string,
  scan?: Scan,
): Promise<{ id: string; outcome: Requested }> {
  const { engine, store, rules, clock, by = OFFICE } = parts;
  const files = scan === undefined ? [] : [{ name: scan.name, sha256: scan.sha256 }];
  const incoming = await incomingAnswer(parts, { ...given, files });
  const { agency, order } = incoming;
  await refuseTaken(parts, incoming, key);
  const outcome = await engine.request(order.complaint, answerEvent(order), by, `${key}:answer`);
  const agenda = await agendaNumber(parts, order.arrivedAt, key);
  const id = await enterIncoming(
    { store, rules, instances: engine.instances },
    {
      ...{ agency, key, number: order.number, subject: order.subject, at: clock.now() },
      addressee: headOf(rules, rules.district.office.agency),
      about: [order.complaint],
      content: { order, agenda },
      arrivedAt: order.arrivedAt,
      sheet: sealed(sheetHtml(parts, incoming, agenda)),
    },
  );
  const letter = await engine.instances.of(LETTER).context(id);
  if (scan !== undefined && letter !== undefined) await attachScan(parts, letter, scan);
  return { id, outcome };
}

/** What was entered of a letter that came in; undefined for others. */
export function orderIn({ content }: Pick<LetterContext, 'content'>): AnswerOrder | undefined {
  return content?.order as AnswerOrder | undefined;
}
