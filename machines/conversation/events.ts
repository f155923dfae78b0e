import type { Role } from '../district.ts';
import type { Understanding } from '../language/understanding.ts';

/** What the engine knows of a complaint when an SMS comes that may belong to it. */
export interface TicketFact {
  instance: string;
  ticket: string;
  category: string | null;
  agency: string | null;
  /** Status as people read it. */
  status: string;
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
  /** The sender may see it: he reported it, his agency was given it, or he is of the office. */
  mine: boolean;
  /** The sender reported it. */
  reported: boolean;
}

/** Totals of a period and what stands out now, for the regent. */
export interface Figures {
  date: number;
  received: number;
  forwarded: number;
  answered: number;
  closed: number;
  open: number;
  overdue: number;
  /** Most first. */
  late: { agency: string; count: number }[];
  top: { category: string; count: number }[];
  /** Open emergencies, with the codes of the oldest. */
  emergencies: { count: number; tickets: string[] };
  /** Open and past the ceiling that the law sets. */
  beyondLegal: number;
  /** Written reports whose receipt is late, as SMS name them. */
  unreceived: { kind: string; until: number }[];
  /** More complaints today than on any day for so many days; null when that is nothing special. */
  record: { count: number; days: number } | null;
  /** A category that came at least three times as often as usual. */
  surge: { category: string; count: number; times: number } | null;
}

/** Facts gathered for one message; only what its reading asks for is filled. */
export interface Facts {
  /** The sender's own complaints, newest first: open ones and those closed lately. */
  tickets: TicketFact[];
  /** Open tasks of the sender's agency, most urgent first; `taskCount` counts all of them. */
  tasks: TicketFact[];
  taskCount: number;
  /** The complaint named in the text or command. */
  target: TicketFact | null;
  /** The complaint that an incomplete long message went to, when this is a late part of it. */
  continued: TicketFact | null;
  /** The second complaint of GABUNG. */
  other: TicketFact | null;
  /** Closing time of the day TUNDA names. */
  until: number | null;
  figures: Figures | null;
  late: { ticket: string; agency: string; days: number }[];
  lateCount: number;
  /** Written reports that wait for the regent's TERIMA. */
  reports: string[];
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
  reading: Understanding;
  facts: Facts;
}

/** A complaint asked the citizen something. */
export interface AskedEvent {
  type: 'asked';
  at: number;
  kind: 'clarify' | 'info';
  instance: string;
  ticket: string;
  options: string[];
}

export type ConversationEvent =
  | SmsEvent
  | AskedEvent
  | { type: 'block'; at: number }
  | { type: 'unblock'; at: number };
