import type { AnyStateMachine, StateNode } from 'xstate';

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
  children: ChartState[];
}

export interface ChartTransition {
  from: string;
  /** Null where the transition only acts and stays. */
  to: string | null;
  /** Event type; `after <delay>` for a timer, `always` for one that needs no event. */
  on: string;
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
    children: Object.values(node.states).map(stateOf),
  };
}

/** `xstate.after.dueTime.complaint.deadline…` reads as `after dueTime`. */
function eventLabel(type: string): string {
  if (type === '') return 'always';
  const [prefix, kind, delay] = type.split('.');
  return prefix === 'xstate' && kind === 'after' ? `after ${delay}` : type;
}

function nameOf(named: unknown): string | null {
  if (typeof named === 'string') return named;
  const type = (named as { type?: unknown } | undefined)?.type;
  return typeof type === 'string' ? type : null;
}

/** SMS actions carry a label of their own; others are known by their type. */
function effectLabel(action: unknown): string | null {
  const { type, params } = action as { type?: unknown; params?: { label?: string } };
  if (typeof type !== 'string' || type.startsWith('xstate.')) return null;
  return params?.label ?? type;
}

function transitionsOf(node: AnyNode): ChartTransition[] {
  const own = [...node.transitions.values()].flat();
  return [...own, ...(node.always ?? [])].map((transition) => ({
    from: pathOf(node),
    to: transition.target?.[0] === undefined ? null : pathOf(transition.target[0]),
    on: eventLabel(transition.eventType),
    guard: nameOf(transition.guard),
    effects: transition.actions.map(effectLabel).filter((label) => label !== null),
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
