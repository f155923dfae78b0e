import type { Actor } from '../actor.ts';
import type { Role } from '../district.ts';
import type { Message } from '../messages.ts';
import { type Rules, shortName } from '../rules.ts';
import type { StateWords } from '../state-words.ts';
import type { Command, CommandName } from '../understanding.ts';
import type { ActType, CommandSays, ComplaintRequest } from './acts/act.ts';
import { ACT_TYPES, actOf, samplesOf, wrongField } from './acts/acts.ts';
import { LONGEST_TEXT } from './acts/fields.ts';
import type { ComplaintContext } from './base/context.ts';
import { latestExtension } from './base/deadline.ts';
import { complaintFacts, maySee, personOf, type Speaker } from './base/policy.ts';
import { mayForwardTo } from './base/secrecy.ts';
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
  /** Asked back before it counts (`SmsForm.confirm`). */
  confirm: 'always' | 'misleading' | 'never';
  /** How it is typed, for help texts; `{no}` is the ticket. */
  usage: string;
  /** The act it stands for; null while something is missing (text, rating, date …). */
  request(command: Command, facts: CommandFacts): ComplaintRequest | null;
}

/** Roles that speak as this speaker by SMS. */
const ROLES: Record<Speaker, Role[]> = {
  reporter: ['citizen'],
  agency: ['officer', 'head'],
  admin: ['admin'],
  regent: ['regent'],
  hotline: [],
};

function ruleOf(type: ActType): CommandRule[] {
  const { sms, by } = actOf(type);
  if (sms === undefined) return [];
  return [
    {
      name: sms.command,
      type,
      by,
      roles: ROLES[by],
      words: sms.words,
      usage: sms.usage,
      example: sms.example,
      does: sms.does,
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
 * Acts that the machine takes now from this person, each with those of its examples that it takes.
 * @param types only of these
 */
export function takenActs(
  law: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor,
  at: number,
  types: readonly ActType[] = ACT_TYPES,
) {
  const context = snapshot.context;
  const situation = { rules: law, context, at };
  return types.flatMap((type) => {
    const requests = samplesOf(type, situation).filter((request) =>
      snapshot.can({ ...request, at, by }),
    );
    return requests.length === 0 ? [] : [{ type, requests }];
  });
}

/** What moves nothing forward: nobody is told to do it, and words without a command never mean it. */
export function isAside(name: CommandName): boolean {
  return name === 'CATATAN' || name === 'TARIK' || name === 'PECAH';
}

/** A command that may be given now, and how it is typed. */
export interface AllowedCommand {
  name: CommandName;
  usage: string;
  /** Codes of the agencies that TERUSKAN may name; empty for other commands. */
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
    const agencies = requests.flatMap((request) =>
      request.type === 'admin.forward' ? [request.agency] : [],
    );
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

/** An event that the machine did not take. */
interface RefusedEvent {
  type: string;
  agency?: unknown;
  text?: unknown;
}

/** TUNDA named a day it may not name, but could name another. */
function wrongDay(law: Rules, context: ComplaintContext, at: number): Message {
  const latest = latestExtension(law, context, at);
  const vars = { ticket: context.ticket, due: Math.max(at, context.clock?.dueAt ?? at), latest };
  return { template: 'skpd-tunda-batas', vars };
}

/** It is secret, and was to go to an agency that may not get it. */
function tooSecret(law: Rules, context: ComplaintContext, event: RefusedEvent): Message | null {
  const { ticket, secret } = context;
  const names = event.type === 'officer.transfer' || event.type === 'admin.forward';
  const { agency } = event;
  if (!names || !secret || typeof agency !== 'string' || agency === context.agency) return null;
  if (mayForwardTo(law, context, agency)) return null;
  const vars = { ticket, other: null, agency: shortName(law, agency) };
  return { template: 'terhalang-rahasia', vars };
}

/** What words lack that are no answer. */
export function lackOfAnswer({ district: { policy } }: Rules, text: string): string {
  const least = policy.minimumAnswer;
  return text.trim().length < least
    ? `(paling sedikit ${least} huruf)`
    : '(apa yg dikerjakan, bukan hanya salam)';
}

/** It says more than the act may say, or too little: how much that is. */
function wrongLength(law: Rules, { ticket }: ComplaintContext, event: RefusedEvent, at: number) {
  const rule = COMMAND_RULES.find(({ type }) => type === event.type);
  if (rule === undefined || typeof event.text !== 'string' || event.text.trim() === '') return null;
  if (wrongField(rule.type, event as never, law, at) !== 'text') return null;
  const limit =
    event.text.trim().length > LONGEST_TEXT
      ? `(paling banyak ${LONGEST_TEXT} huruf)`
      : lackOfAnswer(law, event.text);
  const example = `${usageOf(rule.name, ticket)} ${limit}`;
  return { template: 'perintah-kurang' as const, vars: { command: rule.name, example } };
}

/** The sender may not see it any more: he learns no more than that it is not his. */
function unknownTo(law: Rules, { ticket }: ComplaintContext, { agency }: Actor): Message {
  return agency === undefined
    ? { template: 'aduan-tidak-ada', vars: { ticket } }
    : { template: 'skpd-bukan-tugas', vars: { ticket, agency: shortName(law, agency) } };
}

/** True when the reply to what was refused tells of the complaint. */
export function mayBeTold(law: Rules, context: ComplaintContext, by: Actor): boolean {
  return maySee(law, personOf(by), complaintFacts(context));
}

/** The reply to a command that the state does not allow: what is allowed now, from the machine. */
export function refusal(
  law: Rules,
  snapshot: ComplaintSnapshot,
  refused: { event: RefusedEvent; by: Actor; at: number },
): Message {
  const context = snapshot.context;
  const { by, at, event } = refused;
  if (!mayBeTold(law, context, by)) return unknownTo(law, context, by);
  const forbidden = tooSecret(law, context, event) ?? wrongLength(law, context, event, at);
  if (forbidden !== null) return forbidden;
  const allowed = allowedCommands(law, snapshot, by, at);
  const tunda = usageOf('TUNDA', context.ticket);
  if (event.type === 'officer.extend' && allowed.includes(tunda)) return wrongDay(law, context, at);
  const status = statusOf(law, snapshot);
  const shown = by.role === 'citizen' ? status : staffStatus(status);
  const vars = { ticket: context.ticket, status: shown, allowed };
  return { template: 'belum-bisa', vars };
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
  const { agency } = snapshot.context;
  return snapshot.hasTag('withAgency') ? status.replace('SKPD', shortName(law, agency)) : status;
}
