import { keptParts } from '../base/reports.ts';
import type { NewEffect, OutboxEntry } from '../ports/outbox.ts';
import type { OutboxDoc } from './collections.ts';

/** An outbox entry as it lies in the database, and back. */

export function newOutboxDoc(
  effect: NewEffect,
  origin: { instance: string; revision: number; at: number; seq: number },
): OutboxDoc {
  const { id, type, to, priority, lane, dueAt, params, text } = effect;
  const { instance, revision, at, seq } = origin;
  return {
    _id: id,
    seq,
    sms: type === 'sms',
    instance,
    revision,
    type,
    to,
    priority,
    lane,
    dueAt,
    params,
    text,
    state: 'queued',
    attempts: 0,
    error: null,
    line: null,
    parts: [],
    total: null,
    handedOver: -1,
    handedOverAt: null,
    copies: 0,
    followedUpAt: null,
    createdAt: at,
    updatedAt: at,
    sentAt: null,
    rev: 0,
    owner: null,
    claim: null,
    token: 0,
    leaseUntil: 0,
    reports: [],
  };
}

export function outboxEntryOf(doc: OutboxDoc): OutboxEntry {
  const { _id, seq, sms, rev, sentAt, owner, claim, token, leaseUntil, reports, ...entry } = doc;
  // those of before lack it
  return {
    id: _id,
    ...entry,
    parts: keptParts(entry.parts),
    followedUpAt: entry.followedUpAt ?? null,
  };
}
