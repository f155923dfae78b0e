import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';
import type { RecordStore } from '../../../store/ports/records.ts';

/**
 * Ids as they stand in addresses and answers that leave the office. They are sealed with a key that this
 * installation made for itself: without it nobody can tell what an id stands for, find it by trying
 * numbers, or put two of them in order; with it the id is read back without a table of them.
 */

/** What an id is of; the same text of two kinds has two ids. */
export type OutwardKind = 'request' | 'message' | 'sender' | 'conversation';

export interface OutwardIds {
  /** Letters, digits, `-` and `_`: the same text always gives the same. */
  seal(kind: OutwardKind, text: string): string;
  /** Undefined for what was not sealed here as this kind. */
  open(kind: OutwardKind, sealed: string): string | undefined;
}

const KIND = 'installation-key';
const ID = 'outward-ids';
const KEY_BYTES = 32;
/** Texts are filled up to whole blocks, so that their length tells little. */
const BLOCK = 16;
const NONCE = 16;

const stored = z.object({ key: z.string() });

/** The installation's key, made by whoever asks first. */
async function keyOf(records: RecordStore): Promise<Buffer> {
  for (;;) {
    const known = await records.get(KIND, ID);
    if (known !== undefined) return Buffer.from(stored.parse(known.value).key, 'base64');
    const value = { key: randomBytes(KEY_BYTES).toString('base64') };
    await records.put({ kind: KIND, id: ID, expectedRevision: 0, value });
  }
}

function filled(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** Deterministic authenticated encryption in the manner of RFC 5297: the nonce is the text's own MAC. */
export function createOutwardIds(key: Buffer): OutwardIds {
  const derived = (name: string) => createHmac('sha256', key).update(name).digest();
  const [mac, cipher] = [derived('mac'), derived('cipher')];
  const nonceOf = (kind: string, bytes: Buffer) =>
    createHmac('sha256', mac).update(`${kind}\n`).update(bytes).digest().subarray(0, NONCE);
  return {
    seal(kind, text) {
      const bytes = filled(text);
      const nonce = nonceOf(kind, bytes);
      const hidden = createCipheriv('aes-256-ctr', cipher, nonce).update(bytes);
      return Buffer.concat([nonce, hidden]).toString('base64url');
    },
    open(kind, sealed) {
      if (!/^[\w-]{43,200}$/.test(sealed)) return undefined;
      const all = Buffer.from(sealed, 'base64url');
      const nonce = all.subarray(0, NONCE);
      const bytes = createDecipheriv('aes-256-ctr', cipher, nonce).update(all.subarray(NONCE));
      if (!timingSafeEqual(nonce, nonceOf(kind, bytes))) return undefined;
      return bytes.toString().replace(/\0+$/, '');
    },
  };
}

const known = new WeakMap<RecordStore, Promise<OutwardIds>>();

/** @throws StoreUnavailableError */
export function outwardIds(records: RecordStore): Promise<OutwardIds> {
  const made = known.get(records) ?? keyOf(records).then(createOutwardIds);
  known.set(records, made);
  made.catch(() => known.delete(records));
  return made;
}
