import type { IncomingPart, IncomingSms } from '../../channels/port.ts';
import { assemble, incompleteOf, isLate, lateMessage } from '../base/assembly.ts';
import type { Collections, PartsDoc } from './collections.ts';
import { isDuplicate } from './errors.ts';
import { newInboxDocs } from './inbox-doc.ts';
import { insertMissing } from './insert.ts';
import { AGAIN, retry } from './retry.ts';

/**
 * Parts of long messages. A group is one document: a message that becomes whole leaves its parts in the
 * same write, and is moved to the inbox from there, by whoever comes first.
 */

/** Fingerprints a group remembers; a reference is used again only after many other messages. */
const SEEN_KEPT = 1_000;

type Group = Omit<PartsDoc, '_id' | 'rev'>;

/** Incomplete messages a group remembers, for parts that come late. */
const INCOMPLETE_KEPT = 8;

const EMPTY: Group = { open: [], seen: [], ready: [] };

/** Oldest open part of each sequence number: a reused reference starts over with the leftovers. */
function oldestOf(open: PartsDoc['open']): PartsDoc['open'] {
  const bySequence = new Map<number, PartsDoc['open'][number]>();
  for (const part of open) if (!bySequence.has(part.sequence)) bySequence.set(part.sequence, part);
  return [...bySequence.values()];
}

function partsOf(open: PartsDoc['open']): IncomingPart[] {
  return open.map(({ storedAt, ...part }) => part);
}

/** The group after the oldest parts became a message, whole or not. */
function delivered(group: Group, now: number): Group {
  const taken = oldestOf(group.open);
  const parts = partsOf(taken);
  const sms: IncomingSms = assemble(parts);
  const known = group.incomplete ?? [];
  const incomplete = sms.incomplete === true ? [incompleteOf(sms, parts), ...known] : known;
  return {
    ...group,
    open: group.open.filter((part) => !taken.includes(part)),
    ready: [...group.ready, { sms, storedAt: now }],
    incomplete: incomplete.slice(0, INCOMPLETE_KEPT),
  };
}

/** The group with a part that an incomplete message lacked, or null when none did. */
function withLate(group: Group, part: IncomingPart, now: number): Group | null {
  const lacking = group.incomplete?.find((message) => isLate(part, message));
  if (lacking === undefined) return null;
  const filled = { ...lacking, sequences: [...lacking.sequences, part.sequence] };
  return {
    ...group,
    ready: [...group.ready, { sms: lateMessage(part, lacking), storedAt: now }],
    incomplete: (group.incomplete ?? []).map((message) => (message === lacking ? filled : message)),
  };
}

function completed(group: Group, now: number): Group {
  const [first, ...others] = oldestOf(group.open);
  if (first === undefined || others.length + 1 < first.total) return group;
  return completed(delivered(group, now), now);
}

function withParts(group: Group, parts: IncomingPart[], now: number): Group {
  const seen = [...group.seen, ...parts.map(({ fingerprint }) => fingerprint)].slice(-SEEN_KEPT);
  let next: Group = { ...group, seen };
  for (const part of parts) {
    const open = [...next.open, { ...part, storedAt: now }];
    next = withLate(next, part, now) ?? { ...next, open };
  }
  return completed(next, now);
}

/** Parts the group has not had, each once. */
function newParts(group: Group, parts: IncomingPart[]): IncomingPart[] {
  const seen = new Set(group.seen);
  return parts.filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint));
}

/** Writes what `change` makes of a group, again when another writer came between; null leaves it. */
function update(
  { parts }: Collections,
  _id: string,
  change: (group: Group) => Group | null,
): Promise<void> {
  return retry(async () => {
    const doc = await parts.findOne({ _id });
    const next = change(doc ?? EMPTY);
    if (next === null) return;
    const { open, seen, ready, incomplete = [] } = next;
    const rev = (doc?.rev ?? 0) + 1;
    // a group that is not there yet is made; a race for that shows as a duplicate
    const which = { _id, rev: rev - 1 };
    try {
      const $set = { open, seen, ready, incomplete, rev };
      const { matchedCount } = await parts.updateOne(which, { $set }, { upsert: doc === null });
      return doc === null || matchedCount > 0 ? undefined : AGAIN;
    } catch (error) {
      if (isDuplicate(error)) return AGAIN;
      throw error;
    }
  });
}

/** @returns how many were new */
export async function receiveParts(
  collections: Collections,
  parts: IncomingPart[],
  now: number,
): Promise<number> {
  let added = 0;
  const groups = [...new Set(parts.map(({ group }) => group))];
  for (const group of groups) {
    const ours = parts.filter((part) => part.group === group);
    let missing: IncomingPart[] = [];
    await update(collections, group, (known) => {
      missing = newParts(known, ours);
      return missing.length === 0 ? null : withParts(known, missing, now);
    });
    added += missing.length;
  }
  await deliverWhole(collections, groups);
  return added;
}

/** @returns how many messages were given up as incomplete */
export async function expireParts(
  collections: Collections,
  olderThan: number,
  now: number,
): Promise<number> {
  const old = { 'open.storedAt': { $lt: olderThan } };
  const groups = await collections.parts.find(old).project<{ _id: string }>({ _id: 1 }).toArray();
  let expired = 0;
  for (const { _id } of groups)
    await update(collections, _id, (group) => {
      const isOld = group.open.some(({ storedAt }) => storedAt < olderThan);
      if (isOld) expired += 1;
      return isOld ? delivered(group, now) : null;
    });
  await deliverWhole(collections);
  return expired;
}

/** Moves messages that are whole to the inbox; of all groups, also those a dead process left there. */
export async function deliverWhole(collections: Collections, groups?: string[]): Promise<void> {
  const { parts, inbox } = collections;
  const which = groups === undefined ? {} : { _id: { $in: groups } };
  const left = await parts.find({ ...which, 'ready.storedAt': { $gte: 0 } }).toArray();
  for (const { _id, ready } of left) {
    const docs = ready.flatMap(({ sms, storedAt }) => newInboxDocs([sms], storedAt));
    await insertMissing(inbox, docs);
    const moved = docs.map((doc) => doc._id);
    await parts.updateOne(
      { _id },
      { $pull: { ready: { 'sms.fingerprint': { $in: moved } } as object }, $inc: { rev: 1 } },
    );
  }
}
