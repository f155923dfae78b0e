import { messageId, replyEffect, type Turn } from '../../machines/conversation/base/response.ts';
import type { Effect } from '../../machines/messages/effects.ts';
import { NAME } from './settings.ts';
import type { TextName } from './texts.ts';

/** How it answers an SMS: a text of its own, and what is handed on to a request. */

export function say(turn: Turn, name: TextName, values: Record<string, string | number>): Effect {
  return replyEffect(turn, { template: `${NAME}:${name}`, vars: { values } });
}

/** Hands the message to a request. */
export function tellRequest(
  turn: Turn,
  instance: string,
  event: { type: string } & Record<string, unknown>,
  binding: string,
  id = messageId(turn),
): Effect {
  const by = turn.event.sender;
  return { type: 'tell', params: { instance, event: { ...event, by }, message: { id, binding } } };
}
