import { type Rules, shortName } from '../district/rules.ts';
import type { Message, Messages } from '../messages/messages.ts';
import type { Actor } from '../people/actor.ts';
import { personOf } from '../people/people.ts';
import { actOf, isAct, receiverIn, wrongField } from './acts/acts.ts';
import { LONGEST_TEXT } from './acts/fields.ts';
import { spentBrake } from './base/brakes.ts';
import type { ComplaintContext, Parent } from './base/context.ts';
import { latestExtension } from './base/deadline.ts';
import { mergeBarOf } from './base/links.ts';
import { complaintFacts, mayJudge, maySee } from './base/policy.ts';
import { mayForwardTo } from './base/secrecy.ts';
import { allowedCommands, COMMAND_RULES, staffStatus, statusOf, usageOf } from './commands.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';
import { ownAgency } from './texts/news.ts';

/** The reply to what a complaint does not take: why, and what it takes now. Pure. */

/** An event that the machine did not take. */
interface RefusedEvent {
  type: string;
  agency?: unknown;
  text?: unknown;
  parent?: unknown;
}

/** TUNDA named a day it may not name, but could name another. */
function wrongDay(law: Rules, context: ComplaintContext, at: number): Message {
  const latest = latestExtension(law, context, at);
  const vars = { ticket: context.ticket, due: Math.max(at, context.clock?.dueAt ?? at), latest };
  return { template: 'skpd-tunda-batas', vars };
}

/** It was put off as often as it may be. */
function putOffTooOften(
  law: Rules,
  context: ComplaintContext,
  { type }: RefusedEvent,
  at: number,
): Omit<Messages['batas-perintah'], 'allowed'> | null {
  const brake = spentBrake(law, context, type);
  if (brake === null || context.clock?.pausedAt !== null) return null;
  const { dueAt } = context.clock;
  const { ticket } = context;
  const { command, does, used: count } = brake;
  return { ticket, command: command ?? does, count, due: dueAt > at ? dueAt : null };
}

/** It is secret, and was to go to an agency that may not get it. */
function tooSecret(law: Rules, context: ComplaintContext, event: RefusedEvent): Message | null {
  const { ticket, secret } = context;
  const agency = receiverIn(event);
  if (!secret || agency === null || agency === context.agency) return null;
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

/** It cannot be put under that other one: the reason. */
function cannotMerge(context: ComplaintContext, event: RefusedEvent): Message | null {
  if (event.type !== 'admin.merge') return null;
  const { ticket, secret } = context;
  const parent = event.parent as Parent;
  const bar = mergeBarOf(context, event);
  if (bar !== null) return { template: 'terhalang-gabung', vars: { reason: bar.indonesian } };
  if (parent.secret === secret) return null;
  return { template: 'terhalang-rahasia', vars: { ticket, other: parent.ticket, agency: null } };
}

/** A verdict on the answer of the agency that its writer works for. */
function isOwnVerdict(law: Rules, context: ComplaintContext, { type }: RefusedEvent): boolean {
  return isAct(type) && actOf(type).rates === true && !mayJudge(law, context);
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
  if (isOwnVerdict(law, context, event)) return ownAgency(law, context);
  const forbidden =
    tooSecret(law, context, event) ??
    wrongLength(law, context, event, at) ??
    cannotMerge(context, event);
  if (forbidden !== null) return forbidden;
  const allowed = allowedCommands(law, snapshot, by, at);
  const putOff = putOffTooOften(law, context, event, at);
  if (putOff !== null) return { template: 'batas-perintah', vars: { ...putOff, allowed } };
  const tunda = usageOf('TUNDA', context.ticket);
  if (event.type === 'officer.extend' && allowed.includes(tunda)) return wrongDay(law, context, at);
  const status = statusOf(law, snapshot);
  const shown = by.role === 'citizen' ? status : staffStatus(status);
  const vars = { ticket: context.ticket, status: shown, allowed };
  return { template: 'belum-bisa', vars };
}
