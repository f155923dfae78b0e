import { mayGetSecret, type Rules } from '../../district/rules.ts';
import type { ComplaintContext, Reading } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { ACCUSES_OFFICE, accusesOffice, isForAdmin, isGiven } from './policy.ts';
import { mayAskForSecrecy } from './secrecy-question.ts';

/** When a complaint is secret, whom it accuses, and which agency may have it then. Pure. */

/** Flag of a reading that accuses who gets secrets which accuse those who get secrets. */
const ACCUSES_SECOND = 'accusesSecond';

/** Category the citizen picked from the numbered question, null for "something else". */
export function chosenCategory(context: ComplaintContext, event: ComplaintEvent): string | null {
  if (event.type !== 'citizen.choose' || event.option === null) return null;
  return context.options[event.option - 1] ?? null;
}

/** True when a complaint may be given to this agency as a task. */
export function mayForwardTo(
  rules: Rules,
  { secret, reading }: Pick<ComplaintContext, 'secret' | 'reading'>,
  agency: string,
): boolean {
  const target = rules.agency(agency);
  if (target === undefined || target.type === 'partner') return false;
  if (secret && accusesAll(reading)) return false;
  return !secret || mayGetSecret(rules, accusesOverseer(reading), agency);
}

function isSecretCategory(rules: Rules, category: string | null | undefined): boolean {
  return rules.district.categories.some(({ code, secret }) => secret && code === category);
}

/** Its words ask for it; in doubt they do, until their writer was asked. */
export function isSecretReading({ flags }: Pick<ComplaintContext['reading'], 'flags'>): boolean {
  return flags.includes('secret') || mayAskForSecrecy({ flags });
}

/** Secret once this event has happened: by the citizen's words, his choice, or what the admin says. */
export function isSecretAfter(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (event.type === 'admin.classify' && event.secret !== undefined && !event.secret)
    // a box left empty beside a category that is secret by itself means nothing
    return event.category !== context.category && isSecretCategory(rules, event.category);
  if (context.secret || (event.type === 'admin.classify' && event.secret === true)) return true;
  if ('reading' in event && event.reading !== undefined && isSecretReading(event.reading))
    return true;
  const category = 'category' in event ? event.category : chosenCategory(context, event);
  return isSecretCategory(rules, category);
}

/** Those who get secrets are themselves accused in it. */
export function accusesOverseer({ flags }: Pick<ComplaintContext['reading'], 'flags'>): boolean {
  return flags.includes('accusesOverseer');
}

/**
 * And so is whoever would get it in their place: no agency may have it. Where the admin may not read it either, who is
 * second has it all the same, since somebody must.
 */
export function accusesAll({ flags }: Pick<ComplaintContext['reading'], 'flags'>): boolean {
  return (
    accusesOverseer({ flags }) && flags.includes(ACCUSES_SECOND) && !flags.includes(ACCUSES_OFFICE)
  );
}

/** The same once this event has happened: what was accused stays accused. */
export function accusesOverseerAfter(
  { reading }: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  return accusesOverseer({ flags: [...reading.flags, ...accusationsIn(event)] });
}

const ACCUSATIONS: readonly string[] = ['accusesOverseer', ACCUSES_SECOND, ACCUSES_OFFICE];

/** Flags of whom the words of an event accuse. */
export function accusationsIn(event: ComplaintEvent): string[] {
  const added = 'reading' in event ? event.reading : undefined;
  return (added?.flags ?? []).filter((flag) => ACCUSATIONS.includes(flag));
}

/** Whom a secret accuses, of those who could get it or see it; nobody where it is none. */
export function accusationsOf({
  secret,
  reading,
}: Pick<ComplaintContext, 'secret'> & { reading: Pick<Reading, 'flags'> }): string[] {
  return secret ? ACCUSATIONS.filter((flag) => reading.flags.includes(flag)) : [];
}

/**
 * Whom a secret accuses, and which agency holds it: two that differ in it are never put together, since who may read
 * one may not read the other. Empty for what is no secret.
 */
export function wardOf(
  context: Pick<ComplaintContext, 'secret' | 'agency'> & { reading: Pick<Reading, 'flags'> },
): string {
  if (!context.secret) return '';
  return [context.agency ?? '-', ...accusationsOf(context)].join(' ');
}

/** By this event other people may get it than before: it turns secret, or as a secret accuses somebody more. */
export function changesWard(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (!isSecretAfter(rules, context, event)) return false;
  const { secret, reading } = context;
  return !secret || accusationsIn(event).some((flag) => !reading.flags.includes(flag));
}

/** By this event it comes to be kept from somebody who might see it: it is secret, or accuses the office, from now on. */
export function becomesSecret(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  const secret = isSecretAfter(rules, context, event);
  if (secret && !context.secret) return true;
  return secret && !accusesOffice(context) && accusationsIn(event).includes(ACCUSES_OFFICE);
}

/** Its reporter takes it back with words that make it secret, or are as secret as it is: he may be made to. */
export function withdrawsSecretly(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (event.type !== 'citizen.withdraw' || !isSecretAfter(rules, context, event)) return false;
  return !context.secret || (event.reading !== undefined && isSecretReading(event.reading));
}

/** The agency that knows it: it was given it, or its answer to another complaint is the answer to this one. */
export function knownTo(context: ComplaintContext): string | null {
  if (isGiven(context)) return context.agency;
  return context.answeredAt === null ? null : (context.answer?.agency ?? null);
}

/** By this event it becomes secret, or accuses those who have it, so that its agency may have it no more. */
export function losesAgency(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (!isSecretAfter(rules, context, event)) return false;
  const accused = accusesOverseerAfter(context, event);
  if (context.secret && accused === accusesOverseer(context.reading)) return false;
  const agency = knownTo(context);
  return agency !== null && !mayGetSecret(rules, accused, agency);
}

/** By what this event makes of it, a secret accuses those who get secrets and who would get it in their place. */
export function accusesAllAfter(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  const flags = [...context.reading.flags, ...accusationsIn(event)];
  return accusesAll({ flags }) && isSecretAfter(rules, context, event);
}

/** From now on it is such a secret: whoever has it loses it, and a person decides who is told of it. */
export function leavesNobody(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (knownTo(context) === null || (context.secret && accusesAll(context.reading))) return false;
  return accusesAllAfter(rules, context, event);
}

/**
 * An agency asks for another one: not for itself, and for a secret only for one that may get it. Whoever is
 * named learns of it, were it by the admin's mistake.
 */
export function mayAskTransfer(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  // nobody decides about it
  if (!isForAdmin(rules, context)) return false;
  if (event.type !== 'officer.transfer' || event.agency === null) return true;
  if (event.agency === context.agency) return false;
  return !context.secret || mayForwardTo(rules, context, event.agency);
}
