import { type Request, Router } from 'express';
import type { Hotline } from '../../hotline.ts';
import { NOTHING_IN_EARNEST } from '../../inspector/earnest.ts';
import { createLock } from '../../inspector/lock.ts';
import type { InspectedMachine } from '../../inspector/machines.ts';
import { PageError } from '../errors.ts';
import { field, parameter } from '../form.ts';
import type { View, Views } from '../views.ts';

/** `/inspektur/kunci`: whoever wants to act from the inspector says so once, for ten minutes. */

const COOKIE = 'inspektur';
/** Only for the inspector's pages, gone when the browser is closed, never readable by a script. */
const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/inspektur' } as const;

export interface InspectorLock {
  router: Router;
  /** Epoch milliseconds until which the browser that asks may act; null while it only looks. */
  openUntil(request: Request): number | null;
}

/** The id in the browser's cookie; empty when there is none. */
function sessionOf({ headers }: Request): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
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

export function lockView(
  { earnest }: InspectedMachine,
  base: string,
  openUntil: number | null,
): View | null {
  return earnest === NOTHING_IN_EARNEST ? null : { openUntil, back: base };
}

export function lockRoutes({ clock, log }: Hotline, views: Views): InspectorLock {
  const lock = createLock(clock);
  const router = Router();
  router.get('/inspektur/kunci', (request, response) => {
    const back = wayBack(parameter(request, 'ke'));
    response.send(views.page('inspektur-kunci', 'Buka kunci inspektur', { back }));
  });
  router.post('/inspektur/kunci', (request, response) => {
    const back = wayBack(field(request, 'ke'));
    lock.close(sessionOf(request));
    if (field(request, 'tindakan') === 'buka') {
      const { session, until } = lock.open();
      log('warn', 'inspector unlocked', { until: new Date(until).toISOString() });
      response.cookie(COOKIE, session, COOKIE_OPTIONS);
    } else response.clearCookie(COOKIE, COOKIE_OPTIONS);
    response.redirect(303, back);
  });
  return { router, openUntil: (request) => lock.openUntil(sessionOf(request)) };
}
