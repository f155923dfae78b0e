import type { AnyStateMachine, StateNode, StateValue } from 'xstate';
import type { Sentences } from './sentences.ts';
import type { ChartMeta, StateWords } from './state-words.ts';

/** A statechart as data for pictures: read from the machine itself, so that it can never differ from it. */

// biome-ignore lint/suspicious/noExplicitAny: the state node of any machine, as XState types it
type AnyNode = StateNode<any, any>;

export interface ChartState {
  /** Path below the machine, dotted; empty for the machine itself. */
  path: string;
  key: string;
  kind: AnyNode['type'];
  /** What people read about the state, and what the office calls it where that is another word; Indonesian. */
  status: string | null;
  name: string | null;
  /** What it means to the admin. */
  help: string | null;
  /** SOP step the state belongs to. */
  sop: number | null;
  tags: string[];
  /** Path of the state entered first, of a compound state. */
  initial: string | null;
  /** What entering it, and leaving it, does, in words. */
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
  /** Name of its condition; null where that asks nothing that an arrow need say. */
  guard: string | null;
  /** When it is taken, in words: "bila …". */
  when: string;
  /** What is done then, in words, in its order. */
  actions: string[];
}

export interface Chart {
  id: string;
  root: ChartState;
  transitions: ChartTransition[];
}

function pathOf(node: AnyNode): string {
  return node.path.join('.');
}

const SILENT: Sentences = { events: {}, guards: {}, actions: {}, delays: {} };

/** What the names of a machine's chart mean; nothing where it does not say. */
export function sentencesOf({ root }: AnyStateMachine): Sentences {
  return (root.meta as ChartMeta | undefined)?.says ?? SILENT;
}

type Named = string | { type: string; params?: Record<string, unknown> };

function nameOf(named: Named): string {
  return typeof named === 'string' ? named : named.type;
}

/** An action in words, its parameters among them; its name where there are none. */
function actionWord({ actions, values = {} }: Sentences, named: Named): string {
  const params = typeof named === 'string' ? {} : (named.params ?? {});
  const words = actions[nameOf(named)] ?? nameOf(named);
  return words.replace(/\{(\w+)\}/g, (_, name) => {
    const value = String(params[name]);
    return values[value] ?? value;
  });
}

function actionWords(says: Sentences, actions: readonly unknown[]): string[] {
  // what XState adds for an `after` itself is no name of the chart
  const named = (actions as Named[]).filter((action) => !nameOf(action).startsWith('xstate.'));
  return named.map((action) => actionWord(says, action));
}

/** An event or a timer in words: `xstate.after.<delay>.<state>`, or the delay; its own name where there are none. */
export function happening({ events, delays }: Sentences, type: string): string {
  const delay = /^(?:xstate\.)?after[. ]([^.]+)/.exec(type)?.[1];
  return delay === undefined ? (events[type] ?? type) : (delays[delay] ?? delay);
}

/** @param others of the same source and event come before it */
function whenOf(says: Sentences, on: string, condition: string | null, others: boolean): string {
  if (on === 'always')
    return condition === null ? (others ? 'selain itu' : 'langsung') : `bila ${condition}`;
  const word = happening(says, on);
  if (on.startsWith('after '))
    return condition === null ? `saat ${word}` : `saat ${word}, bila ${condition}`;
  return condition === null ? `bila ${word}` : `bila ${word}, dan ${condition}`;
}

function stateOf(says: Sentences, node: AnyNode): ChartState {
  const { status, name, help, sop } = (node.meta ?? {}) as StateWords;
  const initial = node.type === 'compound' ? node.initial.target[0] : undefined;
  return {
    path: pathOf(node),
    key: node.key,
    kind: node.type,
    status: status ?? null,
    name: name ?? null,
    help: help ?? null,
    sop: sop ?? null,
    tags: [...node.tags],
    initial: initial === undefined ? null : pathOf(initial),
    entry: actionWords(says, node.entry),
    exit: actionWords(says, node.exit),
    children: Object.values(node.states).map((child) => stateOf(says, child)),
  };
}

/** `xstate.after.dueTime.complaint.deadline…` reads as `after dueTime`. */
export function eventLabel(type: string): string {
  if (type === '') return 'always';
  const [prefix, kind, delay] = type.split('.');
  return prefix === 'xstate' && kind === 'after' ? `after ${delay}` : type;
}

/** The condition's name and its words; neither where an arrow need not say it. */
function conditionOf({ guards }: Sentences, guard: unknown) {
  if (typeof guard !== 'string' || guards[guard] === '') return { guard: null, condition: null };
  return { guard, condition: guards[guard] ?? guard };
}

function transitionsOf(says: Sentences, node: AnyNode): ChartTransition[] {
  const groups = [...node.transitions.values(), [...(node.always ?? [])]];
  return groups.flatMap((group) =>
    group.map((transition, n) => {
      const on = eventLabel(transition.eventType);
      const { guard, condition } = conditionOf(says, transition.guard);
      return {
        from: pathOf(node),
        to: transition.target?.[0] === undefined ? null : pathOf(transition.target[0]),
        on,
        guard,
        when: whenOf(says, on, condition, n > 0),
        actions: actionWords(says, transition.actions),
      };
    }),
  );
}

/** "bila …, lalu …; …". */
export function sentenceOf({ when, actions }: Pick<ChartTransition, 'when' | 'actions'>): string {
  return actions.length === 0 ? when : `${when}, lalu ${actions.join('; ')}`;
}

function nodesBelow(node: AnyNode): AnyNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesBelow)];
}

/** Reads a machine's states and transitions in the order they are written. */
export function chartOf(machine: AnyStateMachine): Chart {
  const says = sentencesOf(machine);
  return {
    id: machine.id,
    root: stateOf(says, machine.root),
    transitions: nodesBelow(machine.root).flatMap((node) => transitionsOf(says, node)),
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
