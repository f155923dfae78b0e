import type { Period } from '../../store/ports/search.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Instances } from '../engine/move.ts';
import type { LineContext, Outage } from '../line/events.ts';
import { LINE } from '../line/kind.ts';
import { deadTime } from './dead-time.ts';

/** Whether the hotline could be reached by SMS in a period: a digest must not say that all was well when it could not. */

/** More than any hotline has. */
const MOST_LINES = 50;

function outagesOf({ down, outages }: LineContext, now: number): Outage[] {
  return down === null ? outages : [...outages, { from: down.since, to: now }];
}

/**
 * How long no line at all could send, within a period.
 * @param now until when what has failed and is not back counts
 * @returns milliseconds; 0 where nothing is known of any line
 * @throws StoreUnavailableError
 */
export async function silentTime(
  { store, instances }: { store: Pick<Store, 'instances'>; instances: Pick<Instances, 'of'> },
  period: Period,
  now: number,
): Promise<number> {
  const query = { machine: LINE.name };
  const { items } = await store.instances.find(query, { order: 'created', limit: MOST_LINES });
  const lines = await Promise.all(items.map(({ id }) => instances.of(LINE).context(id)));
  const known = lines.filter((line) => line !== undefined);
  return deadTime(
    known.map((line) => outagesOf(line, now)),
    period,
  );
}
