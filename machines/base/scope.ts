import { type AnyActorRef, type AnyActorScope, createEmptyActor } from 'xstate';

/** Steps of a statechart in which nothing is executed: its actions come back as data. */

export interface ReturnedAction {
  type: string;
  params: unknown;
}

/** Takes a step in the scope that it is given. @returns where it led, and the actions in their order */
export type Step = <T>(take: (scope: AnyActorScope) => T) => [to: T, actions: ReturnedAction[]];

/**
 * One scope for all steps of a machine. XState's own `transition()` builds an actor per call,
 * which costs 3.5 times as much and runs the context factory without input (decision 0001).
 * @param actor stands in the scope; whoever inspects its system sees the transitions that are taken
 */
export function createStep(actor: AnyActorRef = createEmptyActor()): Step {
  let actions: ReturnedAction[] = [];
  const scope: AnyActorScope = {
    self: actor,
    id: '',
    sessionId: '',
    system: actor.system,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action) => {
      actions.push({ type: action.type, params: action.params });
    },
  };
  return (take) => {
    // a step that threw may have left some
    actions = [];
    const to = take(scope);
    return [to, actions];
  };
}
