import { activePaths, type Chart, statesBelow } from '../../../machines/chart/chart.ts';
import type { Tally } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { modemInspections } from '../in-process.ts';
import type { InspectedMachine } from '../machines.ts';

/** How many instances are in which state: from counts the store has by index, never from reading them. */

/** How many instances are in one state, and since when the oldest of them exists. */
export interface Standing {
  path: string;
  count: number;
  oldest: number | null;
}

/** Path of a state from its path below a region. */
export const below = (region: string, path: string): string =>
  region === '' ? path : `${region}.${path}`;

/** Counts by state of the main region, as the store has them by index. */
export async function standings(hotline: Hotline, machine: InspectedMachine): Promise<Standing[]> {
  if (machine.source === 'channel')
    return modemInspections(hotline).flatMap(({ value, startedAt }) => {
      const leaf = activePaths(value).at(-1);
      return leaf === undefined ? [] : [{ path: leaf, count: 1, oldest: startedAt }];
    });
  const tally: Tally[] = await hotline.store.instances.tally({ machine: machine.name }, 'state');
  return tally.map(({ key, count, oldest }) => ({
    path: below(machine.mainRegion, key),
    count,
    oldest,
  }));
}

/** Tags that exactly one state of the other regions gives: by them its instances can be counted. */
function tellingTags({ root }: Chart, mainRegion: string): { path: string; tag: string }[] {
  const states = statesBelow(root);
  return states.flatMap(({ path, tags }) =>
    path.startsWith(`${mainRegion}.`) || mainRegion === ''
      ? []
      : tags
          .filter((tag) => states.filter((state) => state.tags.includes(tag)).length === 1)
          .map((tag) => ({ path, tag })),
  );
}

/** Counts of the states that a tag tells apart. */
export async function taggedStandings(
  { store }: Hotline,
  { name, mainRegion }: InspectedMachine,
  chart: Chart,
) {
  return Promise.all(
    tellingTags(chart, mainRegion).map(async ({ path, tag }) => ({
      path,
      tag,
      count: await store.instances.count({ machine: name, tag }),
    })),
  );
}

/** Counts of states and of those that hold them, for the chart. */
export function countsOf(parts: Pick<Standing, 'path' | 'count'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path, count } of parts) {
    const keys = path.split('.');
    for (let length = keys.length; length > 0; length -= 1) {
      const holder = keys.slice(0, length).join('.');
      counts.set(holder, (counts.get(holder) ?? 0) + count);
    }
  }
  return counts;
}
