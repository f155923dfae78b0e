import type { Role } from '../district/district.ts';
import type { Message, MessageName } from '../messages/messages.ts';

/** Small ports that the engine shares with the processes and with those who put it together. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Writes one line for the operator; phone numbers in `fields` are already masked by the caller. */
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/** Turns messages into the text that is sent; never throws. */
export interface Compose {
  /** @param now when it is written: a deadline before it is told as missed */
  compose(message: Message, now?: number): { text: string; segments: number; warnings: string[] };
  /** One message that stands for several reminders to one person. */
  bundle(messages: Message[]): Message;
}

/** An SMS whose turn has come. */
export interface DueSms {
  message: Message;
  /** As he is registered now; a number that is not is a citizen's. */
  to: { role: Role; agency?: string; phone: string };
  /** What this number has got, or may have got, of the same instance before; empty where its kind does not look back. */
  reached: readonly MessageName[];
  /** Now, epoch milliseconds. */
  at: number;
}
