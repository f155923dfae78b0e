import type { ComplaintContext, PublicText } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Hands } from '../../../machines/engine/process.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { enclosureOf, type PrintedLetter } from '../../../machines/letter/number-letter.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { ReaderReply } from '../../../templates/documents/letter-views.ts';
import {
  beginDraft,
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  type Reading,
} from '../letters/draft.ts';
import { headOf, sealed } from '../letters/letters.ts';
import type { PrintedWith, PrintParts } from '../letters/printer.ts';
import { OFFICE } from '../people/person.ts';

/**
 * Approved replies on their way to a newspaper (SOP step 5): a cover letter of the register with a page of replies
 * for its readers behind it. Signing archives both; when the letter was sent, each complaint hears of it.
 */

/** Replies in one dispatch, and on a page of the list: more no newspaper prints at once. */
export const MOST_REPLIES = 15;

const SUBJECT = 'Balasan Surat Pembaca Hotline SMS Center';

/** A reply as it was when the letter was made; who reported stays with the complaint. */
export type SentReply = Omit<ReaderReply, 'reporter'> & { complaint: string };

/** What the register keeps of a cover letter: what letter and page are printed from. */
interface Content extends Record<string, unknown> {
  newspaper: string;
  replies: SentReply[];
}

/** What became of a dispatch. */
export interface Dispatched {
  letter: LetterContext;
  newspaper: string;
  replies: SentReply[];
  /** Archive id of the page; null until the letter is signed. */
  page: string | null;
}

function officeOf(rules: Rules, agency: string): string {
  return `${headOf(rules, agency)} Kabupaten ${rules.district.office.district}`;
}

/**
 * A reply as the newspaper gets it.
 * @throws DeskError when the complaint has no text for print
 */
export function replyOf(
  rules: Rules,
  complaint: ComplaintContext,
  text: PublicText | null = complaint.copy,
): SentReply {
  if (text === null) throw new DeskError(`Aduan ${complaint.ticket} tidak dipilih untuk koran.`);
  const { headline, question, answer } = text;
  return {
    complaint: complaint.id,
    ticket: letterTicket(complaint.year, complaint.ticket),
    place: placeText(complaint),
    ...{ headline, question, answer },
    office: officeOf(rules, complaint.answer?.agency ?? ''),
  };
}

/** Replies with the numbers of their reporters, which the page prints masked. */
async function withReporters(reading: Reading, replies: SentReply[]): Promise<ReaderReply[]> {
  const complaints = await complaintsOf(
    reading,
    replies.map(({ complaint }) => complaint),
  );
  return replies.map(({ complaint: _, ...reply }, n) => ({
    ...reply,
    reporter: complaints[n]?.reporter ?? '',
  }));
}

/** Cover letters that have not gone out: replies in them wait to be sent. */
export async function waitingLetters({ store, engine }: DeskParts): Promise<LetterContext[]> {
  const waiting: LetterContext[] = [];
  for (const tag of ['toSign', 'toSend']) {
    const query = { machine: 'letter', kind: 'pengantar-koran', tag };
    const { items } = await store.instances.find(query, { order: 'created', limit: 50 });
    const found = await Promise.all(items.map(({ id }) => engine.instances.of(LETTER).context(id)));
    waiting.push(...found.filter((letter) => letter !== undefined));
  }
  return waiting;
}

/** Approved complaints in the order given. @throws DeskError for one that is not (any more) approved, or waits in a letter */
async function approved(parts: DeskParts, ids: string[]): Promise<ComplaintContext[]> {
  const complaints = await complaintsOf(parts, ids);
  const waiting = new Set((await waitingLetters(parts)).flatMap(({ about }) => about));
  for (const { id, ticket } of complaints) {
    if (waiting.has(id))
      throw new DeskError(`Naskah aduan ${ticket} sudah ada dalam surat yang belum dikirim.`);
    const found = await parts.engine.instances.snapshot(id);
    if (found?.snapshot.matches({ publication: 'approved' }) !== true)
      throw new DeskError(`Naskah aduan ${ticket} tidak (lagi) disetujui. Muat ulang halamannya.`);
  }
  return complaints;
}

/**
 * The cover letter of replies for a newspaper of the district pack.
 * @throws DeskError when a reply is not approved or there is no such newspaper
 */
async function coverLetter(parts: DeskParts, name: string, chosen: string[]): Promise<Draft> {
  const { rules, clock } = parts;
  const newspaper = rules.district.newspapers.find((known) => known.name === name);
  if (newspaper === undefined) throw new DeskError('Koran ini tidak ada di konfigurasi.');
  const [first, ...others] = [...new Set(chosen)];
  if (first === undefined) throw new DeskError('Belum ada aduan yang dipilih.');
  if (others.length >= MOST_REPLIES)
    throw new DeskError(`Terlalu banyak aduan: paling banyak ${MOST_REPLIES} sekali kirim.`);
  const complaints = await approved(parts, [first, ...others]);
  const replies = complaints.map((complaint) => replyOf(rules, complaint));
  const content: Content = { newspaper: name, replies };
  return {
    kind: 'pengantar-koran',
    subject: SUBJECT,
    addressee: `Pemimpin Redaksi ${name}`,
    agency: null,
    about: [first, ...others],
    content,
    at: clock.now(),
  };
}

/** Replies that are still as they were chosen. @throws DeskError when none is */
async function unchanged(reading: Reading, replies: SentReply[]): Promise<SentReply[]> {
  const complaints = await complaintsOf(
    reading,
    replies.map(({ complaint }) => complaint),
  );
  const kept = replies.filter((reply, n) => isSame(complaints[n], reply));
  if (kept.length === 0)
    throw new DeskError('Naskah dalam surat ini sudah berubah semua: batalkan konsepnya.');
  return kept;
}

/** Letter and page of replies; what was changed or dropped since it was chosen stands in neither. */
export async function printNewspaperLetter(
  { rules, documents, instances }: PrintParts,
  { content, subject, addressee }: LetterContext,
  print: PrintedWith,
): Promise<PrintedLetter> {
  const { newspaper, replies: chosen } = content as Content;
  const reading = { engine: { instances } };
  const replies = await unchanged(reading, chosen);
  const known = rules.district.newspapers.find(({ name }) => name === newspaper);
  const frame = { ...print, nature: 'Biasa' as const, subject, place: 'Tempat', copies: [] };
  const lines = [
    'Pemimpin Redaksi',
    newspaper,
    ...(known?.address === undefined ? [] : [known.address]),
  ];
  const letter = { ...frame, addressee: lines, newspaper, replies };
  const page = await replyPage({ documents }, reading, replies, newspaper, print.date);
  return {
    subject,
    addressee,
    page: sealed(documents('pengantar-koran', letter)),
    enclosures: [{ type: PAGE_TYPE, title: 'Balasan Surat Pembaca', page: sealed(page) }],
  };
}

const PAGE_TYPE = 'balasan-surat-pembaca';

/** Pages of before signing numbered letters lie beside the letter's first rendering. */
function pageIdOf({ id, key, number, early }: LetterContext): string | null {
  if (early === true) return `${key}:naskah`;
  return number === null ? null : enclosureOf(id, PAGE_TYPE);
}

/**
 * A dispatch by its cover letter.
 * @throws DeskError when there is no such letter
 */
export async function dispatchOf({ engine }: Reading, letterId: string): Promise<Dispatched> {
  const letter = await engine.instances.of(LETTER).context(letterId);
  const content = letter?.kind === 'pengantar-koran' ? (letter.content as Content) : undefined;
  if (letter === undefined || content === undefined)
    throw new DeskError('Surat pengantar ke koran ini tidak ada.');
  const { newspaper, replies } = content;
  return { letter, newspaper, replies, page: pageIdOf(letter) };
}

/** The page of replies, as it is archived and as it is looked at before. */
export async function replyPage(
  { documents }: Pick<DeskParts, 'documents'>,
  reading: Reading,
  replies: SentReply[],
  newspaper: string | null,
  date: number,
): Promise<string> {
  const view = { date, newspaper, replies: await withReporters(reading, replies) };
  return documents('balasan-surat-pembaca', view);
}

/** Whether a complaint still says what is to go to the newspaper. */
function isSame(complaint: ComplaintContext | undefined, reply: SentReply): boolean {
  const copy = complaint?.copy;
  return (
    copy?.headline === reply.headline &&
    copy.question === reply.question &&
    copy.answer === reply.answer
  );
}

/**
 * Tells the complaints of a cover letter that was sent; doing it again changes nothing. One whose text has changed
 * since the letter was made is left as it is: the page that went out does not say that.
 */
export async function tellDispatched(
  { instances, clock }: Pick<Hands, 'instances' | 'clock'>,
  letterId: string,
): Promise<void> {
  const { letter, newspaper, replies } = await dispatchOf({ engine: { instances } }, letterId);
  const { key, number } = letter;
  for (const reply of replies) {
    const { complaint: id } = reply;
    if (!isSame(await instances.of(COMPLAINT).context(id), reply)) continue;
    const told = { type: 'press.send', newspaper, letter: letterId, number: number ?? '' };
    const event = { ...told, at: clock.now(), by: OFFICE };
    await instances.move({ id, event, key: `${key}:${id}` });
  }
}

/**
 * Begins the cover letter of approved replies; they count as sent when it was sent.
 * @param key of the form: the same key gives the same letter
 * @returns id of the letter in the register
 * @throws DeskError when a reply is not approved or there is no such newspaper
 */
export async function prepareDispatch(
  parts: DeskParts,
  newspaper: string,
  complaints: string[],
  key: string,
): Promise<string> {
  const waiting = await waitingLetters(parts);
  const made = waiting.find((letter) => letter.key === key);
  return made?.id ?? beginDraft(parts, await coverLetter(parts, newspaper, complaints), key);
}
