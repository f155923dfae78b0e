import { type Message, ticketsIn } from '../messages/messages.ts';
import { labelOf } from './base/contact.ts';
import type { ConversationContext } from './base/context.ts';
import { type Response, replyEffect, type Turn } from './base/response.ts';
import { digest } from './similarity.ts';

/**
 * The same refusal again and again helps nobody: the third within half an hour says besides who helps, and the admin
 * hears of it. Later ones are as before, so that two machines never set each other going.
 */

/** Answers that say only that nothing was done. */
const REFUSALS: ReadonlySet<Message['template']> = new Set([
  'bukan-perintah',
  'belum-bisa',
  'perintah-kurang',
  'skpd-bukan-tugas',
  'skpd-gagal-akses',
  'aduan-tidak-ada',
  'status-tidak-ada',
  'terhalang-rahasia',
  'terhalang-gabung',
  'satu-satu',
]);
const SHORT_TIME = 30 * 60_000;
const THIRD = 3;

/** The refusal that is all that a response says; null where it says or does anything else. */
function refusalIn({ effects, filed }: Response): Message | null {
  const [only, ...others] = effects;
  if (only?.type !== 'sms' || others.length > 0 || filed !== 'done') return null;
  const { to, message } = only.params;
  return to.role === 'sender' && REFUSALS.has(message.template) ? message : null;
}

/** What tells one refusal from another. */
function inShort({ template, vars }: Message): string {
  return `${template} ${digest(JSON.stringify(vars))}`;
}

function countOf({ recent }: ConversationContext, refusal: string, at: number): number {
  return recent.filter((one) => one.refused === refusal && at - one.at < SHORT_TIME).length;
}

/** What is answered the third time that the same would be said: why not, as before, and who helps. */
export function withHelp(turn: Turn, response: Response): Response {
  const refusal = refusalIn(response);
  if (refusal === null) return response;
  const { context, event, rules } = turn;
  const short = inShort(refusal);
  const refused = { ...response, refused: short };
  if (countOf(context, short, event.at) + 1 !== THIRD) return refused;
  const { role, phone } = event.sender;
  const [ticket = null] = ticketsIn(refusal);
  const vars = { admin: role === 'admin', ticket, refusal };
  const said = replyEffect(turn, { template: 'belum-berhasil', vars });
  if (role === 'admin') return { ...refused, effects: [said] };
  const label = role === 'citizen' ? 'Seorang warga' : labelOf(rules, phone);
  const told = { template: 'admin-buntu' as const, vars: { label } };
  const admin = { to: { role: 'admin' as const }, hours: 'sending' as const, message: told };
  return { ...refused, effects: [said, { type: 'sms', params: admin }] };
}
