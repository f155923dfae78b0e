import type { Person } from '../../../machines/person.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import type { Identity } from '../identity.ts';
import type { Client } from './api-client.ts';

/** Who somebody is to the policies of processes, for every door: the one table. */

/** Whoever sits at the computer's own command line. */
export const COMMAND_LINE: Person = { role: 'admin' };

/** Nobody known: Open311, and pages that are open to all. */
export const ANYBODY: Person = { role: 'public' };

/** A user of the desk. */
export function personAtDesk({ role, agency }: Pick<Identity, 'role' | 'agency'>): Person {
  switch (role) {
    case 'admin':
      return { role: 'admin' };
    case 'agency':
      return { role: 'agency', agency };
    case 'viewer':
      return { role: 'leader' };
    case 'auditor':
      return { role: 'auditor' };
  }
}

/** A program: as the person on whose behalf it acts, and secrets only with the scope for them. */
export function personOfClient({
  role,
  agency,
  scopes,
}: Pick<Client, 'role' | 'agency' | 'scopes'>): Person {
  const limit = scopes.has('secrets') ? {} : { withoutSecrets: true as const };
  switch (role) {
    case 'admin':
      return { role: 'admin', ...limit };
    case 'officer':
      return { role: 'agency', agency, ...limit };
    case 'regent':
      return { role: 'leader', ...limit };
  }
}

/** A program that is told what happens: what it is told of is what its person may see. */
export function personOfSubscription({
  agency,
  secrets,
}: Pick<Subscription, 'agency' | 'secrets'>): Person {
  const limit = secrets ? {} : { withoutSecrets: true as const };
  return agency === null ? { role: 'admin', ...limit } : { role: 'agency', agency, ...limit };
}

/** An agency to which a file or a message goes. */
export function agencyPerson(agency: string): Person {
  return { role: 'agency', agency };
}
