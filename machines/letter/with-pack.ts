import type { PageRequest } from '../../store/ports/search.ts';
import { SYSTEM } from '../actor.ts';
import type { Hands } from '../engine/process.ts';
import { agencyNow } from '../former.ts';
import { LETTER } from './kind.ts';

/**
 * Letters that nobody has signed go to who took over from their agency (decision 0052); what has a number is on paper,
 * and stays as it is. At each start, and again is harmless.
 */

const PAGE = 200;

export async function readdress({ store, instances, rules, clock, log }: Hands): Promise<void> {
  const query = { machine: LETTER.name, tag: 'toSign' };
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
        const addressee = rules.agency(to)?.head ?? to;
        const event = { type: 'letter.readdress', agency: to, addressee };
        const key = `pack:agency:${from}:${revision}`;
        const at = clock.now();
        await instances.move({ id, event: { ...event, at, by: SYSTEM }, key });
        moved += 1;
      }
      cursor = page.next;
    }
    log('info', `letters to ${from} that nobody has signed go to ${to}`, { moved });
  }
}
