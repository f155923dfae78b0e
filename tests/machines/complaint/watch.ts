import { type AnyMachineSnapshot, type AnyStateMachine, createEmptyActor } from 'xstate';
import { createStep } from '../../../machines/base/scope.ts';
import { createDecider, type Decider } from '../../../machines/engine/decider.ts';

/** Sees which transitions of a chart are taken, those of raised events and `always` among them. */

type AnyNode = AnyStateMachine['root'];

export function nodesOf(node: AnyNode): AnyNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

const isLeaf = ({ type }: AnyNode) => type === 'atomic' || type === 'final';

/** Dotted paths of the active states that have no states of their own. */
export function leavesOf(snapshot: AnyMachineSnapshot): string[] {
  const { _nodes } = snapshot as unknown as { _nodes: AnyNode[] };
  return _nodes.filter(isLeaf).map(({ path }) => path.join('.'));
}

/** `flow.triage admin.reject [isSpam]`; two of one source and event differ by guard or number. */
function namesOf(machine: AnyStateMachine): Map<unknown, string> {
  const names = new Map<unknown, string>();
  for (const node of nodesOf(machine.root)) {
    const groups = [...node.transitions.values(), node.always ?? []];
    for (const group of groups)
      group.forEach(({ eventType, guard }, n) => {
        const condition = typeof guard === 'string' ? guard : `#${n + 1}`;
        const event = eventType === '' ? 'always' : eventType;
        names.set(group[n], `${node.path.join('.')} ${event} [${condition}]`);
      });
  }
  return names;
}

export interface Watch {
  /** Decides, and is watched. */
  decider: Decider;
  /** Paths of all states that have no states of their own. */
  leaves: string[];
  /** All transitions of the chart by name. */
  all: string[];
  taken: Set<string>;
}

/** The decider of a machine, with XState's inspection on. */
export function watchTransitions(machine: AnyStateMachine): Watch {
  const names = namesOf(machine);
  const taken = new Set<string>();
  const actor = createEmptyActor();
  actor.system.inspect((seen) => {
    if (seen.type !== '@xstate.microstep') return;
    for (const transition of seen._transitions) {
      const name = names.get(transition);
      if (name !== undefined) taken.add(name);
    }
  });
  const leaves = nodesOf(machine.root).filter(isLeaf);
  return {
    decider: createDecider(machine, undefined, createStep(actor)),
    leaves: leaves.map(({ path }) => path.join('.')),
    all: [...names.values()],
    taken,
  };
}
