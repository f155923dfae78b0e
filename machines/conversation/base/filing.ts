/**
 * Where a read message is kept: `done` was answered or became part of a complaint, `operator` is the
 * network's own box, `quarantine` holds spam, loops, automatic replies, small talk and blocked senders. Nothing is ever
 * deleted.
 */
export type InboxFiling = 'done' | 'operator' | 'quarantine';

/** Why a message is kept without an answer: over the number a sender may write in a day, small talk, and others. */
export type KeptBecause =
  | 'spam'
  | 'automatic'
  | 'own'
  | 'loop'
  | 'costly'
  | 'limit'
  | 'talk'
  /** The admin's phone says that a command with a code was not its own. */
  | 'denied'
  | 'picture'
  /** It asks after, or pleads for, what is kept of its writer. */
  | 'data';
