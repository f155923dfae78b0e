import type { Clock } from '../../../channels/port.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Scan } from '../../office/letters/scan.ts';

/**
 * Letters that the admin looks at before they are made. They are kept in memory for a while: what was seen
 * is what is made, and a restart costs no more than filling in the form again.
 */

/** What the confirming form brings. */
export interface Given {
  scan: Scan | undefined;
  /** Who confirms. */
  by: Actor;
}

export interface Pending {
  /** Of the page: "Surat teguran kepada Dinas …". */
  title: string;
  /** As it will be. */
  html: string;
  /** Complaints whose words are in it, by id: whoever reads those of a secret one leaves a row. */
  about: readonly string[];
  /** What else happens when it is confirmed. */
  notes: string[];
  /** What the button says that makes it. */
  button: string;
  scan: 'none' | 'optional' | 'required';
  /** Form to go back to. */
  back: string;
  /** Makes it; doing it again with the same key changes nothing. @returns address of what was made */
  issue(given: Given, key: string): Promise<string>;
}

const KEPT_MS = 60 * 60_000;
/** More than one office writes at a time; the oldest goes first. */
const MOST = 40;

export interface PendingLetters {
  put(key: string, pending: Pending): void;
  get(key: string): Pending | undefined;
}

export function createPending(clock: Pick<Clock, 'now'>): PendingLetters {
  const kept = new Map<string, { pending: Pending; until: number }>();
  return {
    put(key, pending) {
      kept.set(key, { pending, until: clock.now() + KEPT_MS });
      for (const [oldest] of kept) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
    get(key) {
      const found = kept.get(key);
      return found === undefined || found.until < clock.now() ? undefined : found.pending;
    },
  };
}
