import { describe, expect, it } from '@jest/globals';
import { oncePer } from '../../../machines/base/once-per.ts';
import { statePath } from '../../../machines/chart/state-path.ts';
import { ACT_TYPES } from '../../../machines/complaint/acts/acts.ts';
import { dangerActs } from '../../../machines/complaint/acts/danger.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import type { Policy } from '../../../machines/district/district.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import {
  ACTS_BY_STATE,
  type Column,
  type Facts,
  PRESS_BY_STATE,
  parsed,
  type Relation,
  SPEAKS,
  WHEN,
} from './acts-table.ts';
import { outsideEvents } from './events.ts';
import { begin, contextOf, firings, type Held, heardIn, move } from './held.ts';
import { calendar, type First, inputOf, officeRules, PEOPLE } from './office.ts';

/**
 * Every event from everybody, wherever a complaint can get to: the machine takes exactly what the table
 * says. The table is data, written by hand; nothing of it is computed by the machine.
 */

const MINUTE = 60_000;
/** As long as the test's office gives an officer to put his answer right. */
const CORRECTION = 30 * MINUTE;

/** Who tries; `SPEAKS` says as whom he is heard. */
const PEOPLE_WHO_TRY: Record<keyof typeof SPEAKS, Actor> = {
  reporter: PEOPLE.citizen,
  'a channel, of what came by SMS': { role: 'citizen', via: 'bot', name: 'token:bot' },
  'another citizen': { role: 'citizen', phone: '+6281200009002' },
  'officer PUPR': PEOPLE.own,
  'head PUPR': { role: 'head', agency: 'PUPR', phone: '+6281200009102' },
  'officer DINSOS': PEOPLE.foreign,
  'officer INSPEKTORAT': PEOPLE.oversight,
  'the reporter, who is an officer too': { ...PEOPLE.own, phone: PEOPLE.citizen.phone },
  admin: PEOPLE.admin,
  regent: PEOPLE.regent,
  secretary: { role: 'secretary', phone: '+6281200009108' },
  hotline: PEOPLE.system,
};

const COLUMN_OF: Record<string, Column> = {
  citizen: 'reporter',
  officer: 'agency',
  admin: 'admin',
  press: 'admin',
  regent: 'regent',
};

const ALARM_ACTS = Object.keys(dangerActs);
/** What a changed pack does is in `with-pack.test.ts`: nobody who acts causes it. */
const isPack = (type: string) => type.startsWith('pack.');
/** Who has another phone may do what he could before; that the old one may not is in scenario 92. */
const isNewPhone = (type: string) => type.endsWith('.newPhone');

const flowTable = parsed(ACTS_BY_STATE);
const pressTable = parsed(PRESS_BY_STATE);

function placeOf({ snapshot }: Held): { flow: string; press: string } {
  const { flow, publication } = snapshot.value as Record<string, string>;
  return { flow: statePath(flow), press: statePath(publication) };
}

const isKept = ({ secret, reading }: Pick<ComplaintContext, 'secret' | 'reading'>) =>
  secret && reading.flags.includes('accusesOffice');

function accusesAll({ reading: { flags } }: Pick<ComplaintContext, 'reading'>): boolean {
  const all = flags.includes('accusesOverseer') && flags.includes('accusesSecond');
  return all && !flags.includes('accusesOffice');
}

function isTakeable(c: ComplaintContext): boolean {
  const { lastWords, secret, emergency, agency, clock } = c;
  const before = lastWords?.before;
  if (before === undefined || before.secret !== secret || before.emergency !== emergency)
    return false;
  if (isKept(before) !== isKept(c)) return false;
  // whose it may be changes with whom it accuses
  const accuses = ({ reading: { flags } }: Pick<ComplaintContext, 'reading'>) =>
    flags.includes('accusesOverseer');
  if (accuses(before) !== accuses(c)) return false;
  const same = before.clock?.startedAt === clock?.startedAt;
  return before.agency === agency && (same || before.answeredAt !== null);
}

/** Facts in the test's own words, from the bare memory of the complaint. */
function factsOf(held: Held): Facts & Relation {
  const c = contextOf(held);
  const { flow } = placeOf(held);
  const at = held.now + MINUTE;
  // one more day: no further off than five, and within what the law gives
  const nextDay = calendar.dueAfter(Math.max(at, c.clock?.dueAt ?? at), 1, 'workingDay');
  const fits = nextDay <= calendar.dueAfter(at, 5, 'workingDay') && nextDay <= c.legalDueAt;
  return {
    flow,
    secret: c.secret,
    given: c.agency !== null && c.givenTo === c.agency ? c.agency : null,
    kept: isKept(c),
    withOverseer: c.agency === 'INSPEKTORAT',
    accusesAll: accusesAll(c),
    withAgency: c.clock !== null && c.clock.step !== 'forward',
    answered: c.answer !== null && c.answeredAt !== null,
    rated: c.rating !== null,
    hasChildren: c.children.length > 0,
    hasParent: c.parent !== null,
    correctable: c.answer !== null && at - c.answer.at <= CORRECTION,
    retractable: c.answer?.clock !== undefined && at - c.answer.at <= 24 * 3_600_000,
    takeable: isTakeable(c),
    officerAsks: c.asked.officer < 1,
    adminAsks: c.asked.admin < 1,
    transferable: c.transfer !== null || c.transfers < 1,
    parked: c.clock?.parkedUntil !== undefined,
    extensible:
      c.extensions < 1 &&
      c.clock !== null &&
      c.clock.pausedAt === null &&
      c.clock.parkedUntil === undefined &&
      fits,
  };
}

function isIn(
  cell: string[] | undefined,
  name: string,
  type: string,
  facts: Facts & Relation,
): boolean {
  if (cell?.includes(name) === true) return true;
  return cell?.includes(`${name}?`) === true && WHEN[type]?.(facts) === true;
}

/** What the table says of somebody who tries an act here. */
function allowedIn(held: Held, facts: Facts & Relation): (who: string, type: string) => boolean {
  const { flow, press } = placeOf(held);
  const [flowRow, pressRow] = [flowTable.rows.get(flow), pressTable.rows.get(press)];
  const columns = new Map(Object.entries(SPEAKS).map(([who, heard]) => [who, heard(facts)]));
  return (who, type) => {
    const [speaker = '', name = ''] = type.split('.');
    const owner = COLUMN_OF[speaker] ?? 'hotline';
    if (columns.get(who) !== owner || held.status === 'done') return false;
    if (speaker === 'press') return isIn(pressRow?.get('admin'), name, type, facts);
    const word = owner === 'hotline' ? type : name;
    return isIn(flowRow?.get(owner), word, type, facts);
  };
}

/**
 * Situations that the table may tell apart, once by the row of the flow and once by that of the newspaper: no cell
 * asks for facts of the one in the other's state, and every pair of states stands in the second.
 */
function keysOf(held: Held): string[] {
  const { officerAsks: _, adminAsks: __, transferable: ___, ...facts } = factsOf(held);
  const { flow, given, secret, kept, answered, hasParent } = facts;
  const { press } = placeOf(held);
  const ofPress = [flow, press, given, secret, kept, answered, hasParent];
  return [`flow ${JSON.stringify(facts)}`, `press ${JSON.stringify(ofPress)}`];
}

/** A complaint that tells nobody anything: half a million events are tried, and no SMS decides where one leads. */
function silentMachine(policy: Partial<Policy>) {
  const machine = createComplaintMachine(officeRules(policy));
  const told = Object.keys(machine.implementations.actions).filter((name) =>
    /^(sms|tell)\./.test(name),
  );
  return machine.provide({ actions: Object.fromEntries(told.map((name) => [name, () => {}])) });
}

/** What somebody may cause next: asked when a situation is gone on from, and when it is held against the table. */
const eventsOf = oncePer((held: Held) => outsideEvents(contextOf(held), held.now + MINUTE));

/** Wherever it can get to from any of these first messages, each kind of situation once. */
function situations(firsts: First[], policy: Partial<Policy>): Held[] {
  const decider = createDecider(silentMachine(policy));
  const known = new Set<string>();
  const found: Held[] = [];
  function arrive(held: Held): void {
    const news = keysOf(held).filter((key) => !known.has(key));
    if (news.length > 0) found.push(held);
    for (const key of news) known.add(key);
  }
  for (const first of firsts) arrive(begin(decider, inputOf(first)));
  // grows while it is gone through
  for (const held of found) {
    const events = [...eventsOf(held), ...firings(held)];
    const heard = heardIn(held);
    const leads = ({ type }: { type: string }) =>
      heard.has(type) && !isPack(type) && !isNewPhone(type);
    for (const event of events.filter(leads))
      if (held.snapshot.can(event)) arrive(move(decider, held, event));
  }
  return found;
}

/** Where machine and table differ, and which states the table was held against. */
function compare(firsts: First[], policy: Partial<Policy>) {
  const states = new Set<string>();
  // one example of each kind is enough to see it
  const faults = new Map<string, string>();
  for (const held of situations(firsts, policy)) {
    const { flow, press } = placeOf(held);
    states.add(flow);
    const isAllowed = allowedIn(held, factsOf(held));
    const events = eventsOf(held);
    const heard = heardIn(held);
    // what is said of danger has a table of its own (`alarm.test.ts`)
    // what no active state has a transition for is taken from nobody
    const here = ACT_TYPES.filter((one) => !ALARM_ACTS.includes(one) && !isPack(one));
    for (const type of here) {
      const said = heard.has(type) ? events.filter((event) => event.type === type) : [];
      for (const [who, by] of Object.entries(PEOPLE_WHO_TRY)) {
        const takes = said.some((event) => held.snapshot.can({ ...event, by }));
        if (takes === isAllowed(who, type)) continue;
        const kind = `${flow} (${press}): ${type} by ${who} is ${takes ? '' : 'not '}taken`;
        faults.set(kind, `${kind}: ${keysOf(held).join(' ')}`);
      }
    }
  }
  return { states, faults: [...faults.values()] };
}

const WORLDS: [First[], Partial<Policy>][] = [
  [['route', 'secret'], {}],
  [['ask'], { review: 'hold' }],
];

describe('the table of acts', () => {
  const reached = new Set<string>();

  it.each(WORLDS)('is what the machine takes, begun with %j under %j', (firsts, policy) => {
    const { states, faults } = compare(firsts, policy);
    for (const state of states) reached.add(state);
    expect(faults.slice(0, 30)).toEqual([]);
  });

  it('was held against every state, and names no act that is none', () => {
    expect([...flowTable.rows.keys()].filter((state) => !reached.has(state))).toEqual([]);
    const known = new Set<string>(ACT_TYPES);
    for (const type of Object.keys(WHEN)) expect(known).toContain(type);
  });
});
