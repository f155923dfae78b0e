import type { ComplaintInput, Reading } from '../../../machines/complaint/base/context.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import type { Category, Contact, Policy } from '../../../machines/district/district.ts';
import { createRules, type Rules } from '../../../machines/district/rules.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { rules as pages } from '../../api/desk/district.ts';

/** A small office with real working days, the people who write to it, and first messages of all kinds. */

const hours = { open: '07.30', close: '16.00' };
const data = {
  ...pages.district.calendar,
  week: [null, hours, hours, hours, hours, hours, null],
};

export const calendar = createCalendar(data);

/** Its complaints are secret from the start. */
const GRAFT: Category = {
  code: 'PUNGLI',
  name: 'Pungutan liar',
  agency: 'INSPEKTORAT',
  aliases: [],
  typos: [],
  strongHints: [],
  hints: [],
  weakHints: [],
  secret: true,
  routes: [],
};

/**
 * @param policy what differs from answers that go out at once
 * @param more people of the office besides those of the pack
 */
export function officeRules(policy: Partial<Policy> = {}, more: Contact[] = []): Rules {
  const { district } = pages;
  return createRules(
    {
      ...district,
      calendar: data,
      categories: [...district.categories, GRAFT],
      contacts: [...district.contacts, ...more],
      // each brake once, so that few steps reach its limit
      policy: { ...district.policy, questions: 1, transfers: 1, ...policy },
    },
    calendar,
  );
}

/** Monday 23 November 2026, 09.00 WIB. */
export const START = Date.UTC(2026, 10, 23, 2, 0);

/** Everyone who can cause an event; `own` is of the agency that roads belong to. */
export const PEOPLE = {
  citizen: { role: 'citizen', phone: '+6281200009001' },
  own: { role: 'officer', agency: 'PUPR', phone: '+6281200009101' },
  foreign: { role: 'officer', agency: 'DINSOS', phone: '+6281200009103' },
  oversight: { role: 'officer', agency: 'INSPEKTORAT', phone: '+6281200009107' },
  admin: { role: 'admin', phone: '+6281200009105' },
  regent: { role: 'regent', phone: '+6281200009106' },
  press: { role: 'admin' },
  system: { role: 'system' },
} as const satisfies Record<string, Actor>;

/** How a message about a road reads that is sure enough to be forwarded. */
export const ROAD: Reading = {
  kind: 'KELUHAN',
  category: 'JALAN',
  agency: 'PUPR',
  place: { district: 'Sukau', village: 'Hanakau' },
  flags: [],
  action: 'route',
  confidence: 0.95,
  why: [],
  alternatives: ['SOSIAL'],
  content: 'jln rusak parah di pekon hanakau',
};

const UNKNOWN = { category: null, agency: null, confidence: 0.1 };

/** First messages, each of another kind. */
export const FIRST = {
  route: {},
  graft: { category: 'PUNGLI', agency: 'INSPEKTORAT' },
  ask: { ...UNKNOWN, action: 'ask', alternatives: ['JALAN', 'SOSIAL'] },
  triage: { ...UNKNOWN, action: 'triage', alternatives: [] },
  proposed: { confidence: 0.4, action: 'triage' },
  abusive: { flags: ['abusive'] },
  partner: { category: null, agency: 'PLN', flags: ['outOfJurisdiction'], action: 'triage' },
  secret: { flags: ['secret'] },
  accusing: { flags: ['secret', 'accusesOffice'] },
  doubt: { flags: ['maybeSecret'] },
  doubtAndAbuse: { flags: ['maybeSecret', 'abusive'] },
  unsaid: { flags: ['secrecyUnsaid'] },
  emergency: { flags: ['emergency'], action: 'triage', confidence: 0.3 },
  emergencyUnknown: { ...UNKNOWN, flags: ['emergency'], action: 'triage' },
  question: { kind: 'TANYA' },
  suggestion: { kind: 'SARAN' },
  appreciation: { ...UNKNOWN, kind: 'APRESIASI', flags: ['appreciation'], action: 'triage' },
} as const satisfies Record<string, Partial<Reading>>;

export type First = keyof typeof FIRST;

/** Input of a complaint that begins with such a message. */
export function inputOf(first: First): ComplaintInput {
  const reading: Reading = { ...ROAD, ...FIRST[first] };
  return {
    id: '2026-A001',
    ticket: 'A001',
    year: 2026,
    at: START,
    reporter: PEOPLE.citizen.phone,
    text: `JALAN ${reading.content}`,
    reading,
  };
}
