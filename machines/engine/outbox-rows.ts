import type { NewEffect } from '../../store/ports/outbox.ts';
import type { Contact } from '../district/district.ts';
import type { Effect, Recipient, SmsEffect } from '../messages/effects.ts';
import { type Lane, laneOf } from '../messages/lanes.ts';
import type { Message } from '../messages/messages.ts';
import type { Actor } from '../people/actor.ts';
import type { EngineParts } from './parts.ts';

/**
 * Turns the effects of a decision into rows of the outbox: numbers looked up, texts composed, times
 * set. Pure as far as its ports are; nothing is sent here.
 */

const PRIORITY: Record<Lane, number> = {
  urgent: 0,
  acknowledgement: 1,
  reply: 2,
  officer: 3,
  status: 4,
  reminder: 5,
  digest: 6,
};

/** What an SMS row keeps besides its text. */
export interface SmsParams {
  message: Message;
  /** Function of the receiver; `citizen` may have said STOP. */
  role: Recipient['role'];
  /** Agency of an officer or head; absent in rows of before. */
  agency?: string;
  /** Instances it speaks of; absent where that is the one it comes from. */
  about?: string[];
}

/** Where a row comes from: its commit and the event that caused it. */
export interface Origin {
  instance: string;
  revision: number;
  at: number;
  by: Actor;
  /** See `Move.smsAfter`. */
  smsAfter?: number;
}

type Ports = Pick<EngineParts, 'rules' | 'compose' | 'settings' | 'log'>;

function contactsOf(contacts: Contact[], to: Recipient): Contact[] {
  const agency = 'agency' in to ? to.agency : undefined;
  return contacts.filter((contact) => contact.role === to.role && contact.agency === agency);
}

/** Somebody with a number, and what he is to the message. */
type Receiver = Pick<SmsParams, 'role' | 'agency'> & { phone: string };

/**
 * Who gets a message. Where a function has no number the admin gets it: a task must not vanish because
 * the contact list has a hole.
 */
function receiversOf({ rules, log }: Ports, to: Recipient): Receiver[] {
  if (to.role === 'citizen') return [to];
  if (to.role === 'sender') return to.phone === null ? [] : [{ role: to.role, phone: to.phone }];
  const { contacts } = rules.district;
  const found = contactsOf(contacts, to);
  if (found.length > 0) return found;
  log('warn', 'no contact for a message: it goes to the admin', { ...to });
  return contacts.filter(({ role }) => role === 'admin');
}

/** It goes to whoever just wrote. */
function isAnswer({ to }: SmsEffect, phone: string, { by }: Origin): boolean {
  return to.role === 'sender' || phone === by.phone;
}

/** By the hour; a reply to whoever just wrote never waits. */
function hourOf(
  { rules, settings }: Ports,
  effect: SmsEffect,
  phone: string,
  origin: Origin,
): number {
  const { calendar } = rules;
  if (effect.hours === 'any' || phone === origin.by.phone) return origin.at;
  if (effect.hours === 'office') return calendar.nextOfficeTime(origin.at);
  return settings.quietHours ? calendar.nextSendingTime(origin.at) : origin.at;
}

/** When a message may go out. */
function sendAt(
  ports: Ports,
  effect: SmsEffect,
  phone: string,
  lane: Lane,
  origin: Origin,
): number {
  const at = hourOf(ports, effect, phone, origin);
  return lane === 'urgent' ? at : Math.max(at, origin.smsAfter ?? at);
}

type Row = Omit<NewEffect, 'id'>;

function smsRows(ports: Ports, effect: SmsEffect, origin: Origin): Row[] {
  const { message, to } = effect;
  const { text } = ports.compose.compose(message, origin.at);
  const about = effect.about === undefined ? {} : { about: effect.about };
  return receiversOf(ports, to).map(({ phone, role, agency }) => {
    const lane = effect.lane ?? laneOf(message.template, isAnswer(effect, phone, origin));
    const params: SmsParams = {
      message,
      role,
      ...(agency === undefined ? {} : { agency }),
      ...about,
    };
    return {
      type: 'sms',
      to: phone,
      priority: PRIORITY[lane],
      lane,
      dueAt: sendAt(ports, effect, phone, lane, origin),
      params: JSON.stringify(params),
      text,
    };
  });
}

function rows(ports: Ports, effect: Effect, origin: Origin): Row[] {
  if (effect.type === 'sms') return smsRows(ports, effect.params, origin);
  const to = effect.type === 'tell' ? effect.params.instance : null;
  const params = JSON.stringify(effect.params);
  return [{ type: effect.type, to, priority: 0, lane: null, dueAt: origin.at, params, text: null }];
}

/**
 * Outbox rows of a decision, with ids made of the commit that caused them (design §3 rule 3).
 * @param suffix keeps ids apart that belong to no commit (refusals, alarms)
 */
export function expandEffects(
  ports: Ports,
  effects: Effect[],
  origin: Origin,
  suffix = '',
): NewEffect[] {
  return effects
    .flatMap((effect) => rows(ports, effect, origin))
    .map((row, n) => ({ id: `${origin.instance}:${origin.revision}:${n}${suffix}`, ...row }));
}
