import type { Lane } from './lanes.ts';
import type { Message } from './messages.ts';

/**
 * What a decision asks the outside to do. Machines only name effects, as XState actions with plain
 * JSON parameters; the engine stores them with the snapshot and carries them out afterwards.
 */

/** Whom an SMS is for, by function; the engine looks the numbers up in the contacts. */
export type Recipient =
  | { role: 'citizen'; phone: string }
  | { role: 'officer' | 'head'; agency: string }
  | { role: 'admin' | 'secretary' | 'regent' }
  /** The very phone that just wrote, whoever holds it; null when it was done at the desk. */
  | { role: 'sender'; phone: string | null };

export interface SmsEffect {
  to: Recipient;
  message: Message;
  /** When it may go out: at once, in sending hours, or in office hours (reminders, escalation). */
  hours: 'any' | 'sending' | 'office';
  /** Instances it speaks of, where that is not the one that asks for it. */
  about?: string[];
  /** The lane it travels in; that of its message where left out. */
  lane?: Lane;
}

/** An inbox message that becomes an instance's. */
export interface BoundMessage {
  id: string;
  /** Why it was bound to that instance (Indonesian, for the admin). */
  binding: string;
  /** Ids of those whose words were joined to it. */
  joined?: readonly string[];
}

/** An event for another instance; `refused` is told to the phone that asked, if there is one. */
export interface TellEffect {
  instance: string;
  /** Event without `at`, which is set on delivery. */
  event: { type: string } & Record<string, unknown>;
  /** Inbox message the event comes from. */
  message?: BoundMessage;
}

/** A new instance of a machine, made from this input. */
export interface OpenEffect {
  machine: string;
  /** Instance id, where the opener decides it (reports); complaints get theirs with the ticket. */
  id?: string;
  input: Record<string, unknown>;
  message?: BoundMessage;
}

/**
 * Effects by type. The engine carries these three out itself; a process that brings further ones declares
 * them here from its own file (`declare module`), and says in its `effects` how they are carried out.
 */
export interface Effects {
  sms: SmsEffect;
  tell: TellEffect;
  open: OpenEffect;
}

export type Effect = { [T in keyof Effects]: { type: T; params: Effects[T] } }[keyof Effects];
