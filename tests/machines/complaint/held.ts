import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { Decider, Decision } from '../../../machines/engine/decider.ts';

/** A machine instance as the store holds it: its snapshot, and its timers with their due times. */
export interface Held {
  status: 'active' | 'done';
  now: number;
  snapshot: AnyMachineSnapshot;
  /** Due times by timer id. */
  timers: ReadonlyMap<string, number>;
  /** Timers that fired without their state being left: it goes on without them. */
  spent: ReadonlySet<string>;
  /** What the last event led to. */
  decision: Decision;
}

export type Timed = EventObject & { at: number };

/** What a commit leaves: the fired timer is gone, those of states left too, new ones are armed. */
function committed(before: Pick<Held, 'timers' | 'spent'>, event: Timed, decision: Decision): Held {
  const timers = new Map(before.timers);
  const spent = new Set(before.spent);
  if (timers.delete(event.type)) spent.add(event.type);
  for (const id of [...decision.cancel, ...decision.arm.map((timer) => timer.id)]) {
    timers.delete(id);
    spent.delete(id);
  }
  for (const { id, delayMs } of decision.arm) timers.set(id, event.at + delayMs);
  const { snapshot } = decision;
  const status = snapshot.status === 'active' ? 'active' : 'done';
  return { status, now: event.at, snapshot, timers, spent, decision };
}

export function begin(decider: Decider, input: { at: number }): Held {
  const none = { timers: new Map<string, number>(), spent: new Set<string>() };
  return committed(none, { type: 'created', at: input.at }, decider.start(input));
}

/** The event is decided on and committed. */
export function move(decider: Decider, held: Held, event: Timed): Held {
  return committed(held, event, decider.decide(held.snapshot, event));
}

/** The instance as another process finds it: snapshot through JSON, timers as they are. */
export function restarted(decider: Decider, held: Held): Held {
  return { ...held, snapshot: decider.restore(decider.persist(held.snapshot)) };
}

/** Firings of the timers that are armed, each when it is due or, if that is past, now. */
export function firings({ timers, now }: Held): Timed[] {
  return [...timers].map(([type, dueAt]) => ({ type, at: Math.max(now, dueAt) }));
}

/** Names of the events that an active state has a transition for at all; nobody can cause another. */
export function heardIn({ snapshot: { _nodes } }: Held): ReadonlySet<string> {
  const heard = new Set(_nodes.flatMap(({ ownEvents }) => ownEvents));
  for (const name of heard)
    if (name.endsWith('*')) throw new TypeError(`${name} stands for events that are not listed`);
  return heard;
}

export function contextOf({ snapshot }: Held): ComplaintContext {
  return snapshot.context as ComplaintContext;
}
