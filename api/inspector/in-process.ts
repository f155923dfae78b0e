import { transition } from 'xstate';
import { GsmDriver } from '../../channels/gsm/driver.ts';
import type { ModemInspection, ModemStep } from '../../channels/gsm/machine-runner.ts';
import type { ModemEvent } from '../../machines/modem/events.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import type { Filled, Samples } from '../../machines/people/shown.ts';
import type { NewTimer } from '../../store/ports/timers.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { possibleSamples } from './sample.ts';
import type { Done, Moment, Outcome, Subject } from './subject.ts';

/** The statecharts of modems: their drivers run them, and they live in memory only. */

function doneOf(type: string): Done {
  return { type, to: null, role: null, text: null, state: null, dueAt: null };
}

function momentOf({ revision, at, event, from, to, effects }: ModemStep): Moment {
  return {
    revision,
    at,
    type: event.type,
    by: event.type.startsWith('xstate.after.') ? 'timer' : 'system',
    event,
    from,
    to,
    effects: effects.map(doneOf),
  };
}

/** Parameters of XState's own actions for timers: raise with `id` and `delay`, cancel with `sendId`. */
interface TimerParams {
  id: string;
  delay: number;
  sendId: string;
}

/** Timers as the actions of a transition leave them, in their order. */
function timersOf(actions: readonly { type: string; params: unknown }[], now: number) {
  const timers = new Map<string, NewTimer | null>();
  for (const { type, params } of actions) {
    const { id, delay = 0, sendId } = (params ?? {}) as Partial<TimerParams>;
    if (type === 'xstate.raise' && id !== undefined) timers.set(id, { id, dueAt: now + delay });
    else if (type === 'xstate.cancel' && sendId !== undefined) timers.set(sendId, null);
  }
  return {
    arm: [...timers.values()].filter((timer) => timer !== null),
    cancel: [...timers].filter(([, timer]) => timer === null).map(([id]) => id),
  };
}

/** The statecharts of all modems that were started, by the name of their channel. */
export function modemInspections({ channels }: Hotline): ({ name: string } & ModemInspection)[] {
  return channels.flatMap((channel) => {
    const inspection = channel instanceof GsmDriver ? channel.inspect() : undefined;
    return inspection === undefined ? [] : [{ name: channel.name, ...inspection }];
  });
}

/** Undefined for a modem that does not exist or was not started. */
export function modemSubject(
  hotline: Hotline,
  { id, samples, filled }: { id: string; samples: Samples; filled: Filled },
): Subject | undefined {
  const inspection = modemInspections(hotline).find(({ name }) => name === id);
  if (inspection === undefined) return undefined;
  const { clock, rules } = hotline;
  const { value, context, steps, timers, startedAt } = inspection;
  const snapshot = modemMachine.resolveState({ value, context });
  const last = steps.at(-1);
  const revision = last?.revision ?? 0;
  const now = clock.now();

  async function apply(event: ModemEvent | { type: string }): Promise<Outcome> {
    const [after, actions] = transition(modemMachine, snapshot, event as ModemEvent);
    const named = actions.filter(({ type }) => !type.startsWith('xstate.'));
    return {
      handled: after !== snapshot || actions.length > 0,
      value: after.value,
      finished: after.status !== 'active',
      effects: named.map(({ type }) => doneOf(type)),
      ...timersOf(actions as { type: string; params: unknown }[], now),
    };
  }

  return {
    machine: modemMachine,
    id,
    createdAt: startedAt,
    updatedAt: last?.at ?? startedAt,
    version: modemMachine.version ?? '',
    finished: false,
    tags: [...snapshot.tags],
    revision,
    snapshot,
    moments: steps.map(momentOf),
    contextAt: (at) =>
      at === revision ? context : steps.find((step) => step.revision === at)?.context,
    timersAt: (at) => (at === revision ? timers : undefined),
    possible: possibleSamples(samples, { rules, snapshot, now, filled }, ({ event }) =>
      snapshot.can(event as ModemEvent),
    ),
    rehearse: ({ event }) => apply(event),
    async fire(timer) {
      return timers.some(({ id: armed }) => armed === timer) ? apply({ type: timer }) : undefined;
    },
  };
}
