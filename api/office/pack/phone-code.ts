import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../channels/port.ts';
import type { RecordStore } from '../../../store/ports/records.ts';

/** A new number counts once whoever holds it has told the admin the code that was sent to it. */

const KIND = 'pack-code';
/** Milliseconds in which it must be told. */
const VALID = 24 * 3_600_000;
/** Wrong ones after which another must be sent. */
const MOST_TRIES = 5;

const schema = z.object({ phone: z.string(), code: z.string(), tries: z.number() });

/** Two groups of two digits: operators are reported to filter longer ones as one-time codes. */
export function drawnCode(): string {
  return `${randomInt(10, 100)} ${randomInt(10, 100)}`;
}

/**
 * @param phone E.164
 * @returns what the form keeps, and the code that is sent
 */
export async function newPhoneCode(
  records: RecordStore,
  clock: Clock,
  phone: string,
): Promise<{ id: string; code: string }> {
  const id = randomUUID();
  const code = drawnCode();
  const value = { phone, code, tries: 0 };
  const expiresAt = clock.now() + VALID;
  await records.put({ kind: KIND, id, expectedRevision: 0, value, expiresAt });
  return { id, code };
}

export type CodeAnswer = 'right' | 'wrong' | 'gone';

/**
 * Asks whether this code was sent to this number; each wrong one counts.
 * @param id what the form kept
 */
export async function answerOf(
  records: RecordStore,
  clock: Clock,
  { id, phone, typed }: { id: string; phone: string; typed: string },
): Promise<CodeAnswer> {
  const record = await records.get(KIND, id);
  const kept = schema.safeParse(record?.value);
  if (record === undefined || !kept.success || (record.expiresAt ?? 0) <= clock.now())
    return 'gone';
  const { code, tries, phone: sentTo } = kept.data;
  if (sentTo !== phone || tries >= MOST_TRIES) return 'gone';
  if (typed.replace(/\D/g, '') === code.replace(/\D/g, '')) return 'right';
  const value = { ...kept.data, tries: tries + 1 };
  const { kind, revision: expectedRevision, expiresAt } = record;
  await records.put({ kind, id, expectedRevision, value, expiresAt });
  return 'wrong';
}

/** A code counts once. */
export async function forgetCode(records: RecordStore, id: string): Promise<void> {
  await records.delete(KIND, id);
}
