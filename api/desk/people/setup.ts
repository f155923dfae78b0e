import type { Request, Response } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import { canonicalName } from '../../office/people/user.ts';
import { UserError } from '../../office/people/users.ts';
import type { Access } from '../../pages/access/access.ts';
import { limitFailures } from '../../pages/access/limits.ts';
import { isCode, makeFirstUser, setupNeeds } from '../../pages/access/setup.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { newPassword } from './password.ts';

/** `/mulai`: the first user, while there is none. */

/** @throws PageError 403 on another computer where no code was printed */
function needsCode(request: Request, code: string | undefined): boolean {
  const needs = setupNeeds(request, code);
  if (needs === 'this-computer')
    throw new PageError(403, 'Pengguna pertama hanya dapat dibuat di komputer hotline sendiri.');
  return needs === 'code';
}

/** @param code printed to the terminal, where the pages are reached from other computers too */
export function setupRoutes(
  { store }: Hotline,
  { users, sessions, audit, cookie }: Access,
  views: Views,
  code: string | undefined,
): Pages {
  const pages = new Pages();
  const page = (asksCode: boolean, message: string | null) =>
    views.page('mulai', 'Pengguna pertama', { asksCode, message });

  async function make(request: Request, response: Response): Promise<void> {
    const asksCode = needsCode(request, code);
    try {
      // first of all: without the code nobody learns anything
      if (asksCode && !isCode(field(request, 'kode'), code ?? ''))
        throw new UserError(
          'Kode ini salah. Kodenya tertulis di terminal tempat hotline dijalankan.',
        );
      const name = canonicalName(field(request, 'nama'));
      const user = await makeFirstUser(store, users, name, newPassword(request));
      await audit.record({ user: name, role: 'admin' }, 'user.first', name);
      cookie.write(response, await sessions.open(user));
      response.redirect(303, '/');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      response.status(400).send(page(asksCode, error.message));
    }
  }

  pages.get('/mulai', { for: 'anyone' }, async (request, response) => {
    if (await users.any()) return response.redirect(303, '/masuk');
    response.send(page(needsCode(request, code), null));
  });
  pages.post('/mulai', { for: 'anyone', noted: null }, limitFailures(), make);
  return pages;
}
