import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../../channels/port.ts';
import type { RecordStore, StoredRecord } from '../../../../store/ports/records.ts';
import type { Answer } from './operation.ts';
import { Problem } from './problem.ts';

/**
 * Answers of requests with an idempotency key: the same request again gets the same answer (or, where
 * somebody's rights may have changed meanwhile, is asked once more under its key), another
 * request with the same key is refused. What the handlers write is idempotent by itself, so that two
 * of the same request at the same time do no harm either.
 */

const KIND = 'api-answer';
const KEPT_MS = 24 * 3_600_000;

const stored = z.object({
  hash: z.string(),
  /** Null while the first request is at work, or after it died. */
  answer: z
    .object({ body: z.unknown().optional(), headers: z.record(z.string(), z.string()).optional() })
    .nullable(),
});

export interface KeyedRequest {
  client: string;
  operation: string;
  /** As the client chose it. */
  key: string;
  /** What the request is about, to tell another request under the same key. */
  path: string;
  body: unknown;
  /** What becomes of the same request again: `kept` gives the answer of the first, `anew` asks once more. */
  again?: 'kept' | 'anew' | undefined;
}

export interface Idempotency {
  /**
   * Does the work unless its answer is known.
   * @param work is given a key that is unique for client, key and content, and whether it was done before
   * @throws Problem 422 when the key was used for something else
   */
  once(
    request: KeyedRequest,
    work: (key: string, again: boolean) => Promise<Answer>,
  ): Promise<Answer>;
}

/** Marked as no first answer. */
function replayed({
  body,
  headers = {},
}: {
  body?: unknown;
  headers?: Record<string, string> | undefined;
}): Answer {
  return { body, headers: { ...headers, 'Idempotency-Replayed': 'true' } };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function createIdempotency(records: RecordStore, clock: Pick<Clock, 'now'>): Idempotency {
  const expiry = () => clock.now() + KEPT_MS;

  /** The record of this key, new or from before. */
  async function claim(id: string, hash: string): Promise<StoredRecord & { fresh: boolean }> {
    const value = { hash, answer: null };
    const mine = { kind: KIND, id, value, expiresAt: expiry() };
    for (;;) {
      const known = await records.get(KIND, id);
      if (known !== undefined && (known.expiresAt ?? 0) > clock.now())
        return { ...known, fresh: false };
      const expectedRevision = known?.revision ?? 0;
      if ((await records.put({ ...mine, expectedRevision })) === 'stored')
        return { ...mine, revision: expectedRevision + 1, fresh: true };
    }
  }

  return {
    async once({ client, operation, key, path, body, again = 'kept' }, work) {
      const hash = sha256(JSON.stringify([path, body]));
      const id = sha256(`${client}\n${operation}\n${key}`);
      const record = await claim(id, hash);
      const known = stored.parse(record.value);
      if (known.hash !== hash)
        throw new Problem(422, 'This Idempotency-Key was used for another request.');
      const unique = `api:${client}:${key}:${hash}`;
      if (known.answer !== null)
        return replayed(again === 'kept' ? known.answer : await work(unique, true));
      const { kind, revision } = record;
      try {
        const answer = await work(unique, false);
        const value = { hash, answer: again === 'kept' ? answer : {} };
        await records.put({ kind, id, expectedRevision: revision, value, expiresAt: expiry() });
        return answer;
      } catch (error) {
        // a request that was refused may be mended and sent again under its key
        if (record.fresh && error instanceof Problem) await records.delete(KIND, id);
        throw error;
      }
    },
  };
}
