import type { AnyMachineSnapshot } from 'xstate';
import type { Clock } from '../../../channels/port.ts';
import type { ComplaintInput } from '../../../machines/complaint/base/context.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Decision } from '../../../machines/engine/decider.ts';
import { createInstances } from '../../../machines/engine/instances.ts';
import type { MachineKind } from '../../../machines/engine/kind.ts';
import type { Instances, Move, Moved } from '../../../machines/engine/move.ts';
import { createMachines } from '../../../machines/processes/list.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Timer } from '../../../store/ports/timers.ts';
import { aftersOf } from '../../support/afters.ts';
import { engineParts } from '../../support/engine-parts.ts';
import type { Held, Timed } from './held.ts';
import { stateFaults } from './invariants.ts';
import { stepFaults } from './step-invariants.ts';

/** A complaint in a real store, moved by several processes; notes every law that is broken. */

const NOTHING: Decision['effects'] = [];

/** What a process decided on an event the last time it tried. */
interface Decided {
  before: AnyMachineSnapshot;
  decision: Decision;
}

function watched(kind: MachineKind, note: (event: unknown, decided: Decided) => void): MachineKind {
  const { decider } = kind;
  return {
    ...kind,
    decider: {
      ...decider,
      decide(before, event) {
        const decision = decider.decide(before, event);
        note(event, { before, decision });
        return decision;
      },
    },
  };
}

/** Machines of three processes, made once as that takes long; each restart goes on with the next. */
export type Office = { rules: Rules; machines: MachineKind[][] };

export function officeOf(rules: Rules): Office {
  return { rules, machines: [0, 1, 2].map(() => createMachines(rules)) };
}

/** Waits for nothing: who lost a conflict tries again at once. */
function eagerClock(now: () => number): Clock {
  return {
    now,
    monotonic: now,
    after(_, wake) {
      queueMicrotask(wake);
      return () => {};
    },
  };
}

/** An event on its way to the complaint; with `timer`, the firing of one. */
export type Arrival = Pick<Move, 'key' | 'timer'> & { event: Timed };

export class StoredComplaint {
  readonly faults: string[] = [];
  /** What happened, a line for each moment. */
  readonly diary: string[] = [];
  now: number;
  /** Decisions made again because another process was first. */
  retries = 0;
  /** Timers as they were ever seen armed. */
  readonly everArmed: Timer[] = [];
  private readonly store: Store;
  private readonly office: Office;
  private readonly input: ComplaintInput;
  private readonly decided = new Map<unknown, Decided>();
  private readonly processes: Instances[] = [];
  private readonly applied = new Map<string, Arrival>();
  private spent = new Set<string>();
  private revision = 1;
  private starts = 0;

  private constructor(store: Store, office: Office, input: ComplaintInput) {
    this.store = store;
    this.office = office;
    this.input = input;
    this.now = input.at;
    this.restart(0);
    this.restart(1);
  }

  static async open(store: Store, office: Office, input: ComplaintInput): Promise<StoredComplaint> {
    const complaint = new StoredComplaint(store, office, input);
    await complaint.process(0).create('complaint', input.id, input, 'open');
    await complaint.check();
    return complaint;
  }

  /** A process dies, and another begins with what is in the store. */
  restart(which: number): void {
    const { rules, machines } = this.office;
    this.starts += 1;
    this.diary.push(`process ${which} starts`);
    const fresh = machines[this.starts % machines.length] ?? [];
    const parts = engineParts({
      store: this.store,
      clock: eagerClock(() => this.now),
      rules,
      processes: fresh.map((kind) => watched(kind, this.noteDecided)),
    });
    this.processes[which] = createInstances(parts, () => {});
  }

  async snapshot(): Promise<AnyMachineSnapshot> {
    const found = await this.process(0).snapshot(this.input.id);
    if (found === undefined) throw new Error(`${this.input.id} is not in the store`);
    return found.snapshot;
  }

  timers(): Promise<Timer[]> {
    return this.store.timers.of(this.input.id);
  }

  /** What the timer worker delivers for this timer. */
  firing({ id, armedRevision, dueAt }: Timer): Arrival {
    const timer = { id, armedRevision, dueAt };
    return { event: { type: id, at: this.now }, key: `timer:${id}:${armedRevision}`, timer };
  }

  /** What comes at the same moment, each to another process. */
  async deliver(...arrivals: Arrival[]): Promise<Moved['outcome'][]> {
    const { id } = this.input;
    const moved = await Promise.all(arrivals.map((one, n) => this.process(n).move({ id, ...one })));
    this.diary.push(
      arrivals.map(({ event }, n) => `${JSON.stringify(event)} ${moved[n]?.outcome}`).join(' | '),
    );
    arrivals.forEach((arrival, n) => {
      if (moved[n]?.outcome === 'applied') this.noteApplied(arrival);
    });
    await this.check();
    return moved.map(({ outcome }) => outcome);
  }

  private noteDecided = (event: unknown, decided: Decided): void => {
    if (this.decided.has(event)) this.retries += 1;
    this.decided.set(event, decided);
  };

  private noteApplied(arrival: Arrival): void {
    this.applied.set(arrival.key, arrival);
    if (arrival.timer !== undefined) this.spent.add(arrival.timer.id);
  }

  private process(which: number): Instances {
    const found = this.processes[which % this.processes.length];
    if (found === undefined) throw new RangeError(`no process ${which}`);
    return found;
  }

  /** Holds what was committed since to the laws. */
  private async check(): Promise<void> {
    const snapshot = await this.snapshot();
    const timers = await this.timers();
    const needed = new Set(aftersOf(snapshot));
    this.spent = new Set(
      [...this.spent].filter((id) => needed.has(id) && !timers.some((timer) => timer.id === id)),
    );
    this.everArmed.push(...timers);
    const held = this.held(snapshot, NOTHING, timers);
    this.faults.push(...stateFaults(held, this.office.rules, this.input));
    for (const { key, revision } of await this.store.instances.history(
      this.input.id,
      this.revision,
    )) {
      this.revision = revision;
      const event = this.applied.get(key)?.event;
      const decided = this.decided.get(event);
      if (event === undefined || decided === undefined) {
        this.faults.push(`revision ${revision} is of no event that was applied: ${key}`);
        continue;
      }
      const { before, decision } = decided;
      const after = this.held(decision.snapshot, decision.effects);
      this.faults.push(...stepFaults(this.held(before, NOTHING), event, after, this.office.rules));
    }
  }

  private held(
    snapshot: AnyMachineSnapshot,
    effects: Decision['effects'],
    timers: Timer[] = [],
  ): Held {
    return {
      status: snapshot.status === 'active' ? 'active' : 'done',
      now: this.now,
      snapshot,
      timers: new Map(timers.map(({ id, dueAt }) => [id, dueAt])),
      spent: this.spent,
      decision: { handled: true, snapshot, effects, arm: [], cancel: [] },
    };
  }
}
