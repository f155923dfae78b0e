import type { Role } from '../district/district.ts';
import type { Actor } from './actor.ts';

/**
 * Who somebody is, whatever door he comes through, and as whom he is heard: the one table, which every policy
 * asks. What somebody may see and do says the policy of each process. Pure.
 */

/**
 * Somebody who wants to see something. `leader` is the Sekda or the Bupati, by phone, at the desk or with a
 * token; `channel` is a program that brings what citizens told it; `auditor` checks; `public` has no name at all.
 */
export interface Person {
  role: 'citizen' | 'channel' | 'agency' | 'admin' | 'leader' | 'auditor' | 'public' | 'system';
  /** Code, of people of an agency. */
  agency?: string | null;
  /** E.164, of people who are known by their phone. */
  phone?: string;
  /** Name of a channel: what it brought is its own. */
  client?: string;
  /** A program that was not given the right to read secrets, whatever its owner may. */
  withoutSecrets?: true;
}

/** What narrows a query for instances of a process to those that somebody may see. */
export interface Sight {
  /** Only of this agency, by the codes that it has and had. */
  agencies?: readonly string[];
  /** And of those only what it was given at some time, no mere proposal. */
  given?: true;
  /** Only what this channel brought. */
  client?: string;
  /** None with one of these tags. */
  without: readonly string[];
}

/** Whose acts there are; an act is of exactly one of them. */
export type Speaker = 'reporter' | 'agency' | 'admin' | 'regent' | 'hotline';

interface Standing {
  person: Person['role'];
  /** Null: he reads, and moves nothing. */
  speaks: Speaker | null;
}

const STANDINGS: Record<Actor['role'], Standing> = {
  citizen: { person: 'citizen', speaks: 'reporter' },
  officer: { person: 'agency', speaks: 'agency' },
  head: { person: 'agency', speaks: 'agency' },
  admin: { person: 'admin', speaks: 'admin' },
  secretary: { person: 'leader', speaks: null },
  regent: { person: 'leader', speaks: 'regent' },
  system: { person: 'system', speaks: 'hotline' },
};

/** As whom an actor of this role is heard; null where his word moves nothing. */
export function speakerOf({ role }: Pick<Actor, 'role'>): Speaker | null {
  return STANDINGS[role].speaks;
}

/** Roles by phone that are heard as this speaker. */
export function rolesOf(speaker: Speaker): Role[] {
  const roles = Object.keys(STANDINGS) as Actor['role'][];
  return roles.filter(
    (role): role is Role => role !== 'system' && STANDINGS[role].speaks === speaker,
  );
}

/** The person behind an actor of an event. */
export function personOf({
  role,
  agency,
  phone,
}: Pick<Actor, 'role' | 'agency' | 'phone'>): Person {
  const { person } = STANDINGS[role];
  return {
    role: person,
    ...(person === 'agency' ? { agency: agency ?? null } : {}),
    ...(phone === undefined ? {} : { phone }),
  };
}

/**
 * Who somebody is when he writes an SMS: with a registered phone he is what it is registered for. What he reported
 * himself he sees as a citizen (`WARGA …`), so that nothing of it comes into what is said to the officer.
 */
export function personByPhone(sender: Pick<Actor, 'role' | 'agency' | 'phone'>): Person {
  const { phone: _unused, ...office } = sender;
  return personOf(sender.role === 'citizen' ? sender : office);
}

/** The admin, whom nothing was taken from: all that the office keeps is his to see. */
export function keepsAll({ role, withoutSecrets }: Person): boolean {
  return role === 'admin' && withoutSecrets !== true;
}

/** True when numbers of reporters are somebody's business at all: the admin's alone. */
export function knowsNumbers({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin';
}

/** True for the role of a program that is of no office: it brings what citizens told it. */
export function isChannel(role: Role | 'channel'): role is 'channel' {
  return role === 'channel';
}

/** A program that brings what citizens told it, and speaks for them alone. */
export function bringsWords({ role }: Pick<Person, 'role'>): boolean {
  return role === 'channel';
}

/** True for people of the office, its agencies and those above them. */
export function isOfOffice({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin' || role === 'agency' || role === 'leader' || role === 'auditor';
}

/** True for the Sekda and the Bupati: what they look at leaves a trace, and who has their phone is asked for a code. */
export function isLeader({ role }: Pick<Actor, 'role'>): boolean {
  return STANDINGS[role].person === 'leader';
}
