import type { Request, Response } from 'express';
import { verifyPassword } from '../../office/people/password.ts';
import { UserError } from '../../office/people/users.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { limitFailures } from '../../pages/access/limits.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';

/** `/sandi`: the own password; `/sandi/:link`: choosing one over a one-time link. */

/** A password as it was typed: blanks at its ends belong to it. */
function typedPassword(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/**
 * A new password that was typed twice.
 * @throws UserError when both differ
 */
export function newPassword(request: Request): string {
  const password = typedPassword(request, 'sandi');
  if (password !== typedPassword(request, 'ulang'))
    throw new UserError('Kedua kata sandi tidak sama. Ketik lagi.');
  return password;
}

export function passwordRoutes(access: Access, views: Views): Pages {
  const { users, attempts, sessions, audit, cookie } = access;
  const pages = new Pages();
  const limit = limitFailures();
  const page = (user: string, own: boolean, action: string, message: string | null) =>
    views.page('sandi', 'Kata sandi', { user, own, action, message, noted: false });

  /** @throws UserError when it is not the right one; counts like a failed sign-in */
  async function checkOwn(request: Request, name: string): Promise<void> {
    if ((await attempts.begin(name)) === false)
      throw new UserError('Terlalu banyak percobaan. Coba lagi 15 menit lagi.');
    const hash = (await users.get(name))?.password ?? null;
    if (hash === null || !(await verifyPassword(typedPassword(request, 'lama'), hash)))
      throw new UserError('Kata sandi lama salah.');
    await attempts.forget(name);
  }

  async function changeOwn(request: Request, response: Response): Promise<void> {
    const identity = identityOf(request);
    try {
      await checkOwn(request, identity.user);
      const user = await users.setPassword(identity.user, newPassword(request));
      await audit.record(identity, 'password.changed', user.name);
      // all sessions ended with the old password; this browser goes on in a new one
      await sessions.close(cookie.read(request));
      cookie.write(response, await sessions.open(user));
      const view = { user: user.name, own: true, action: '/sandi', message: null, noted: true };
      response.send(views.page('sandi', 'Kata sandi', view));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      response.status(400).send(page(identity.user, true, '/sandi', error.message));
    }
  }

  async function setByLink(request: Request, response: Response): Promise<void> {
    const link = pathPart(request, 'link');
    const { name, role } = await ofLink(link);
    try {
      await users.useLink(link, newPassword(request));
      await attempts.forget(name);
      await audit.record({ user: name, role }, 'password.set', name);
      response.redirect(303, '/masuk?hasil=sandi');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      response.status(400).send(page(name, false, `/sandi/${link}`, error.message));
    }
  }

  /** @throws PageError 404 for a link that does not work */
  async function ofLink(link: string) {
    const user = await users.ofLink(link);
    if (user === undefined)
      throw new PageError(
        404,
        'Tautan ini sudah dipakai atau tidak berlaku lagi. Minta yang baru.',
      );
    return user;
  }

  pages.get('/sandi', { for: 'signed-in' }, (request, response) => {
    response.send(page(identityOf(request).user, true, '/sandi', null));
  });
  pages.post('/sandi', { for: 'signed-in', noted: null }, limit, changeOwn);
  pages.get('/sandi/:link', { for: 'anyone' }, limit, async (request, response) => {
    const link = pathPart(request, 'link');
    const { name } = await ofLink(link);
    response.send(page(name, false, `/sandi/${encodeURIComponent(link)}`, null));
  });
  pages.post('/sandi/:link', { for: 'anyone', noted: null }, limit, setByLink);
  return pages;
}
