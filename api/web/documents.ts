import { type Request, Router } from 'express';
import type { StoredDocument } from '../../store/port.ts';
import type { Hotline } from '../hotline.ts';
import { complaintAddress } from './complaint-lookup.ts';
import { PageError } from './errors.ts';
import { pathPart } from './form.ts';
import type { Views } from './views.ts';

/** `/surat/:id`: an archived letter, exactly as it was rendered. */

/**
 * The letter brings its own style and carries words of citizens. It is shown as a world of its own:
 * no script, no form, no request, and nothing of our origin.
 */
const LETTER_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** @throws PageError 404 */
async function found({ store }: Hotline, request: Request): Promise<StoredDocument> {
  const document = await store.document(pathPart(request, 'id'));
  if (document === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  return document;
}

export function documentRoutes(hotline: Hotline, views: Views): Router {
  const router = Router();
  router.get('/surat/:id', async (request, response) => {
    const { id, number, title, createdAt, sha256, instance } = await found(hotline, request);
    const content = `/surat/${encodeURIComponent(id)}/isi`;
    const complaint = complaintAddress(instance);
    const view = { number, title, createdAt, sha256, content, complaint };
    response.send(views.page('surat', title, view));
  });
  router.get('/surat/:id/isi', async (request, response) => {
    const { html } = await found(hotline, request);
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  return router;
}
