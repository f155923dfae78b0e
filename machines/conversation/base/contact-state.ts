import type { Contact } from '../../district/district.ts';
import type { TicketItem } from '../../messages/values.ts';
import type { Actor } from '../../people/actor.ts';

/** What is remembered of a registered number, and what happens to it. */

export type ContactDoubt = 'wrongPerson' | 'undelivered';

/** What a talk remembers of it; absent while nothing is wrong. */
export interface ContactState {
  /** SMS in a row that did not arrive. */
  missed: number;
  doubt: ContactDoubt | null;
  /** It does not count since then; null while it does. */
  since: number | null;
  /** Sent to the number, to be sent back; wrong ones so far. */
  code: string | null;
  tries: number;
}

/** The function of the number and what it has in hand, looked up when something is wrong. */
export interface ContactFacts {
  contact: Pick<Contact, 'role' | 'agency' | 'label'>;
  tasks: TicketItem[];
  taskCount: number;
}

export type ContactEvent = { at: number; by?: Actor } & (
  | ({ type: 'contact.missed' } & ContactFacts)
  | { type: 'contact.reached' }
  /** The pack has the number for an officer, who was not told of the open tasks yet. */
  | ({ type: 'contact.appointed' } & ContactFacts)
  /** The admin lets codes of the number count again today. */
  | { type: 'codes.forgiven' }
  /** The code that the number is to send back. */
  | { type: 'contact.verify'; code: string }
  /** The number is to become a contact's: its holder tells the admin the code. */
  | { type: 'contact.enrolling'; code: string; label: string }
  /** The admin has registered another number in its place, or none. */
  | { type: 'contact.replaced'; label: string }
  /** The admin wants to see a text of the office as a phone shows it. */
  | { type: 'text.tried'; text: string }
);

export const FINE: ContactState = { missed: 0, doubt: null, since: null, code: null, tries: 0 };
