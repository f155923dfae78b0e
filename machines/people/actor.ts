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
  /** A client that was entrusted with it acts for the reporter; `name` says which. */
  onBehalf?: true;
}

export const SYSTEM: Actor = { role: 'system' };

/**
 * How an actor is written down in the history, without a phone number: `citizen`, `officer:PUPR` by
 * SMS, `officer:PUPR@pupr` and `admin@admin` at the desk.
 */
export function actorLabel({ role, agency, name }: Actor): string {
  const office = agency === undefined ? role : `${role}:${agency}`;
  return name === undefined ? office : `${office}@${name}`;
}

/** The same without the user's name: for those outside the office. */
export function withoutName(label: string): string {
  return label.replace(/@.*$/s, '');
}
