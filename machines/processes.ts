import type { SearchFields } from '../store/port.ts';
import type { ComplaintContext } from './complaint/context.ts';
import { COMPLAINT_VERSION, createComplaintMachine } from './complaint/machine.ts';
import { complaintMigrations } from './complaint/migrations.ts';
import { mayNotSend } from './complaint/outgoing.ts';
import { complaintSearch, statePath } from './complaint/search.ts';
import { complaintWords } from './complaint/words.ts';
import type { ConversationContext } from './conversation/context.ts';
import { CONVERSATION_VERSION, createConversationMachine } from './conversation/machine.ts';
import { createDecider } from './engine/decider.ts';
import type { MachineKind } from './engine/ports.ts';
import type { LetterContext } from './letter/context.ts';
import { createLetterMachine, LETTER_VERSION } from './letter/machine.ts';
import { createLineMachine, LINE_VERSION } from './line/machine.ts';
import type { ReportContext } from './report/context.ts';
import { createReportMachine, REPORT_VERSION } from './report/machine.ts';
import { fromVersion1, TIMERS_OF_VERSION_1 } from './report/migration.ts';
import type { Rules } from './rules.ts';

/** The machines the engine runs, with what it must know of each. */

/** Of a machine that nothing is searched by. */
export const NO_FIELDS: SearchFields = {
  state: '',
  tags: [],
  ticket: null,
  year: null,
  phone: null,
  kind: null,
  category: null,
  agency: null,
  district: null,
  village: null,
  parent: null,
  due: null,
  receivedAt: null,
  forwardedAt: null,
  answeredAt: null,
  closedAt: null,
  measures: null,
};

/** Prefix of conversation ids; the rest is the phone. */
export const CONVERSATION = 'conversation:';

function conversationKind(rules: Rules): MachineKind {
  return {
    name: 'conversation',
    version: CONVERSATION_VERSION,
    decider: createDecider(createConversationMachine(rules)),
    inputFor: (id) => ({ phone: id.slice(CONVERSATION.length) }),
    search: (snapshot) => ({
      ...NO_FIELDS,
      state: statePath(snapshot.value.dialogue),
      tags: [...snapshot.tags].sort(),
      phone: (snapshot.context as ConversationContext).phone,
    }),
    // facts are looked up anew for every message; only what was understood is worth keeping
    journal: ({ facts: _facts, ...event }) => event,
    // version 2 asks more questions; what version 1 asked reads the same
    migrations: { '1': { to: '2', snapshot: (persisted) => persisted } },
  };
}

function reportKind(rules: Rules): MachineKind {
  return {
    name: 'report',
    version: REPORT_VERSION,
    decider: createDecider(createReportMachine(rules)),
    search: (snapshot) => {
      const { kind, dueAt } = snapshot.context as ReportContext;
      const tags = [...snapshot.tags].sort();
      return { ...NO_FIELDS, state: statePath(snapshot.value), tags, kind, due: dueAt };
    },
    // the snapshot keeps the numbers
    journal: ({ statistics: _statistics, ...event }) => event,
    migrations: {
      '1': { to: '2', snapshot: fromVersion1, timers: TIMERS_OF_VERSION_1 },
    },
  };
}

/** Prefix of letter ids. */
export const LETTER = 'letter:';

function letterKind(): MachineKind {
  return {
    name: 'letter',
    version: LETTER_VERSION,
    decider: createDecider(createLetterMachine()),
    search: (snapshot) => {
      const { number, year, kind, agency, about, createdAt } = snapshot.context as LetterContext;
      return {
        ...NO_FIELDS,
        state: statePath(snapshot.value),
        tags: [...snapshot.tags].sort(),
        ticket: number,
        year,
        kind,
        agency,
        parent: about[0] ?? null,
        receivedAt: createdAt,
      };
    },
    migrations: {},
  };
}

/** Prefix of line ids; the rest is the line's name. */
export const LINE = 'line:';

function lineKind(rules: Rules): MachineKind {
  return {
    name: 'line',
    version: LINE_VERSION,
    decider: createDecider(createLineMachine(rules)),
    inputFor: (id) => ({ name: id.slice(LINE.length) }),
    search: (snapshot) => ({
      ...NO_FIELDS,
      state: statePath(snapshot.value.service),
      tags: [...snapshot.tags].sort(),
    }),
    migrations: {},
  };
}

/** All machine kinds for a district. */
export function createMachines(rules: Rules): MachineKind[] {
  const complaint: MachineKind = {
    name: 'complaint',
    version: COMPLAINT_VERSION,
    decider: createDecider(createComplaintMachine(rules)),
    search: complaintSearch,
    words: (snapshot) => complaintWords(snapshot.context as ComplaintContext),
    mayNotSend: (snapshot, sms) => mayNotSend(rules, snapshot, sms),
    migrations: complaintMigrations(rules),
  };
  return [complaint, conversationKind(rules), reportKind(rules), letterKind(), lineKind(rules)];
}
