import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { looksThrough } from '../../../machines/complaint/base/policy.ts';
import { ERASED } from '../../../machines/district/personal.ts';
import type { FileFacts, StoredDocument } from '../../../store/ports/documents.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { shownLetter } from '../../office/letters/shown.ts';
import { personAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { pdfAs, pdfName } from '../../print/kept-pdf.ts';
import type { PrintPdf } from '../../print/print.ts';
import { PrintError } from '../../print/print-error.ts';
import { subjectAddress } from '../common/addresses.ts';

/** `/surat/:id`: an archived letter, exactly as it was rendered, also as PDF. */

/**
 * The letter brings its own style and carries words of citizens. It is shown as a world of its own:
 * no script, no form, no request, and nothing of our origin.
 */
export const LETTER_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** Files are shown by the browser's own viewer, which is sandboxed and may load nothing. */
const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** @throws PageError 404, 410 of what was destroyed */
async function found({ store }: Hotline, request: Request): Promise<StoredDocument> {
  const document = await store.documents.get(pathPart(request, 'id'));
  if (document === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  if (document.title === ERASED)
    throw new PageError(
      410,
      'Isinya sudah dimusnahkan menurut jadwal retensi; sidik jarinya tetap.',
    );
  return document;
}

/** @throws PageError 404 for a file, which has no page to print */
async function rendering(hotline: Hotline, request: Request): Promise<StoredDocument> {
  const document = await found(hotline, request);
  if (document.file !== undefined) throw new PageError(404, 'Surat ini berupa berkas pindaian.');
  return { ...document, html: shownLetter(personAtDesk(identityOf(request)), document.html) };
}

/** `inline; filename="surat.pdf"; filename*=UTF-8''surat%20a.pdf` (RFC 6266, RFC 8187). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * A file that was handed in, as bytes of its own type and nothing else.
 * @throws PageError 410 when the bytes are not those that were kept
 */
async function sendFile(
  hotline: Hotline,
  { id, sha256, file }: StoredDocument & { file: FileFacts },
  kind: 'inline' | 'attachment',
  response: Response,
): Promise<void> {
  const bytes = await hotline.store.documents.bytes(id);
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    hotline.log('error', 'a kept file is not what was handed in', { document: id });
    throw new PageError(410, 'Berkas ini rusak di penyimpanan: pulihkan dari cadangan.');
  }
  response.set('Content-Security-Policy', FILE_POLICY);
  response.set('Content-Disposition', disposition(kind, file.name));
  response.set('Content-Type', file.type).send(Buffer.from(bytes));
}

/** @param notice what the visitor must be told above the letter */
function letterPage(
  hotline: Hotline,
  views: Views,
  document: StoredDocument,
  notice: string | null,
) {
  const { id, number, title, createdAt, sha256, instance } = document;
  const address = `/surat/${encodeURIComponent(id)}`;
  const complaint = subjectAddress(hotline, instance);
  return views.page('surat', title, {
    ...{ number, title, createdAt, sha256, complaint, notice },
    content: `${address}/isi`,
    pdf: `${address}/pdf`,
  });
}

/** What a printer's failure means to the visitor; undefined for everything else. */
export function printFailure(error: unknown): string | undefined {
  return error instanceof PrintError ? error.message : undefined;
}

export function documentRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  printPdf: PrintPdf,
): Pages {
  const pages = new Pages();
  const note = (request: Request, action: 'letter.read' | 'letter.printed', id: string) =>
    reading.note(identityOf(request), action, id);
  pages.get('/surat/:id', { for: looksThrough, about: 'document' }, async (request, response) => {
    const document = await found(hotline, request);
    const { file } = document;
    await note(request, 'letter.read', document.id);
    const kind = parameter(request, 'unduh') === 'ya' ? 'attachment' : 'inline';
    if (file !== undefined) await sendFile(hotline, { ...document, file }, kind, response);
    else response.send(letterPage(hotline, views, document, null));
  });
  pages.get(
    '/surat/:id/pdf',
    { for: looksThrough, about: 'document' },
    async (request, response) => {
      const document = await rendering(hotline, request);
      const kept = await found(hotline, request);
      await note(request, 'letter.printed', document.id);
      try {
        const pdf = await pdfAs(hotline, kept, document.html, printPdf);
        response.set('Content-Disposition', `inline; filename="${pdfName(document)}"`);
        response.type('pdf').send(pdf);
      } catch (error) {
        const notice = printFailure(error);
        if (notice === undefined) throw error;
        hotline.log('warn', 'a letter could not be printed to PDF', { reason: notice });
        response.status(501).send(letterPage(hotline, views, document, notice));
      }
    },
  );
  pages.get(
    '/surat/:id/isi',
    { for: looksThrough, about: 'document' },
    async (request, response) => {
      const { html, id } = await rendering(hotline, request);
      await note(request, 'letter.read', id);
      response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
    },
  );
  return pages;
}
