import type { Actor } from '../../../machines/actor.ts';
import type { ComplaintContext, PublicText } from '../../../machines/complaint/context.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import type { Rules } from '../../../machines/rules.ts';
import { letterTicket } from '../../../machines/tickets.ts';
import type { ReaderReply } from '../../../templates/documents/letter-views.ts';
import { complaintsOf, DeskError, type DeskParts, type Draft } from '../letters/draft.ts';
import { issueDraft } from '../letters/issue.ts';
import { headOf, sealed } from '../letters/letters.ts';

/**
 * Approved replies on their way to a newspaper (SOP step 5): a page of replies for its readers and a cover
 * letter with a number of the register, both archived; then each complaint hears that it was sent.
 */

/** Replies in one dispatch, and on a page of the list: more no newspaper prints at once. */
export const MOST_REPLIES = 15;

const SUBJECT = 'Balasan Surat Pembaca Hotline SMS Center';

/** A reply as it was when the letter was made; who reported stays with the complaint. */
export type SentReply = Omit<ReaderReply, 'reporter'> & { complaint: string };

/** What the register keeps of a cover letter, so that the page can be made again after a power cut. */
interface Content extends Record<string, unknown> {
  newspaper: string;
  replies: SentReply[];
}

/** What became of a dispatch. */
export interface Dispatched {
  letter: LetterContext;
  newspaper: string;
  replies: SentReply[];
  /** Archive id of the page. */
  page: string;
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
async function withReporters(parts: DeskParts, replies: SentReply[]): Promise<ReaderReply[]> {
  const complaints = await complaintsOf(
    parts,
    replies.map(({ complaint }) => complaint),
  );
  return replies.map(({ complaint: _, ...reply }, n) => ({
    ...reply,
    reporter: complaints[n]?.reporter ?? '',
  }));
}

/** Approved complaints in the order given. @throws DeskError for one that is not (any more) approved */
async function approved(parts: DeskParts, ids: string[]): Promise<ComplaintContext[]> {
  const complaints = await complaintsOf(parts, ids);
  for (const { id, ticket } of complaints) {
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
  const at = clock.now();
  const { address } = newspaper;
  return {
    kind: 'pengantar-koran',
    subject: SUBJECT,
    addressee: `Pemimpin Redaksi ${name}`,
    agency: null,
    about: [first, ...others],
    content,
    at,
    html: ({ number }) =>
      parts.documents('pengantar-koran', {
        number,
        date: at,
        nature: 'Biasa',
        subject: SUBJECT,
        addressee: ['Pemimpin Redaksi', name, ...(address === undefined ? [] : [address])],
        place: 'Tempat',
        copies: [],
        newspaper: name,
        replies,
      }),
  };
}

/**
 * A dispatch by its cover letter.
 * @throws DeskError when there is no such letter
 */
export async function dispatchOf({ engine }: DeskParts, letterId: string): Promise<Dispatched> {
  const letter = await engine.instances.of(LETTER).context(letterId);
  const content = letter?.kind === 'pengantar-koran' ? (letter.content as Content) : undefined;
  if (letter === undefined || content === undefined)
    throw new DeskError('Surat pengantar ke koran ini tidak ada.');
  const { newspaper, replies } = content;
  return { letter, newspaper, replies, page: `${letter.documents[0]?.id}:naskah` };
}

/** The page of replies, as it is archived and as it is looked at before. */
export async function replyPage(
  parts: DeskParts,
  replies: SentReply[],
  newspaper: string | null,
  date: number,
): Promise<string> {
  const view = { date, newspaper, replies: await withReporters(parts, replies) };
  return parts.documents('balasan-surat-pembaca', view);
}

async function archivePage(parts: DeskParts, sent: Dispatched): Promise<void> {
  const { letter, newspaper, replies, page } = sent;
  if ((await parts.store.documents.get(page)) !== undefined) return;
  const { number, createdAt, about } = letter;
  const [instance = letter.id, ...others] = about;
  const { html, sha256 } = sealed(await replyPage(parts, replies, newspaper, createdAt));
  const title = 'Balasan Surat Pembaca';
  const type = 'balasan-surat-pembaca';
  const kept = { id: page, instance, type, number, title, html, sha256, createdAt };
  await parts.store.documents.archive(kept, { about: others });
}

const sendKey = (sent: Dispatched, complaint: string) =>
  `${sent.letter.documents[0]?.id}:${complaint}`;

/** Whether a complaint still says what went to the newspaper. */
function isSame({ copy }: ComplaintContext, reply: SentReply): boolean {
  return (
    copy?.headline === reply.headline &&
    copy.question === reply.question &&
    copy.answer === reply.answer
  );
}

/**
 * Does what is left to do of a dispatch; doing it again changes nothing. The complaint that the letter is
 * found by in the register comes last, so that a dispatch that was broken off is found by it.
 * @returns complaints that could not be noted as sent: their text has changed since
 */
export async function finishDispatch(
  parts: DeskParts,
  letterId: string,
  by: Actor,
): Promise<string[]> {
  const sent = await dispatchOf(parts, letterId);
  await archivePage(parts, sent);
  const { letter, newspaper, replies } = sent;
  const [first, ...others] = replies;
  const left: string[] = [];
  for (const reply of [...others, ...(first === undefined ? [] : [first])]) {
    const { complaint: id, ticket } = reply;
    const [complaint] = await complaintsOf(parts, [id]);
    const event = { type: 'press.send', newspaper, letter: letter.id, number: letter.number };
    const outcome =
      complaint !== undefined && isSame(complaint, reply)
        ? await parts.engine.request(id, event, by, sendKey(sent, id))
        : 'refused';
    if (outcome !== 'applied' && outcome !== 'duplicate') left.push(ticket);
  }
  return left;
}

/**
 * Sends approved replies to a newspaper.
 * @param key of the form: the same key gives the same letter, and goes on where a power cut broke it off
 * @returns id of the cover letter in the register, and complaints that could not be noted as sent
 * @throws DeskError when a reply is not approved or there is no such newspaper
 */
export async function dispatchReplies(
  parts: DeskParts,
  newspaper: string,
  complaints: string[],
  by: Actor,
  key: string,
): Promise<{ letter: string; left: string[] }> {
  const made = await letterByKey(parts, complaints, key);
  const letter =
    made ?? (await issueDraft(parts, await coverLetter(parts, newspaper, complaints), key)).id;
  return { letter, left: await finishDispatch(parts, letter, by) };
}

/** The letter that this form made before, if it did. */
async function letterByKey(
  { store, engine }: DeskParts,
  complaints: string[],
  key: string,
): Promise<string | undefined> {
  const [parent = ''] = complaints;
  const query = { machine: 'letter', kind: 'pengantar-koran', parent };
  const { items } = await store.instances.find(query, { order: 'created', limit: 20 });
  for (const { id } of items) {
    const letter = await engine.instances.of(LETTER).context(id);
    if (letter?.documents[0]?.id === key) return id;
  }
  return undefined;
}

/** A dispatch whose letter is made while this complaint was not noted as sent: broken off by a power cut. */
export async function unfinishedDispatch(
  parts: DeskParts,
  complaint: ComplaintContext,
): Promise<Dispatched | undefined> {
  const { store } = parts;
  const query = { machine: 'letter', kind: 'pengantar-koran', parent: complaint.id };
  const { items } = await store.instances.find(query, { order: 'created', limit: 20 });
  for (const { id, search } of items) {
    if (search.state === 'voided') continue;
    const sent = await dispatchOf(parts, id);
    const reply = sent.replies.find((one) => one.complaint === complaint.id);
    if (reply === undefined || !isSame(complaint, reply)) continue;
    const key = sendKey(sent, complaint.id);
    const history = await store.instances.history(complaint.id);
    if (!history.some((entry) => entry.key === key)) return sent;
  }
  return undefined;
}
