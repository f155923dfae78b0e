import { NO_FIELDS } from '../../machines/engine/kind.ts';
import type { NewEffect } from '../../store/ports/outbox.ts';
import type { SearchFields } from '../../store/ports/search.ts';
import type { Store } from '../../store/ports/store.ts';
import { Random } from './random.ts';

/** Puts complaints and SMS into a store by nothing but its port. */

const TOGETHER = 64;
const PHONE = '+6281200009001';

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>) {
  for (let start = 0; start < items.length; start += TOGETHER)
    await Promise.all(items.slice(start, start + TOGETHER).map(work));
}

/** One commit each, the last there is of it. */
export async function fillComplaints(
  store: Store,
  complaints: readonly SearchFields[],
  snapshot = '{}',
) {
  await inGroups(complaints, async (search) => {
    const outcome = await store.instances.commit({
      id: `2026-${search.ticket}`,
      machine: 'complaint',
      version: '1',
      expectedRevision: 0,
      key: `${search.ticket}`,
      at: search.receivedAt ?? 0,
      status: 'active',
      snapshot,
      search,
      event: { type: 'created', by: 'citizen', event: '{}', from: null, to: '{}' },
      effects: [],
      arm: [],
      cancel: [],
    });
    if (outcome !== 'committed') throw new Error(`${search.ticket}: ${outcome}`);
  });
}

/** A letter that forwards something, or reminds of it. */
export interface SentLetter {
  kind: 'penerusan' | 'teguran';
  /** Null for a draft. */
  sentAt: number | null;
  voided: boolean;
}

/** Letters as the register has them, drafts and void ones among them. */
export async function fillLetters(store: Store, letters: readonly SentLetter[]) {
  const numbered = letters.map((letter, n) => ({ ...letter, n }));
  await inGroups(numbered, async ({ n, kind, sentAt, voided }) => {
    const state = voided ? 'voided' : sentAt === null ? 'draft' : 'sent';
    const search = { ...NO_FIELDS, state, kind, sentAt: voided ? null : sentAt };
    await store.instances.commit({
      ...{ id: `letter:${kind}:2026:k${n}`, machine: 'letter', version: '2', expectedRevision: 0 },
      ...{ key: `letter-${n}`, at: sentAt ?? 0, status: 'active', snapshot: '{}', search },
      event: { type: 'created', by: 'system', event: '{}', from: null, to: '{}' },
      ...{ effects: [], arm: [], cancel: [] },
    });
  });
}

export interface SentSms {
  id: string;
  createdAt: number;
  lane: string;
  state: 'sent' | 'failed' | 'unconfirmed' | 'delivered' | 'queued';
  parts: number;
}

const STATES = ['sent', 'sent', 'sent', 'delivered', 'failed', 'unconfirmed', 'queued'] as const;
const LANES = ['acknowledgement', 'officer', 'status', 'reminder'];
/** So late that nothing is claimed before. */
const NEVER = Number.MAX_SAFE_INTEGER;

export function smsOf(count: number, span: { from: number; to: number }, seed: number): SentSms[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, n) => {
    const state = random.pick(STATES);
    return {
      id: `sms-${n}`,
      createdAt: span.from + random.below(span.to - span.from),
      lane: random.pick(LANES),
      state,
      parts: state === 'sent' ? 1 + random.below(3) : 0,
    };
  });
}

function effectOf({ id, lane, state, createdAt }: SentSms): NewEffect {
  const dueAt = state === 'queued' ? NEVER : createdAt;
  return { id, type: 'sms', to: PHONE, priority: 1, lane, dueAt, params: '{}', text: id };
}

async function settleAll(store: Store, known: Map<string, SentSms>, now: number) {
  const request = { owner: 'filler', now, leaseMs: 60_000, limit: 500, kind: 'sms' as const };
  for (;;) {
    const claimed = await store.outbox.claim(request);
    if (claimed.length === 0) return;
    await inGroups(claimed, async ({ lease, entry }) => {
      const sms = known.get(entry.id);
      const at = entry.createdAt;
      const parts = Array.from({ length: sms?.parts ?? 0 }, (_, n) => ({
        reference: String(n),
        sentAt: at,
      }));
      if (sms?.state === 'sent')
        await store.outbox.settle(lease, { state: 'sent', line: 'a', parts, at });
      else if (sms?.state === 'failed')
        await store.outbox.settle(lease, { state: 'failed', error: 'x', at });
      else await store.outbox.settle(lease, { state: 'unconfirmed', error: 'x', at });
      if (sms?.state === 'delivered') await store.outbox.resolve(entry.id, 'delivered', at);
    });
  }
}

/** Each is put into the outbox when it was made, taken out and settled as it says. */
export async function fillSms(store: Store, messages: readonly SentSms[], now: number) {
  await inGroups(messages, (sms) =>
    store.outbox.enqueue('2026-A1', [effectOf(sms)], sms.createdAt),
  );
  await settleAll(store, new Map(messages.map((sms) => [sms.id, sms])), now);
}
