import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Passwords: which are good enough, and how they are kept (scrypt, RFC 7914). */

const MINIMUM = 10;
/** Longer ones only cost time; nobody types them. */
const MAXIMUM = 200;

/** What scrypt was computed with; stored beside each hash, so that it can be raised later. */
export interface Cost {
  /** CPU and memory cost, a power of two. */
  n: number;
  /** Block size. */
  r: number;
  /** Parallelization. */
  p: number;
}

/** 32 MiB and about a quarter of a second on an office computer (OWASP password storage, scrypt). */
export const COST: Cost = { n: 2 ** 15, r: 8, p: 3 };

export const passwordSchema = z.object({
  n: z.number(),
  r: z.number(),
  p: z.number(),
  /** Base64. */
  salt: z.string(),
  hash: z.string(),
});

/** A password as it is stored. */
export type PasswordHash = z.infer<typeof passwordSchema>;

const LENGTH = 32;

function derive(password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    // the same character may be typed as one code point or as two
    scrypt(password.normalize('NFKC'), salt, LENGTH, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

export async function hashPassword(password: string, cost = COST): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return { ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

export async function verifyPassword(password: string, stored: PasswordHash): Promise<boolean> {
  if (password.length > MAXIMUM) return false;
  const expected = Buffer.from(stored.hash, 'base64');
  const computed = await derive(password, Buffer.from(stored.salt, 'base64'), stored);
  return timingSafeEqual(computed, expected);
}

/** Takes as long as checking a real password: whoever guesses names learns nothing from the time. */
export async function verifyNothing(password: string, cost = COST): Promise<false> {
  await derive(password.slice(0, MAXIMUM), Buffer.alloc(16), cost);
  return false;
}

/** `abcdefghij`, `1234567890`, `aaaaaaaaaa`: each character follows on the one before in the same way. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, n) => code - (codes[n] ?? 0)));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
}

/** The word in it: what is set before and behind left out, the usual disguises undone: `P@ssw0rd2026!` → `password`. */
function bare(password: string): string {
  return password
    .toLowerCase()
    .replace(/^[^a-z@$]+|[^a-z@$]+$/g, '')
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('$', 's')
    .replace(/[^a-z]/g, '');
}

/**
 * What is wrong with a new password, in Indonesian; null when it may be used (NIST SP 800-63B
 * §5.1.1.2: length and a list of bad ones, no rules about kinds of characters).
 * @param user its user's name, which is no password
 */
export function passwordFault(password: string, user: string): string | null {
  if (password.length < MINIMUM)
    return `Kata sandi terlalu pendek: paling sedikit ${MINIMUM} huruf.`;
  if (password.length > MAXIMUM)
    return `Kata sandi terlalu panjang: paling banyak ${MAXIMUM} huruf.`;
  const plain = password.toLowerCase();
  const words = bare(password);
  const repeated = new Set(plain).size < 4;
  const named = words.replaceAll(bare(user), '').length < 4 && words.includes(bare(user));
  const known = COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(words);
  return repeated || isSequence(plain) || (named && words !== '') || known
    ? 'Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan.'
    : null;
}
