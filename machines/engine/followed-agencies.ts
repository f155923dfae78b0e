import type { PageRequest } from '../../store/ports/search.ts';
import { agencyNow } from '../district/former.ts';
import { SYSTEM } from '../people/actor.ts';
import type { Hands } from './process.ts';

/**
 * Instances of a process that go on follow their agency to who took over from it (decision 0052): each is told so. At
 * each start, and again is harmless.
 */

const PAGE = 200;

/** What each of them is told: an event without its time and its actor, which is the system. */
type Moves = (from: string, to: string) => { type: string } & Record<string, unknown>;

/**
 * @param query the ones that go on: machine and tag
 * @param event what tells one of them
 * @param what they are, for the log
 */
export async function followAgencies(
  { store, instances, rules, clock, log }: Hands,
  query: { machine: string; tag: string },
  event: Moves,
  what: string,
): Promise<void> {
  const gone = (await store.instances.tally(query, 'agency')).flatMap(({ key: from }) => {
    const to = rules.agency(from) === undefined ? agencyNow(rules.district, from) : from;
    return to === from ? [] : [{ from, to }];
  });
  for (const { from, to } of gone) {
    let moved = 0;
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
      const request = { order: 'created' as const, limit: PAGE, ...after };
      const page = await store.instances.find({ ...query, agency: from }, request);
      for (const { id, revision } of page.items) {
        const told = { ...event(from, to), at: clock.now(), by: SYSTEM };
        await instances.move({ id, event: told, key: `pack:agency:${from}:${revision}` });
        moved += 1;
      }
      cursor = page.next;
    }
    log('info', `${what} of ${from} go to ${to}`, { moved });
  }
}
