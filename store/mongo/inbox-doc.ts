import type { IncomingSms } from '../../channels/port.ts';
import type { InboxEntry } from '../ports/inbox.ts';
import type { InboxDoc } from './collections.ts';
import { nextPlaces } from './places.ts';

/** A received message as it lies in the database, and back. */

function newDoc(sms: IncomingSms, now: number, seq: number): InboxDoc {
  const { fingerprint, ...message } = sms;
  return {
    _id: fingerprint,
    ...message,
    state: 'new',
    instance: null,
    binding: null,
    reading: null,
    attempts: 0,
    storedAt: now,
    seq,
    dueAt: now,
    leaseUntil: 0,
    wakeAt: now,
    owner: null,
    token: 0,
  };
}

export function newInboxDocs(messages: IncomingSms[], now: number): InboxDoc[] {
  const seq = nextPlaces(messages.length + 1);
  return messages.map((sms, n) => newDoc(sms, now, seq + n));
}

export function entryOf(doc: InboxDoc): InboxEntry {
  const { _id, seq, dueAt, leaseUntil, wakeAt, owner, token, ...entry } = doc;
  return { id: _id, fingerprint: _id, ...entry };
}
