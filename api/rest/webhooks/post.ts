import type { Clock } from '../../../channels/port.ts';
import { cleanText } from '../../../machines/text/clean-text.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import { sign } from '../../hotline/webhook-signature.ts';

/** One try of a delivery. */

/** How long a receiver may take, milliseconds. */
const PATIENCE = 10_000;
/** So much of what a receiver says that refuses something is kept, bytes. */
const BEGINNING = 500;
const READABLE = /^(text\/|application\/(.+\+)?(json|xml)\b)/;
/** It is not this message that is refused: the receiver takes nothing now. */
const DOWN = [429, 502, 503, 504];

export type Outcome = { status: number | null; milliseconds: number } & (
  | { ok: true }
  /** `gone`: the receiver wants no more (410). `down`: it would take no other message either. */
  | { ok: false; reason: string; answer: string | null; gone: boolean; down: boolean }
);

export type Post = (to: Subscription, id: string, body: string) => Promise<Outcome>;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

/** The beginning of a text; whatever else comes, however long it is, is nobody's business here. */
async function beginningOf(response: Response): Promise<string | null> {
  const { body, headers } = response;
  if (body === null || !READABLE.test(headers.get('content-type') ?? '')) {
    await body?.cancel();
    return null;
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  // leaving the loop ends the stream
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length >= BEGINNING) break;
  }
  return cleanText(Buffer.concat(pieces).subarray(0, BEGINNING).toString());
}

/** By the key, and by the one before while it still counts. */
function signatures({ secret, previous }: Subscription, id: string, now: number, body: string) {
  const keys = [secret, ...(previous !== null && previous.until > now ? [previous.secret] : [])];
  return keys.map((key) => sign(key, id, Math.floor(now / 1000), body)).join(' ');
}

async function outcomeOf(
  response: Response,
): Promise<Omit<Outcome & { ok: false }, 'milliseconds'>> {
  const { status } = response;
  const answer = await beginningOf(response);
  const down = DOWN.includes(status);
  return { ok: false, status, reason: `status ${status}`, answer, gone: status === 410, down };
}

/** Sends and signs; whatever goes wrong is an outcome. Redirections are not followed. */
export function createPost(clock: Clock): Post {
  async function attempt(to: Subscription, id: string, body: string, signal: AbortSignal) {
    const now = clock.now();
    const response = await fetch(to.url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'hotline-sms-center',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now / 1000)),
        'webhook-signature': signatures(to, id, now, body),
      },
      body,
    });
    if (!response.ok) return await outcomeOf(response);
    await response.body?.cancel();
    return { ok: true as const, status: response.status };
  }

  return async (to, id, body) => {
    const began = clock.monotonic();
    const impatient = new AbortController();
    const cancel = clock.after(PATIENCE, () =>
      impatient.abort(new Error(`no answer within ${PATIENCE / 1000} s`)),
    );
    const taken = () => Math.round(clock.monotonic() - began);
    try {
      const outcome = await attempt(to, id, body, impatient.signal);
      return { ...outcome, milliseconds: taken() };
    } catch (error) {
      const failed = { ok: false as const, status: null, answer: null, gone: false, down: true };
      return { ...failed, reason: reasonOf(error), milliseconds: taken() };
    } finally {
      cancel();
    }
  };
}
