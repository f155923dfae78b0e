import { z } from 'zod';
import type { StoreIdentity } from '../../../store/ports/identity.ts';

/**
 * What is noted of a store outside of it: which one it is and how far its numbers go. Compared with the
 * store at the next start, it shows when a part of the store is missing.
 */

const schema = z.object({
  /** Random id of the store. */
  store: z.string(),
  /** Absolute path of the file, or address of the database without credentials. */
  location: z.string(),
  /** `STORE_URL` as it was given, without credentials. */
  given: z.string(),
  /** Folder of the program, and when that was made: a program put there anew knows of no store. */
  program: z.string(),
  programMade: z.number(),
  /** Highest number given, by series. */
  numbers: z.record(z.string(), z.number()),
  /** Number of the newest row of the audit log. */
  audit: z.number(),
  /** Epoch milliseconds of the last change. */
  at: z.number(),
});

export type Mark = z.infer<typeof schema>;

/** A mark from the text of its file; undefined for what is none (a power cut in the middle of writing). */
export function parseMark(text: string): Mark | undefined {
  // a shorter line over a longer one leaves the end of that
  const [line = ''] = text.split('\n', 1);
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** A series that goes less far in the store than was noted. */
export interface Lag {
  /** `ticket:2026`, or `audit`. */
  series: string;
  stored: number;
  noted: number;
}

/** Where the store stays behind the mark, in the order of the mark. */
export function lagsOf(stored: StoreIdentity, mark: Pick<Mark, 'numbers' | 'audit'>): Lag[] {
  const all = Object.entries(mark.numbers).map(([series, noted]) => {
    return { series, noted, stored: stored.numbers[series] ?? 0 };
  });
  const rows = { series: 'audit', noted: mark.audit, stored: stored.audit };
  return [...all, rows].filter((lag) => lag.stored < lag.noted);
}

/** Of two notes of the same series the higher one. */
export function higher(
  one: Record<string, number>,
  other: Record<string, number>,
): Record<string, number> {
  const series = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...series].map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)]),
  );
}
