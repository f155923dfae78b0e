import { labelOf } from '../base/contact.ts';
import { complaintOf, typedTickets } from '../base/named.ts';
import { type Response, replyEffect, type Step, type Turn } from '../base/response.ts';
import { notFound } from './office-terms.ts';

/** That a complaint should be secret, said by somebody who may not make it so: the admin hears of it. */

const WISH = /\b(?:(?:di|me)?rahasia(?:kan|in|nya)?|jangan (?:di)?(?:sebar|bocor)\w*)\b/i;
/** "rahasia gak pak?" asks whether it is one. */
const ASKS =
  /\?|\brahasia\s+(?:gak|ga|nggak|ngga|tidak|tdk|kah|atau|bukan)\b|\bapa(?:kah)?\b.*\brahasia\b/i;
/** In a longer text it is part of something else. */
const LONGEST = 80;

function toAdmin(turn: Turn, ticket: string): Response {
  const { event, rules } = turn;
  const label = labelOf(rules, event.sender.phone);
  const message = { template: 'admin-minta-rahasia' as const, vars: { ticket, label } };
  const admin = { to: { role: 'admin' as const }, hours: 'any' as const, message };
  const said = replyEffect(turn, { template: 'rahasia-ke-admin', vars: { ticket } });
  return { effects: [said, { type: 'sms', params: admin }], filed: 'done', asked: null };
}

export const wishesSecrecy: Step = (turn) => {
  const { sender, reading } = turn.event;
  const { command, text } = reading;
  if (sender.role === 'admin' || text.length > LONGEST) return null;
  if (!WISH.test(text) || ASKS.test(text)) return null;
  if (command !== null && command.name !== 'RAHASIA') return null;
  const [typed] = typedTickets(reading);
  if (typed === undefined) return null;
  const complaint = complaintOf(turn, typed);
  if (complaint === null)
    return { effects: [replyEffect(turn, notFound(turn, typed))], filed: 'done' };
  // it is one, and may be kept from the admin
  if (complaint.secret) return null;
  return toAdmin(turn, complaint.ticket);
};
