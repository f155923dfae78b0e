import type { Hands } from '../engine/process.ts';
import type { Understanding } from '../text/understanding.ts';
import type { SmsEvent } from './base/events.ts';
import type { Answer } from './base/response.ts';

/** The part of a process in the talk with a phone: which texts are its own, and what it needs to know. */

/** A message as it was read, before anybody answers it. */
export interface Said {
  sender: SmsEvent['sender'];
  reading: Understanding;
  /** Instance of the message that this one continues late. */
  continued: string | null;
}

export interface Talk {
  /** Name of the process; its facts are kept under it. */
  process: string;
  /** What its answer depends on, as plain JSON; null when the message has nothing to do with it. */
  facts(hands: Hands, said: Said): Promise<unknown>;
  /**
   * Its answer to a message it has facts of, or null when the message is none of its own. Asked after what is
   * never answered (spam, loops) and before the complaints. Pure.
   */
  answer: Answer;
}
