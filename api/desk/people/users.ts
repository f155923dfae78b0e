import type { Request, Response } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import { DESK_ROLES, type DeskRole } from '../../office/identity.ts';
import { canonicalName, type User } from '../../office/people/user.ts';
import { UserError } from '../../office/people/users.ts';
import { DESK_ROLE_WORDS } from '../../office/words/engine-words.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/** `/pengguna`: who may sign in, and with which role; for the admin. */

/** A link that is shown once, to be handed to its user. */
interface Shown {
  user: string;
  href: string;
}

function stateOf({ disabled, password }: User): string {
  if (disabled) return 'dinonaktifkan';
  return password === null ? 'belum memilih kata sandi' : 'aktif';
}

function chosenRole(request: Request): DeskRole {
  const role = DESK_ROLES.find((known) => known === field(request, 'peran'));
  if (role === undefined) throw new UserError('Peran belum dipilih.');
  return role;
}

export function userRoutes(
  { rules }: Hotline,
  { users, attempts, audit }: Access,
  views: Views,
): Pages {
  const pages = new Pages();
  const agencies = rules.district.agencies
    .filter(({ type }) => type !== 'partner')
    .map(({ code, name }) => ({ code, name }));
  const roles = DESK_ROLES.map((code) => ({ code, name: DESK_ROLE_WORDS[code] }));

  async function page(request: Request, shown: Shown | null, message: string | null) {
    const { user: self } = identityOf(request);
    const rows = (await users.list()).map((user): View => {
      const { name, role, agency, disabled } = user;
      const state = stateOf(user);
      return { name, role: DESK_ROLE_WORDS[role], agency, disabled, state, self: name === self };
    });
    return views.page('pengguna', 'Pengguna', { rows, roles, agencies, shown, message });
  }

  const linkOf = ({ protocol, host }: Request, user: string, secret: string): Shown => ({
    user,
    href: `${protocol}://${host}/sandi/${secret}`,
  });

  /** Does it and shows the page again; what cannot be done is said there. */
  const handler =
    (work: (request: Request) => Promise<Shown | null>) =>
    async (request: Request, response: Response): Promise<void> => {
      try {
        const shown = await work(request);
        if (shown === null) response.redirect(303, '/pengguna');
        else response.send(await page(request, shown, null));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        response.status(400).send(await page(request, null, error.message));
      }
    };

  async function add(request: Request): Promise<Shown> {
    const role = chosenRole(request);
    const agency = field(request, 'skpd') === '' ? null : field(request, 'skpd');
    if (agency !== null && rules.agency(agency) === undefined)
      throw new PageError(400, 'SKPD ini tidak ada.');
    const { name } = await users.add({ name: canonicalName(field(request, 'nama')), role, agency });
    await audit.record(identityOf(request), 'user.added', name, { role, agency });
    return linkOf(request, name, await users.resetPassword(name));
  }

  async function reset(request: Request): Promise<Shown> {
    const name = pathPart(request, 'name');
    const secret = await users.resetPassword(name);
    await attempts.forget(name);
    await audit.record(identityOf(request), 'user.reset', name);
    return linkOf(request, name, secret);
  }

  async function disable(request: Request): Promise<null> {
    const name = pathPart(request, 'name');
    const disabled = field(request, 'nonaktif') === 'ya';
    const identity = identityOf(request);
    if (name === identity.user) throw new UserError('Anda tidak dapat menonaktifkan diri sendiri.');
    await users.setDisabled(name, disabled);
    await audit.record(identity, disabled ? 'user.disabled' : 'user.enabled', name);
    return null;
  }

  pages.get('/pengguna', ADMIN, async (request, response) => {
    response.send(await page(request, null, null));
  });
  pages.post('/pengguna', { noted: null }, handler(add));
  pages.post('/pengguna/:name/sandi', { noted: null }, handler(reset));
  pages.post('/pengguna/:name/nonaktif', { noted: null }, handler(disable));
  return pages;
}
