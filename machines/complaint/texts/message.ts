import { type Rules, shortName } from '../../district/rules.ts';
import type { Recipient, SmsEffect } from '../../messages/effects.ts';
import type { Message } from '../../messages/messages.ts';
import { hideReporter } from '../../numbers/masks.ts';
import { causeOf, timeOf } from '../../people/happened.ts';
import { withoutEnd } from '../../text/text-ends.ts';
import type { ComplaintContext, Parking } from '../base/context.ts';
import { daysLate } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { phonesOf } from '../base/phones.ts';

/** What the SMS of a complaint are made of: whom they go to, and values that several of them name. */

type Hours = SmsEffect['hours'];

/** An SMS as the statechart names it: what goes out, from what is known then; none, one or several. */
export type Text = (context: ComplaintContext, event: ComplaintEvent) => SmsEffect | SmsEffect[];

/** Nobody is told of words that may be of another complaint; their writer has heard of all in one SMS. */
export const unlessLoose =
  (text: Text): Text =>
  (context, event) =>
    'loose' in event && event.loose === true ? [] : text(context, event);

export function placeText(context: ComplaintContext): string | null {
  const { place } = context;
  if (place === null) return null;
  return place.village === null ? place.district : `${place.village}, ${place.district}`;
}

/** What an event's person wrote, empty where the event has no words. */
export function textOf(event: ComplaintEvent): string {
  return 'text' in event ? (event.text ?? '') : '';
}

export function due(context: ComplaintContext): number {
  return context.clock?.dueAt ?? context.legalDueAt;
}

/** The deadline as the citizen was told it. */
export function promisedDue(context: ComplaintContext): number {
  return context.clock?.promisedAt ?? due(context);
}

/** The parking of now, or the last one. @throws TypeError where it was never parked */
export function lastParking({ id, parkings }: ComplaintContext): Parking {
  const last = parkings.at(-1);
  if (last === undefined) throw new TypeError(`${id}: never parked`);
  return last;
}

function citizen(context: ComplaintContext): Recipient {
  return { role: 'citizen', phone: context.reporter };
}

function sender(event: ComplaintEvent): Recipient {
  return { role: 'sender', phone: causeOf(event).phone ?? null };
}

export function officer(rules: Rules, context: ComplaintContext): Recipient {
  return { role: 'officer', agency: context.agency ?? rules.district.office.agency };
}

/** What the citizen wrote first, as it may go out by SMS (design §12). */
export function firstWords(context: ComplaintContext): string {
  const { text, reading } = context;
  return hideReporter((reading.content || text).trim(), phonesOf(context));
}

/** What he added last, as it may go out; null where he added nothing. */
export function addedWords(context: ComplaintContext): string | null {
  const last = context.additions.at(-1)?.text;
  return last === undefined ? null : hideReporter(last, phonesOf(context));
}

function withAdded(first: string, added: string | null): string {
  return added === null ? first : `${withoutEnd(first, /[.\s]/)}. Tambahan: ${added}`;
}

/** What the citizen wrote, with the latest addition. */
export function wordsOf(context: ComplaintContext): string {
  return withAdded(firstWords(context), addedWords(context));
}

/** True when an SMS that was worded before tells nothing but what is kept here now. */
export function isOwnText(context: ComplaintContext, text: string): boolean {
  const first = firstWords(context);
  const added = context.additions.map((one) => hideReporter(one.text, phonesOf(context)));
  const own = added.flatMap((one) => [one, withAdded(first, one)]);
  return ['', first, ...own].some((one) => one.trim() === text.trim());
}

/** Words that have just come from the citizen, for the agency. */
export function latestWords(context: ComplaintContext, event: ComplaintEvent): string {
  return hideReporter(textOf(event), phonesOf(context));
}

export function summary(context: ComplaintContext) {
  const { ticket, category } = context;
  return { ticket, category, place: placeText(context), text: wordsOf(context) };
}

/** Who is in charge of what is not the district's. */
export function partnerOf(rules: Rules, context: ComplaintContext): string {
  const agency = context.agency === null ? undefined : rules.agency(context.agency);
  return agency?.redirect ?? agency?.name ?? 'instansi yang berwenang';
}

/** The complaint, with how late its step is. */
export function late(rules: Rules, c: ComplaintContext, e: ComplaintEvent) {
  return {
    ticket: c.ticket,
    category: c.category,
    days: c.clock === null ? 0 : daysLate(rules, c.clock, timeOf(e)),
  };
}

/** The agency that has it, as an SMS calls it. */
export function name(rules: Rules, c: ComplaintContext): string {
  return shortName(rules, c.agency);
}

type BuildMessage = (context: ComplaintContext, event: ComplaintEvent) => Message;

type To = (context: ComplaintContext, event: ComplaintEvent) => Recipient;

/** Texts by whom they are for. */
export function senders(rules: Rules) {
  const sends =
    (to: To, usually: Hours) =>
    (build: BuildMessage, hours: Hours = usually) =>
    (c: ComplaintContext, e: ComplaintEvent): SmsEffect => ({
      to: to(c, e),
      message: build(c, e),
      hours,
    });
  return {
    toCitizen: sends(citizen, 'any'),
    toOfficer: sends((c) => officer(rules, c), 'sending'),
    toSender: sends((_, e) => sender(e), 'any'),
    toAdmin: sends(() => ({ role: 'admin' }), 'sending'),
  };
}
