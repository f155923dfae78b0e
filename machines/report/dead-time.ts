import type { Outage } from '../line/events.ts';

/** When several lines were all out of service at once. Pure. */

/** What of these times lies within a period, in order and without overlaps. */
function within(times: readonly Outage[], { from, to }: Outage): Outage[] {
  const cut = times
    .map((time) => ({ from: Math.max(time.from, from), to: Math.min(time.to, to) }))
    .filter((time) => time.from < time.to)
    .sort((a, b) => a.from - b.from);
  const merged: Outage[] = [];
  for (const time of cut) {
    const last = merged.at(-1);
    if (last === undefined || time.from > last.to) merged.push({ ...time });
    else last.to = Math.max(last.to, time.to);
  }
  return merged;
}

/** Times that lie in both. */
function common(one: readonly Outage[], other: readonly Outage[]): Outage[] {
  return one.flatMap((time) => within(other, time));
}

/**
 * How long every line was out of service within a period.
 * @param lines the outages of each line
 * @returns milliseconds; 0 without lines
 */
export function deadTime(lines: readonly (readonly Outage[])[], period: Outage): number {
  const [first, ...others] = lines;
  if (first === undefined) return 0;
  const all = others.reduce((shared, line) => common(shared, line), within(first, period));
  return all.reduce((sum, { from, to }) => sum + (to - from), 0);
}
