import type { AnyStateMachine, StateNode, StateValue } from 'xstate';

/** A statechart as data for pictures: read from the machine itself, so that it can never differ from it. */

// biome-ignore lint/suspicious/noExplicitAny: the state node of any machine, as XState types it
type AnyNode = StateNode<any, any>;

export interface ChartState {
  /** Path below the machine, dotted; empty for the machine itself. */
  path: string;
  key: string;
  kind: AnyNode['type'];
  /** What people read about the state, Indonesian. */
  status: string | null;
  /** SOP step the state belongs to. */
  sop: number | null;
  tags: string[];
  /** Path of the state entered first, of a compound state. */
  initial: string | null;
  /** Labels of what entering it, and leaving it, does to the outside. */
  entry: string[];
  exit: string[];
  children: ChartState[];
}

export interface ChartTransition {
  from: string;
  /** Null where the transition only acts and stays. */
  to: string | null;
  /** Event type; `after <delay>` for a timer, `always` for one that needs no event. */
  on: string;
  /** Name of its condition; `…` where that has none. */
  guard: string | null;
  /** Labels of its actions that reach the outside: SMS, letters, events for others. */
  effects: string[];
}

export interface Chart {
  id: string;
  root: ChartState;
  transitions: ChartTransition[];
}

function pathOf(node: AnyNode): string {
  return node.path.join('.');
}

/** SMS actions carry a label of their own; others are known by their type. */
function effectLabel(action: unknown): string | null {
  if (typeof action === 'string') return action;
  const { type, params } = action as { type?: unknown; params?: { label?: string } };
  if (typeof type !== 'string' || type.startsWith('xstate.')) return null;
  return params?.label ?? type;
}

function effectsOf(actions: readonly unknown[]): string[] {
  return actions.map(effectLabel).filter((label) => label !== null);
}

function stateOf(node: AnyNode): ChartState {
  const meta = node.meta as { status?: string; sop?: number } | undefined;
  const initial = node.type === 'compound' ? node.initial.target[0] : undefined;
  return {
    path: pathOf(node),
    key: node.key,
    kind: node.type,
    status: meta?.status ?? null,
    sop: meta?.sop ?? null,
    tags: [...node.tags],
    initial: initial === undefined ? null : pathOf(initial),
    entry: effectsOf(node.entry),
    exit: effectsOf(node.exit),
    children: Object.values(node.states).map(stateOf),
  };
}

/** `xstate.after.dueTime.complaint.deadline…` reads as `after dueTime`. */
export function eventLabel(type: string): string {
  if (type === '') return 'always';
  const [prefix, kind, delay] = type.split('.');
  return prefix === 'xstate' && kind === 'after' ? `after ${delay}` : type;
}

function nameOf(named: unknown): string | null {
  if (typeof named === 'string') return named;
  if (typeof named === 'function') return '…';
  const type = (named as { type?: unknown } | undefined)?.type;
  return typeof type === 'string' ? type : null;
}

function transitionsOf(node: AnyNode): ChartTransition[] {
  const own = [...node.transitions.values()].flat();
  return [...own, ...(node.always ?? [])].map((transition) => ({
    from: pathOf(node),
    to: transition.target?.[0] === undefined ? null : pathOf(transition.target[0]),
    on: eventLabel(transition.eventType),
    guard: nameOf(transition.guard),
    effects: effectsOf(transition.actions),
  }));
}

function nodesBelow(node: AnyNode): AnyNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesBelow)];
}

/** Reads a machine's states and transitions in the order they are written. */
export function chartOf(machine: AnyStateMachine): Chart {
  return {
    id: machine.id,
    root: stateOf(machine.root),
    transitions: nodesBelow(machine.root).flatMap(transitionsOf),
  };
}

/** Paths of all active states, each after the state that holds it; the machine itself is left out. */
export function activePaths(value: StateValue, within = ''): string[] {
  const below = (key: string) => (within === '' ? key : `${within}.${key}`);
  if (typeof value === 'string') return [below(value)];
  return Object.entries(value).flatMap(([key, inner]) => [
    below(key),
    ...(inner === undefined ? [] : activePaths(inner, below(key))),
  ]);
}

/** Every state of a chart in the order it is written, the machine itself first. */
export function statesBelow(state: ChartState): ChartState[] {
  return [state, ...state.children.flatMap(statesBelow)];
}
