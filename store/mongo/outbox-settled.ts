import type { Filter, UpdateFilter } from 'mongodb';
import { keptParts, settledState } from '../base/reports.ts';
import type { Lease } from '../ports/lease.ts';
import type { Settlement } from '../ports/outbox.ts';
import type { OutboxDoc } from './collections.ts';

/** What an entry of the outbox becomes when it is taken, settled, or left behind: documents in, changes out. */

/** A claim on what is queued. */
export function taken(
  owner: string,
  claim: string,
  until: number,
  now: number,
): UpdateFilter<OutboxDoc> {
  return {
    $set: { state: 'sending', owner, claim, leaseUntil: until, updatedAt: now },
    $inc: { token: 1, attempts: 1, rev: 1 },
  };
}

/** What an entry is by `taken`, as far as its holder is told. */
export function afterTaking(doc: OutboxDoc, now: number): OutboxDoc {
  const { token, attempts, rev } = doc;
  return {
    ...doc,
    ...{ state: 'sending', token: token + 1, attempts: attempts + 1, rev: rev + 1, updatedAt: now },
  };
}

export function heldBy({ id, token }: Lease): Filter<OutboxDoc> {
  return { _id: id, token, state: 'sending' };
}

export function settled(entry: OutboxDoc, settlement: Settlement): Partial<OutboxDoc> {
  const sent = settlement.state === 'sent' ? settlement : null;
  const kept = keptParts(entry.parts);
  const known = new Map(kept.map((part) => [part.reference, part.deliveredAt]));
  const parts = (sent?.parts ?? kept).map(({ reference, sentAt }) => ({
    reference,
    sentAt,
    deliveredAt: known.get(reference) ?? null,
  }));
  return {
    state: settledState(settlement.state, parts),
    error: errorOf(settlement),
    dueAt: settlement.state === 'queued' ? settlement.dueAt : entry.dueAt,
    line: sent?.line ?? entry.line,
    parts,
    sentAt: sent?.at ?? parts.at(-1)?.sentAt ?? null,
    // given back as certainly not sent: what was handed over before no longer counts
    handedOver: settlement.state === 'queued' ? parts.length - 1 : entry.handedOver,
    ...(settlement.state === 'failed' && settlement.expected === true
      ? { followedUpAt: settlement.at }
      : {}),
    updatedAt: 'at' in settlement ? settlement.at : entry.updatedAt,
    leaseUntil: 0,
  };
}

function errorOf(settlement: Settlement): string | null {
  if ('error' in settlement) return settlement.error;
  return settlement.state === 'bundled' ? `dimuat dalam ${settlement.into}` : null;
}

/** What becomes of an entry whose holder died: done again where that is harmless, else marked. */
export function abandoned({ sms, handedOver, parts, error }: OutboxDoc): Partial<OutboxDoc> {
  const unknown = sms && handedOver >= parts.length;
  return unknown
    ? { state: 'unconfirmed', error: 'terputus saat dikirim: mungkin sudah terkirim' }
    : { state: 'queued', error };
}
