import { phonesOf } from '../../../machines/complaint/base/phones.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { hideReporter } from '../../../machines/numbers/masks.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { DispositionSheet, Nature } from '../../../templates/documents/letter-views.ts';
import { DISPOSITION_INSTRUCTIONS } from '../../../templates/documents/wording.ts';
import type { AnswerOrder } from './answer.ts';
import { DeskError, type DeskParts, ownComplaints } from './draft.ts';
import { agendaNumber, slipNumber } from './incoming-book.ts';
import { headOf, sealed } from './letters.ts';

/** The disposition slip: half a sheet that travels with a complaint or a letter; it has no letter number. */

export interface DispositionOrder {
  /** Complaint it is about. */
  complaint: string;
  /** The agency's letter it travels with; null for the complaint itself. */
  letter: string | null;
  nature: Nature;
  forwardTo: string[];
  /** Instructions that are ticked. */
  instructions: string[];
  note: string;
}

type Origin = Pick<
  DispositionSheet,
  'from' | 'letterNumber' | 'letterDate' | 'received' | 'subject' | 'text'
>;

/** @throws DeskError when there is no such letter of an agency */
async function letterOrigin({ engine, rules }: DeskParts, id: string) {
  const found = await engine.instances.of(LETTER).snapshot(id);
  const letter = found?.snapshot.context;
  if (letter?.kind !== 'jawaban') throw new DeskError('Surat masuk ini tidak ada.');
  const order = letter.content?.order as AnswerOrder | undefined;
  const origin: Origin = {
    from: letter.agency === null ? '–' : headOf(rules, letter.agency),
    letterNumber: letter.number,
    letterDate: order?.date ?? letter.createdAt,
    received: letter.arrivedAt ?? letter.createdAt,
    subject: letter.subject,
    text: order?.sms ?? '',
  };
  return { origin, agendaKey: letter.key };
}

/**
 * The slip, still without its agenda number.
 * @returns the sheet, and the key of the agenda number: a letter's slip has the number of the letter, others their own book
 */
export async function dispositionSheet(parts: DeskParts, order: DispositionOrder) {
  const [complaint] = await ownComplaints(parts, [order.complaint]);
  if (complaint === undefined) throw new DeskError('Aduan ini tidak ada.');
  const { secret, clock } = complaint;
  const own: Origin = {
    // the slip goes from desk to desk: whoever sent it is known to the admin alone
    from: 'Masyarakat melalui Hotline SMS Center (identitas dirahasiakan)',
    letterNumber: null,
    letterDate: null,
    received: complaint.receivedAt,
    subject: 'Aduan masyarakat',
    text: hideReporter(complaint.text, phonesOf(complaint)),
  };
  const given = order.letter === null ? undefined : await letterOrigin(parts, order.letter);
  const sheet: Omit<DispositionSheet, 'agendaNumber'> = {
    ...(given?.origin ?? own),
    date: parts.clock.now(),
    nature: secret ? 'Rahasia' : order.nature,
    ticket: letterTicket(complaint.year, complaint.ticket),
    due: clock?.dueAt ?? null,
    forwardTo: order.forwardTo,
    instructions: DISPOSITION_INSTRUCTIONS.map((text) => ({
      text,
      ticked: order.instructions.includes(text),
    })),
    note: order.note,
  };
  return { sheet, agendaKey: given?.agendaKey ?? null };
}

/**
 * Archives a slip under its complaint.
 * @returns id in the archive
 */
export async function archiveDisposition(
  parts: DeskParts,
  order: DispositionOrder,
  key: string,
): Promise<string> {
  const { sheet, agendaKey } = await dispositionSheet(parts, order);
  const number =
    agendaKey === null
      ? await slipNumber(parts, sheet.date, key)
      : await agendaNumber(parts, sheet.received, agendaKey);
  const { html, sha256 } = sealed(parts.documents('disposisi', { ...sheet, agendaNumber: number }));
  await parts.store.documents.archive({
    ...{ id: key, instance: order.complaint, type: 'disposisi', number, title: 'Lembar Disposisi' },
    ...{ html, sha256, createdAt: sheet.date },
  });
  return key;
}
