import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import type { Requested } from '../../../machines/engine/engine.ts';
import {
  holderOfNumber,
  type IssuedLetter,
  NumberTakenError,
} from '../../../machines/letter/issue-letter.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterTicket } from '../../../machines/tickets.ts';
import type { LetterFrame } from '../../../templates/documents/letter-views.ts';
import {
  ADMIN,
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  forwardingLetterOf,
  type Numbers,
} from './draft.ts';
import { issueDraft } from './issue.ts';
import { headOf } from './letters.ts';
import { attachScan, type Scan } from './scan.ts';

/** An agency's answer that came on paper (SOP step 4): typed in by the admin, or scanned. */

export interface AnswerOrder {
  /** Instance id. */
  complaint: string;
  /** The agency's own number of its letter. */
  number: string;
  /** Date on the letter. */
  date: number;
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
  /** When it came in; now where left out. */
  at?: number;
}

const DOTS = '...............................';

/** A letter of the agency in the words of the admin. */
async function letterView(
  parts: DeskParts,
  order: AnswerOrder,
  complaint: ComplaintContext,
  agency: string,
) {
  const { rules } = parts;
  const { district: name, agency: office } = rules.district.office;
  const head = headOf(rules, agency);
  const frame: Omit<LetterFrame, 'number'> = {
    date: order.date,
    nature: complaint.secret ? 'Rahasia' : 'Biasa',
    subject: order.subject,
    addressee: [headOf(rules, office), `Kabupaten ${name}`],
    place: rules.district.letterhead.town,
    copies: [],
  };
  return {
    ...frame,
    agency: { name: rules.agency(agency)?.name ?? agency, address: null },
    signatory: { title: `${head.toUpperCase()},`, name: DOTS, rank: DOTS, nip: DOTS },
    reference: await forwardingLetterOf(parts, complaint.id),
    ticket: letterTicket(complaint.year, complaint.ticket),
    points: order.points,
    sms: order.sms,
  };
}

function sheetView(
  { rules }: DeskParts,
  order: AnswerOrder,
  complaint: ComplaintContext,
  at: number,
) {
  const { agency } = complaint;
  return {
    date: at,
    received: at,
    agency: agency === null ? '–' : (rules.agency(agency)?.name ?? agency),
    letterDate: order.date,
    subject: order.subject,
    ticket: letterTicket(complaint.year, complaint.ticket),
    sms: order.sms,
    note: order.note,
    pages: [],
    files: order.files,
  };
}

/** @throws DeskError when no agency has the complaint, or something is missing */
export async function answerDraft(parts: DeskParts, order: AnswerOrder): Promise<Draft> {
  const [complaint] = await complaintsOf(parts, [order.complaint]);
  const agency = complaint?.agency ?? null;
  if (complaint === undefined || agency === null || complaint.forwardedAt === null)
    throw new DeskError('Aduan ini belum diteruskan ke SKPD, jadi belum ada yang dapat menjawab.');
  const at = order.at ?? parts.clock.now();
  if (order.date > at) throw new DeskError('Tanggal surat jawaban tidak boleh sesudah hari ini.');
  if (!order.scanned && order.points.length === 0)
    throw new DeskError('Isi surat jawaban belum diisi.');
  const letter = await letterView(parts, order, complaint, agency);
  const sheet = sheetView(parts, order, complaint, at);
  return {
    kind: 'jawaban',
    subject: order.subject,
    addressee: letter.addressee[0] ?? '',
    agency,
    about: [complaint.id],
    content: { order },
    at,
    number: order.number,
    html: ({ number, agenda }: Numbers) =>
      order.scanned
        ? parts.documents('jawaban-pindaian', {
            ...sheet,
            agendaNumber: agenda,
            letterNumber: number,
          })
        : parts.documents('jawaban', { ...letter, number }),
  };
}

const answerEvent = ({ sms, number }: AnswerOrder) => ({
  type: 'admin.answer' as const,
  text: sms,
  letter: number,
});

/** Whether the citizen would get this answer now; else the letter is only kept (an answer by SMS was first). */
export async function goesOut({ engine, clock }: DeskParts, order: AnswerOrder): Promise<boolean> {
  const found = await engine.instances.snapshot(order.complaint);
  const event = { ...answerEvent(order), at: clock.now(), by: { role: 'admin' as const } };
  return found?.snapshot.can(event) === true;
}

/**
 * Refuses a number that the register has already.
 * @throws NumberTakenError
 */
export async function refuseTaken(
  { store, rules, engine }: DeskParts,
  draft: Draft,
  key?: string,
): Promise<void> {
  const { number = '', at } = draft;
  const holder = await holderOfNumber(store, number, rules.calendar.local(at).year, draft);
  if (holder === undefined) return;
  const letter = await engine.instances.of(LETTER).context(holder);
  // the same form again
  if (key === undefined || letter?.documents[0]?.id !== key)
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
  order: AnswerOrder,
  key: string,
  scan?: Scan,
): Promise<{ issued: IssuedLetter; outcome: Requested }> {
  const { engine, by = ADMIN } = parts;
  const files = scan === undefined ? [] : [{ name: scan.name, sha256: scan.sha256 }];
  const draft = await answerDraft(parts, { ...order, files });
  await refuseTaken(parts, draft, key);
  const outcome = await engine.request(order.complaint, answerEvent(order), by, `${key}:answer`);
  const issued = await issueDraft(parts, draft, key);
  const letter = await engine.instances.of(LETTER).context(issued.id);
  if (scan !== undefined && letter !== undefined) await attachScan(parts, letter, scan);
  return { issued, outcome };
}
