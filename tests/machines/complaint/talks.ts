import type { Facts, SmsEvent, TicketFact } from '../../../machines/conversation/base/events.ts';
import { conversationDecider } from '../../../machines/conversation/process.ts';
import {
  type Command,
  type CommandName,
  UNRELATED,
  type Understanding,
} from '../../../machines/text/understanding.ts';
import { begin, type Held, move, type Timed } from './held.ts';
import { officeRules, PEOPLE, ROAD, START } from './office.ts';

/** Talks with a citizen and an officer: every event of a conversation, and how it came into each state. */

const { citizen, own } = PEOPLE;
const OPTIONS = ['JALAN', 'SOSIAL'];

function ticket(code: string, more: Partial<TicketFact> = {}): TicketFact {
  return {
    instance: `2026-${code}`,
    ticket: code,
    category: 'JALAN',
    agency: 'PUPR',
    status: 'diteruskan, menunggu PUPR',
    open: true,
    answered: false,
    due: START,
    createdAt: START,
    text: 'JALAN jln rusak parah di pekon hanakau',
    additions: [],
    place: 'Hanakau, Sukau',
    secret: false,
    mine: true,
    archived: false,
    link: { instance: `2026-${code}`, ticket: code, secret: false },
    answer: null,
    can: [],
    ...more,
  };
}

const CAN = [{ name: 'JAWAB' as const, usage: 'JAWAB A001 isi', agencies: [] }];
const TASKS = [ticket('A001'), ticket('A002')];

const NO_FACTS: Facts = {
  tickets: [],
  tasks: [],
  taskCount: 0,
  hiddenTasks: 0,
  named: {},
  foreign: [],
  continued: null,
  days: {},
  code: '48 21',
  figures: null,
  late: [],
  lateCount: 0,
  reports: [],
};

function command(name: CommandName, more: Partial<Command> = {}): Partial<Understanding> {
  const bare = { ticket: null, otherTicket: null, agency: null, rating: null, date: null };
  const whole = { name, ...bare, text: '', entitled: true, ...more };
  return { kind: 'PERINTAH', action: 'command', command: whole };
}

interface Said {
  text: string;
  reading?: Partial<Understanding>;
  facts?: Partial<Facts>;
  sender?: SmsEvent['sender'];
}

/** An SMS of this phone; a road complaint, unless it reads otherwise. */
function sms(at: number, { text, reading, facts, sender = citizen }: Said): Timed & SmsEvent {
  const understood: Understanding = {
    ...ROAD,
    flags: [],
    action: 'route',
    text,
    command: null,
    more: [],
    tickets: [],
    ticket: null,
    choice: null,
    marked: false,
    alternatives: [],
    opinions: [],
    matters: [],
    followUp: 'none',
    own: text,
    ...UNRELATED,
    ...reading,
  };
  return {
    type: 'sms',
    at,
    message: { id: `sms ${text}`, from: sender.phone },
    sender,
    own: false,
    reading: understood,
    facts: { ...NO_FACTS, ...facts },
  };
}

const unclear = { action: 'triage', category: null, agency: null, confidence: 0.1 } as const;

const SAID: Record<string, Said> = {
  complaint: { text: 'JALAN rusak parah di pekon hanakau' },
  chase: {
    text: 'gmn pak laporan sy',
    reading: { ...unclear, kind: 'TINDAK_LANJUT', action: 'followUp', followUp: 'chase' },
    facts: { tickets: TASKS },
  },
  choice: { text: '1', reading: { ...unclear, choice: 1 } },
  another: { text: 'BARU', reading: { ...unclear, choice: 'BARU' } },
  named: {
    text: 'A001 msh rusak',
    reading: { ticket: 'A001' },
    facts: { named: { A001: TASKS.slice(0, 1) } },
  },
  stop: { text: 'STOP', reading: command('STOP') },
  rating: {
    text: 'NILAI A001 5',
    reading: command('NILAI', { ticket: 'A001', rating: 5 }),
    facts: { named: { A001: [ticket('A001', { open: false, answered: true })] } },
  },
  check: { text: 'CEK', reading: command('CEK'), facts: { tickets: TASKS } },
  foreign: { text: 'JAWAB A001 ok', reading: command('JAWAB', { entitled: false }) },
  spam: { text: 'menang undian', reading: { ...unclear, kind: 'SPAM', flags: ['spam'] } },
  operator: { text: 'pulsa hampir habis', reading: { ...unclear, kind: 'OPERATOR' } },
  question: { text: 'ini nomor siapa', reading: { ...unclear, kind: 'LAINNYA', action: 'ignore' } },
  answer: {
    text: 'JAWAB A001 sdh kami survey kemarin',
    reading: command('JAWAB', { ticket: 'A001', text: 'sdh kami survey kemarin' }),
    facts: { named: { A001: TASKS.slice(0, 1) }, tasks: TASKS, taskCount: 2 },
    sender: own,
  },
  meant: {
    text: 'A001 sudah kami kerjakan kemarin pak',
    reading: { ...unclear, kind: 'TINDAK_LANJUT', tickets: ['A001'] },
    facts: { named: { A001: [ticket('A001', { can: CAN })] }, tasks: TASKS, taskCount: 2 },
    sender: own,
  },
  link: {
    text: 'JAWAB A001 lihat www.contoh.id ya pak',
    reading: command('JAWAB', { ticket: 'A001', text: 'lihat www.contoh.id ya pak' }),
    facts: { named: { A001: [ticket('A001', { can: CAN })] }, tasks: TASKS, taskCount: 2 },
    sender: own,
  },
  yes: { text: 'YA', reading: unclear, sender: own },
  code: { text: 'YA 48 21', reading: unclear, sender: own },
  no: { text: 'TIDAK', reading: unclear, sender: own },
  matter: { text: 'JALAN rusak di pekon hanakau', sender: own },
  same: {
    text: 'CEK A001',
    reading: command('CEK', { ticket: 'A001' }),
    facts: { named: { A001: [ticket('A001'), ticket('A001', { instance: '2027-A001' })] } },
  },
  loose: {
    text: 'sdh dikerjakan pak, foto menyusul',
    reading: { ...unclear, kind: 'TINDAK_LANJUT' },
    facts: { tasks: TASKS, taskCount: 2 },
    sender: own,
  },
};

const asked = (at: number, kind: 'clarify' | 'info'): Timed => {
  const options = kind === 'clarify' ? OPTIONS : [];
  const event = { type: 'asked', at, kind, instance: '2026-A001', ticket: 'A001', options };
  return event;
};

/** Everything that can come to a conversation at that time, but for its timers. */
export function talkEvents(at: number): Timed[] {
  return [
    ...Object.values(SAID).map((said) => sms(at, said)),
    asked(at, 'clarify'),
    asked(at, 'info'),
    { type: 'block', at },
    { type: 'unblock', at },
  ];
}

const says = (name: keyof typeof SAID, at = START) => sms(at, SAID[name] ?? { text: '' });

const LOST = {
  ...{ type: 'contact.missed', tasks: [], taskCount: 0 },
  contact: { role: 'officer', agency: 'PUPR', label: 'Petugas DPUPR' },
};
/** An SMS that did not arrive. */
const missed = (at = START): Timed => ({ ...LOST, at });

/** By name; the phone is that of whoever speaks first. */
const STORIES: Record<string, Timed[]> = {
  'dialogue.listening': [says('complaint'), says('question')],
  'dialogue.waiting for a category': [says('complaint'), asked(START, 'clarify')],
  'dialogue.waiting for details': [says('complaint'), asked(START, 'info')],
  'dialogue.waiting for a ticket': [says('chase')],
  'dialogue.waiting for a task': [says('loose')],
  'dialogue.waiting for a yes': [says('meant')],
  'dialogue.waiting for a code': [says('link')],
  'dialogue.waiting for the word of a citizen': [says('matter')],
  'dialogue.waiting for one of the same code': [says('same')],
  'dialogue.blocked': [{ type: 'block', at: START }, says('complaint')],
  'contact.suspended': [missed(), missed(), missed()],
  'notices.off': [says('complaint'), says('stop')],
};

/** Conversations in all their states, by name. */
export function talkStories(): [name: string, held: Held][] {
  const decider = conversationDecider(officeRules());
  return Object.entries(STORIES).map(([name, events]) => {
    const phone = events.find((event) => 'sender' in event && event.sender === own) ? own : citizen;
    const start = begin(decider, { at: START, phone: phone.phone } as { at: number });
    return [name, events.reduce((held, event) => move(decider, held, event), start)];
  });
}
