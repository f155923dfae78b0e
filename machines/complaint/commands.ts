import type { StateWords } from '../chart/state-words.ts';
import type { Role } from '../district/district.ts';
import { type Rules, shortName } from '../district/rules.ts';
import { shortDay } from '../district/short-day.ts';
import type { Actor } from '../people/actor.ts';
import { mayDo } from '../people/may-do.ts';
import { rolesOf, type Speaker } from '../people/people.ts';
import type { Command, CommandName } from '../text/understanding.ts';
import type { Act, ActType, CommandSays, ComplaintRequest } from './acts/act.ts';
import { ACT_TYPES, actOf, receiversIn, samplesOf } from './acts/acts.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';

/** What a command needs besides its own words. */
export type CommandFacts = Pick<CommandSays, 'until' | 'parent'>;

export interface CommandRule {
  name: CommandName;
  type: ActType;
  /** Whose act it is. */
  by: Speaker;
  roles: Role[];
  /** As people spell it; the first is how it is taught. */
  words: string[];
  /** An SMS as people write it: `{no}` the ticket, `{skpd}` another agency. */
  example: string;
  /** What it is for, Indonesian. */
  does: string;
  /** Nothing but its ticket, no words but an agency or another ticket, words, or words where somebody has some. */
  says: 'nothing' | 'noWords' | 'words' | 'maybeWords';
  heard?: 'always';
  /** An everyday word (`SmsForm.spoken`). */
  spoken: boolean;
  /** Its words state something to the reporter. */
  states: boolean;
  /** Asked back before it counts (`SmsForm.confirm`). */
  confirm: 'always' | 'misleading' | 'never';
  /** How it is typed, for help texts; `{no}` is the ticket. */
  usage: string;
  /** The act it stands for; null while something is missing (text, rating, date …). */
  request(command: Command, facts: CommandFacts): ComplaintRequest | null;
}

function saysOf({ shape }: Act<ActType>['fields']): CommandRule['says'] {
  const fields = Object.keys(shape);
  if (fields.length === 0) return 'nothing';
  if (!('text' in shape)) return 'noWords';
  return shape.text.safeParse('').success ? 'maybeWords' : 'words';
}

function ruleOf(type: ActType): CommandRule[] {
  const { sms, by, fields, states } = actOf(type);
  if (sms === undefined) return [];
  return [
    {
      name: sms.command,
      type,
      by,
      roles: rolesOf(by),
      words: sms.words,
      usage: sms.usage,
      example: sms.example,
      does: sms.does,
      says: saysOf(fields),
      states: states === true,
      spoken: sms.spoken === true,
      ...(sms.heard === undefined ? {} : { heard: sms.heard }),
      confirm: sms.confirm ?? 'never',
      request({ text, rating, agency }, facts) {
        const said = sms.says({ text, rating, agency, ...facts });
        return said === null ? null : ({ type, ...said } as ComplaintRequest);
      },
    },
  ];
}

/** Every command that moves a complaint, in the order of the table of acts. */
export const COMMAND_RULES: readonly CommandRule[] = ACT_TYPES.flatMap(ruleOf);

export function commandRule(name: CommandName): CommandRule | undefined {
  return COMMAND_RULES.find((rule) => rule.name === name);
}

/** Commands that answer the reporter. */
export const ANSWERING: readonly CommandName[] = COMMAND_RULES.filter(
  ({ type }) => actOf(type).answers === true,
).map(({ name }) => name);

/** How a command is typed, for the reply to one that lacks something. */
export function usageOf(name: CommandName, ticket: string): string {
  return (commandRule(name)?.usage ?? name).replace('{no}', ticket);
}

/** More agencies than these are not named one by one. */
const FEW_AGENCIES = 3;

/** How a command is typed now; where only a few agencies are possible they are named. */
function usageNow(rule: CommandRule, agencies: string[], ticket: string) {
  const usage = rule.usage.replace('{no}', ticket);
  if (agencies.length === 0 || agencies.length > FEW_AGENCIES) return usage;
  return usage.replace('SKPD', agencies.join(' atau '));
}

/**
 * Acts that this person may do now, each with those of its examples that the machine takes.
 * @param by null for somebody who only looks
 * @param types only of these
 */
export function takenActs(
  law: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor | null,
  at: number,
  types: readonly ActType[] = ACT_TYPES,
) {
  const context = snapshot.context;
  const situation = { rules: law, context, at };
  return types.flatMap((type) => {
    const requests = samplesOf(type, situation).filter((request) =>
      mayDo(snapshot, by, request, at),
    );
    return requests.length === 0 ? [] : [{ type, requests }];
  });
}

/** What moves nothing forward (`Act.aside`). */
export function isAside(name: CommandName): boolean {
  const rule = commandRule(name);
  return rule !== undefined && actOf(rule.type).aside === true;
}

/** A command that may be given now, and how it is typed. */
export interface AllowedCommand {
  name: CommandName;
  usage: string;
  /** Codes of the agencies that it may name, where it gives the complaint to one. */
  agencies: string[];
}

/**
 * Commands the machine would accept now from this person. Read from the machine itself
 * (`snapshot.can`), so that help can never differ from what happens (design §3 rule 9).
 * @param at now
 */
export function commandsNow(
  law: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor,
  at: number,
): AllowedCommand[] {
  const { ticket } = snapshot.context;
  return takenActs(law, snapshot, by, at).flatMap(({ type, requests }) => {
    const rule = COMMAND_RULES.find((one) => one.type === type);
    if (rule === undefined) return [];
    const agencies = receiversIn(requests);
    return [{ name: rule.name, usage: usageNow(rule, agencies, ticket), agencies }];
  });
}

/** The same, as they are typed. */
export function allowedCommands(
  law: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor,
  at: number,
): string[] {
  return commandsNow(law, snapshot, by, at)
    .filter(({ name }) => !isAside(name))
    .map(({ usage }) => usage);
}

/** The same as people of the office read it: `Bpk/Ibu` is the reporter. */
export function staffStatus(status: string): string {
  return status.replace('Bpk/Ibu', 'pelapor');
}

/** What people read about a complaint's state: the `status` of its active states, main region first. */
export function statusOf(law: Rules, snapshot: ComplaintSnapshot): string {
  const metas: Record<string, StateWords | undefined> = snapshot.getMeta();
  const byDepth = Object.entries(metas)
    .filter(([id, meta]) => id.includes('.flow.') && meta?.status !== undefined)
    .sort(([a], [b]) => b.length - a.length);
  const status = byDepth[0]?.[1]?.status ?? 'diterima';
  const { agency, clock } = snapshot.context;
  if (clock?.parkedUntil !== undefined && snapshot.hasTag('parked'))
    return `belum dapat ditangani sebelum ${shortDay(law.calendar, clock.parkedUntil)}`;
  return snapshot.hasTag('withAgency') ? status.replace('SKPD', shortName(law, agency)) : status;
}
