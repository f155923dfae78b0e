import type { z } from 'zod';
import type { Rules } from '../../district/rules.ts';
import type { CommandName } from '../../text/understanding.ts';
import type { ComplaintContext } from '../base/context.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { complaintFacts, mayAct, mayJudge } from '../base/policy.ts';
import type { Act, ActType, ComplaintRequest, Said, Situation } from './act.ts';
import { officeActs } from './admin.ts';
import { citizenActs } from './citizen.ts';
import { dangerActs } from './danger.ts';
import { holdingActs } from './holding.ts';
import { movingWordsActs } from './moving-words.ts';
import { newPhoneActs } from './new-phone.ts';
import { officerActs } from './officer.ts';
import { packActs } from './pack.ts';
import { parkingActs } from './parking.ts';
import { pressActs } from './press.ts';
import { relatedActs } from './related.ts';

/**
 * The one table of acts: everything that can be done to a complaint, with who may do it, what it says,
 * and how it reads in an SMS, at the desk, in the API and in the history. Everything else about acts is
 * made from it; it compiles only when it is complete.
 */

/** In the order in which help and pages list them. */
export const ACTS = {
  ...citizenActs,
  ...officerActs,
  ...dangerActs,
  ...officeActs,
  ...parkingActs,
  ...newPhoneActs,
  ...movingWordsActs,
  ...holdingActs,
  ...pressActs,
  ...relatedActs,
  ...packActs,
} satisfies { [T in ActType]: Act<T> };

export const ACT_TYPES = Object.keys(ACTS) as ActType[];

/** The row of an act. */
export function actOf<T extends ActType>(type: T): Act<T> {
  return ACTS[type] as unknown as Act<T>;
}

/** True for the name of an act; clock events and timers are none. */
export function isAct(type: string): type is ActType {
  return Object.hasOwn(ACTS, type);
}

/** The act that a command stands for; undefined for commands that only ask. */
export function actOfCommand(name: CommandName): ActType | undefined {
  return ACT_TYPES.find((type) => actOf(type).sms?.command === name);
}

/** Fields that people and programs give in another form than the machine takes them (`Given`). */
const GIVEN_OTHERWISE: ReadonlySet<string> = new Set(['parent', 'child', 'until']);

/** The field that is beyond the limits of its schema. What complaints tell each other was within them before. */
function beyondLimits<T extends ActType>(type: T, said: Said<T>): string | null {
  const { by, fields } = actOf(type);
  if (by === 'hotline') return null;
  const values = said as Record<string, unknown>;
  const isWithin = (name: string, field: z.ZodType) =>
    name in values ? field.safeParse(values[name]).success : field._zod.optin === 'optional';
  const wrong = Object.entries(fields.shape).find(
    ([name, field]) => !GIVEN_OTHERWISE.has(name) && !isWithin(name, field as z.ZodType),
  );
  return wrong?.[0] ?? null;
}

/**
 * The field of an act that cannot be so: too long or empty, newspaper unknown, date ahead; null where none is.
 */
export function wrongField<T extends ActType>(
  type: T,
  said: Said<T>,
  rules: Rules,
  at: number,
): string | null {
  return beyondLimits(type, said) ?? actOf(type).wrong?.(said, rules, at) ?? null;
}

/** Its words are whole. */
function isValid<T extends ActType>(type: T, said: Said<T>, rules: Rules, at: number): boolean {
  return wrongField(type, said, rules, at) === null;
}

/**
 * True when whoever causes this event may, whatever the state: the first condition of every transition
 * that something outside can cause. Timers and the clock are the machine's own.
 */
export function isPermitted(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (!isAct(event.type) || !('by' in event)) return true;
  const { by: speaker, rates = false } = actOf(event.type);
  if (!mayAct(rules, event.by, speaker, complaintFacts(context))) return false;
  if (rates && !mayJudge(rules, context)) return false;
  return isValid(event.type, event as never, rules, event.at);
}

/** An example of an act, as a request. */
export function sampleOf(type: ActType, situation: Situation): ComplaintRequest {
  return { type, ...actOf(type).sample(situation) } as ComplaintRequest;
}

/**
 * Examples of an act of which the machine takes one wherever it takes the act at all: what names an agency
 * once for each, everything else once.
 */
export function samplesOf(type: ActType, situation: Situation): ComplaintRequest[] {
  const sample = sampleOf(type, situation);
  if (actOf(type).gives !== true) return [sample];
  const { agencies } = situation.rules.district;
  const each = agencies.map(({ code }) => ({ ...sample, agency: code }) as ComplaintRequest);
  // an agency may be left open
  return receiversIn([sample]).length === 0 ? [sample, ...each] : each;
}

/** Agencies that these acts give a complaint to. */
export function receiversIn(requests: readonly ComplaintRequest[]): string[] {
  return requests.flatMap((request) => receiverIn(request) ?? []);
}

/** The agency that something done or asked for gives a complaint to; null where it gives it to none. */
export function receiverIn(said: { type: string; agency?: unknown }): string | null {
  const { type, agency } = said;
  if (!isAct(type) || actOf(type).gives !== true) return null;
  return typeof agency === 'string' ? agency : null;
}
