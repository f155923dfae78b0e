import { createHmac } from 'node:crypto';

/**
 * Signatures of webhooks by the Standard Webhooks specification: HMAC-SHA256 over
 * `id.timestamp.body`, with a secret that is written `whsec_` and base64.
 */

const PREFIX = 'whsec_';

/** @param random 24 to 64 random bytes */
export function secretOf(random: Buffer): string {
  return PREFIX + random.toString('base64');
}

/** @param at seconds since the epoch */
export function sign(secret: string, id: string, at: number, body: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
}
