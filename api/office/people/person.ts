import type { Actor } from '../../../machines/people/actor.ts';
import { isChannel, type Person, personOf } from '../../../machines/people/people.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import type { Identity } from '../identity.ts';
import type { Client } from './api-client.ts';

/**
 * Who somebody is to the policies, and as whom he acts, for every door but the phone (`machines/people/people.ts`): the one
 * table.
 */

type AtDesk = Pick<Identity, 'role' | 'agency'>;
type ByToken = Pick<Client, 'role' | 'agency' | 'scopes'> & { name?: string };

/** Whoever sits at the computer's own command line, and what the desk does of itself. */
export const OFFICE: Actor = { role: 'admin' };
export const COMMAND_LINE: Person = personOf(OFFICE);

/** Nobody known: Open311, and pages that are open to all. */
export const ANYBODY: Person = { role: 'public' };

/** Cause of what a user of the desk does: an agency's acts as its officer does by SMS. Null for those who only look. */
export function actorAtDesk({ role, agency, user }: Identity): Actor | null {
  const acts = roleAtDesk({ role, agency });
  return acts === null ? null : { ...acts, name: user };
}

function roleAtDesk({ role, agency }: AtDesk): Actor | null {
  switch (role) {
    case 'admin':
      return OFFICE;
    case 'agency':
      return agency === null ? null : { role: 'officer', agency };
    case 'viewer':
    case 'auditor':
      return null;
  }
}

/** A user of the desk. */
export function personAtDesk({ role, agency }: AtDesk): Person {
  switch (role) {
    case 'admin':
    case 'agency':
      return personOf(roleAtDesk({ role, agency }) ?? { role: 'officer' });
    case 'viewer':
      return { role: 'leader' };
    case 'auditor':
      return { role: 'auditor' };
  }
}

/** Cause of what a program asks for on behalf of its own role; a channel has none but the reporters'. */
export function actorOfClient(client: Client): Actor {
  const { id, role, agency, person } = client;
  if (isChannel(role)) return reporterThrough(client);
  const name = person ?? `token:${id}`;
  return agency === null ? { role, name } : { role, agency, name };
}

/** Cause of what a program does for a reporter: the history names the channel and its token. */
export function reporterThrough({ id, name }: Pick<Client, 'id' | 'name'>): Actor {
  return { role: 'citizen', via: name, name: `token:${id}` };
}

/** A program: as the person on whose behalf it acts, and secrets only with the scope for them. */
export function personOfClient({ name, role, agency, scopes }: ByToken): Person {
  const limit = scopes.has('secrets') ? {} : { withoutSecrets: true as const };
  if (isChannel(role)) return { role, ...(name === undefined ? {} : { client: name }), ...limit };
  return { ...personOf(agency === null ? { role } : { role, agency }), ...limit };
}

/** A program that is told what happens: what it is told of is what its person may see. */
export function personOfSubscription({
  agency,
  secrets,
}: Pick<Subscription, 'agency' | 'secrets'>): Person {
  const limit = secrets ? {} : { withoutSecrets: true as const };
  return { ...(agency === null ? COMMAND_LINE : agencyPerson(agency)), ...limit };
}

/** An agency to which a file or a message goes. */
export function agencyPerson(agency: string): Person {
  return personOf({ role: 'officer', agency });
}
