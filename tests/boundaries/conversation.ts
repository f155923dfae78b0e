import { readingOf } from '../../machines/complaint/reading-of.ts';
import {
  type ConversationContext,
  newConversation,
} from '../../machines/conversation/base/context.ts';
import type { Facts, SmsEvent, TicketFact } from '../../machines/conversation/base/events.ts';
import { respond } from '../../machines/conversation/respond.ts';
import { digest } from '../../machines/conversation/similarity.ts';
import { UNRELATED, type Understanding } from '../../machines/text/understanding.ts';
import { type Boundary, DAY, MINUTE } from './boundary.ts';
import { november, rules } from './office.ts';

/** Limits of the talk with one phone: what belongs together, and what is too much. */

const NOW = november(24, '10.00');
const PHONE = '+6281200009001';
const OFFICER = '+6281200000101';

/** An SMS that says nothing of which ticket it is for. */
const PLAIN: Understanding = {
  text: 'di depan kantor pekon itu ada yang aneh sejak kemarin sore',
  kind: 'KELUHAN',
  category: null,
  agency: null,
  place: null,
  flags: [],
  action: 'triage',
  confidence: 0.3,
  why: [],
  command: null,
  more: [],
  ticket: null,
  tickets: [],
  choice: null,
  marked: false,
  content: 'di depan kantor pekon itu ada yang aneh sejak kemarin sore',
  alternatives: [],
  opinions: [],
  matters: [],
  followUp: 'none',
  own: '',
  ...UNRELATED,
  tells: { ...UNRELATED.tells, things: ['AIR'], own: 'plain' },
};

const ticketOf = (change: Partial<TicketFact>): TicketFact => ({
  instance: '2026-A001',
  ticket: 'A001',
  category: 'JALAN',
  agency: 'PUPR',
  status: 'diteruskan',
  open: true,
  answered: false,
  due: null,
  createdAt: NOW - MINUTE,
  text: 'x'.repeat(150),
  additions: [],
  place: null,
  secret: false,
  mine: true,
  archived: false,
  link: { instance: '2026-A001', ticket: 'A001', secret: false },
  answer: null,
  can: [],
  ...change,
});

interface Said {
  reading?: Partial<Understanding>;
  tickets?: TicketFact[];
  context?: Partial<ConversationContext>;
}

const NO_FACTS: Facts = {
  tickets: [],
  ...{ tasks: [], taskCount: 0, hiddenTasks: 0, foreign: [] },
  ...{ named: {}, continued: null, days: {}, code: '10 10' },
  ...{ figures: null, late: [], lateCount: 0, reports: [] },
};

/** What the hotline does about an SMS. */
function answered({ reading = {}, tickets = [], context = {} }: Said) {
  const facts: Facts = { ...NO_FACTS, tickets };
  const event: SmsEvent = {
    type: 'sms',
    at: NOW,
    message: { id: 'sms-1', from: PHONE },
    sender: { role: 'citizen', phone: PHONE },
    own: false,
    reading: { ...PLAIN, ...reading },
    facts,
  };
  const known = { ...newConversation(PHONE), ...context };
  return respond({ rules, context: known, event });
}

/** The first effect of an SMS, or where it is filed. */
function becomes(said: Said): string {
  const { effects, filed } = answered(said);
  const [effect] = effects;
  if (effect?.type === 'sms') return effect.params.message.template;
  if (effect?.type === 'tell') return effect.params.event.type;
  return effect?.type ?? filed;
}

const sameBefore = (count: number, age: number) => ({
  recent: Array.from({ length: count }, (_, n) => ({
    id: `sms-${n}`,
    at: NOW - age,
    digest: digest(PLAIN.text),
    filed: 'done' as const,
  })),
});

/** So many words that name no matter, from a phone with this complaint. */
const replied = (words: number, change: Partial<TicketFact>) =>
  becomes({
    reading: {
      text: Array.from({ length: words }, () => 'aneh').join(' '),
      tells: UNRELATED.tells,
    },
    tickets: [ticketOf(change)],
  });

const OFFERED = ['2026-A001', '2026-A002'].map((instance) => ({
  instance,
  ticket: instance.slice(5),
}));

function chosenOfTickets(choice: number): string {
  const held = { id: 'sms-0', text: 'masih rusak', at: NOW - MINUTE, reading: readingOf(PLAIN) };
  const asked = { kind: 'ticket' as const, options: OFFERED, held, at: NOW - MINUTE };
  const said = { reading: { text: String(choice), choice }, context: { asked } };
  const [effect] = answered(said).effects;
  if (effect?.type !== 'tell') return becomes(said);
  return `${effect.params.event.type} ${effect.params.instance}`;
}

function chosenOfCategories(choice: number): unknown {
  const asked = {
    kind: 'clarify' as const,
    instance: '2026-A001',
    ticket: 'A001',
    options: ['JALAN', 'SOSIAL'],
    at: NOW - MINUTE,
  };
  const said = { reading: { text: String(choice), choice }, context: { asked } };
  const [effect] = answered(said).effects;
  return effect?.type === 'tell' && 'option' in effect.params.event
    ? effect.params.event.option
    : effect;
}

/** Eleven words, of which so many are those of the complaint before. */
const alike = (common: number) => {
  const words = 'lampu jalan depan pasar liwa mati sudah tiga minggu gelap gulita'.split(' ');
  const others = 'pohon besar tumbang malam kemarin menutup akses warga sekitar kami juga'.split(
    ' ',
  );
  return [words.join(' '), [...words.slice(0, common), ...others.slice(common)].join(' ')];
};

const TODAY = november(24, '00.00');

/** An officer answers a question with a wrong code. @returns each SMS that goes out, and what is still asked */
function guessed(tries: number, wrongToday: number): unknown {
  const reading = { ...PLAIN, text: 'YA 11 11', own: 'YA 11 11', content: 'YA 11 11' };
  const request = { type: 'officer.answer' as const, text: 'lihat www.contoh.id ya' };
  const act = { instance: '2026-A001', ticket: 'A001', command: 'JAWAB' as const, request };
  const asked = { kind: 'confirm' as const, acts: [act], code: '10 10', id: 'sms-0', at: NOW };
  const context: ConversationContext = {
    ...newConversation(OFFICER),
    asked: { ...asked, tries },
    wrongCodes: { day: TODAY, count: wrongToday },
  };
  const event: SmsEvent = {
    type: 'sms',
    at: NOW,
    message: { id: 'sms-1', from: OFFICER },
    sender: { role: 'officer', agency: 'PUPR', phone: OFFICER },
    own: false,
    reading,
    facts: NO_FACTS,
  };
  const { effects, asked: then } = respond({ rules, context, event });
  const said = effects.map((effect) =>
    effect.type === 'sms' ? effect.params.message.template : effect.type,
  );
  return [...said, then === null ? 'over' : 'asked still'];
}

export const conversationLimits: Boundary[] = [
  {
    limit: 'wrong codes for one question',
    value: 3,
    step: 1,
    outcome: (nth) => guessed(nth - 1, 0),
    below: ['kode-salah', 'asked still'],
    at: ['kode-salah', 'admin-kode', 'over'],
    above: ['kode-salah', 'admin-kode', 'over'],
  },
  {
    limit: 'wrong codes of a phone in a day',
    value: 6,
    step: 1,
    outcome: (nth) => guessed(0, nth - 1),
    below: ['kode-salah', 'asked still'],
    at: ['kode-ditahan', 'admin-kode', 'over'],
    above: ['kode-ditahan', 'admin-kode', 'over'],
  },
  {
    limit: 'policy.dailyLimit',
    value: 20,
    step: 1,
    outcome: (nth) => becomes({ context: { day: november(24, '00.00'), count: nth - 1 } }),
    below: 'open',
    at: 'open',
    above: 'terlalu-sering',
  },
  {
    limit: 'the daily limit, for danger to life',
    value: 20,
    step: 1,
    outcome: (nth) =>
      becomes({
        reading: { flags: ['emergency'] },
        context: { day: november(24, '00.00'), count: nth - 1 },
      }),
    below: 'open',
    at: 'open',
    above: 'open',
  },
  {
    limit: 'tickets to choose from; another number is asked about again',
    value: 3,
    step: 1,
    outcome: chosenOfTickets,
    below: 'citizen.add 2026-A002',
    at: 'pilih-tiket',
    above: 'pilih-tiket',
  },
  {
    limit: 'categories to choose from, and none of them',
    value: 2,
    step: 1,
    outcome: chosenOfCategories,
    below: 1,
    at: 2,
    above: null,
  },
  {
    limit: 'the rest of a text that was cut: how soon it comes',
    value: 3 * MINUTE,
    step: 1,
    outcome: (age) => becomes({ tickets: [ticketOf({ createdAt: NOW - age })] }),
    below: 'citizen.add',
    at: 'open',
    above: 'open',
  },
  {
    limit: 'the rest of a text that was cut: how long the first part is',
    value: 140,
    step: 1,
    outcome: (length) => becomes({ tickets: [ticketOf({ text: 'x'.repeat(length) })] }),
    below: 'open',
    at: 'citizen.add',
    above: 'citizen.add',
  },
  {
    limit: 'a remark of one who waits: words',
    value: 8,
    step: 1,
    outcome: (words) => replied(words, { createdAt: NOW - DAY }),
    below: 'citizen.add',
    at: 'citizen.add',
    // many words of no matter may be of it, or a new complaint: asked with BARU
    above: 'pilih-tiket',
  },
  {
    limit: 'a reply to an answer: words',
    value: 14,
    step: 1,
    outcome: (words) => replied(words, { createdAt: NOW - DAY, answered: true }),
    below: 'sudah-selesai',
    at: 'sudah-selesai',
    // many words of no matter may be the verdict or a new complaint: asked with BARU
    above: 'pilih-tiket',
  },
  {
    limit: 'the same text again within an hour: how often',
    value: 3,
    step: 1,
    outcome: (count) => becomes({ context: sameBefore(count, MINUTE) }),
    below: 'open',
    at: 'quarantine',
    above: 'quarantine',
  },
  {
    limit: 'the same text again within an hour: how long ago',
    value: 60 * MINUTE,
    step: 1,
    outcome: (age) => becomes({ context: sameBefore(3, age) }),
    below: 'quarantine',
    at: 'open',
    above: 'open',
  },
  {
    limit: 'nearly the same complaint again: how long ago',
    value: 7 * DAY,
    step: 1,
    outcome: (age) => becomes({ tickets: [ticketOf({ text: PLAIN.text, createdAt: NOW - age })] }),
    below: 'citizen.add',
    at: 'open',
    above: 'open',
  },
  {
    // eight of eleven words are 8 of 14 together, ten are 10 of 12
    limit: 'nearly the same complaint again: words in common',
    value: 9,
    step: 1,
    outcome: (common) => {
      const [before = '', now = ''] = alike(common);
      const text = { text: now, content: now };
      return becomes({
        reading: text,
        tickets: [ticketOf({ text: before, createdAt: NOW - DAY })],
      });
    },
    below: 'open',
    at: 'open',
    above: 'citizen.add',
  },
];
