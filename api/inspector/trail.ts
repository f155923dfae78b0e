import type { StateValue } from 'xstate';
import {
  activePaths,
  type Chart,
  type ChartState,
  type ChartTransition,
  eventLabel,
  statesBelow,
} from '../../machines/chart/chart.ts';
import { isWithin } from './labels.ts';

/** Which transitions of a chart a step took, told from the states before and after it. */

export interface Step {
  /** Event type as the history keeps it. */
  type: string;
  /** Null for the step that made the instance. */
  from: StateValue | null;
  to: StateValue;
}

/** States a new instance is in before anything has happened. */
function firstStates(state: ChartState): string[] {
  const own = state.path === '' ? [] : [state.path];
  const entered =
    state.kind === 'parallel'
      ? state.children
      : state.children.filter(({ path }) => path === state.initial);
  return [...own, ...entered.flatMap(firstStates)];
}

function isHistory({ root }: Chart, path: string | null): boolean {
  return statesBelow(root).some((state) => state.path === path && state.kind === 'history');
}

/** Whether a transition leads to where the instance is now; a history state stands for its siblings. */
function leadsTo(chart: Chart, { to }: ChartTransition, after: Set<string>): boolean {
  if (to === null) return false;
  const target = statesBelow(chart.root).find(({ path }) => path === to);
  const parent = to.split('.').slice(0, -1).join('.');
  if (isHistory(chart, to)) return after.has(parent);
  // a state with states in it is entered by its first
  return after.has(to) && (target?.initial == null || after.has(target.initial));
}

function moved(region: ChartState, before: Set<string>, after: Set<string>): boolean {
  const own = (paths: Set<string>) => [...paths].filter((path) => isWithin(path, region.path));
  return own(before).join() !== own(after).join();
}

/** Those that the event names; where there is none, those that follow without an event of their own. */
function likeliest(chart: Chart, candidates: ChartTransition[], cause: string): ChartTransition[] {
  const named = candidates.filter(({ on }) => on === cause);
  if (named.length > 0) return named;
  // a deadline moves by events that the flow raises, and a transition may go on to the next by itself
  const raised = candidates.filter(({ on }) => on === 'always' || !on.startsWith('after '));
  const depth = Math.max(0, ...raised.map(({ from }) => from.split('.').length));
  const deepest = raised.filter(({ from }) => from.split('.').length === depth);
  // into a state by its first is likelier than back to that first
  const plain = deepest.filter(({ to }) => !isHistory(chart, to));
  return plain.length > 0 ? plain : deepest;
}

/** Transitions between states that the step took, or most likely took: guards leave no trace. */
export function takenBy(chart: Chart, { type, from, to }: Step): ChartTransition[] {
  const before = new Set(from === null ? firstStates(chart.root) : activePaths(from));
  const after = new Set(activePaths(to));
  const cause = eventLabel(type);
  const regions = chart.root.kind === 'parallel' ? chart.root.children : [chart.root];
  return regions.flatMap((region) => {
    const leading = chart.transitions.filter(
      (transition) =>
        isWithin(transition.from, region.path) &&
        (before.has(transition.from) || transition.from === region.path) &&
        leadsTo(chart, transition, after),
    );
    const likely = likeliest(chart, leading, cause);
    const again = likely.every(({ on }) => on === cause);
    return moved(region, before, after) || again ? likely : [];
  });
}
