import type { Channel } from '../../channels/port.ts';
import type { Hands } from '../engine/process.ts';
import type { Worker } from '../engine/worker.ts';
import { SYSTEM } from '../people/actor.ts';
import type { LineEvent } from './events.ts';
import { LINE } from './kind.ts';

/** Tells each line's machine when the line stops working and when it works again. */

/** A modem that is set up anew is out for seconds; that is no news. */
const SHORT = 60_000;

const refused = (fault: string): string =>
  `SMS ditolak (${fault}); periksa pulsa dan kartu, dicoba terus`;

/** What is known here of one line; the machine knows the rest. */
interface Watched {
  /** Since when it has not been ready; null while it is. */
  since: number | null;
  /** What the machine was told last by this process. */
  told: LineEvent['type'] | null;
}

/** A line that refuses every SMS though its modem is ready (its credit is gone, say) counts as down too. */
export function createLineWatch({ channels, clock, instances, lines, absence }: Hands): Worker {
  const watched = new Map<string, Watched>();
  let absenceTold = false;

  /** Once: who could not write to the hotline while it did not work stands in no count. */
  async function tellAbsence(): Promise<void> {
    const time = absence();
    if (absenceTold || time === null) return;
    for (const { name } of channels) {
      const event = { type: 'line.absent', ...time, at: clock.now(), by: SYSTEM };
      const key = `line.absent:${time.from}`;
      await instances.move({ id: LINE.idPrefix + name, event, key });
    }
    absenceTold = true;
  }

  /** The event the line's machine is to have, or null when there is nothing new. */
  function news(channel: Channel, now: number): LineEvent | null {
    const { name } = channel;
    const health = channel.health();
    const fault = lines.faultOf(name);
    const ready = health.ready && fault === undefined;
    const detail = health.ready && fault !== undefined ? refused(fault) : health.detail;
    const known = watched.get(name) ?? { since: null, told: null };
    const since = ready ? null : (known.since ?? now);
    watched.set(name, { ...known, since });
    if (since === null) return known.told === 'line.up' ? null : { type: 'line.up', at: now };
    if (known.told === 'line.down' || now - since < SHORT) return null;
    const alone = channels.length === 1;
    return { type: 'line.down', at: now, since, reason: detail, alone };
  }

  async function tell(channel: Channel, event: LineEvent): Promise<void> {
    const { name } = channel;
    const key = `${event.type}:${event.at}`;
    await instances.move({ id: LINE.idPrefix + name, event: { ...event, by: SYSTEM }, key });
    const { since = null } = watched.get(name) ?? {};
    watched.set(name, { since, told: event.type });
  }

  return {
    name: 'lines',
    wokenBy(wake) {
      for (const channel of channels) channel.onHealth(() => wake());
    },
    async run() {
      await tellAbsence();
      const now = clock.now();
      let worked = false;
      for (const channel of channels) {
        const event = news(channel, now);
        if (event === null) continue;
        await tell(channel, event);
        worked = true;
      }
      return worked;
    },
  };
}
