import type { ChartState, ChartTransition } from '../../machines/chart/chart.ts';
import { causeLabel, isWithin } from './labels.ts';

/**
 * Transitions that are drawn from a box that names their states instead of from the states
 * themselves: those that many states share (`citizen.withdraw` from every open one), and those that
 * lead far back up. Arrows for all of them would cover the picture.
 */

export interface Joint {
  id: string;
  heading: string;
  /** What it says, one line each. */
  lines: string[];
  transitions: ChartTransition[];
  /** Whether its arrow says what the transitions are; else its lines do. */
  labelled: boolean;
}

/** States that must share an event and where it leads before they share a box. */
const SHARED_BY = 4;
/** Places in the order of states from which on a way back is far. */
const FAR = 3;

/** How many places up it leads among the region's states; negative for down. */
function climb(region: ChartState, { from, to }: ChartTransition): number {
  const place = (path: string) => region.children.findIndex((child) => isWithin(path, child.path));
  return to === null || from === region.path ? 0 : place(from) - place(to);
}

function withinRegion(region: ChartState, path: string): string {
  return region.path === '' ? path : path.slice(region.path.length + 1);
}

function grouped(
  transitions: ChartTransition[],
  keyOf: (transition: ChartTransition) => string,
): ChartTransition[][] {
  const groups = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    const key = keyOf(transition);
    groups.set(key, [...(groups.get(key) ?? []), transition]);
  }
  return [...groups.values()];
}

function sourcesOf(transitions: ChartTransition[]): string[] {
  return [...new Set(transitions.map(({ from }) => from))];
}

/** One box for each place that is come back to. */
function returns(region: ChartState, transitions: ChartTransition[]): Joint[] {
  return grouped(transitions, ({ to }) => to ?? '').map((group) => ({
    id: `${group[0]?.to}#back`,
    heading: 'kembali dari',
    lines: group.map(
      (transition) => `${withinRegion(region, transition.from)}: ${causeLabel(transition)}`,
    ),
    transitions: group,
    labelled: false,
  }));
}

/** One box for each set of states that share something. */
function shared(region: ChartState, transitions: ChartTransition[]): Joint[] {
  const alike = grouped(transitions, ({ on, to }) => `${on}>${to}`).filter(
    (group) => sourcesOf(group).length >= SHARED_BY,
  );
  return grouped(alike.flat(), (transition) =>
    sourcesOf(alike.find((group) => group.includes(transition)) ?? []).join('+'),
  ).map((group) => ({
    id: `${region.path}#${sourcesOf(group).join('+')}`,
    heading: 'dari salah satu',
    lines: sourcesOf(group).map((path) => withinRegion(region, path)),
    transitions: group,
    labelled: true,
  }));
}

/** @param transitions those that begin in the region */
export function jointsOf(region: ChartState, transitions: ChartTransition[]): Joint[] {
  const leading = transitions.filter(({ to }) => to !== null);
  const back = leading.filter((transition) => climb(region, transition) >= FAR);
  const others = leading.filter((transition) => !back.includes(transition));
  return [...returns(region, back), ...shared(region, others)];
}
