import { createHash, randomBytes } from 'node:crypto';

/** Random secrets that somebody holds (sessions, one-time links); the store has only their hash. */

/** 256 bits, safe in an address and in a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hexadecimal. A fast hash is enough: nobody guesses 256 bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
