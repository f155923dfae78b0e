import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { wasMoved } from '../../../machines/complaint/base/moved.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Store } from '../../../store/ports/store.ts';
import { type Example, exampleOf, movedExample } from './example.ts';
import type { Kept } from './kept.ts';

/** What the office has decided since the last time becomes examples; what became secret is one no more. */

const PAGE = 100;
/** Two clocks of one store may differ by so much. */
const OVERLAP = 60_000;

/** Where complaints are found. */
export interface Complaints {
  instances: Pick<Store['instances'], 'find'>;
  inbox: Pick<Store['inbox'], 'of'>;
}

export interface GatherParts {
  store: Complaints;
  contextOf(id: string): Promise<ComplaintContext | undefined>;
  kept: Kept;
  now: number;
}

/** Of one complaint: its own text, and words that were moved there. */
async function examplesIn({ store, contextOf, now }: GatherParts, id: string): Promise<Example[]> {
  const complaint = await contextOf(id);
  if (complaint === undefined) return [];
  const moved = (await store.inbox.of(id)).filter(({ binding }) => wasMoved(binding));
  const all = [exampleOf(complaint, now), ...moved.map((sms) => movedExample(complaint, sms, now))];
  return all.filter((example) => example !== null);
}

async function noteOne(parts: GatherParts, id: string, known: ReadonlySet<string>) {
  const examples = await examplesIn(parts, id);
  for (const example of examples) await parts.kept.put(example);
  const now = new Set(examples.map((example) => example.id));
  const before = [...known].filter((other) => other === id || other.startsWith(`${id}#`));
  for (const other of before) if (!now.has(other)) await parts.kept.forget(other);
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
