import type { Rules } from '../district/rules.ts';
import type { ConversationContext } from './base/context.ts';
import type { ConversationEvent, SmsEvent } from './base/events.ts';
import type { Answers, Response } from './base/response.ts';
import { respond } from './respond.ts';

/** An SMS is decided on before the chart of the talk is asked: the chart follows what was decided. */

/** An SMS with what the hotline does about it. */
export interface DecidedSms extends SmsEvent {
  response: Response;
}

/** What the chart takes. */
export type TalkEvent = Exclude<ConversationEvent, SmsEvent> | DecidedSms;

/**
 * Decides on SMS, and leaves other events as they are; pure.
 * @param answers of other processes than the complaint, by their names
 */
export function decideTalk(rules: Rules, answers: Answers = {}) {
  return (context: ConversationContext, event: ConversationEvent): TalkEvent =>
    event.type === 'sms'
      ? { ...event, response: respond({ rules, context, event }, answers) }
      : event;
}
