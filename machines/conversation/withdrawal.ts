import { mayReadWords } from '../complaint/base/policy.ts';
import { readingOf } from '../complaint/reading-of.ts';
import { onlyWithdraws } from '../language/answers/withdrawal.ts';
import type { Effect } from '../messages/effects.ts';
import type { Asked } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import { heldMessage, type Response, reply, type Turn, tell } from './base/response.ts';
import { standAlone } from './grave-words.ts';
import { asSecret } from './plain-secret.ts';

/**
 * A citizen takes back what he has reported. Out of fear, or under pressure, it is neither lost nor carried out unseen: the
 * complaint turns secret, the admin hears of it, and he is asked whether he still wants it.
 */

/** Somebody or something makes him. */
export function isPressed({ event: { reading } }: Turn): boolean {
  const { withdrawal, flags } = reading;
  if (withdrawal === null) return false;
  return withdrawal === 'pressed' || flags.some((flag) => /^(?:secret|maybeSecret)$/.test(flag));
}

/** The admin hears that somebody may be made to; nothing where the words, or the complaint, are kept from him. */
function noteForAdmin({ event, rules }: Turn, { instance, ticket }: TicketFact): Effect[] {
  const to = { role: 'admin' as const };
  // the complaint does not know of these words yet when this SMS may be sent
  if (!mayReadWords(rules, to, event.reading)) return [];
  const message = { template: 'admin-batal-ditekan' as const, vars: { ticket } };
  return [{ type: 'sms', params: { to, hours: 'any', message, about: [instance] } }];
}

/** "Take it back? 1 yes, 2 no". */
export function askWithdrawal(turn: Turn, { instance, ticket }: TicketFact): Response {
  const held = heldMessage(turn);
  const asked: Asked = {
    ...{ kind: 'withdraw', instance, ticket, pressed: false, held, at: turn.event.at },
    ...(onlyWithdraws(held.text) ? { idle: true } : {}),
  };
  return reply(turn, { template: 'tanya-batal', vars: { ticket, pressed: false } }, { asked });
}

/** His words make it secret before anything else, and only then he is asked. */
export function underPressure(turn: Turn, complaint: TicketFact): Response {
  const { instance, ticket } = complaint;
  const said = asSecret(turn);
  // what is over cannot be taken back: that somebody is threatened for it stands for itself
  if (!complaint.open) return standAlone(said, `ditekan karena ${ticket}, yang sudah selesai`);
  const { reading, at } = said.event;
  const request = { type: 'citizen.add' as const, text: reading.text, reading: readingOf(reading) };
  const told = tell(said, complaint, request, 'minta dibatalkan karena ditekan');
  const vars = { ticket, pressed: true };
  const asked: Asked = { kind: 'withdraw', instance, ticket, pressed: true, at };
  const question = reply(turn, { template: 'tanya-batal', vars }, { asked });
  const note = noteForAdmin(said, complaint);
  return { ...question, effects: [...told.effects, ...note, ...question.effects] };
}

/** He takes it back, whether that was plain or was asked. */
export function takeBack(
  turn: Turn,
  { instance }: { instance: string },
  { text, pressed }: { text: string; pressed: boolean },
): Response {
  const reading = readingOf((pressed ? asSecret(turn) : turn).event.reading);
  const request = { type: 'citizen.withdraw' as const, text, reading };
  return tell(turn, { instance }, request, 'pelapor membatalkan aduannya');
}
