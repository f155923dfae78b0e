import type { Clock } from '../../../channels/port.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import { sign } from '../../hotline/webhook-signature.ts';

/** One try of a delivery. */

/** How long a receiver may take, milliseconds. */
const PATIENCE = 10_000;

export type Outcome =
  | { ok: true }
  /** `gone`: the receiver wants no more (410). */
  | { ok: false; reason: string; gone: boolean };

export type Post = (to: Subscription, id: string, body: string) => Promise<Outcome>;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

/** Sends and signs; whatever goes wrong is an outcome. Redirections are not followed. */
export function createPost(clock: Clock): Post {
  return async ({ url, secret }, id, body) => {
    const at = Math.floor(clock.now() / 1000);
    const impatient = new AbortController();
    const cancel = clock.after(PATIENCE, () =>
      impatient.abort(new Error(`no answer within ${PATIENCE / 1000} s`)),
    );
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: impatient.signal,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'hotline-sms-center',
          'webhook-id': id,
          'webhook-timestamp': String(at),
          'webhook-signature': sign(secret, id, at, body),
        },
        body,
      });
      // what it says is nobody's business here, however long it is
      await response.body?.cancel();
      if (response.ok) return { ok: true };
      return { ok: false, reason: `status ${response.status}`, gone: response.status === 410 };
    } catch (error) {
      return { ok: false, reason: reasonOf(error), gone: false };
    } finally {
      cancel();
    }
  };
}
