import type { LetterContext } from '../../../machines/letter/context.ts';
import type { Print, PrintedLetter, PrintLetter } from '../../../machines/letter/number-letter.ts';
import { PENDING_NUMBER } from '../../../machines/letters.ts';
import type { WholeProcess } from '../../../machines/processes/whole.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';
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
import type { Printer } from '../letters/printer.ts';
import { reprimandView } from '../letters/reprimand.ts';
import { printNewspaperLetter } from '../newspaper/newspaper.ts';
import { coverHtml, numbersOf, reportTitle } from '../reports/rendering.ts';

/**
 * Every kind of letter as paper, from what the register keeps of it and from what it is about as that is now.
 * The preview of a draft and the letter that signing makes are one code.
 */

const forwarding: Printer = async ({ rules, documents, instances }, letter, { number, date }) => {
  const { agency, about, content } = letter;
  const known = await complaintsOf({ engine: { instances } }, about);
  const complaints = letter.collects === true ? stillInRound(agency ?? '', known) : known;
  checkForwarded(agency ?? '', complaints);
  const view = worded(forwardingView(rules, agency ?? '', complaints, date), wordingIn(content));
  return {
    subject: forwardingSubject(view.subject, complaints),
    addressee: view.addressee[0] ?? '',
    about: complaints.map(({ id }) => id),
    page: sealed(documents('penerusan', { ...view, number })),
  };
};

const reprimand: Printer = async ({ rules, documents, instances }, letter, { number, date }) => {
  const { agency, about, content } = letter;
  const times = Number(content?.times ?? 1);
  const facts = await reprimandView(rules, instances, { agency: agency ?? '', about, times }, date);
  const view = worded(facts, wordingIn(content));
  return {
    subject: view.subject,
    addressee: view.addressee[0] ?? '',
    page: sealed(documents('teguran', { ...view, number })),
  };
};

const report: Printer = async ({ rules, documents, instances }, letter, { number, date }) => {
  const { about, subject, addressee } = letter;
  const context = await instances.of(REPORT).context(about[0] ?? '');
  if (context === undefined) throw new DeskError('Laporan yang diantar surat ini tidak ada.');
  const numbers = numbersOf(context, date);
  const title = reportTitle(rules, numbers.kind, context);
  return { subject, addressee, page: sealed(coverHtml(rules, documents, numbers, title, number)) };
};

const PRINTERS: Partial<Record<LetterContext['kind'], Printer>> = {
  penerusan: forwarding,
  teguran: reprimand,
  'pengantar-koran': printNewspaperLetter,
  laporan: report,
};

type Brought = readonly Pick<WholeProcess, 'process' | 'letters'>[];

/** A letter of a process that the pack switched on: `<process>.<name>`. */
function brought(processes: Brought, letter: LetterContext, print: Print): PrintedLetter {
  const [name = '', own = ''] = letter.kind.split('.');
  const found = processes.find(({ process, letters }) => process.name === name && letters);
  const view = letter.content?.view as object | undefined;
  if (found?.letters === undefined || view === undefined)
    throw new DeskError('Surat jenis ini tidak dapat dicetak: prosesnya tidak berjalan.');
  const { subject, addressee } = letter;
  return { subject, addressee, page: found.letters(own, { ...view, ...print }) };
}

/** @param processes that the pack has switched on */
export function createPrintLetter(
  rules: Rules,
  documents: RenderDocument,
  processes: Brought,
): PrintLetter {
  return async (instances, letter, print) => {
    const printer = PRINTERS[letter.kind];
    if (printer === undefined) return brought(processes, letter, print);
    return printer({ rules, documents, instances }, letter, print);
  };
}

/**
 * A draft as it would be printed now, without number and date.
 * @throws DeskError for one that must not go out any more
 */
export async function draftHtml(
  { rules, documents, engine, clock, processes = [] }: DeskParts,
  letter: LetterContext,
): Promise<string> {
  const print = { number: PENDING_NUMBER, date: clock.now() };
  const { page } = await createPrintLetter(rules, documents, processes)(
    engine.instances,
    letter,
    print,
  );
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
