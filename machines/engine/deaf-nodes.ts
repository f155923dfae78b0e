import type { AnyStateMachine, AnyStateNode } from 'xstate';

/**
 * XState asks every active state about every event, and looks the event up under a text that it puts together anew
 * each time: a quarter of what deciding costs. A state without a transition for the event is passed over instead.
 */

/** XState's own question to a state: which of its transitions an event takes; undefined for none. */
const QUESTION = 'next';

type Question = (snapshot: unknown, event: { type: string }) => unknown;

function* nodesOf(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* nodesOf(child);
}

/** True where the state has a transition for such an event; one for many kinds (`citizen.*`) may be meant for any. */
function hears({ transitions }: AnyStateNode): (type: string) => boolean {
  const hasMany = [...transitions.keys()].some((kind) => kind.endsWith('*'));
  return (type) => hasMany || transitions.has(type);
}

/**
 * Has the states of a machine passed over where they have nothing to say; what they answer stays as it is. An XState
 * that asks otherwise is left alone. May be done twice.
 */
export function passOverDeafNodes({ root }: AnyStateMachine): void {
  for (const node of nodesOf(root)) {
    const question: unknown = Reflect.get(node, QUESTION);
    if (Object.hasOwn(node, QUESTION) || typeof question !== 'function') continue;
    const isHeard = hears(node);
    const asked: Question = (snapshot, event) =>
      isHeard(event.type) ? Reflect.apply(question, node, [snapshot, event]) : undefined;
    Reflect.set(node, QUESTION, asked);
  }
}
