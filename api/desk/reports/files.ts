import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { noCounts } from '../../../machines/report/nothing.ts';
import { type Statistics, statisticsOf } from '../../../machines/report/statistics.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { KINDS } from '../../office/data/export/formats.ts';
import { workbook } from '../../office/data/export/xlsx.ts';
import {
  complianceHtml,
  coverHtml,
  type RenderedNumbers,
  reportHtml,
  reportTitle,
} from '../../office/reports/rendering.ts';
import { asTable, reportTables } from '../../office/reports/tables.ts';
import { PageError } from '../../pages/errors.ts';
import type { View } from '../../pages/views.ts';
import type { PrintPdf } from '../../print/print.ts';
import { PrintError } from '../../print/print-error.ts';
import { LETTER_POLICY } from '../letters/documents.ts';

/** The documents of a report that is not signed, and its tables as files. */

export const DOCUMENTS = {
  laporan: 'Laporan',
  pengantar: 'Surat pengantar',
  kepatuhan: 'Kepatuhan SOP',
} as const;

/** The file that has every table of a report. */
const ALL_TABLES = 'semua.xlsx';

export type DocumentName = keyof typeof DOCUMENTS;

export const TABLE_FORMATS = ['csv', 'xlsx', 'json'] as const;

type TableFormat = (typeof TABLE_FORMATS)[number];

const isDocument = (name: string): name is DocumentName => Object.hasOwn(DOCUMENTS, name);
const isFormat = (name: string): name is TableFormat =>
  TABLE_FORMATS.some((format) => format === name);

/** What documents are made with. */
export interface Press {
  hotline: Hotline;
  render: RenderDocument;
  printPdf: PrintPdf;
}

const sourceOf = ({ store, engine }: Hotline) => ({ store, instances: engine.instances });

async function htmlOf({ hotline, render }: Press, name: DocumentName, numbers: RenderedNumbers) {
  const { rules } = hotline;
  if (name === 'laporan') return reportHtml(rules, render, numbers);
  if (name === 'kepatuhan') return complianceHtml(rules, render, sourceOf(hotline), numbers);
  return coverHtml(rules, render, numbers, reportTitle(rules, numbers.kind, numbers.statistics));
}

/**
 * A document as it would be if it were signed now; nothing is stored.
 * @throws PageError 404 for a document that reports do not have, 501 without a browser for PDF
 */
export async function sendDocument(
  press: Press,
  name: string,
  numbers: RenderedNumbers,
  response: Response,
  asPdf: boolean,
): Promise<void> {
  if (!isDocument(name)) throw new PageError(404, 'Dokumen ini tidak ada.');
  const html = await htmlOf(press, name, numbers);
  if (!asPdf) {
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
    return;
  }
  try {
    const pdf = await press.printPdf(html);
    response.set('Content-Disposition', `inline; filename="${name}.pdf"`).type('pdf').send(pdf);
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    press.hotline.log('warn', 'a report could not be printed to PDF', { reason: error.message });
    throw new PageError(501, error.message);
  }
}

/** A file that is sent while it is read. */
interface Download {
  file: string;
  type: string;
  pieces(): AsyncIterable<string | Uint8Array>;
}

async function download(
  { log }: Hotline,
  { file, type, pieces }: Download,
  { method }: Request,
  response: Response,
): Promise<void> {
  response.attachment(file).type(type);
  if (method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(pieces()), response);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE')
      log('info', 'a download was broken off by the browser', { file });
    else log('error', 'a download ended early', { file, reason: message });
  }
}

/** All tables, a sheet each. */
function sendWorkbook(
  hotline: Hotline,
  statistics: Statistics,
  request: Request,
  response: Response,
): Promise<void> {
  const { rules } = hotline;
  const tables = reportTables(rules, sourceOf(hotline), statistics);
  const pieces = () => workbook(tables.map((table) => asTable(rules, table)));
  const file = { file: ALL_TABLES, type: KINDS.xlsx.type, pieces };
  return download(hotline, file, request, response);
}

/**
 * `kategori.csv`: a table of a report, sent while it is read.
 * @throws PageError 404 for a table or format that is none
 */
export async function sendTable(
  { hotline }: Press,
  file: string,
  statistics: Statistics,
  request: Request,
  response: Response,
): Promise<void> {
  const { rules } = hotline;
  const [name = '', format = ''] = file.split('.');
  if (file === ALL_TABLES) return sendWorkbook(hotline, statistics, request, response);
  const table = reportTables(rules, sourceOf(hotline), statistics).find((one) => one.name === name);
  if (table === undefined || !isFormat(format)) throw new PageError(404, 'Tabel ini tidak ada.');
  const pieces = () => KINDS[format].write(asTable(rules, table), ';');
  await download(hotline, { file, type: KINDS[format].type, pieces }, request, response);
}

/** Links to every table, each in all formats. @param base address of the report; @param query `?dari=…` */
export function tableLinks({ rules, store, engine }: Hotline, base: string, query = ''): View[] {
  const source = { store, instances: engine.instances };
  // their names do not depend on the numbers
  return reportTables(rules, source, statisticsOf(rules, noCounts(0))).map(({ name, title }) => ({
    name,
    title,
    files: TABLE_FORMATS.map((format) => ({
      format: format.toUpperCase(),
      address: `${base}/tabel/${name}.${format}${query}`,
    })),
  }));
}

/** The address of the workbook with every table. @param base address of the report; @param query `?dari=…` */
export function workbookLink(base: string, query = ''): string {
  return `${base}/tabel/${ALL_TABLES}${query}`;
}

/** Links to the documents as they would be now. */
export function documentLinks(base: string, query = ''): View[] {
  return Object.entries(DOCUMENTS).map(([name, title]) => ({
    name,
    title,
    content: `${base}/dokumen/${name}${query}`,
    pdf: `${base}/dokumen/${name}/pdf${query}`,
  }));
}
