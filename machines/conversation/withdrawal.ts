import { readingOf } from '../complaint/reading-of.ts';
import type { Effect } from '../effects.ts';
import type { Message } from '../messages.ts';
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

/** Unless the complaint is kept from him: then it does not go out. */
function toAdmin(instance: string, message: Message): Effect {
  const params = { to: { role: 'admin' as const }, hours: 'any' as const, message };
  return { type: 'sms', params: { ...params, about: [instance] } };
}

/** "Take it back? 1 yes, 2 no". */
export function askWithdrawal(turn: Turn, { instance, ticket }: TicketFact): Response {
  const asked: Asked = {
    ...{ kind: 'withdraw', instance, ticket, pressed: false, held: heldMessage(turn) },
    at: turn.event.at,
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
  const note = toAdmin(instance, { template: 'admin-batal-ditekan', vars: { ticket } });
  const vars = { ticket, pressed: true };
  const asked: Asked = { kind: 'withdraw', instance, ticket, pressed: true, at };
  const question = reply(turn, { template: 'tanya-batal', vars }, { asked });
  return { ...question, effects: [...told.effects, note, ...question.effects] };
}

/** He takes it back, whether that was plain or was asked. */
export function takeBack(
  turn: Turn,
  { instance, ticket }: { instance: string; ticket: string },
  { text, pressed }: { text: string; pressed: boolean },
): Response {
  const reading = readingOf((pressed ? asSecret(turn) : turn).event.reading);
  const request = { type: 'citizen.withdraw' as const, text, reading };
  const told = tell(turn, { instance }, request, 'pelapor membatalkan aduannya');
  if (!pressed) return told;
  const note = toAdmin(instance, { template: 'admin-batal-rahasia', vars: { ticket } });
  return { ...told, effects: [...told.effects, note] };
}
