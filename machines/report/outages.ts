import type { Channel } from '../../channels/port.ts';
import type { Period } from '../../store/ports/search.ts';
import type { Instances } from '../engine/move.ts';
import type { LineContext, Outage } from '../line/events.ts';
import { LINE } from '../line/kind.ts';
import { deadTime } from './dead-time.ts';

/** Whether the hotline could be reached by SMS in a period: a digest must not say that all was well when it could not. */

interface Ports {
  instances: Pick<Instances, 'of'>;
  channels: readonly Pick<Channel, 'name'>[];
}

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
  { instances, channels }: Ports,
  period: Period,
  now: number,
): Promise<number> {
  // a line that was taken out fails no more
  const ids = channels.map(({ name }) => LINE.idPrefix + name);
  const lines = await Promise.all(ids.map((id) => instances.of(LINE).context(id)));
  const known = lines.filter((line) => line !== undefined);
  return deadTime(
    known.map((line) => outagesOf(line, now)),
    period,
  );
}
