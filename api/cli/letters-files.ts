import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import type { Separator } from '../office/data/export/csv.ts';
import { LETTER_FORMATS, type LetterFormat, letterFile } from '../office/data/export/letters.ts';
import { writeNewFile } from '../office/data/export/new-file.ts';
import { agendaPage } from '../office/letters/agenda.ts';
import { BOOKS, type Book, countLetters, isBook, monthsOf } from '../office/letters/books.ts';
import { keptPdf } from '../print/kept-pdf.ts';
import type { PrintPdf } from '../print/print.ts';
import { known, LettersError, letterNamed, type Terminal, withRegister } from './letters.ts';
import type { Environment } from './with-hotline.ts';

/** `hotline letters pdf`, `agenda` and `export`: files of the register, whole or not at all. */

export interface AgendaOptions {
  year: number;
  kind: string;
  out: string;
  pdf: boolean;
  force: boolean;
}

export interface LetterExportOptions {
  year: number;
  kind: string;
  format: LetterFormat;
  separator: Separator;
  out: string;
  force: boolean;
}

/** Letters between two lines of progress. */
const STEP = 50;

function bookOf(given: string): Book {
  if (!isBook(given)) known('--kind', given, Object.keys(BOOKS));
  return given as Book;
}

async function* one(bytes: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield bytes;
}

function signalOf(stop: Promise<void>): AbortSignal {
  const stopped = new AbortController();
  void stop.then(() => stopped.abort());
  return stopped.signal;
}

/** Writes the last rendering of a letter as PDF. */
export function letterPdf(
  named: string,
  { out, force }: { out: string; force: boolean },
  printPdf: PrintPdf,
  environment: Environment,
  { notes, stop }: Terminal,
): Promise<void> {
  return withRegister(environment, { name: 'letters pdf', subject: named }, async (hotline) => {
    const { letter } = await letterNamed(hotline, named);
    const last = letter.documents.filter(({ kind }) => kind === 'rendered').at(-1);
    const document = last === undefined ? undefined : await hotline.store.documents.get(last.id);
    if (document === undefined)
      throw new LettersError(`${named}: its rendering is not in the archive`);
    const pdf = await keptPdf(hotline, document, printPdf);
    await writeNewFile(out, one(pdf), { force, signal: signalOf(stop) });
    notes.write(`${out}: ${letter.number}\n`);
  });
}

/** Tells how far it is: in place on a terminal, else a line at every step. */
function progressOn({ notes }: Pick<Terminal, 'notes'>, what: string, total: number) {
  return (count: number) => {
    if (count % STEP !== 0 && count !== total) return;
    notes.write(`${notes.isTTY === true ? '\r' : ''}${what}: ${count} of ${total} letters`);
    if (notes.isTTY !== true || count === total) notes.write('\n');
  };
}

/** Writes the book of a year, a file for each month that has letters, into a folder that is made where missing. */
export async function writeAgenda(
  { year, kind, out, pdf, force }: AgendaOptions,
  printPdf: PrintPdf,
  environment: Environment,
  terminal: Terminal,
): Promise<void> {
  const book = bookOf(kind);
  const signal = signalOf(terminal.stop);
  await withRegister(
    environment,
    { name: 'letters agenda', subject: `${book} ${year}` },
    async (hotline) => {
      let files = 0;
      for (const [n, period] of monthsOf(hotline.rules, year).entries()) {
        const total = await countLetters(hotline, book, period);
        if (total === 0) continue;
        signal.throwIfAborted();
        const month = `${year}-${String(n + 1).padStart(2, '0')}`;
        const name = join(out, `agenda-${book}-${month}.${pdf ? 'pdf' : 'html'}`);
        const html = await agendaPage(hotline, book, period, progressOn(terminal, month, total));
        await mkdir(out, { recursive: true, mode: OWNERS_FOLDER });
        await writeNewFile(name, one(pdf ? await printPdf(html) : html), { force, signal });
        files += 1;
        terminal.output.write(`${name}\n`);
      }
      if (files === 0) terminal.notes.write(`${BOOKS[book]} ${year}: no letters, no files\n`);
    },
  );
}

/** Writes the register of a year as a file for other programs. */
export async function exportLetters(
  { year, kind, format, separator, out, force }: LetterExportOptions,
  environment: Environment,
  terminal: Terminal,
): Promise<void> {
  const book = bookOf(kind);
  known('--format', format, LETTER_FORMATS);
  await withRegister(
    environment,
    { name: 'letters export', subject: `${book} ${year}` },
    async (hotline) => {
      const periods = monthsOf(hotline.rules, year);
      const counts = await Promise.all(
        periods.map((period) => countLetters(hotline, book, period)),
      );
      const total = counts.reduce((sum, count) => sum + count, 0);
      const onRow = progressOn(terminal, out, total);
      const pieces = letterFile(hotline, { book, periods }, format, { separator, onRow });
      await writeNewFile(out, pieces, { force, signal: signalOf(terminal.stop) });
      terminal.notes.write(`${out}: ${total} letters\n`);
    },
  );
}
