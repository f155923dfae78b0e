/**
 * Where a read message is kept: `done` was answered or became part of a complaint, `operator` is the
 * network's own box, `quarantine` holds spam, loops and blocked senders. Nothing is ever deleted.
 */
export type InboxFiling = 'done' | 'operator' | 'quarantine';
