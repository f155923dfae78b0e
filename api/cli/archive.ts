import { yearArchive } from '../office/archive/year-archive.ts';
import { writeNewFile } from '../office/data/export/new-file.ts';
import { COMMAND_LINE } from '../office/people/person.ts';
import type { PrintPdf } from '../print/print.ts';
import { LettersError, type Terminal, withRegister } from './letters.ts';
import type { Environment } from './with-hotline.ts';

/** `hotline archive 2026`: all letters of a year as one file for the archive. */

/** Letters between two lines of progress. */
const STEP = 50;

/** Writes the file whole or not at all. @throws LettersError, PrintError */
export function writeArchive(
  typed: string,
  { out, force }: { out: string | undefined; force: boolean },
  printPdf: PrintPdf,
  environment: Environment,
  { notes, stop }: Terminal,
): Promise<void> {
  if (!/^20\d\d$/.test(typed)) throw new LettersError(`${typed}: no year; such as 2026`);
  const year = Number(typed);
  const path = out ?? `arsip-surat-${year}.zip`;
  const stopped = new AbortController();
  void stop.then(() => stopped.abort());
  return withRegister(environment, { name: 'archive', subject: typed }, async (hotline) => {
    let letters = 0;
    const pieces = yearArchive(hotline, { year, person: COMMAND_LINE }, printPdf, (count) => {
      letters = count;
      if (count % STEP === 0) notes.write(`${year}: ${count} letters\n`);
    });
    await writeNewFile(path, pieces, { force, signal: stopped.signal });
    notes.write(`${path}: ${letters} letters\n`);
  });
}
