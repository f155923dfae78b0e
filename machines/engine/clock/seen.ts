import type { RecordStore } from '../../../store/ports/records.ts';

/** The newest time that was trusted, as the store keeps it. */
export interface Seen {
  /** Epoch milliseconds. */
  at: number;
  /** Somebody of the office has said that times up to here, which others told, are wrong. */
  overruled?: number;
  /** The newest time before the clock went on by more than a day, which nothing has borne out yet. */
  before?: number;
}

const KIND = 'clock';
const ID = 'seen';

function seenIn(value: unknown): Seen | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value)) return undefined;
  const { at, overruled, before } = value as Record<keyof Seen, unknown>;
  if (typeof at !== 'number') return undefined;
  return {
    at,
    ...(typeof overruled === 'number' ? { overruled } : {}),
    ...(typeof before === 'number' ? { before } : {}),
  };
}

/** Undefined where none was written yet. */
export async function readSeen(records: Pick<RecordStore, 'get'>): Promise<Seen | undefined> {
  return seenIn((await records.get(KIND, ID))?.value);
}

/** Writes it; of several processes on one store the last one counts. @returns what was given */
export async function writeSeen(
  records: Pick<RecordStore, 'get' | 'put'>,
  seen: Seen,
): Promise<Seen> {
  const found = await records.get(KIND, ID);
  // another process was first: it has noted the same time
  await records.put({ kind: KIND, id: ID, expectedRevision: found?.revision ?? 0, value: seen });
  return seen;
}
