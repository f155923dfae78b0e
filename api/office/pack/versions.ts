import { z } from 'zod';
import type { RecordStore } from '../../../store/ports/records.ts';
import type { Change } from './changes.ts';

/** Every change of the pack at the desk, with who made it, why, and what was there before. */

const KIND = 'pack-version';
const PAGE = 200;

const change = z.object({
  file: z.string(),
  at: z.array(z.string()),
  index: z.number().exactOptional(),
  before: z.array(z.unknown()),
  after: z.array(z.unknown()),
});
const schema = z.object({
  at: z.number(),
  by: z.string(),
  reason: z.string(),
  /** What was changed, as its form calls it. */
  title: z.string(),
  changes: z.array(change),
  /** The version that this one took back. */
  takesBack: z.number().nullable().default(null),
});

export interface Version {
  number: number;
  /** Epoch milliseconds. */
  at: number;
  by: string;
  reason: string;
  title: string;
  changes: Change[];
  takesBack: number | null;
}

/** Ids in the order of their numbers. */
const idOf = (number: number) => String(number).padStart(8, '0');

/** All of them, newest first. */
export async function versions(records: RecordStore): Promise<Version[]> {
  const found: Version[] = [];
  for (let after = ''; ; ) {
    const page = await records.list(KIND, { after, limit: PAGE });
    for (const { id, value } of page) {
      const read = schema.safeParse(value);
      if (read.success) found.push({ number: Number(id), ...read.data });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found.reverse();
    after = last.id;
  }
}

export async function version(records: RecordStore, number: number): Promise<Version | undefined> {
  const record = await records.get(KIND, idOf(number));
  const read = schema.safeParse(record?.value);
  return read.success ? { number, ...read.data } : undefined;
}

/** Gives it the next number. @returns that number */
export async function keepVersion(
  records: RecordStore,
  given: Omit<Version, 'number'>,
): Promise<number> {
  for (;;) {
    const [newest] = await versions(records);
    const number = (newest?.number ?? 0) + 1;
    const change = { kind: KIND, id: idOf(number), expectedRevision: 0, value: given };
    // another process was first
    if ((await records.put(change)) === 'stored') return number;
  }
}
