import { type Request, Router } from 'express';
import type { StoredDocument } from '../../store/port.ts';
import type { Hotline } from '../hotline.ts';
import { BrowserMissingError } from '../pdf/browser.ts';
import { PdfError, type PrintPdf } from '../pdf/print.ts';
import { complaintAddress } from './complaint-lookup.ts';
import { PageError } from './errors.ts';
import { pathPart } from './form.ts';
import type { Views } from './views.ts';

/** `/surat/:id`: an archived letter, exactly as it was rendered, also as PDF. */

/**
 * The letter brings its own style and carries words of citizens. It is shown as a world of its own:
 * no script, no form, no request, and nothing of our origin.
 */
export const LETTER_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** @throws PageError 404 */
async function found({ store }: Hotline, request: Request): Promise<StoredDocument> {
  const document = await store.document(pathPart(request, 'id'));
  if (document === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  return document;
}

/** @param notice what the visitor must be told above the letter */
function letterPage(views: Views, document: StoredDocument, notice: string | null): string {
  const { id, number, title, createdAt, sha256, instance } = document;
  const address = `/surat/${encodeURIComponent(id)}`;
  const complaint = complaintAddress(instance);
  return views.page('surat', title, {
    ...{ number, title, createdAt, sha256, complaint, notice },
    content: `${address}/isi`,
    pdf: `${address}/pdf`,
  });
}

/** A number as the name of a file: `500.12.2-0145-III.18-2026.pdf`. */
function fileName(number: string): string {
  return `${number.replace(/[^\w.-]+/g, '-')}.pdf`;
}

/** What a printer's failure means to the visitor; undefined for everything else. */
function printFailure(error: unknown): string | undefined {
  return error instanceof BrowserMissingError || error instanceof PdfError
    ? error.message
    : undefined;
}

export function documentRoutes(hotline: Hotline, views: Views, printPdf: PrintPdf): Router {
  const router = Router();
  router.get('/surat/:id', async (request, response) => {
    response.send(letterPage(views, await found(hotline, request), null));
  });
  router.get('/surat/:id/pdf', async (request, response) => {
    const document = await found(hotline, request);
    try {
      const pdf = await printPdf(document.html);
      response.set('Content-Disposition', `inline; filename="${fileName(document.number)}"`);
      response.type('pdf').send(pdf);
    } catch (error) {
      const notice = printFailure(error);
      if (notice === undefined) throw error;
      hotline.log('warn', 'a letter could not be printed to PDF', { reason: notice });
      response.status(501).send(letterPage(views, document, notice));
    }
  });
  router.get('/surat/:id/isi', async (request, response) => {
    const { html } = await found(hotline, request);
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  return router;
}
