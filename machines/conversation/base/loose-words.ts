import type { Effect } from '../../messages/effects.ts';
import type { Asked, ConversationContext, HeldMessage, LooseWords } from './context.ts';
import { originalOf } from './original-of.ts';

/**
 * "masih belum bener" after two answers, and no word to "which one?": no complaint of its own, and nobody knows of which of them it is. It is kept
 * with each, told to no agency, and placed by the admin with one key. Pure.
 */

type AskedTicket = Extract<Asked, { kind: 'ticket' }>;

/** Older ones give way: who does not place them has seen them in the complaints. */
const MOST = 5;

const BINDING = 'pertanyaan kita tidak dijawab: belum tentu untuk aduan ini';

/** Words that say nothing of their own, of complaints of which one at least was answered. */
export function isLoose({ held, options }: AskedTicket): boolean {
  if (held.plea === true || held.withdrawal !== undefined) return false;
  if (held.reading.flags.includes('maybeSecret')) return false;
  return held.judged?.own === null && options.some(({ runs }) => runs !== true);
}

/** What is done with them: kept with each, and their writer and the admin are told of which they may be. */
export function looseEffects(phone: string, { held, options }: AskedTicket): Effect[] {
  const { text, reading } = held;
  const by = { role: 'citizen' as const, phone };
  const event = { type: 'citizen.add', text, reading, loose: true as const, by };
  const message = { ...originalOf(held), binding: BINDING };
  const kept = options.filter(({ keeps }) => keeps === true);
  const about = options.map(({ instance }) => instance);
  const tickets = options.map(({ ticket }) => ticket);
  const items = options.map(({ ticket, label }) => ({ ticket, label: label ?? ticket }));
  return [
    ...kept.map(({ instance }): Effect => ({ type: 'tell', params: { instance, event, message } })),
    {
      type: 'sms',
      params: {
        ...{ to: { role: 'sender', phone }, hours: 'sending', about },
        message: { template: 'catat-tiket', vars: { tickets } },
      },
    },
    {
      type: 'sms',
      params: {
        ...{ to: { role: 'admin' }, hours: 'sending', about },
        message: { template: 'admin-tanpa-tiket', vars: { text, items } },
      },
    },
  ];
}

/** Those that wait for the admin after this question has ended without an answer. */
export function looseAfter(
  { loose = [] }: ConversationContext,
  asked: Asked | null,
): Pick<ConversationContext, 'loose'> {
  if (asked?.kind !== 'ticket' || !isLoose(asked)) return {};
  const { held, options } = asked;
  const others = loose.filter(({ held: { id } }) => id !== held.id);
  return { loose: [...others, { held, options }].slice(-MOST) };
}

const denies = ({ judged }: HeldMessage) =>
  judged?.judgement.verdict === 'no' || judged?.followUp === 'unsolved';

/** Where the admin has placed them. @param to a complaint of theirs; null: one of their own */
export function placedEffects(phone: string, { held }: LooseWords, to: string | null): Effect[] {
  const { text, reading } = held;
  const message = { ...originalOf(held), binding: 'Admin memilih tiketnya' };
  if (to === null) {
    const input = { at: held.at, text, reading, reporter: phone };
    return [{ type: 'open', params: { machine: 'complaint', input, message } }];
  }
  const type = denies(held) ? 'citizen.unsolved' : 'citizen.add';
  const event = { type, text, reading, by: { role: 'citizen' as const, phone } };
  return [{ type: 'tell', params: { instance: to, event, message } }];
}
