import type { PageRequest } from '../../store/ports/search.ts';
import type { Hands } from '../engine/process.ts';
import { SYSTEM } from '../people/actor.ts';
import { LETTER } from './kind.ts';

/**
 * Letters of before letters were numbered by signing are entered under the new rule once: so they are found and
 * counted by when they were sent, and their complaints hear of it.
 */

const DONE = { kind: 'letterAdoption', id: '2' };
const PAGE = 200;

export async function adoptEarlier({ store, instances, clock }: Hands): Promise<void> {
  if ((await store.records.get(DONE.kind, DONE.id)) !== undefined) return;
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const request = { order: 'created' as const, limit: PAGE, ...from };
    const page = await store.instances.find({ machine: LETTER.name }, request);
    for (const { id, version } of page.items) {
      if (version !== '1') continue;
      const event = { type: 'letter.adopt', at: clock.now(), by: SYSTEM };
      await instances.move({ id, event, key: `${id}:adopt` });
    }
    cursor = page.next;
  }
  await store.records.put({ ...DONE, expectedRevision: 0, value: { at: clock.now() } });
}
