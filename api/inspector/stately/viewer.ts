import type { AnyStateMachine } from 'xstate';
import { impersonal } from './impersonal.ts';

/** Speaks to the viewer of @statelyai/inspect, in the messages that library makes. */

/** The deepest statechart has twelve levels of objects; what is deeper than this is cut off. */
const DEPTH = 40;

/** A state as the viewer shows it. */
export interface Shown {
  value: unknown;
  context: unknown;
  status: 'active' | 'done';
}

export interface Viewer {
  /** Tells of an instance with the statechart to draw for it, if the viewer does not know it yet. */
  introduce(session: string, machine: AnyStateMachine, shown: Shown): void;
  /** An event that the instance took, and where it is then. */
  step(session: string, event: { type: string }, shown: Shown): void;
}

/** @param send gets each message as the viewer reads it; nothing personal is in it */
export async function createViewer(send: (message: unknown) => void): Promise<Viewer> {
  const { createInspector } = await import('@statelyai/inspect');
  const inspector = createInspector(
    { send },
    {
      serializationDepthLimit: DEPTH,
      sanitizeContext: (context) => impersonal(context) as typeof context,
      sanitizeEvent: (event) => impersonal(event) as typeof event,
    },
  );
  const known = new Set<string>();
  return {
    introduce(session, logic, shown) {
      if (known.has(session)) return;
      known.add(session);
      // the library reads the definition from the actor, where a plain id has none
      const actor = { sessionId: session, logic, send: () => {}, getSnapshot: () => shown };
      inspector.actor(actor, shown);
    },
    step(session, event, shown) {
      inspector.event(session, event);
      inspector.snapshot(session, shown, { event });
    },
  };
}
