import { z } from 'zod';
import type { RecordStore } from '../../../store/ports/records.ts';
import { type Example, exampleSchema } from './example.ts';

/** Examples, versions and how far complaints were gone through, in the store. */

const EXAMPLE = 'learning-example';
const VERSION = 'learning-version';
const STATE = 'learning';
const PAGE = 500;
const DIGITS = 6;
/** So long an example is learnt from. */
const KEPT_MS = 730 * 24 * 3_600_000;

const versionSchema = z.object({
  number: z.number(),
  at: z.number(),
  /** It has learnt from what was noted until then. */
  upTo: z.number(),
  examples: z.number(),
  /** Of the newest examples, from which neither had learnt: how many were right before, and with it; those asked about count half. */
  judged: z.object({ of: z.number(), before: z.number(), after: z.number() }),
  used: z.boolean(),
});

/** One night's learning; `used` where it was no worse. */
export type Version = z.infer<typeof versionSchema>;

/** `active` 0 is what the pack brought. */
const stateSchema = z.object({ gatheredUntil: z.number(), active: z.number() });
export type LearningState = z.infer<typeof stateSchema>;

export interface Kept {
  state(): Promise<LearningState>;
  setState(state: LearningState): Promise<void>;
  /** All, by the order in which they came. */
  examples(): Promise<Example[]>;
  put(example: Example): Promise<void>;
  forget(id: string): Promise<void>;
  /** Oldest first. */
  versions(): Promise<Version[]>;
  addVersion(version: Version): Promise<void>;
}

async function all<T>(records: RecordStore, kind: string, schema: z.ZodType<T>): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await records.list(kind, {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { value } of page) {
      const read = schema.safeParse(value);
      if (read.success) found.push(read.data);
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return found;
  }
}

/** Examples of complaints that came before a time, or of these complaints. @returns how many; none is left, unless `dry` */
export async function forgetExamples(
  records: RecordStore,
  which: { before: number } | { complaints: readonly string[] },
  dry = false,
): Promise<number> {
  const meant = ({ id, at }: Example) =>
    'before' in which ? at < which.before : which.complaints.includes(id);
  const found = (await all(records, EXAMPLE, exampleSchema)).filter(meant);
  if (!dry) for (const { id } of found) await records.delete(EXAMPLE, id);
  return found.length;
}

export function createKept(records: RecordStore): Kept {
  async function write(kind: string, id: string, value: unknown, expiresAt: number | null = null) {
    const expectedRevision = (await records.get(kind, id))?.revision ?? 0;
    await records.put({ kind, id, expectedRevision, value, expiresAt });
  }

  return {
    async state() {
      const read = stateSchema.safeParse((await records.get(STATE, STATE))?.value);
      return read.success ? read.data : { gatheredUntil: 0, active: 0 };
    },
    setState: (state) => write(STATE, STATE, state),
    async examples() {
      const found = await all(records, EXAMPLE, exampleSchema);
      return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    },
    put: (example) => write(EXAMPLE, example.id, example, example.at + KEPT_MS),
    async forget(id) {
      await records.delete(EXAMPLE, id);
    },
    versions: () => all(records, VERSION, versionSchema),
    addVersion: (version) => write(VERSION, String(version.number).padStart(DIGITS, '0'), version),
  };
}
