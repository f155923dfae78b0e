import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CONDITION_NAMES, type ConditionName } from '../../../channels/gsm/virtual/conditions.ts';
import { ToldError } from '../../../machines/base/told-error.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import { LETTER_ACTS } from '../../../machines/letter/acts.ts';
import type { OfficeAct } from '../../../machines/people/office-act.ts';
import { REPORT_ACTS } from '../../../machines/report/acts.ts';
import { type PackChange, packChange } from './pack-change.ts';

/**
 * Scenario files: a conversation with the hotline on a clock of its own. Each step is one line of
 * YAML with one key; `docs/scenarios.md` describes them for those who write them.
 */

/** A scenario that cannot be used; the message names file, step and field. */
export class ScenarioError extends ToldError {
  override readonly name = 'ScenarioError';
}

/** What one step does or expects. */
export type Step = { line: number } & (
  | { kind: 'send'; phone: string; text: string }
  /** SMS that have come to a phone since the last look; `…` stands for any text. */
  | { kind: 'expect'; phone: string; texts: string[] }
  | { kind: 'wait'; milliseconds: number }
  /** Until a day and time of the district's clock. */
  | { kind: 'until'; date: string; time: string }
  /**
   * Active states of a complaint: `forwarded.notified`, `deadline.running.overdue`. Here and at the desk an
   * instance id (`letter:penerusan:2026:1`) may stand for the ticket.
   */
  | { kind: 'state'; ticket: string; states: string[] }
  /** Steps of the SOP for a complaint with what they took and what proves them, a line each. */
  | { kind: 'sop'; ticket: string; lines: string[] }
  /** An event from the admin's desk. */
  | { kind: 'desk'; ticket: string; event: { type: string } & Record<string, unknown> }
  /** A letter that the admin writes or enters at the desk; its fields are checked when it is written. */
  | { kind: 'write'; letter: string; order: unknown }
  /** The process dies without warning, or starts again. */
  | { kind: 'power'; on: boolean }
  /** The district pack is another from the next start on. */
  | { kind: 'pack'; change: PackChange }
  | { kind: 'airplane'; phone: string; on: boolean }
  /** A fault of the modem, as `channels/gsm/virtual/faults.ts` knows them. */
  | { kind: 'modem'; fault: Record<string, unknown> }
  /** What is wrong with the modem until it is put right: `signal`, `plug`, `credit`. */
  | { kind: 'condition'; name: ConditionName; on: boolean }
  /** An SMS of the outbox by receiver and text, and the state it must be in. */
  | { kind: 'outbox'; phone: string; state: string; text: string }
);

export interface Scenario {
  name: string;
  title: string;
  /** Why it is there, for the reader. */
  about: string;
  start: { date: string; time: string };
  /** Numbers of the phones that are not in the district pack. */
  phones: Record<string, string>;
  /** Phones whose SMS need not all be named, and are not printed. */
  quiet: string[];
  /** False: news that can wait goes out at any hour, as in a simulation. */
  quietHours: boolean;
  /** Changes to `rules.yaml` of the district pack. */
  rules: Record<'sla' | 'policy' | 'schedules', Record<string, unknown>>;
  /** Settings of the processes that run besides the hotline's own, by their names; the pack's where left out. */
  processes?: Record<string, unknown>;
  steps: Step[];
}

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}\.\d{2}$/, 'YYYY-MM-DD HH.MM')
  .transform((text) => ({ date: text.slice(0, 10), time: text.slice(11) }));

const UNITS: Record<string, number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 24 * 3_600_000,
};

const duration = z
  .string()
  .regex(/^\d+ (second|minute|hour|day)s?$/, 'such as "90 minutes" or "2 days"')
  .transform((text) => {
    const [count = '', unit = ''] = text.split(' ');
    return Number(count) * (UNITS[unit.replace(/s$/, '')] ?? 0);
  });

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const words = z.string();

const onOff = z.union([z.boolean(), z.enum(['on', 'off']).transform((word) => word === 'on')]);

const file = z.strictObject({
  title: z.string().min(1),
  about: z.string().default(''),
  start: moment,
  phones: z.record(z.string(), z.string()).default({}),
  quiet: z.array(z.string()).default([]),
  quietHours: onOff.default(true),
  rules: z
    .strictObject({
      sla: z.record(z.string(), z.unknown()).default({}),
      policy: z.record(z.string(), z.unknown()).default({}),
      schedules: z.record(z.string(), z.unknown()).default({}),
    })
    .default({ sla: {}, policy: {}, schedules: {} }),
  processes: z.record(z.string(), z.unknown()).exactOptional(),
  steps: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** Everything that the admin may do: with complaints, letters and reports. */
function fieldsOf(type: string): z.ZodObject | undefined {
  if (isAct(type)) return actOf(type).by === 'admin' ? actOf(type).fields : undefined;
  const others: Record<string, OfficeAct<unknown>> = { ...LETTER_ACTS, ...REPORT_ACTS };
  const act = Object.hasOwn(others, type) ? others[type] : undefined;
  return act?.by.includes('admin') === true ? act.fields : undefined;
}

/**
 * An act of the admin's, with the fields that its table asks for.
 * @throws TypeError for what is no act of the admin's, ZodError for a field that is wrong or missing
 */
function deskAct({ type, ...given }: { type: string } & Record<string, unknown>, brought: boolean) {
  const fields = fieldsOf(type);
  // acts of the processes that a scenario switches on are checked when it is played
  if (fields === undefined && brought) return { type, ...given };
  if (fields === undefined)
    throw new TypeError(`"${type}" is nothing that the admin does at the desk`);
  return { type, ...fields.parse(given) };
}

/** @param brought the scenario switches on processes of its own */
type Build = (subject: string, value: unknown, brought: boolean) => Step;

/** Steps by their first word; what follows it in the key is what the step is about. */
const builders: Record<string, Build> = {
  to: (phone, value) => ({ kind: 'expect', phone, texts: oneOrMore.parse(value), line: 0 }),
  wait: (_, value) => ({ kind: 'wait', milliseconds: duration.parse(value), line: 0 }),
  until: (_, value) => ({ kind: 'until', ...moment.parse(value), line: 0 }),
  state: (ticket, value) => ({ kind: 'state', ticket, states: oneOrMore.parse(value), line: 0 }),
  sop: (ticket, value) => ({ kind: 'sop', ticket, lines: oneOrMore.parse(value), line: 0 }),
  desk: (ticket, value, brought) => {
    const event = z.union([
      z.string().transform((type) => ({ type })),
      z.looseObject({ type: words }),
    ]);
    return { kind: 'desk', ticket, event: deskAct(event.parse(value), brought), line: 0 };
  },
  write: (letter, order) => ({ kind: 'write', letter, order, line: 0 }),
  power: (_, value) => ({ kind: 'power', on: onOff.parse(value), line: 0 }),
  pack: (_, value) => ({ kind: 'pack', change: packChange.parse(value), line: 0 }),
  airplane: (phone, value) => ({ kind: 'airplane', phone, on: onOff.parse(value), line: 0 }),
  modem: (_, value) => ({
    kind: 'modem',
    fault: z.record(words, z.unknown()).parse(value),
    line: 0,
  }),
  ...Object.fromEntries(
    CONDITION_NAMES.map((name): [string, Build] => [
      name,
      (_, value) => ({ kind: 'condition', name, on: onOff.parse(value), line: 0 }),
    ]),
  ),
  outbox: (phone, value) => {
    const { state, text } = z.strictObject({ state: words, text: words }).parse(value);
    return { kind: 'outbox', phone, state, text, line: 0 };
  },
};

function stepOf(raw: Record<string, unknown>, line: number, brought: boolean): Step {
  const [entry, ...others] = Object.entries(raw);
  if (entry === undefined || others.length > 0) throw new TypeError('a step has exactly one key');
  const [key, value] = entry;
  const [first = '', ...rest] = key.split(' ');
  const build = builders[first];
  if (build === undefined) return { kind: 'send', phone: key, text: words.parse(value), line };
  return { ...build(rest.join(' '), value, brought), line };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
      .join('; ');
  return error instanceof Error ? error.message : String(error);
}

function attempt<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new ScenarioError(`${where}: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Reads a scenario.
 * @param text YAML
 * @param name what errors call it, usually the file's path
 * @throws ScenarioError
 */
export function parseScenario(text: string, name: string): Scenario {
  const given = attempt(name, () => file.parse(parse(text)));
  const steps = given.steps.map((raw, index) =>
    attempt(`${name}: step ${index + 1}`, () =>
      stepOf(raw, index + 1, given.processes !== undefined),
    ),
  );
  return { ...given, name: basename(name).replace(/\.ya?ml$/, ''), steps };
}

/** Reads a scenario file. @throws ScenarioError */
export function readScenario(path: string): Scenario {
  return parseScenario(
    attempt(path, () => readFileSync(path, 'utf8')),
    path,
  );
}
