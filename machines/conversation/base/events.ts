import type { Parent } from '../../complaint/base/context.ts';
import type { AllowedCommand } from '../../complaint/commands.ts';
import type { Role } from '../../district/district.ts';
import type { Figures } from '../../report/totals.ts';
import type { Understanding } from '../../text/understanding.ts';
import type { ContactEvent } from './contact-state.ts';
import type { KeptBecause } from './filing.ts';

/** What the engine knows of a complaint when an SMS comes that may belong to it. */
export interface TicketFact {
  instance: string;
  ticket: string;
  category: string | null;
  agency: string | null;
  /** Status as people read it. */
  status: string;
  /** Not over, or answered and not yet judged. */
  open: boolean;
  /** Waits for the citizen's verdict. */
  answered: boolean;
  due: number | null;
  createdAt: number;
  /** First message of the complaint. */
  text: string;
  /** What was added to it since, oldest first. */
  additions: string[];
  place: string | null;
  secret: boolean;
  /** The sender may see it, as who he writes: its reporter, the agency that has it, the office. */
  mine: boolean;
  /** Ended for good: nothing brings it back. */
  archived: boolean;
  /** What decides whether another complaint may be put under it. */
  link: Parent;
  /** The answer that the citizen was sent. */
  answer: { agency: string | null; text: string } | null;
  /** Somebody of the office asked its reporter something, and waits; absent where nobody does. */
  asks?: true;
  /** What it was; absent where nobody does. */
  question?: string;
  /** Its answer has a mark already; absent where it has none. */
  rated?: true;
  /** Danger that rings, or that somebody sees to; absent where there is none. */
  alarm?: 'raised' | 'taken';
  /** It is that its reporter may do himself harm; absent of other danger, and where there is none. */
  despairs?: true;
  /** What somebody of the office may do with it now, from the machine; filled where his words ask for it. */
  can: AllowedCommand[];
}

/** Complaints of another phone than the one that writes. */
export interface Moving {
  /** E.164. */
  old: string;
  named: Movable[];
  /** Its other open ones. */
  others: Movable[];
  /** That phone got as many codes today as it may. */
  isSpent: boolean;
}

/** A phone that asks for complaints of the one that writes, or has got them by its code. */
export interface Leaving {
  /** E.164. */
  to: string;
  /** Instance of the talk with it. */
  talk: string;
  named: Movable[];
  /** It waits for the code still; else they are there. */
  isOpen: boolean;
}

export interface Movable {
  instance: string;
  ticket: string;
  /** The admin may know of it. */
  isForAdmin: boolean;
}

/** Facts gathered for one message; only what its reading asks for is filled. */
export interface Facts {
  /** The sender's own complaints, newest first: open ones and those closed lately. */
  tickets: TicketFact[];
  /** Open tasks of the sender's agency, most urgent first; `taskCount` counts all of them that he may see. */
  tasks: TicketFact[];
  taskCount: number;
  /** Secrets among what waits that a leader learns of in sum only. */
  hiddenTasks: number;
  /** What each ticket that was typed may mean, of what the sender may see; several where codes are the same. */
  named: Record<string, TicketFact[]>;
  /** Instances of tickets that somebody of the office typed and may not see. */
  foreign: string[];
  /** The complaint that an incomplete long message went to, when this is a late part of it. */
  continued: TicketFact | null;
  /** Danger at the sender's agency, and the one that the last SMS to his phone was about; where his words may be of that. */
  danger?: { alarms: TicketFact[]; told: string | null };
  /** The phone that words of a new one name as the old one, and its complaints, where a ticket that was typed is among them. */
  moving?: Moving;
  /** Who asked for its complaints within a day, and when the last code was sent; where its words may refuse that. */
  leaving?: { askedBy: Leaving[]; codeAt: number };
  /** Complaints of the acts that wait for their sender's word, as they are now. */
  waiting?: TicketFact[];
  /** Closing time of each day that TUNDA names, null where it is none. */
  days: Record<string, number | null>;
  /** Drawn anew for each SMS, for a question to the registered phone: `48 21`. */
  code: string;
  figures: Figures | null;
  late: { instance?: string; ticket: string; agency: string; days: number }[];
  lateCount: number;
  /** Written reports that wait for the regent's TERIMA. */
  reports: string[];
  /** What other processes know of it, by their names; absent where none has to do with it. */
  brought?: Readonly<Record<string, unknown>>;
}

export interface SmsEvent {
  type: 'sms';
  at: number;
  /** `sentAt` is the network's time. */
  message: { id: string; from: string; sentAt?: number };
  sender: { role: Role; agency?: string; phone: string };
  /** The hotline wrote it itself: one of its own numbers. */
  own: boolean;
  /** A person let it go on after it had been kept without an answer. */
  released?: true;
  /** Why it had been kept until then. */
  kept?: KeptBecause;
  /** Somebody of the office writes as a citizen, and said so (WARGA); `sender` is that citizen. */
  personal?: { agency: string | null };
  /** Somebody of the office wants the SMS of before to be a complaint that he sends on for a citizen. */
  passesOn?: true;
  /** An earlier SMS that this one said how to read; the reading is of that one. */
  original?: { id: string; joined?: readonly string[]; sentAt?: number };
  /** What was said before about tickets that may mean several. */
  meant?: Record<string, string>;
  reading: Understanding;
  facts: Facts;
}

/** A complaint, or an instance of another process, asked the citizen something. */
export type AskedEvent = { type: 'asked'; at: number } & (
  | { kind: 'clarify' | 'info' | 'secrecy'; instance: string; ticket: string; options: string[] }
  | { kind: 'brought'; process: string; question: unknown }
);

export type ConversationEvent =
  | SmsEvent
  | AskedEvent
  | ContactEvent
  /** The old phone does not want its complaints to come here. */
  | { type: 'phone.kept'; at: number; old: string }
  /** The admin says of which complaint loose words are; `to` null: of none that there is. `id`: inbox message. */
  | { type: 'words.placed'; at: number; id: string; to: string | null }
  | { type: 'block'; at: number }
  | { type: 'unblock'; at: number };
