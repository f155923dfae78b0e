import { CONVERSATION } from '../../machines/conversation/kind.ts';
import type { Recipient, SmsEffect, TellEffect } from '../../machines/messages/effects.ts';
import type { Lane } from '../../machines/messages/lanes.ts';
import type { RequestContext } from './context.ts';
import { NAME } from './settings.ts';
import type { TextName } from './texts.ts';

/** What a request asks the outside to do. */

/** Its letters, by the names of their templates. */
export type LetterName = 'tanda-terima' | 'pemberitahuan' | 'penolakan' | 'perpanjangan';

export interface LetterEffect {
  letter: LetterName;
}

declare module '../../machines/messages/effects.ts' {
  interface Effects {
    'permohonan-informasi:letter': LetterEffect;
  }
}

type Values = Record<string, string | number>;

/** What the requester is owed by law goes out at once, and no STOP holds it. */
export function toRequester(
  { phone }: Pick<RequestContext, 'phone'>,
  name: TextName,
  values: Values,
): SmsEffect[] {
  if (phone === null) return [];
  const message = { template: `${NAME}:${name}` as const, vars: { values } };
  return [{ to: { role: 'citizen', phone }, message, hours: 'sending', lane: 'acknowledgement' }];
}

/** @param hours `office` for reminders and what climbs the ladder */
export function toOffice(
  to: Recipient,
  name: TextName,
  values: Values,
  hours: SmsEffect['hours'] = 'sending',
): SmsEffect {
  const message = { template: `${NAME}:${name}` as const, vars: { values } };
  const lane: Lane = hours === 'office' ? 'reminder' : 'officer';
  return { to, message, hours, lane };
}

/** The phone is asked something: its next SMS may be the answer. */
export function askedIdentity({ phone, id, number }: RequestContext): TellEffect[] {
  if (phone === null) return [];
  const question = { kind: 'identity', instance: id, number };
  const event = { type: 'asked', kind: 'brought', process: NAME, question };
  return [{ instance: CONVERSATION.idPrefix + phone, event }];
}
