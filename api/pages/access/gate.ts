import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import type { AuditLog } from '../../office/audit/audit-log.ts';
import { type Identity, knownIdentity, withIdentity } from '../../office/identity.ts';
import { opensAll } from '../../office/people/page-rights.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { PageError } from '../errors.ts';
import { pathPart } from '../form.ts';
import { onThisComputer } from '../loopback.ts';
import { admits, type OpenPage } from '../pages.ts';

/** The one gate in front of all pages: finds out who asks, and lets in by what each page says (`pages.ts`). */

/** Finds out who makes a request; null for nobody known. */
export type Identify = (request: Request) => Identity | null | Promise<Identity | null>;

/** What a page says of something that does not exist; the gate says the same of what is foreign. */
const MISSING = {
  complaint: 'Aduan ini tidak ada.',
  document: 'Surat ini tidak ada.',
  letter: 'Surat ini tidak ada.',
  report: 'Laporan ini tidak ada.',
  instance: 'Yang dicari ini tidak ada.',
};

/** Sends somebody who has not signed in to the page for that; programs get the bare status. */
function askToSignIn(request: Request, response: Response): void {
  const to = request.method === 'GET' ? `?ke=${encodeURIComponent(request.originalUrl)}` : '';
  if (request.get('HX-Request') === 'true') {
    response.status(401).set('HX-Redirect', '/masuk').type('text/plain');
    response.send('Masuk dahulu.');
    return;
  }
  if (request.method !== 'GET' || request.accepts('html') === false)
    throw new PageError(401, 'Masuk dahulu untuk melakukan ini.');
  response.redirect(303, `/masuk${to}`);
}

/** Somebody asked for what there is, and is not for him; what there is not leaves no row. */
async function noteForeign(
  { store }: Hotline,
  audit: AuditLog,
  identity: Identity,
  id: string,
): Promise<void> {
  const exists =
    (await store.instances.load(id)) !== undefined || (await store.documents.get(id)) !== undefined;
  if (exists) await audit.record(identity, 'access.denied', id);
}

function admit(hotline: Hotline, audit: AuditLog, page: OpenPage): RequestHandler {
  const { about, openers } = page;
  const simulated = openers.includes('simulation') && hotline.simulation !== null;
  return async (request, _response, next) => {
    if (openers.includes('anyone')) return next('router');
    if (simulated && onThisComputer(request)) return next('router');
    const identity = knownIdentity(request);
    if (identity === undefined) return next();
    const person = personAtDesk(identity);
    if (!admits(page, person)) return next();
    const seen =
      about === undefined || (await maySeeNamed(hotline, person, about, pathPart(request, 'id')));
    if (!seen && about !== undefined) {
      await noteForeign(hotline, audit, identity, pathPart(request, 'id'));
      throw new PageError(404, MISSING[about]);
    }
    next('router');
  };
}

/** @param pages all that there are; what is none of them is for the admin alone */
export function createGate(
  hotline: Hotline,
  audit: AuditLog,
  identify: Identify,
  pages: readonly OpenPage[],
): Router {
  const router = Router();
  router.use(async (request, _response, next) => {
    withIdentity(request, await identify(request), () => next());
  });
  for (const page of pages) router[page.method](page.path, admit(hotline, audit, page));
  router.use(async (request, response, next) => {
    const identity = knownIdentity(request);
    if (identity === undefined) return askToSignIn(request, response);
    if (opensAll(personAtDesk(identity))) return next();
    // the inbox is the admin's; everybody else begins with what he leads or answers for
    if (request.method === 'GET' && request.path === '/')
      return response.redirect(303, '/ringkasan');
    await audit.record(identity, 'access.denied', request.path, { method: request.method });
    throw new PageError(403, 'Halaman ini bukan untuk peran pengguna ini.');
  });
  return router;
}
