import type { Writable } from 'node:stream';
import type { Hotline } from '../hotline/hotline.ts';
import { TERMINAL } from '../office/audit/audit-log.ts';
import { DESK_ROLES } from '../office/identity.ts';
import { canonicalName, type User } from '../office/people/user.ts';
import { UserError } from '../office/people/users.ts';
import { type Access, createAccess } from '../pages/access/access.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { type Command, type Environment, withHotline } from './with-hotline.ts';

/** `hotline user …`: users from the command line, for whoever cannot sign in any more. */

export interface NewUserOptions {
  role: string;
  agency?: string;
}

type Work = (access: Access, hotline: Hotline, settings: Settings) => Promise<void>;

/** @param command null where what is done leaves a row of its own */
function withUsers(environment: Environment, work: Work, command: Command = null): Promise<void> {
  return withHotline(
    environment,
    command,
    (hotline, settings) => work(createAccess(hotline, false), hotline, settings),
    'makes the store',
  );
}

/** The one-time link, with the address that people open. */
function linkText({ host, port, publicUrl }: Settings, name: string, secret: string): string {
  const origin = publicUrl?.origin ?? `http://${host}:${port}`;
  return `${name}: open this within a day to choose a password; it works once:\n${origin}/sandi/${secret}\n`;
}

/** @throws UserError */
export function addUser(
  typed: string,
  { role: wanted, agency: code }: NewUserOptions,
  environment: Environment,
  output: Writable,
): Promise<void> {
  return withUsers(environment, async ({ users, audit }, { rules }, settings) => {
    const role = DESK_ROLES.find((known) => known === wanted);
    if (role === undefined)
      throw new UserError(`--role ${wanted}: must be one of ${DESK_ROLES.join(', ')}`);
    const agency = code ?? null;
    if (agency !== null && rules.agency(agency) === undefined) {
      const codes = rules.district.agencies.map((known) => known.code);
      throw new UserError(`--agency ${agency}: no such agency; known are ${codes.join(', ')}`);
    }
    const { name } = await users.add({ name: canonicalName(typed), role, agency });
    await audit.record(TERMINAL, 'user.added', name, { role, agency });
    output.write(linkText(settings, name, await users.resetPassword(name)));
  });
}

function line({ name, role, agency, disabled, password }: User): string {
  const state = disabled ? 'disabled' : password === null ? 'no password yet' : 'active';
  return [name, agency === null ? role : `${role}:${agency}`, state].join('\t');
}

export function listUsers(environment: Environment, output: Writable): Promise<void> {
  const list: Work = async ({ users }) => {
    for (const user of await users.list()) output.write(`${line(user)}\n`);
  };
  return withUsers(environment, list, { name: 'user list' });
}

/** Also unlocks a name after too many failures. @throws UserError */
export function resetUser(
  typed: string,
  environment: Environment,
  output: Writable,
): Promise<void> {
  return withUsers(environment, async ({ users, attempts, audit }, _hotline, settings) => {
    const name = canonicalName(typed);
    const secret = await users.resetPassword(name);
    await attempts.forget(name);
    await audit.record(TERMINAL, 'user.reset', name);
    output.write(linkText(settings, name, secret));
  });
}

/** @throws UserError */
export function disableUser(
  typed: string,
  disabled: boolean,
  environment: Environment,
): Promise<void> {
  return withUsers(environment, async ({ users, audit }) => {
    const { name } = await users.setDisabled(canonicalName(typed), disabled);
    await audit.record(TERMINAL, disabled ? 'user.disabled' : 'user.enabled', name);
  });
}
