import { PENDING_NUMBER } from '../../../machines/district/letters.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import type { PrintedLetter, PrintLetter } from '../../../machines/letter/number-letter.ts';
import type { WholeProcess } from '../../../machines/processes/whole.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import type { ReprimandLetter } from '../../../templates/documents/letter-views.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';
import { checkAddress } from '../letters/check-code.ts';
import {
  complaintsOf,
  DeskError,
  type DeskParts,
  type Draft,
  worded,
  wordingIn,
} from '../letters/draft.ts';
import { checkForwarded, forwardingSubject, stillInRound } from '../letters/forwarding.ts';
import { forwardingView, sealed } from '../letters/letters.ts';
import type { PrintedWith, Printer } from '../letters/printer.ts';
import { reminderView } from '../letters/reprimand.ts';
import { printNewspaperLetter } from '../newspaper/newspaper.ts';
import { coverHtml, numbersOf, reportTitle } from '../reports/rendering.ts';
import { dialledNumber } from '../words/dialled-number.ts';

/**
 * Every kind of letter as paper, from what the register keeps of it and from what it is about as that is now.
 * The preview of a draft and the letter that signing makes are one code.
 */

const forwarding: Printer = async ({ rules, documents, instances, hotline }, letter, print) => {
  const { agency, about, content } = letter;
  const known = await complaintsOf({ engine: { instances } }, about);
  const complaints = letter.collects === true ? stillInRound(agency ?? '', known) : known;
  checkForwarded(agency ?? '', complaints);
  const facts = forwardingView(rules, agency ?? '', complaints, print.date);
  const view = worded(facts, wordingIn(content));
  return {
    subject: forwardingSubject(view.subject, complaints),
    addressee: view.addressee[0] ?? '',
    about: complaints.map(({ id }) => id),
    page: sealed(documents('penerusan', { ...view, ...print, hotline })),
  };
};

/** How often this agency was reprimanded, as the draft has it; null for a reminder. */
function reprimandIn({ kind, content }: LetterContext) {
  if (kind !== 'teguran') return null;
  type Previous = ReprimandLetter['previous'];
  const previous = (content?.previous as Previous | undefined) ?? null;
  return { times: Number(content?.times ?? 1), previous };
}

const reminder: Printer = async ({ rules, documents, instances, hotline }, letter, print) => {
  const { agency, about, content } = letter;
  const reprimand = reprimandIn(letter);
  const kind = reprimand === null ? 'pengingat' : 'teguran';
  const order = { kind, agency: agency ?? '', about } as const;
  const facts = await reminderView(rules, instances, order, print.date);
  const view = { ...worded(facts, wordingIn(content)), ...print, hotline };
  return {
    subject: view.subject,
    addressee: view.addressee[0] ?? '',
    page: sealed(
      reprimand === null
        ? documents('pengingat', view)
        : documents('teguran', { ...view, ...reprimand }),
    ),
  };
};

const report: Printer = async ({ rules, documents, instances }, letter, { date, ...printed }) => {
  const { about, subject, addressee } = letter;
  const context = await instances.of(REPORT).context(about[0] ?? '');
  if (context === undefined) throw new DeskError('Laporan yang diantar surat ini tidak ada.');
  const numbers = numbersOf(context, date);
  const title = reportTitle(rules, numbers.kind, context);
  const page = coverHtml(rules, documents, numbers, title, printed);
  return { subject, addressee, page: sealed(page) };
};

const PRINTERS: Partial<Record<LetterContext['kind'], Printer>> = {
  penerusan: forwarding,
  pengingat: reminder,
  teguran: reminder,
  'pengantar-koran': printNewspaperLetter,
  laporan: report,
};

type Brought = readonly Pick<WholeProcess, 'process' | 'letters'>[];

/** A letter of a process that the pack switched on: `<process>.<name>`. */
function brought(processes: Brought, letter: LetterContext, print: PrintedWith): PrintedLetter {
  const [name = '', own = ''] = letter.kind.split('.');
  const found = processes.find(({ process, letters }) => process.name === name && letters);
  const view = letter.content?.view as object | undefined;
  if (found?.letters === undefined || view === undefined)
    throw new DeskError('Surat jenis ini tidak dapat dicetak: prosesnya tidak berjalan.');
  const { subject, addressee } = letter;
  return { subject, addressee, page: found.letters(own, { ...view, ...print }) };
}

/** Where the hotline is reached: by SMS, and its pages from everywhere; null where that is not set. */
export interface Reached {
  /** E.164 */
  number: string | null;
  /** `https://hotline.example.go.id` */
  origin: string | null;
}

/** @param processes that the pack has switched on */
export function createPrintLetter(
  rules: Rules,
  documents: RenderDocument,
  processes: Brought,
  { number, origin }: Reached,
): PrintLetter {
  const hotline = number === null ? null : dialledNumber(number);
  return async (instances, letter, { check: code, ...print }) => {
    const address = code === null || origin === null ? null : checkAddress(origin, code);
    const printed = { ...print, check: code === null ? null : { code, address } };
    const printer = PRINTERS[letter.kind];
    if (printer === undefined) return brought(processes, letter, printed);
    return printer({ rules, documents, instances, hotline }, letter, printed);
  };
}

/**
 * A draft as it would be printed now, without number and date.
 * @throws DeskError for one that must not go out any more
 */
export async function draftHtml(
  { rules, documents, engine, clock, processes = [], number = null }: DeskParts,
  letter: LetterContext,
): Promise<string> {
  const draft = { number: PENDING_NUMBER, date: clock.now(), check: null };
  const print = createPrintLetter(rules, documents, processes, { number, origin: null });
  const { page } = await print(engine.instances, letter, draft);
  return page.html;
}

/** What is not begun yet, as a letter of the register. */
export function asLetter({ at, ...draft }: Draft): LetterContext {
  return {
    ...draft,
    ...{ id: '', key: '', year: 0, sequence: null, number: null, createdAt: at, arrivedAt: null },
    ...{ documents: [], initialledAt: null, signedAt: null, signer: null, sentAt: null },
    ...{ dispatch: null, archivedAt: null, voided: null, declined: null },
  };
}
