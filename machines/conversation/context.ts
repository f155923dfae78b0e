import type { Reading } from '../complaint/context.ts';
import type { InboxFiling } from './filing.ts';

/** An SMS that waits until we know which ticket it is for. */
export interface HeldMessage {
  id: string;
  text: string;
  at: number;
  /** Network's time of it. */
  sentAt?: number;
  reading: Reading;
}

/** What we last asked this phone, and so how its next SMS binds. */
export type Asked =
  | { kind: 'clarify'; instance: string; ticket: string; options: string[]; at: number }
  | { kind: 'info'; instance: string; ticket: string; at: number }
  /** "Which ticket?"; the last option is a new complaint. */
  | {
      kind: 'ticket';
      options: { instance: string; ticket: string }[];
      held: HeldMessage;
      at: number;
    }
  /** "Which answer do you rate?"; no last option. */
  | {
      kind: 'rating';
      options: { instance: string; ticket: string }[];
      rating: number;
      text: string;
      at: number;
    }
  /** An officer wrote an answer without a ticket. */
  | { kind: 'task'; options: { instance: string; ticket: string }[]; text: string; at: number };

/** One of the last messages of this phone: to see loops, and to answer a retried reading alike. */
export interface RecentMessage {
  id: string;
  at: number;
  /** Short form of the text for comparing. */
  digest: string;
  filed: InboxFiling;
}

/** Memory of the talk with one phone; plain JSON. */
export interface ConversationContext {
  phone: string;
  asked: Asked | null;
  recent: RecentMessage[];
  /** Messages counted on a day (start of it), and whether the sender was told of the limit. */
  day: number;
  count: number;
  toldLimit: boolean;
  /** Day on which help was last given unasked. */
  helpedOn: number;
}

export function newConversation(phone: string): ConversationContext {
  return {
    phone,
    asked: null,
    recent: [],
    day: 0,
    count: 0,
    toldLimit: false,
    helpedOn: 0,
  };
}
