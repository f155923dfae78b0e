import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Store } from '../../../store/ports/store.ts';
import { exampleOf } from './example.ts';
import type { Kept } from './kept.ts';

/** What the office has decided since the last time becomes examples; what became secret is one no more. */

const PAGE = 100;
/** Two clocks of one store may differ by so much. */
const OVERLAP = 60_000;

/** Where complaints are found. */
export interface Complaints {
  instances: Pick<Store['instances'], 'find'>;
}

export interface GatherParts {
  store: Complaints;
  contextOf(id: string): Promise<ComplaintContext | undefined>;
  kept: Kept;
  now: number;
}

async function noteOne({ contextOf, kept, now }: GatherParts, id: string, known: Set<string>) {
  const complaint = await contextOf(id);
  const example = complaint === undefined ? null : exampleOf(complaint, now);
  if (example !== null) await kept.put(example);
  else if (known.has(id)) await kept.forget(id);
}

/** Those that are unchanged keep the time at which they were noted. */
export async function gather(parts: GatherParts): Promise<void> {
  const { store, kept, now } = parts;
  const state = await kept.state();
  const before = new Map((await kept.examples()).map((example) => [example.id, example]));
  const known = new Set(before.keys());
  const query = { machine: COMPLAINT.name, updatedSince: state.gatheredUntil };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof store.instances.find>> = await store.instances.find(
      query,
      { order: 'updated', limit: PAGE, ...(cursor === null ? {} : { cursor }) },
    );
    for (const { id } of page.items)
      await noteOne({ ...parts, kept: keeping(kept, before) }, id, known);
    cursor = page.next;
  } while (cursor !== null);
  await kept.setState({ ...state, gatheredUntil: Math.max(0, now - OVERLAP) });
}

/** Notes only what is new or says something else than before. */
function keeping(
  kept: Kept,
  before: ReadonlyMap<string, { category: string | null; agency: string | null; sort: string }>,
): Kept {
  return {
    ...kept,
    async put(example) {
      const old = before.get(example.id);
      const isSame =
        old !== undefined &&
        old.category === example.category &&
        old.agency === example.agency &&
        old.sort === example.sort;
      if (!isSame) await kept.put(example);
    },
  };
}
