import type { ComplaintInput } from '../../machines/complaint/base/context.ts';
import { createComplaintMachine } from '../../machines/complaint/flow/machine.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { createDecider } from '../../machines/engine/decider.ts';
import { begin, type Held, move, type Timed } from '../machines/complaint/held.ts';
import { type First, inputOf, PEOPLE } from '../machines/complaint/office.ts';
import { rules, rulesWith } from './office.ts';

/** A complaint that is played for a limit: what is done, each at its time, and what its timers make of it. */

export type Told = { type: string } & Record<string, unknown>;

const { own } = PEOPLE;
export const asks: Told = { type: 'officer.ask', by: own, text: 'lokasi tepatnya?' };
export const extendsTo = (until: number): Told => ({
  type: 'officer.extend',
  by: own,
  text: 'menunggu',
  until,
});

export interface Story {
  first?: First;
  /** What is done, each at its time; refused or taken. */
  events?: [number, Told][];
  rules?: Rules;
  /** Changes of the first message. */
  input?: Partial<ComplaintInput>;
}

/** A complaint whose timers fire when they are due. */
export class Played {
  held: Held;
  readonly taken: boolean[] = [];
  readonly sms: string[] = [];
  readonly decider;

  constructor({ first = 'route', events = [], rules: by = rules, input = {} }: Story) {
    this.decider = createDecider(createComplaintMachine(by));
    this.held = begin(this.decider, { ...inputOf(first), ...input });
    for (const [at, event] of events) {
      this.until(at - 1);
      this.move({ ...event, at });
      this.taken.push(this.held.decision.handled);
    }
  }

  /** Everything that is due by then has fired. */
  until(at: number): this {
    for (;;) {
      const [next] = [...this.held.timers].sort(([, a], [, b]) => a - b);
      if (next === undefined || next[1] > at) return this;
      this.move({ type: next[0], at: next[1] });
    }
  }

  /** A timer fires, however late. */
  fire(name: string, at: number): this {
    const type = [...this.held.timers.keys()].find((id) => id.includes(name));
    if (type === undefined) throw new Error(`nothing waits for ${name}`);
    this.move({ type, at });
    return this;
  }

  private move(event: Timed): void {
    this.held = move(this.decider, this.held, event);
    for (const { type, params } of this.held.decision.effects)
      if (type === 'sms') this.sms.push(params.message.template);
  }

  state(region: 'flow' | 'deadline'): string {
    const value = this.held.snapshot.value[region] as string | Record<string, string>;
    return typeof value === 'string' ? value : (Object.values(value)[0] ?? '');
  }

  get flow(): string {
    const value = this.held.snapshot.value.flow as string | Record<string, string>;
    return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
  }
}

export const told = (story: Story) => new Played(story);
export const isTaken = (story: Story) => told(story).taken.at(-1);
export const rungAt = (at: number, story: Story = {}) => told(story).until(at).state('deadline');

/** Nothing is due before the legal ceiling. */
export const patient = rulesWith({
  sla: { legal: { information: 60, ordinary: 60, oversight: 60 } },
});
