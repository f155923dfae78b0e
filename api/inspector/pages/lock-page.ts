import type { Request } from 'express';
import { NOTHING_IN_EARNEST } from '../../../machines/people/earnest.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { hashOf } from '../../office/people/secret.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { createLock } from '../lock.ts';
import type { InspectedMachine } from '../machines.ts';

/** `/inspektur/kunci`: whoever wants to act from the inspector says so once, for ten minutes. */

const OPEN = '/inspektur/kunci/buka';

export interface InspectorLock {
  pages: Pages;
  /** Epoch milliseconds until which the session that asks may act; null while it only looks. */
  openUntil(request: Request): number | null;
  /** Whether whoever asks may unlock anything. */
  mayUnlock(): boolean;
}

/**
 * Where to go back to.
 * @throws PageError 400 for anything but a page of the inspector
 */
function wayBack(typed: string): string {
  const base = 'http://hotline';
  const url = URL.canParse(typed, base) ? new URL(typed, base) : null;
  if (url?.origin !== base || !url.pathname.startsWith('/inspektur/'))
    throw new PageError(400, 'Alamat untuk kembali tidak dikenal. Mulai lagi dari inspektur.');
  return url.pathname + url.search;
}

/** Null where nothing can be unlocked: for this machine, or for somebody who may not. */
export function lockView(
  { earnest }: InspectedMachine,
  base: string,
  { openUntil, mayUnlock }: { openUntil: number | null; mayUnlock: boolean },
): View | null {
  return earnest !== NOTHING_IN_EARNEST && mayUnlock ? { openUntil, back: base } : null;
}

/** @param cookie names the session at the desk; the gate has let in nobody but the admin */
export function lockRoutes(
  { clock, log }: Hotline,
  { cookie }: Pick<Access, 'cookie'>,
  views: Views,
): InspectorLock {
  const lock = createLock(clock);
  /** Empty for a request without a session, for which nothing can be unlocked. */
  const sessionOf = (request: Request): string => {
    const secret = cookie.read(request);
    return secret === '' ? '' : hashOf(secret);
  };
  const pages = new Pages();
  pages.get('/inspektur/kunci', ADMIN, (request, response) => {
    const back = wayBack(parameter(request, 'ke'));
    response.send(views.page('inspektur-kunci', 'Buka kunci inspektur', { back }));
  });
  pages.post(OPEN, { noted: 'inspector.unlocked' }, (request, response) => {
    const back = wayBack(field(request, 'ke'));
    const session = sessionOf(request);
    if (session === '') throw new PageError(401, 'Masuk dahulu untuk membuka kunci.');
    const until = lock.open(session);
    const { user } = identityOf(request);
    log('warn', 'inspector unlocked', { user, until: new Date(until).toISOString() });
    response.redirect(303, back);
  });
  pages.post('/inspektur/kunci/tutup', { noted: 'inspector.locked' }, (request, response) => {
    const back = wayBack(field(request, 'ke'));
    lock.close(sessionOf(request));
    response.redirect(303, back);
  });
  return {
    pages,
    openUntil: (request) => lock.openUntil(sessionOf(request)),
    mayUnlock: () => views.mayOpen(OPEN, 'post'),
  };
}
