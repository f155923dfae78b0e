import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import type { WrittenKind } from '../../machines/district/district.ts';
import { readWrittenPeriod } from '../../machines/report/written-period.ts';
import { OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { KINDS } from '../office/data/export/formats.ts';
import { fileFault, writeNewFile } from '../office/data/export/new-file.ts';
import { workbook } from '../office/data/export/xlsx.ts';
import { asTable, reportTables } from '../office/reports/tables.ts';
import type { PrintPdf } from '../print/print.ts';
import { PrintError } from '../print/print-error.ts';
import { type PeriodReport, reportOf } from './report-source.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline report`: the report of a period with its cover, compliance and tables, as files. */

export const REPORT_FORMATS = ['html', 'pdf', 'csv', 'xlsx', 'json'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions {
  period: string;
  /** Folder; made where it is missing. */
  out: string;
  format: ReportFormat[];
  force: boolean;
}

/** A report that cannot be made as asked; the message says what to do. */
export class ReportError extends ToldError {
  override readonly name = 'ReportError';
}

/** Where the command tells how far it is, what prints, and when to stop. */
export interface ReportTerminal {
  errors: Writable;
  printPdf: PrintPdf;
  /** Resolves when the person wants no more. */
  stop: Promise<void>;
}

/** `html,csv` as formats. @throws ReportError */
export function readFormats(text: string): ReportFormat[] {
  return text.split(',').map((name) => {
    const format = REPORT_FORMATS.find((known) => known === name.trim());
    if (format === undefined)
      throw new ReportError(`--format ${text}: "${name}" is none of ${REPORT_FORMATS.join(', ')}`);
    return format;
  });
}

/** @throws ReportError */
function periodOf({ rules, clock }: Hotline, text: string) {
  const period = readWrittenPeriod(rules.calendar, text);
  if (period === undefined)
    throw new ReportError(
      `--period ${text}: must be a month (2026-10), a week (2026-W43) or a year (2026)`,
    );
  if (period.from > clock.now()) throw new ReportError(`--period ${text}: has not begun yet`);
  return period;
}

function advice(error: unknown, out: string): ReportError | undefined {
  const { name, message, path } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return new ReportError('stopped; files that were begun are not there');
  if (name === 'StoreUnavailableError')
    return new ReportError(`the store cannot be read (${message}); see: hotline doctor`);
  const reason = fileFault(error);
  return reason === undefined ? undefined : new ReportError(`--out ${path ?? out}: ${reason}`);
}

async function* one(bytes: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield bytes;
}

type Pieces = AsyncIterable<string | Uint8Array>;

/** Writes files into the folder and counts them. */
interface Folder {
  write(name: string, pieces: Pieces): Promise<void>;
  say(text: string): void;
}

/** Prints until it turns out that nothing can; `failed` says why. */
function patient(printPdf: PrintPdf) {
  const printer = {
    failed: null as string | null,
    async print(html: string): Promise<Uint8Array | null> {
      if (printer.failed !== null) return null;
      try {
        return await printPdf(html);
      } catch (error) {
        if (!(error instanceof PrintError)) throw error;
        printer.failed = error.message;
        return null;
      }
    },
  };
  return printer;
}

/**
 * Each document as HTML, PDF or both. Where nothing can print, the HTML stays in the place of the PDF.
 * @returns what went wrong with the PDF; null when nothing did
 */
async function writeDocuments(
  folder: Folder,
  report: PeriodReport,
  { period, format }: ReportOptions,
  printPdf: PrintPdf,
): Promise<string | null> {
  const printer = patient(printPdf);
  const wantsPdf = format.includes('pdf');
  for (const { name, html } of report.documents) {
    folder.say(`${name} …`);
    const text = await html();
    const pdf = wantsPdf ? await printer.print(text) : null;
    if (pdf !== null) await folder.write(`${name}-${period}.pdf`, one(pdf));
    if (format.includes('html') || (wantsPdf && pdf === null))
      await folder.write(`${name}-${period}.html`, one(text));
  }
  return printer.failed;
}

async function writeTables(
  folder: Folder,
  { rules, store, engine }: Hotline,
  { statistics }: PeriodReport,
  { period, format }: ReportOptions,
): Promise<void> {
  const source = { store, instances: engine.instances };
  const formats = (['csv', 'json'] as const).filter((name) => format.includes(name));
  const tables = reportTables(rules, source, statistics);
  if (format.includes('xlsx')) {
    const sheets = workbook(tables.map((table) => asTable(rules, table)));
    await folder.write(`tabel-${period}.xlsx`, sheets);
  }
  if (formats.length === 0) return;
  for (const table of tables) {
    folder.say(`${table.name} …`);
    for (const name of formats) {
      const pieces = KINDS[name].write(asTable(rules, table), ';');
      await folder.write(`tabel-${period}-${table.name}.${name}`, pieces);
    }
  }
}

/**
 * Writes the files of a report; a signed one as it is in the archive, others as they are now.
 * @throws ReportError; what reading settings, district and store throws
 */
export async function writeReport(
  options: ReportOptions,
  environment: Environment,
  { errors, printPdf, stop }: ReportTerminal,
): Promise<void> {
  const stopped = new AbortController();
  void stop.then(() => stopped.abort());
  const { signal } = stopped;
  let files = 0;
  const say = (text: string) => errors.write(`${text}\n`);
  const folder: Folder = {
    say,
    async write(name, pieces) {
      await writeNewFile(join(options.out, name), pieces, { force: options.force, signal });
      files += 1;
    },
  };
  try {
    await withHotline(environment, { name: 'report', subject: options.period }, async (hotline) => {
      const period: { from: number; to: number; kind: WrittenKind } = periodOf(
        hotline,
        options.period,
      );
      await mkdir(options.out, { recursive: true, mode: OWNERS_FOLDER });
      say('counting …');
      const report = await reportOf(hotline, period, options.period);
      say(report.note);
      const failed = await writeDocuments(folder, report, options, printPdf);
      await writeTables(folder, hotline, report, options);
      say(`${options.out}: ${files} files`);
      if (failed !== null)
        throw new ReportError(`no PDF was made, the HTML is there instead: ${failed}`);
    });
  } catch (error) {
    throw advice(error, options.out) ?? error;
  }
}
