import { describe, expect, it } from '@jest/globals';
import type { SnapshotFrom } from 'xstate';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import type {
  RequestContext,
  RequestEvent,
} from '../../../examples/permohonan-informasi/context.ts';
import { createDesk } from '../../../examples/permohonan-informasi/desk.ts';
import {
  createRequestMachine,
  type RequestMachine,
} from '../../../examples/permohonan-informasi/machine.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider, type Decision } from '../../../machines/engine/decider.ts';

/** What the law counts in days, on its boundaries; and who is told what, and who asked. */

const district = loadDistrict(packagePath('examples', 'lampung-barat'));
const rules = createRules(district, createCalendar(district.calendar));
const SETTINGS = {
  office: 'Kominfo Liwa',
  superior: 'Sekda',
  commission: 'Komisi Informasi Lampung',
};
const decider = createDecider(createRequestMachine(rules, SETTINGS));
type Snapshot = SnapshotFrom<RequestMachine>;
type Made = Decision<Snapshot>;

const PHONE = '+6281200009001';
const CITIZEN = { role: 'citizen', phone: PHONE } as const;
const PPID = { role: 'admin' } as const;
const PUPR = { role: 'officer', agency: 'PUPR' } as const;
/** Epoch of a moment in the district's own time. */
const at = (day: string, time = '09.00') => rules.calendar.at(day, time);
const MONDAY = at('2026-11-23');

function start(received = MONDAY, more: object = {}): Made {
  const input = { id: 'permohonan:PI001', number: 'PI001', year: 2026, at: received, phone: PHONE };
  const who = { name: 'Budi Santoso', address: 'Pekon Kubu Perahu' };
  return decider.start({ ...input, text: 'salinan APBD', ...who, ...more });
}

function step(snapshot: Snapshot, event: Omit<RequestEvent, 'at'> & { at?: number }): Made {
  return decider.decide(snapshot, { at: MONDAY, ...event } as RequestEvent);
}

/** When a timer that was armed at a moment is due, as `MM-DD HH.MM`. */
function due({ arm }: Made, delay: string, from = MONDAY): string | undefined {
  const timer = arm.find(({ id }) => id.startsWith(`xstate.after.${delay}.`));
  if (timer === undefined) return undefined;
  const { month, day, hour, minute } = rules.calendar.local(from + timer.delayMs);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(month)}-${two(day)} ${two(hour)}.${two(minute)}`;
}

const EXTEND = { type: 'informasi.extend', reason: 'notHeld', text: 'arsip', by: PPID } as const;
const OBJECT = { type: 'informasi.object', text: 'tidak dijawab', by: CITIZEN } as const;
const REFUSE = { type: 'informasi.refuse', clause: 'h', text: 'data pribadi', by: PPID } as const;

describe('the written answer (UU 22(7))', () => {
  it.each([
    // received, answer due, reminders on day 7 and 9
    ['2026-11-23', '09.00', '12-07 16.00', '12-02 07.30', '12-04 07.30'],
    ['2026-11-23', '15.59', '12-07 16.00', '12-02 07.30', '12-04 07.30'],
    // at closing time it counts as of the next day
    ['2026-11-23', '16.00', '12-08 16.00', '12-03 07.30', '12-07 07.30'],
    ['2026-11-21', '12.00', '12-07 16.00', '12-02 07.30', '12-04 07.30'],
    // 24 and 25 December, 1 and 5 January are no working days
    ['2026-12-18', '09.00', '01-07 16.00', '12-31 07.30', '01-06 07.30'],
  ])('of %s %s is due %s', (day, time, answer, first, again) => {
    const received = at(day, time);
    const made = start(received);
    expect(due(made, 'dueTime', received)).toBe(answer);
    expect(due(made, 'remindFirst', received)).toBe(first);
    expect(due(made, 'remindAgain', received)).toBe(again);
  });

  it.each([
    ['a minute before', at('2026-12-07', '15.59'), true],
    ['at that moment', at('2026-12-07', '16.00'), true],
    ['a millisecond after', at('2026-12-07', '16.00') + 1, false],
  ])('may be extended once: %s it is due', (_, moment, taken) => {
    const { snapshot } = start();
    const extended = step(snapshot, { ...EXTEND, at: moment });
    expect(extended.handled).toBe(taken);
    if (!taken) return;
    expect(due(extended, 'dueTime', moment)).toBe('12-16 16.00');
    expect(step(extended.snapshot, { ...EXTEND, at: moment }).handled).toBe(false);
  });

  it('reminds anew once it is extended, and of nothing that is over', () => {
    const early = step(start().snapshot, { ...EXTEND, at: MONDAY });
    expect(due(early, 'remindFirst')).toBe('12-11 07.30');
    expect(due(early, 'remindAgain')).toBe('12-15 07.30');
    const late = at('2026-12-07', '10.00');
    expect(due(step(start().snapshot, { ...EXTEND, at: late }), 'remindFirst', late)).toBe(
      '12-11 07.30',
    );
  });
});

describe('the objection (UU 35, 36)', () => {
  it.each([
    ['while the answer may still come', at('2026-12-07', '16.00'), false],
    ['once it is late', at('2026-12-07', '16.00') + 1, true],
  ])('to silence: %s', (_, moment, taken) => {
    expect(step(start().snapshot, { ...OBJECT, at: moment }).handled).toBe(taken);
  });

  it.each([
    ['on the last day', at('2027-01-08', '16.30'), true],
    ['after it', at('2027-01-08', '16.30') + 1, false],
  ])('to a decision: %s', (_, moment, taken) => {
    const refused = step(start().snapshot, REFUSE);
    expect(due(refused, 'objectionWindow')).toBe('01-08 16.30');
    const objected = step(refused.snapshot, { ...OBJECT, at: moment });
    expect(objected.handled).toBe(taken);
    if (taken) expect(step(objected.snapshot, { ...OBJECT, at: moment }).handled).toBe(false);
  });

  it('is answered within thirty days, of which the superior is reminded three times', () => {
    const refused = step(start().snapshot, REFUSE);
    const objected = step(refused.snapshot, OBJECT);
    const times = ['superiorFirst', 'superiorAgain', 'superiorLast', 'superiorDue'];
    expect(times.map((delay) => due(objected, delay))).toEqual([
      '12-14 07.30',
      '12-30 07.30',
      '01-07 07.30',
      '01-08 16.30',
    ]);
  });

  it('opens the way to another decision only where the superior has ordered it', () => {
    const grant = { type: 'informasi.grant', text: 'email', by: PPID } as const;
    const objected = step(step(start().snapshot, REFUSE).snapshot, OBJECT).snapshot;
    for (const [upheld, taken] of [
      ['tidak', false],
      ['ya', true],
    ] as const) {
      const answer = { type: 'keberatan.answer', upheld, text: 'tanggapan', by: PPID } as const;
      expect(step(step(objected, answer).snapshot, grant).handled).toBe(taken);
    }
  });
});

describe('who may', () => {
  const forward = { type: 'informasi.forward', agency: 'PUPR', by: PPID } as const;
  const found = { type: 'informasi.found', text: 'ada', by: PUPR } as const;
  const searching = step(start().snapshot, forward).snapshot;

  it.each([
    ['the agency that searches', { ...found }, true],
    ['another agency', { ...found, by: { role: 'officer', agency: 'DINSOS' } as const }, false],
    ['a citizen', { ...found, by: CITIZEN }, false],
    ['the PPID in its place', { ...found, by: PPID }, false],
    ['the agency what the PPID decides', { ...REFUSE, by: PUPR }, false],
    ['another citizen', { ...OBJECT, by: { ...CITIZEN, phone: '+6281200009002' } }, false],
    ['the timer by itself', { type: 'informasi.withdraw', text: 'x' } as never, false],
  ])('%s', (_, event, taken) => {
    expect(step(searching, { ...event, at: at('2026-12-09') }).handled).toBe(taken);
  });
});

describe('who asked', () => {
  const text = `salinan APBD, hub saya 0812-0000-9001, NIK 1804011203800001`;
  const secrets = ['Budi', 'Kubu Perahu', '0000-9001', '9001', '1804011203800001'];

  it('is told to no agency, by SMS or at the desk', () => {
    const { snapshot } = start(MONDAY, { text });
    const forward = { type: 'informasi.forward', agency: 'PUPR', by: PPID } as const;
    const { snapshot: sent, effects } = step(snapshot, forward);
    const toAgency = effects.filter(({ type }) => type === 'sms');
    expect(toAgency).toHaveLength(1);
    const desk = createDesk(rules);
    const agency = { role: 'agency', agency: 'PUPR' } as const;
    const shown = JSON.stringify([toAgency, desk.facts(sent, agency), desk.quote(sent, agency)]);
    for (const secret of secrets) expect([secret, shown.includes(secret)]).toEqual([secret, false]);
    expect(JSON.stringify(desk.facts(sent, { role: 'admin' }))).toContain('Budi Santoso');
    const known = { state: '', tags: [], phone: null, forwardedAt: null };
    expect(desk.maySee(agency, { ...known, agency: 'DINSOS' })).toBe(false);
    expect(desk.sight({ role: 'citizen' })).toBeNull();
  });

  it('is kept without a digit of his identity card', () => {
    const add = {
      type: 'informasi.add',
      text: 'NIK saya 1804 0112 0380 0001',
      by: CITIZEN,
    } as const;
    const { context } = step(start(MONDAY, { text }).snapshot, add).snapshot;
    expect(JSON.stringify(context satisfies RequestContext)).not.toMatch(/0112\s?0380/);
  });
});
