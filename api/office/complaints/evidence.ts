import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { phonesOf } from '../../../machines/complaint/base/phones.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { ERASED } from '../../../machines/district/personal.ts';
import { DISPATCHES } from '../../../machines/letter/acts.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { HIDDEN_NUMBER, hideNumbers, hideReporter } from '../../../machines/numbers/masks.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import type { EvidenceFile } from '../../../templates/documents/report-views.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { keptPdf } from '../../print/kept-pdf.ts';
import type { AttachedFile } from '../../print/pdf-a.ts';
import type { PrintPdf } from '../../print/print.ts';
import { categoryName } from '../letters/letters.ts';
import { momentText } from '../words/dates.ts';
import { sureness } from '../words/sureness.ts';
import { messagesFor } from './messages.ts';
import { pdusOf } from './raw-pdu.ts';
import { historyView, messagesView } from './timeline.ts';

/**
 * All that is kept of one complaint, for whoever has to judge how it was handled (Inspektorat, Ombudsman, BPK): SMS as they
 * came with their reading, letters with how they went out, history, and the hashes. No digit of the reporter's number.
 */

const HIDE = { number: () => HIDDEN_NUMBER, text: hideNumbers };

function factsOf({ rules }: Hotline, complaint: ComplaintContext): EvidenceFile['facts'] {
  const { agency, category, confidence } = { ...complaint, ...complaint.reading };
  const named = agency === null ? '–' : (rules.agency(agency)?.name ?? agency);
  const own = complaint.agency === null ? named : (rules.agency(complaint.agency)?.name ?? named);
  return [
    { name: 'Diterima', value: momentText(rules, complaint.receivedAt) },
    { name: 'Pelapor', value: 'dirahasiakan' },
    { name: 'Kategori', value: categoryName(rules, complaint) },
    { name: 'SKPD', value: own },
    {
      name: 'Dibaca sebagai',
      value: `${category ?? '–'}, ${sureness(confidence)}`,
    },
    { name: 'Isi', value: hideReporter(complaint.text, phonesOf(complaint)) },
    { name: 'Jawaban', value: hideReporter(complaint.answer?.text ?? '–', phonesOf(complaint)) },
  ];
}

/** How a letter went out; empty for what is none, or has not gone. */
async function sentText({ engine, rules }: Hotline, { id }: StoredDocument): Promise<string> {
  const letter = await engine.instances.of(LETTER).context(id.replace(/:[^:]+$/, ''));
  if (letter?.sentAt == null) return '';
  const { sentAt, dispatch, voided } = letter;
  const way = dispatch === null ? 'cara tidak dicatat' : DISPATCHES[dispatch.via];
  const taker =
    dispatch === null || dispatch.takenBy === '' ? '' : `, diterima ${dispatch.takenBy}`;
  const end = voided === null ? '' : `; dibatalkan ${momentText(rules, voided.at)}`;
  return `Dikirim ${momentText(rules, sentAt)} (${way}${taker})${end}`;
}

/** A file that was handed in and is there still. */
const attachable = ({ file, title }: StoredDocument) => file !== undefined && title !== ERASED;
const isPicture = (document: StoredDocument) =>
  attachable(document) && /^image\/(?:png|jpeg)$/.test(document.file?.type ?? '');

async function documentsView(hotline: Hotline, documents: StoredDocument[]) {
  const rows: EvidenceFile['documents'] = [];
  for (const document of documents) {
    const { createdAt: at, title, number, sha256, file } = document;
    const sent = file === undefined ? await sentText(hotline, document) : '';
    const attached = attachable(document);
    const behind = file === undefined || isPicture(document);
    rows.push({ at, title, number, sha256, sent, behind, attached });
  }
  return rows;
}

/** @param person who gets it: SMS that are not for him are not in it */
export async function evidenceOf(
  hotline: Hotline,
  person: Person,
  complaint: ComplaintContext,
): Promise<{ view: EvidenceFile; documents: StoredDocument[] }> {
  const { store, clock } = hotline;
  const { id, reporter } = complaint;
  const phones = phonesOf(complaint);
  const [messages, documents, history] = await Promise.all([
    messagesFor(hotline, person, complaint),
    store.documents.of(id),
    store.instances.history(id),
  ]);
  const named = { number: reporter, name: '(nomor dirahasiakan)' };
  const shown = messagesView(hotline, named, messages, HIDE);
  const view: EvidenceFile = {
    date: clock.now(),
    ticket: letterTicket(complaint.year, complaint.ticket),
    facts: factsOf(hotline, complaint),
    messages: shown.map(({ at, mine, who, text, ...more }) => ({
      ...{ at, mine, who, text: hideReporter(text, phones) },
      note: hideReporter('word' in more ? more.word : more.why, phones),
    })),
    raw: pdusOf(messages.inbox),
    documents: await documentsView(hotline, documents),
    history: historyView(hotline, complaint, history, false)
      .reverse()
      .map(({ at, event, by, moves, details }) => ({
        ...{ at, event, by, moves: moves.join('; ') },
        details: hideReporter(details, phones),
      })),
  };
  return { view, documents };
}

/**
 * The file as PDF/A, with every letter behind it as it is kept.
 * @returns undefined where there is no such complaint
 * @throws PrintError
 */
export async function evidencePdf(
  hotline: Hotline,
  person: Person,
  id: string,
  printPdf: PrintPdf,
): Promise<Buffer | undefined> {
  const complaint = await hotline.engine.instances.of(COMPLAINT).context(id);
  if (complaint === undefined) return undefined;
  const { view, documents } = await evidenceOf(hotline, person, complaint);
  const pdfs = [await printPdf(hotline.documents('berkas-bukti', view))];
  const files: AttachedFile[] = [];
  for (const document of documents) {
    const { title, file, sha256, createdAt } = document;
    if (title === ERASED) continue;
    if (file === undefined) {
      pdfs.push(await keptPdf(hotline, document, printPdf));
      continue;
    }
    const bytes = await hotline.store.documents.bytes(document.id);
    if (bytes === undefined) continue;
    // several files may be called alike
    const name = `${sha256.slice(0, 8)}-${file.name}`;
    files.push({ name, type: file.type, bytes, about: title, at: createdAt });
  }
  const { joinPdfs } = await import('../../print/pdf-a.ts');
  return joinPdfs(pdfs, `Berkas bukti aduan ${view.ticket}`, files);
}
