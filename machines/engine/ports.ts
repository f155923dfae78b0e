import type { Channel, Clock } from '../../channels/port.ts';
import type { NewEffect, SearchFields, Store } from '../../store/port.ts';
import type { ComplaintContext } from '../complaint/context.ts';
import type { Outward } from '../complaint/notice.ts';
import type { Role } from '../district.ts';
import type { LetterEffect } from '../effects.ts';
import type { Understand } from '../language/understanding.ts';
import type { NewLetter, SealedPage } from '../letter/new-letter.ts';
import type { Message, MessageName } from '../messages.ts';
import type { ReportContext } from '../report/context.ts';
import type { Rules } from '../rules.ts';
import type { Decider } from './decider.ts';
import type { LineProfile } from './lines.ts';

/** What the engine is given: everything it touches that is not pure. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Writes one line for the operator; phone numbers in `fields` are already masked by the caller. */
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/** Turns messages into the text that is sent; never throws. */
export interface Compose {
  compose(message: Message): { text: string; segments: number; warnings: string[] };
  /** One message that stands for several reminders to one person. */
  bundle(messages: Message[]): Message;
}

/** What a letter about a complaint says, and how it is rendered once it has its number. */
export type RenderLetter = (
  letter: LetterEffect,
  complaint: ComplaintContext,
  at: number,
) => Pick<NewLetter, 'subject' | 'addressee' | 'render'>;

/** The documents of a report; `cover` gets the number of the covering letter. */
export interface RenderedReport {
  subject: string;
  addressee: string;
  title: string;
  cover(number: string): SealedPage;
  report: SealedPage;
  complianceTitle: string;
  compliance: SealedPage;
}

/** Snapshots of instances, migrated to the present versions of their machines. */
export interface SnapshotReader {
  snapshot(id: string): Promise<{ snapshot: ReturnType<Decider['restore']> } | undefined>;
}

/** Renders a written report as it is at `at`; may take a while, and lets others work meanwhile. */
export type RenderReport = (
  report: ReportContext,
  at: number,
  instances: SnapshotReader,
) => Promise<RenderedReport>;

/** Persisted snapshots of one older version, brought to the next. */
export interface Migration {
  to: string;
  /** Pure; gets and gives the persisted snapshot as parsed JSON. */
  snapshot(persisted: Record<string, unknown>): Record<string, unknown>;
  /**
   * New ids of timers by their old ones, where a state or delay was renamed: `xstate.after.<delay>.<state
   * id>`. Armed ones keep their due times. An `after` that is new is armed when its state is next entered.
   */
  timers?: Record<string, string>;
}

/** An SMS whose turn has come. */
export interface DueSms {
  message: Message;
  /** As he is registered now; a number that is not is a citizen's. */
  to: { role: Role; agency?: string; phone: string };
  /** What this number has got, or may have got, of the same instance before. */
  reached: readonly MessageName[];
  /** Now, epoch milliseconds. */
  at: number;
}

/** A kind of machine the engine runs. */
export interface MachineKind {
  name: string;
  version: string;
  decider: Decider;
  /** Input for an instance that is made by its first event. */
  inputFor?(id: string): unknown;
  search(snapshot: ReturnType<Decider['restore']>): SearchFields;
  /**
   * Asked just before an SMS goes out that speaks of an instance: why it may not any more, in words for
   * the history (Indonesian), or null. Every SMS may where it is left out.
   */
  mayNotSend?(snapshot: ReturnType<Decider['restore']>, sms: DueSms): string | null;
  /** What people find it by when they search for words; nothing where left out. */
  words?(snapshot: ReturnType<Decider['restore']>): string;
  /** What of an event is kept in the history; the whole event where left out. */
  journal?(event: Record<string, unknown>): Record<string, unknown>;
  /** By the version they start from. */
  migrations: Record<string, Migration>;
}

export interface EngineSettings {
  /** Name of this process in leases; unique among processes that share a store. */
  owner: string;
  leaseMs: number;
  /** How long an unconfirmed receipt waits for its delivery report before a marked copy is sent. */
  receiptGraceMs: number;
  /** How long the parts of a long message may take. */
  partsTimeoutMs: number;
  /** Longest sleep of a worker that nobody nudged. */
  pollMs: number;
  /** Ask the network for delivery reports. */
  statusReports: boolean;
  /** False in simulations: news need not wait for sending hours. */
  quietHours: boolean;
}

export interface EngineParts {
  store: Store;
  clock: Clock;
  rules: Rules;
  understand: Understand;
  compose: Compose;
  renderLetter: RenderLetter;
  renderReport: RenderReport;
  channels: Channel[];
  /** What is known of lines beside their channel, by the channel's name. */
  lines?: Record<string, LineProfile>;
  /** E.164 numbers of the hotline itself; what comes from them is a loop. */
  ownNumbers: string[];
  machines: MachineKind[];
  settings: EngineSettings;
  /** Other systems that want to know what happens to complaints. */
  outward?: Outward;
  /** 0 ≤ x < 1, not to be guessed: codes of questions are drawn with it. */
  random(): number;
  log: Log;
}

export type { NewEffect };
