import type { ChartTransition } from '../../machines/chart.ts';

/**
 * Transitions that many states share (`citizen.withdraw` from every open one) leave one box that names
 * those states: as arrows from each of them they would cover the picture.
 */

export interface Joint {
  id: string;
  /** Paths of the states, in the order they are written. */
  sources: string[];
  transitions: ChartTransition[];
}

/** States that must share an event and where it leads before they share a box. */
const SHARED_BY = 4;

/** @param region path of the region, to which the ids of its boxes belong */
export function joint(region: string, transitions: ChartTransition[]): Joint[] {
  const alike = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    const { on, to } = transition;
    if (to === null) continue;
    const key = `${on}>${to}`;
    alike.set(key, [...(alike.get(key) ?? []), transition]);
  }
  const joints = new Map<string, Joint>();
  for (const group of alike.values()) {
    const sources = [...new Set(group.map(({ from }) => from))];
    if (sources.length < SHARED_BY) continue;
    const id = `${region}#${sources.join('+')}`;
    const known = joints.get(id) ?? { id, sources, transitions: [] };
    known.transitions.push(...group);
    joints.set(id, known);
  }
  return [...joints.values()];
}
