import { CONDITIONS } from '../../../channels/gsm/virtual/conditions.ts';
import type { Fault } from '../../../channels/gsm/virtual/faults.ts';
import type { PhoneMessage } from '../../../channels/gsm/virtual/phone.ts';
import { isAct } from '../../../machines/complaint/acts/acts.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import { complaintId } from '../../../machines/numbers/tickets.ts';
import { hasPages } from '../../../machines/people/process-desk.ts';
import type { Store } from '../../../store/ports/store.ts';
import { ActFault, requestFrom } from '../../office/acts/given.ts';
import { parentNamed } from '../../office/acts/parent.ts';
import { type Scenario, ScenarioError, type Step } from './format.ts';
import { sopLines } from './sop.ts';
import { Stage } from './stage.ts';
import { writeLetter } from './write.ts';

/** Plays a scenario step by step and says what was not as it should be. */

/** One thing that happened, as it can be shown. */
export type Happening = {
  /** Epoch milliseconds. */
  at: number;
  /** Step under which it happened, counted from 1; 0 at the start. */
  step: number;
} & (
  | { kind: 'sms'; phone: string; direction: PhoneMessage['direction']; text: string }
  | { kind: 'note'; text: string }
);

/** A step whose expectation did not hold. */
export interface Failure {
  /** Step, counted from 1. */
  step: number;
  reason: string;
}

export interface PlayOptions {
  onHappening?(happening: Happening): void;
  log?: Log;
  environment?: Record<string, string | undefined>;
  /** What the office has already, open; it is closed at the end. A new one in memory where left out. */
  store?: Store;
}

/** Time a person takes between two steps; the answers of the hotline come within it. */
export const PAUSE_MS = 5000;

/** Whether a text is as expected, `…` standing for anything. */
export function matches(expected: string, text: string): boolean {
  const pattern = expected.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[\\s\\S]*')}$`).test(text);
}

/** Paths of the active states: `forwarded.notified` of the flow, `deadline.running.onTime` of others. */
function activeStates(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path === '' ? value : `${path}.${value}`];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    activeStates(inner, path === '' && key === 'flow' ? '' : path === '' ? key : `${path}.${key}`),
  );
}

class Play {
  readonly failures: Failure[] = [];
  #stage: Stage;
  #scenario: Scenario;
  #unread = new Map<string, string[]>();
  #note: (text: string) => void;
  #step = 0;

  constructor(scenario: Scenario, stage: Stage, tell: (happening: Happening) => void) {
    this.#stage = stage;
    this.#scenario = scenario;
    this.#note = (text) => tell({ kind: 'note', at: stage.clock.now(), step: this.#step, text });
    for (const name of stage.numbers.keys())
      stage.phone(name).onMessage((message) => {
        const { at, direction, text } = message;
        tell({ kind: 'sms', at, step: this.#step, phone: name, direction, text });
        if (direction === 'received') this.#unreadOf(name).push(text);
      });
  }

  async run(): Promise<void> {
    await this.#stage.powerOn();
    for (const step of this.#scenario.steps) await this.#take(step);
    this.#nothingUnread();
  }

  async #take(step: Step): Promise<void> {
    const acts = !['expect', 'state', 'sop', 'outbox'].includes(step.kind);
    if (acts) this.#nothingUnread();
    this.#step = step.line;
    try {
      await this.#perform(step);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      this.#fail(error.message);
    }
  }

  async #perform(step: Step): Promise<void> {
    switch (step.kind) {
      case 'send':
        this.#stage.phone(step.phone).send(step.text);
        return this.#stage.advance(PAUSE_MS);
      case 'expect':
        this.#stage.phone(step.phone);
        for (const text of step.texts) this.#expect(step.phone, text);
        return;
      case 'wait':
        return this.#stage.advance(step.milliseconds);
      case 'until':
        return this.#until(step.date, step.time);
      case 'state':
        return this.#inState(step.ticket, step.states);
      case 'sop':
        return this.#sop(step.ticket, step.lines);
      case 'desk':
        return this.#desk(step.ticket, step.event);
      case 'write':
        return this.#write(step.letter, step.order);
      case 'power':
        return this.#power(step.on);
      case 'pack':
        this.#stage.changePack(step.change);
        return;
      case 'airplane':
        this.#stage.phone(step.phone).airplane = step.on;
        return this.#stage.advance(PAUSE_MS);
      case 'modem':
        this.#note(`modem: ${JSON.stringify(step.fault)}`);
        this.#stage.modem.faults.add(step.fault as unknown as Fault);
        return;
      case 'condition':
        this.#note(`modem: ${step.name} ${step.on ? 'on' : 'off'}`);
        CONDITIONS[step.name].set(this.#stage.modem, step.on);
        return this.#stage.advance(PAUSE_MS);
      case 'outbox':
        return this.#outbox(step.phone, step.state, step.text);
    }
  }

  #unreadOf(phone: string): string[] {
    const known = this.#unread.get(phone) ?? [];
    this.#unread.set(phone, known);
    return known;
  }

  #fail(reason: string): void {
    this.failures.push({ step: this.#step, reason });
  }

  #isQuiet(phone: string): boolean {
    return this.#scenario.quiet.includes(phone);
  }

  /** Quiet phones are searched; every other phone must have just this SMS next. */
  #expect(phone: string, expected: string): void {
    const unread = this.#unreadOf(phone);
    const at = this.#isQuiet(phone) ? unread.findIndex((text) => matches(expected, text)) : 0;
    const text = unread[at];
    if (text === undefined) this.#fail(`${phone} got no SMS "${expected}"`);
    else if (!matches(expected, text)) this.#fail(`${phone} got "${text}", not "${expected}"`);
    unread.splice(0, at + 1);
  }

  /** Whatever came must have been expected. */
  #nothingUnread(): void {
    for (const [phone, unread] of this.#unread) {
      if (!this.#isQuiet(phone))
        for (const text of unread) this.#fail(`${phone} also got "${text}"`);
      unread.length = 0;
    }
  }

  async #until(date: string, time: string): Promise<void> {
    const at = this.#stage.hotline.rules.calendar.at(date, time);
    const now = this.#stage.clock.now();
    if (at < now) throw new ScenarioError(`${date} ${time} is in the past`);
    await this.#stage.advance(at - now);
  }

  /** Instance id of a ticket; an id of any machine (`letter:penerusan:2026:1`) is taken as it is. */
  #id(ticket: string): string {
    if (ticket.includes(':')) return ticket;
    const { rules, clock } = this.#stage.hotline;
    const [year, code] = ticket.includes('/') ? ticket.split('/') : [undefined, ticket];
    return complaintId(Number(year ?? rules.calendar.local(clock.now()).year), code ?? '');
  }

  async #inState(ticket: string, states: string[]): Promise<void> {
    const found = await this.#stage.hotline.engine.instances.snapshot(this.#id(ticket));
    if (found === undefined) throw new ScenarioError(`there is no complaint ${ticket}`);
    const active = activeStates(found.snapshot.value);
    const missing = states.filter(
      (state) => !active.some((path) => path === state || path.startsWith(`${state}.`)),
    );
    if (missing.length > 0)
      this.#fail(`${ticket} is in ${active.join(', ')}, not in ${missing.join(', ')}`);
  }

  /** The lines expected must be those of the SOP's steps, `…` standing for any text. */
  async #sop(ticket: string, expected: string[]): Promise<void> {
    const { hotline } = this.#stage;
    const lines = await sopLines(hotline, this.#id(ticket));
    for (const line of lines) this.#note(`SOP ${ticket}: ${line}`);
    for (const [n, line] of expected.entries()) {
      const found = lines[n] ?? '';
      if (!matches(line, found)) this.#fail(`SOP of ${ticket}: "${found}", not "${line}"`);
    }
  }

  async #desk(ticket: string, event: { type: string } & Record<string, unknown>): Promise<void> {
    this.#note(`meja Admin: ${event.type} ${ticket}`);
    const { engine } = this.#stage.hotline;
    const key = `scenario:${this.#step}`;
    const request = await this.#request(event);
    const outcome = await engine.request(this.#id(ticket), request, { role: 'admin' }, key);
    if (outcome !== 'applied') this.#fail(`${event.type} for ${ticket}: ${outcome}`);
    await this.#stage.advance(PAUSE_MS);
  }

  /** The event for an act of the scenario: a parent is named by its ticket, a day as it is written. */
  async #request({ type, ...given }: { type: string } & Record<string, unknown>) {
    if (!isAct(type)) return this.#broughtRequest(type, given);
    const { rules, clock } = this.#stage.hotline;
    const parent = (ticket: string) => parentNamed(this.#stage.hotline, this.#id(ticket));
    try {
      return await requestFrom(type, given, { rules, now: clock.now(), parent });
    } catch (error) {
      if (!(error instanceof ActFault)) throw error;
      throw new ScenarioError(`step ${this.#step}: ${type}: ${error.field}: ${error.message}`);
    }
  }

  /** An act of a process that the scenario switches on, or of letters and reports, which were checked. */
  #broughtRequest(type: string, given: Record<string, unknown>) {
    const { processes } = this.#stage.hotline;
    const acts = processes.flatMap(({ desk }) => (hasPages(desk) ? (desk.acts[type] ?? []) : []));
    const [act] = acts;
    if (act === undefined) return { type, ...given };
    const parsed = act.fields.safeParse(given);
    if (parsed.success) return { type, ...parsed.data };
    throw new ScenarioError(`step ${this.#step}: ${type}: ${parsed.error.issues[0]?.message}`);
  }

  async #write(letter: string, order: unknown): Promise<void> {
    const { hotline } = this.#stage;
    const key = `scenario:${this.#step}`;
    const done = await writeLetter(hotline, letter, order, key, (ticket) => this.#id(ticket));
    this.#note(`meja Admin: ${done}`);
    await this.#stage.advance(PAUSE_MS);
  }

  async #power(on: boolean): Promise<void> {
    this.#note(on ? 'listrik menyala' : 'listrik padam');
    if (!on) {
      this.#stage.powerOff();
      return;
    }
    await this.#stage.powerOn();
    await this.#stage.advance(PAUSE_MS);
  }

  async #outbox(phone: string, state: string, text: string): Promise<void> {
    const { number } = this.#stage.phone(phone);
    const sms = await this.#stage.store.outbox.list({ to: number, limit: 1000 });
    const found = sms.filter((entry) => matches(text, entry.text ?? ''));
    if (found.length === 0) this.#fail(`the outbox has no SMS "${text}" to ${phone}`);
    else if (!found.some((entry) => entry.state === state))
      this.#fail(`"${text}" to ${phone} is ${found.map((entry) => entry.state).join(', ')}`);
  }
}

/**
 * Plays a scenario from its start to its end.
 * @returns what was not as expected; empty when all was
 * @throws ScenarioError when the scenario cannot be played at all
 */
export async function playScenario(
  scenario: Scenario,
  options: PlayOptions = {},
): Promise<Failure[]> {
  const { log = () => {}, environment, store } = options;
  const stage = new Stage(scenario, log, environment, store);
  const play = new Play(scenario, stage, options.onHappening ?? (() => {}));
  try {
    await play.run();
  } finally {
    await stage.close();
  }
  return play.failures;
}
