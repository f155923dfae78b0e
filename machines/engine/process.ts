import type { AnyMachineSnapshot, AnyStateMachine, EventObject, SnapshotFrom } from 'xstate';
import type { Channel, Clock } from '../../channels/port.ts';
import type { InboxEntry, InboxSettlement } from '../../store/ports/inbox.ts';
import type { Change } from '../../store/ports/instances.ts';
import type { NewEffect, OutboxEntry } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Rules } from '../district/rules.ts';
import type { Effect, Recipient, SmsEffect, TellEffect } from '../messages/effects.ts';
import type { Actor } from '../people/actor.ts';
import type { Lines } from './choose-line.ts';
import type { MachineKind } from './kind.ts';
import type { Instances } from './move.ts';
import type { Log } from './ports.ts';
import type { Worker } from './worker.ts';

/**
 * A process (a procedure of the office) as the engine runs it: one value, made in the process's own folder
 * and named in `machines/processes/list.ts`. The engine knows no process; whatever is special about one is here.
 */

/** What the engine lends a process for its work outside the statechart. */
export interface Hands {
  store: Store;
  clock: Clock;
  rules: Rules;
  instances: Instances;
  channels: readonly Channel[];
  /** Which line refuses every SMS though its modem is ready. */
  lines: Pick<Lines, 'faultOf'>;
  /** When the hotline did not work before this start, as far as that is known for certain. */
  absence(): { from: number; to: number } | null;
  /** 0 ≤ x < 1, not to be guessed. */
  random(): number;
  log: Log;
  /**
   * Puts effects that belong to no commit into the outbox; again is harmless.
   * @param because entry of the outbox that led to them
   * @param as keeps them apart from others of the same entry
   */
  enqueue(because: OutboxEntry, as: string, effects: Effect[], by: Actor): Promise<void>;
}

/** An event that another instance, or a message, has told. */
export type ToldEvent = TellEffect['event'] & { by?: Actor };

/** An event that an instance did not take. */
export interface Refusal<TMachine extends AnyStateMachine = AnyStateMachine> {
  entry: OutboxEntry;
  told: Omit<TellEffect, 'event'> & { event: ToldEvent };
  snapshot: SnapshotFrom<TMachine>;
}

/** A message as far as it counts for its reading. */
export interface Heard {
  id: string;
  /** E.164, or the name or short code of an operator. */
  from: string;
  text: string;
  /** Service-centre timestamp. */
  sentAt: number;
  /** Instance of the message that this one continues late. */
  continued: string | null;
}

export interface HeardEvent extends EventObject {
  at: number;
  by: Actor;
  /** What was understood. */
  reading: unknown;
}

/** How a message was dealt with: where it is kept, and what was understood of it. */
export interface Dealt {
  filed: InboxSettlement['state'];
  /** JSON. */
  reading: string;
}

/** What is said about a message that has to wait, since nobody knows what time it is. */
export interface Meanwhile {
  /** For whoever wrote it, without number and date; null where he gets no answer. */
  receipt: SmsEffect | null;
  /** For the admin, where somebody may be in danger. */
  alarm: SmsEffect | null;
}

/** How the process that talks with people hears what they write. */
export interface Hearing {
  /** Instance that hears whoever writes from there. */
  instance(from: string): string;
  /** The event that a message is; `released`: a person lets it go on after it was kept without an answer. */
  event(hands: Hands, heard: Heard, released: boolean): Promise<HeardEvent>;
  /** Says what may be said while a message waits; it is heard later. Nothing where left out. */
  meanwhile?(hands: Hands, heard: Heard): Promise<Meanwhile>;
  /** How it was dealt with, from the instance after it has taken the event, in this try or an earlier one. */
  dealt(snapshot: AnyMachineSnapshot | undefined, heard: Heard, event: HeardEvent): Dealt;
}

export interface Process<TMachine extends AnyStateMachine = AnyStateMachine>
  extends MachineKind<TMachine> {
  /** Messages that led to an event of an instance are kept with it. */
  keepsMessages?: true;
  /** Before the first decision; again at each start. */
  begin?(hands: Hands): Promise<void>;
  /**
   * Makes an instance of an `open` effect and gives its id; the same key always makes the same one. Where
   * left out the effect's own id names it, or else the key.
   */
  open?(hands: Hands, input: Record<string, unknown>, key: string): Promise<string>;
  /** How the effects it brings are carried out, by their type: each may happen twice. */
  effects?: Readonly<Record<string, (hands: Hands, entry: OutboxEntry) => Promise<void>>>;
  /** Effects that are written with each of its commits, whatever was decided. */
  alongside?(change: Omit<Change, 'effects'>): NewEffect[];
  /** What happens when an instance does not take what it was told; the telling is over in any case. */
  refused?(hands: Hands, refusal: Refusal<TMachine>): Promise<ToldEvent | undefined>;
  /** Why an SMS must not go out now (for the office, Indonesian); null where nothing is against it. */
  withholds?(hands: Hands, sms: OutboxEntry, role: string): Promise<string | null>;
  /** Who gets an SMS whose receiver does not count for now; null where it goes to whom it was meant for. */
  diverts?(hands: Hands, sms: OutboxEntry, role: Recipient['role']): Promise<Recipient | null>;
  /** What became of an SMS for good: it has arrived, or it never will. */
  fate?(hands: Hands, sms: OutboxEntry, arrived: boolean): Promise<void>;
  /** At most one process of a hotline hears people. */
  hearing?: Hearing;
  /** What a message of the network itself tells an instance; null where it tells nothing. */
  network?(hands: Hands, message: InboxEntry): { id: string; event: EventObject } | null;
  /** Work that nothing asks for, each with a pump of its own. */
  workers?(hands: Hands): Worker[];
}
