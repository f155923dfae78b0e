import type { Role } from './district.ts';

/** Who caused an event; every event carries one. `system` is the engine itself (timers, merges). */
export interface Actor {
  role: Role | 'system' | 'press';
  /** Agency of an officer or head. */
  agency?: string;
  /** E.164; a reply to this person goes out at any hour. */
  phone?: string;
}

export const SYSTEM: Actor = { role: 'system' };

/** `officer:PUPR`, `citizen`: how an actor is written down in the history, without a phone number. */
export function actorLabel(actor: Actor): string {
  return actor.agency === undefined ? actor.role : `${actor.role}:${actor.agency}`;
}
