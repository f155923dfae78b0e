import { isAct } from '../acts/acts.ts';

/**
 * Puts the policy into a statechart: a transition that an act causes and that has no guard of its own
 * gets `permitted`. All other guards ask the policy themselves (`guards.ts`), so that no transition can
 * be written that anybody may cause.
 */

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A transition as XState takes it: a target, an object, or several to choose from. */
function guarded(transition: unknown): unknown {
  if (Array.isArray(transition)) return transition.map(guarded);
  if (typeof transition === 'string') return { target: transition, guard: 'permitted' };
  return isObject(transition) ? { guard: 'permitted', ...transition } : transition;
}

function guardedEvents(on: Json): Json {
  const entries = Object.entries(on).map(([type, transition]) => [
    type,
    isAct(type) ? guarded(transition) : transition,
  ]);
  return Object.fromEntries(entries);
}

function guardedState(state: unknown): unknown {
  if (!isObject(state)) return state;
  const { on, states } = state;
  return {
    ...state,
    ...(isObject(on) ? { on: guardedEvents(on) } : {}),
    ...(isObject(states) ? { states: guardedStates(states) } : {}),
  };
}

function guardedStates(states: Json): Json {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [name, guardedState(state)]),
  );
}

/**
 * The same states, with every act asked whether it is permitted.
 * @param states configuration of states by name
 */
export function onlyPermitted<T extends object>(states: T): T {
  return guardedStates(states as Json) as T;
}
