import type { Asked, ConversationContext } from '../../../machines/conversation/base/context.ts';
import { newConversation } from '../../../machines/conversation/base/context.ts';
import type { Facts, SmsEvent, TicketFact } from '../../../machines/conversation/base/events.ts';
import { typedTickets } from '../../../machines/conversation/base/named.ts';
import type { Response } from '../../../machines/conversation/base/response.ts';
import { respond } from '../../../machines/conversation/respond.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Message } from '../../../machines/messages/messages.ts';
import type { Understanding } from '../../../machines/text/understanding.ts';
import { loadPack } from '../../support/pack.ts';

/**
 * What citizens and officers write, as data, through the pure conversation: read by the sample pack, decided as the
 * machine decides, against complaints that are facts. What comes of it is told in one word, as the cases expect it.
 */

/** Monday 23 November 2026, 09.00 WIB. */
const NOW = Date.UTC(2026, 10, 23, 2, 0);
const DAY = 24 * 3_600_000;
const CITIZEN = '+6281200009001';

const { rules } = loadPack();
const understand = createUnderstand(rules.district);

export interface Ticket {
  code: string;
  category: string | null;
  /** The complaint's first message. */
  words: string;
  state:
    | 'forwarded'
    | 'working'
    | 'awaitingCitizen'
    | 'answered'
    | 'closed'
    | 'rejected'
    | 'archived'
    | 'triage';
  daysAgo: number;
  answer?: string;
}

function factOf({ code, category, words, state, daysAgo, answer }: Ticket): TicketFact {
  const place = understand(words, { role: 'citizen' }).place;
  const over = state === 'closed' || state === 'rejected' || state === 'archived';
  const agency = rules.district.categories.find((one) => one.code === category)?.agency ?? null;
  const answered = state === 'answered' || state === 'closed';
  const said = { agency, text: answer ?? 'sudah kami tindak lanjuti dan selesai tadi pagi' };
  return {
    ...{ instance: `2026-${code}`, ticket: code, category, agency, status: state, text: words },
    ...{ open: !over, answered: state === 'answered', due: null, createdAt: NOW - daysAgo * DAY },
    ...{ additions: [], secret: false, mine: true, archived: state === 'archived', can: [] },
    place: place === null ? null : [place.village, place.district].filter(Boolean).join(', '),
    answer: answered ? said : null,
    link: { instance: `2026-${code}`, ticket: code, secret: false },
  };
}

const NONE: Facts = {
  ...{ tickets: [], tasks: [], taskCount: 0, named: {}, continued: null, days: {}, code: '10 10' },
  ...{ figures: null, late: [], lateCount: 0, reports: [], hiddenTasks: 0, foreign: [] },
};

/** The facts as they are gathered: codes that are typed mean the sender's own. */
function factsOf(reading: Understanding, tickets: TicketFact[]): Facts {
  const known = tickets.filter(({ archived }) => !archived);
  const named = typedTickets(reading).map((typed) => {
    const code = typed.split('/').at(-1) ?? typed;
    const year = typed.includes('/') ? typed.split('/')[0] : '2026';
    const meant = tickets.filter(({ ticket }) => ticket.endsWith(code) && year === '2026');
    return [typed, meant] as const;
  });
  const sorted = known.toSorted((a, b) => b.createdAt - a.createdAt);
  return { ...NONE, tickets: sorted, named: Object.fromEntries(named) };
}

export interface Played {
  reading: Understanding;
  response: Response;
}

/** @param asked what the phone was asked last */
export function says(text: string, tickets: Ticket[], asked: Asked | null = null): Played {
  const reading = understand(text, { role: 'citizen', address: CITIZEN });
  const event: SmsEvent = {
    ...{ type: 'sms', at: NOW, message: { id: 'now', from: CITIZEN }, own: false },
    ...{ sender: { role: 'citizen', phone: CITIZEN }, reading },
    facts: factsOf(reading, tickets.map(factOf)),
  };
  const context: ConversationContext = { ...newConversation(CITIZEN), asked };
  return { reading, response: respond({ rules, context, event }) };
}

/** How an officer's SMS is read. */
export function reads(text: string): Understanding {
  return understand(text, { role: 'officer', agency: 'PUPR' });
}

/** What a response does to complaints, each with its ticket. */
export interface Done {
  what: 'close' | 'rate' | 'reopen' | 'add' | 'new' | 'thanks-no-close' | 'withdraw' | 'other';
  ticket: string | null;
  rating: number | null;
  text: string;
}

const MEANS: Record<string, Done['what']> = {
  'citizen.rate': 'rate',
  'citizen.unsolved': 'reopen',
  'citizen.add': 'add',
  'citizen.choose': 'add',
  'citizen.withdraw': 'withdraw',
};

function doneBy(effect: Response['effects'][number], tickets: Ticket[]): Done[] {
  if (effect.type === 'open')
    return [{ what: 'new', ticket: null, rating: null, text: String(effect.params.input.text) }];
  if (effect.type !== 'tell') return [];
  const { event, instance } = effect.params as unknown as {
    instance: string;
    event: { type: string; text?: string; rating?: number };
  };
  const ticket = instance.slice(5);
  const answered = tickets.some(({ code, state }) => code === ticket && state === 'answered');
  const thanks = answered ? 'close' : 'thanks-no-close';
  const what = event.type === 'citizen.thank' ? thanks : (MEANS[event.type] ?? 'other');
  return [{ what, ticket, rating: event.rating ?? null, text: event.text ?? '' }];
}

export function doneTo({ response }: Played, tickets: Ticket[]): Done[] {
  return response.effects.flatMap((effect) => doneBy(effect, tickets));
}

/** SMS back to the sender. */
export function repliesOf({ response }: Played): Message[] {
  return response.effects.flatMap((effect) =>
    effect.type === 'sms' ? [effect.params.message] : [],
  );
}

/** In one word; `ask` where it asks back, `told` where it only says something. */
export function outcome(played: Played, tickets: Ticket[]): string {
  const done = doneTo(played, tickets);
  if (done.length > 0) return done.map(({ what }) => what).join('+');
  if (played.response.asked) return 'ask';
  return repliesOf(played).length > 0 ? 'told' : 'silent';
}
