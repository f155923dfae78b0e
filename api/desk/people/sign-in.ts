import type { Request, Response } from 'express';
import { knownIdentity } from '../../office/identity.ts';
import type { Access } from '../../pages/access/access.ts';
import { limitFailures } from '../../pages/access/limits.ts';
import { signIn } from '../../pages/access/sign-in.ts';
import { field, parameter } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';

/** `/masuk` and `/keluar`. */

const REFUSED = {
  wrong: { status: 401, message: 'Nama pengguna atau kata sandi salah.' },
  locked: {
    status: 429,
    message: 'Terlalu banyak percobaan dengan nama ini. Coba lagi 15 menit lagi.',
  },
};

const NOTICES: Record<string, string> = {
  sandi: 'Kata sandi sudah disimpan. Masuk dengan kata sandi baru.',
  keluar: 'Anda sudah keluar.',
};

/** Where to go after signing in: only to a page of ours, whatever the address says. */
export function ownPath(typed: string): string {
  const base = 'http://hotline.invalid';
  if (!typed.startsWith('/') || !URL.canParse(typed, base)) return '/';
  const { origin, pathname, search } = new URL(typed, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/';
}

/** Without looking at which names exist, the form as it was with what went wrong. */
function formPage(views: Views, to: string, view: { message?: string; notice?: string } = {}) {
  const { message = null, notice = null } = view;
  return views.page('masuk', 'Masuk', { to, message, notice });
}

export function signInRoutes(access: Access, views: Views): Pages {
  const { cookie, sessions, audit, users } = access;
  const pages = new Pages();

  async function enter(request: Request, response: Response): Promise<void> {
    const to = ownPath(field(request, 'ke'));
    const password = (request.body as { sandi?: unknown } | undefined)?.sandi;
    const result = await signIn(
      access,
      field(request, 'nama'),
      typeof password === 'string' ? password : '',
    );
    if ('refused' in result) {
      const { status, message } = REFUSED[result.refused];
      response.status(status).send(formPage(views, to, { message }));
      return;
    }
    await sessions.close(cookie.read(request));
    cookie.write(response, await sessions.open(result.user));
    response.redirect(303, to);
  }

  pages.get('/masuk', { for: 'anyone' }, async (request, response) => {
    const to = ownPath(parameter(request, 'ke'));
    if (knownIdentity(request) !== undefined) return response.redirect(303, to);
    if (!(await users.any())) return response.redirect(303, '/mulai');
    const notice = NOTICES[parameter(request, 'hasil')];
    response.send(formPage(views, to, notice === undefined ? {} : { notice }));
  });
  pages.post('/masuk', { for: 'anyone', noted: null }, limitFailures(), enter);
  pages.post('/keluar', { for: 'signed-in', noted: null }, async (request, response) => {
    const identity = knownIdentity(request);
    await sessions.close(cookie.read(request));
    if (identity !== undefined) await audit.record(identity, 'session.closed', identity.user);
    cookie.clear(response);
    response.redirect(303, '/masuk?hasil=keluar');
  });
  return pages;
}
