import type { SnapshotFrom } from 'xstate';
import { createStep, type ReturnedAction } from '../../machines/base/scope.ts';
import type { ModemContext, ModemEffect, ModemEvent } from '../../machines/modem/events.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import type { Clock } from '../port.ts';

export type ModemSnapshot = SnapshotFrom<typeof modemMachine>;

/** Active states of the modem's chart. */
export type ModemValue = ModemSnapshot['value'];

/** One step of the statechart. */
export interface ModemStep {
  /** Counted from 1 since the driver was started. */
  revision: number;
  at: number;
  event: ModemEvent;
  from: ModemValue;
  to: ModemValue;
  /** What the machine remembered afterwards. */
  context: ModemContext;
  /** Names of what it told the driver to do. */
  effects: string[];
}

export interface ModemInspection {
  value: ModemValue;
  context: ModemContext;
  startedAt: number;
  timers: { id: string; dueAt: number }[];
  /** The latest steps, oldest first; older ones are forgotten. */
  steps: ModemStep[];
}

/** Steps that are kept for people who look into the machine. */
const KEPT_STEPS = 100;

export interface MachineRunnerEvents {
  effect(effect: ModemEffect, params: { reason?: string }): void;
  /** After every step that changed something. */
  changed(snapshot: ModemSnapshot): void;
}

/**
 * Runs the modem's statechart without a live actor: each event is one pure step; delays come
 * back as data and are armed on the driver's clock in their order, since a state that is left and
 * entered again cancels and raises the same id.
 */
export class MachineRunner {
  #clock: Clock;
  #events: MachineRunnerEvents;
  #machine: typeof modemMachine;
  #take = createStep();
  #snapshot: ModemSnapshot;
  #timers = new Map<string, { dueAt: number; cancel: () => void }>();
  #steps: ModemStep[] = [];
  #stepCount = 0;
  #startedAt: number;
  #queue: ModemEvent[] = [];
  #stepping = false;

  /** @param careInterval milliseconds between two questions for the registration while idle */
  constructor(clock: Clock, careInterval: number, events: MachineRunnerEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#startedAt = clock.now();
    this.#machine = modemMachine.provide({ delays: { careInterval } });
    // The first state's entry closes a line that is not there yet: nothing to do.
    [this.#snapshot] = this.#take((scope) => this.#machine.getInitialSnapshot(scope, undefined));
  }

  get snapshot(): ModemSnapshot {
    return this.#snapshot;
  }

  inspect(): ModemInspection {
    const { value, context } = this.#snapshot;
    const timers = [...this.#timers].map(([id, { dueAt }]) => ({ id, dueAt }));
    return { value, context, startedAt: this.#startedAt, timers, steps: [...this.#steps] };
  }

  /** Takes an event; events that effects cause are taken one after another, never nested. */
  send(event: ModemEvent): void {
    this.#queue.push(event);
    if (this.#stepping) return;
    this.#stepping = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#step(next);
    this.#stepping = false;
  }

  #step(event: ModemEvent): void {
    const before = this.#snapshot;
    const [after, returned] = this.#take((scope) => this.#machine.transition(before, event, scope));
    this.#snapshot = after;
    if (after !== before) this.#remember(event, before, after, returned);
    for (const action of returned) this.#act(action);
    if (after !== before) this.#events.changed(after);
  }

  #remember(
    event: ModemEvent,
    before: ModemSnapshot,
    after: ModemSnapshot,
    actions: ReturnedAction[],
  ): void {
    this.#stepCount += 1;
    this.#steps.push({
      revision: this.#stepCount,
      at: this.#clock.now(),
      event,
      from: before.value,
      to: after.value,
      context: after.context,
      effects: actions.map(({ type }) => type).filter((type) => !type.startsWith('xstate.')),
    });
    if (this.#steps.length > KEPT_STEPS) this.#steps.shift();
  }

  #act({ type, params }: ReturnedAction): void {
    if (type === 'xstate.raise')
      this.#arm(params as { id: string; delay: number; event: ModemEvent });
    else if (type === 'xstate.cancel') this.#cancel((params as { sendId: string }).sendId);
    else this.#events.effect(type as ModemEffect, (params ?? {}) as { reason?: string });
  }

  #arm({ id, delay, event }: { id: string; delay: number; event: ModemEvent }): void {
    this.#cancel(id);
    const cancel = this.#clock.after(delay, () => {
      this.#timers.delete(id);
      this.send(event);
    });
    this.#timers.set(id, { dueAt: this.#clock.now() + delay, cancel });
  }

  #cancel(id: string): void {
    this.#timers.get(id)?.cancel();
    this.#timers.delete(id);
  }
}
