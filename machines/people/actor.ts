import type { Role } from '../district/district.ts';

/** Who caused an event; every event carries one. `system` is the engine itself (timers, merges). */
export interface Actor {
  role: Role | 'system';
  /** Agency of an officer or head. */
  agency?: string;
  /** E.164; a reply to this person goes out at any hour. */
  phone?: string;
  /** User name at the desk or token of a client, for the history alone: no machine asks it, or keeps it but with what waits to be done. */
  name?: string;
  /** Channel through which the reporter acts, by the name of its token: it counts for what that channel brought. */
  via?: string;
}

export const SYSTEM: Actor = { role: 'system' };

/**
 * How an actor is written down in the history, without a phone number: `citizen`, `officer:PUPR` by
 * SMS, `officer:PUPR@pupr` and `admin@admin` at the desk, `citizen/bot@token:t1` through a channel.
 */
export function actorLabel({ role, agency, via, name }: Actor): string {
  const office = agency === undefined ? role : `${role}:${agency}`;
  const through = via === undefined ? office : `${office}/${via.replaceAll('@', ' ')}`;
  return name === undefined ? through : `${through}@${name}`;
}

/** The channel through which a reporter did it; null where he did it himself. */
export function viaOf(label: string): string | null {
  return /^[^/@]*\/([^@]*)/.exec(label)?.[1] ?? null;
}

/** The same without the user's name: for those outside the office. */
export function withoutName(label: string): string {
  return label.replace(/@.*$/s, '');
}

/** The role alone, with its agency. */
export function roleIn(label: string): string {
  return label.replace(/[/@].*$/s, '');
}
