import { describe, expect, it } from '@jest/globals';
import type { ComplaintContext, Reading } from '../../../machines/complaint/base/context.ts';
import { ladder } from '../../../machines/complaint/base/deadline.ts';
import { mayForwardTo } from '../../../machines/complaint/base/secrecy.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { begin, contextOf, type Held, move } from './held.ts';
import { FIRST, inputOf, officeRules, PEOPLE, ROAD, START } from './office.ts';

/** Who is given a complaint, a secret above all, and who hears of silence. */

const rules = officeRules();
const { secondOverseer: SECOND } = rules.district.office;
const decider = createDecider(createComplaintMachine(rules));
const { admin, citizen } = PEOPLE;

const begun = (reading: Partial<Reading>) =>
  begin(decider, Object.assign(inputOf('route'), { reading: { ...ROAD, ...reading } }));

const told = (held: Held, event: { type: string } & Record<string, unknown>) =>
  move(decider, held, Object.assign({ at: START + 1000 }, event));

describe('the agency of a new complaint', () => {
  it.each<[string, Partial<Reading>, string | null, boolean]>([
    ['is that of its category', {}, 'PUPR', false],
    ['that asks for secrecy is the overseeing one', { flags: ['secret'] }, 'INSPEKTORAT', true],
    [
      'of a secret category is the overseeing one',
      { ...FIRST.graft, agency: 'PUPR' },
      'INSPEKTORAT',
      true,
    ],
    ['that is meant for oversight is secret', { agency: 'INSPEKTORAT' }, 'INSPEKTORAT', true],
    [
      'of a secret without any is the overseeing one',
      { flags: ['secret'], agency: null },
      'INSPEKTORAT',
      true,
    ],
    [
      'of a secret that accuses those who get secrets is the second overseer',
      { ...FIRST.graft, flags: ['secret', 'accusesOverseer'] },
      SECOND,
      true,
    ],
    ['that nobody knows is nobody', { ...FIRST.triage }, null, false],
  ])('%s', (_, reading, agency, secret) => {
    expect(contextOf(begun(reading))).toMatchObject({ agency, secret });
  });
});

describe('an act of the admin', () => {
  const after = (event: { type: string }) => told(begun(FIRST.triage), { ...event, by: admin });

  it.each<[string, { type: string } & Record<string, unknown>, boolean]>([
    ['forwards to an agency', { type: 'admin.forward', agency: 'PUPR' }, true],
    ['forwards to nobody that is unknown', { type: 'admin.forward', agency: 'TIDAK-ADA' }, false],
    [
      'merges with another',
      { type: 'admin.merge', parent: { instance: '2026-A002', ticket: 'A002', secret: false } },
      true,
    ],
    [
      'never merges with itself',
      { type: 'admin.merge', parent: { instance: '2026-A001', ticket: 'A001', secret: false } },
      false,
    ],
    [
      'never merges with one that was merged itself',
      {
        type: 'admin.merge',
        parent: { instance: '2026-A002', ticket: 'A002', secret: false, under: 'A003' },
      },
      false,
    ],
    [
      'never merges with one that is over',
      {
        type: 'admin.merge',
        parent: { instance: '2026-A002', ticket: 'A002', secret: false, over: true },
      },
      false,
    ],
    [
      'never merges with a secret',
      { type: 'admin.merge', parent: { instance: '2026-A002', ticket: 'A002', secret: true } },
      false,
    ],
  ])('%s', (_, event, taken) => {
    expect(after(event).decision.handled).toBe(taken);
  });
});

it('a secret is forwarded to those it is meant for alone', () => {
  const to = (agency: string, secret: boolean) =>
    mayForwardTo(rules, { secret, reading: ROAD }, agency);
  expect([to('PUPR', false), to('PUPR', true)]).toEqual([true, false]);
  expect([to('INSPEKTORAT', false), to('INSPEKTORAT', true)]).toEqual([true, true]);
  expect([to('TIDAK-ADA', false), to('TIDAK-ADA', true)]).toEqual([false, false]);
});

it('a secret that accuses those who get secrets is for the second overseer alone', () => {
  const reading: Reading = { ...ROAD, flags: ['secret', 'accusesOverseer'] };
  const to = (agency: string) => mayForwardTo(rules, { secret: true, reading }, agency);
  expect([SECOND, 'INSPEKTORAT', 'PPKBPPPA', 'PUPR'].map(to)).toEqual([true, false, false, false]);
  // who gets those gets no other secret
  expect(mayForwardTo(rules, { secret: true, reading: ROAD }, SECOND)).toBe(false);
});

it('words that accuse the overseeing agency take a secret from it', () => {
  const held = begun({ ...FIRST.graft });
  expect(contextOf(held)).toMatchObject({ agency: 'INSPEKTORAT', secret: true });
  const flags = ['secret', 'accusesOverseer'];
  const event = { type: 'citizen.add', by: citizen, text: 'auditor inspektorat juga minta uang' };
  const after = told(held, { ...event, reading: { ...ROAD, flags } });
  expect(contextOf(after)).toMatchObject({ agency: SECOND, givenTo: SECOND, secret: true });
  // and it stays theirs when he writes on
  const later = told(after, { ...event, text: 'mohon segera', reading: ROAD });
  expect(contextOf(later)).toMatchObject({ agency: SECOND, secret: true });
});

it('words that accuse the overseeing agency take an answered secret from it, and not back to it', () => {
  const answer = {
    type: 'officer.answer',
    by: PEOPLE.oversight,
    text: 'sudah kami periksa semuanya',
  };
  const held = told(begun({ ...FIRST.graft }), answer);
  expect(held.decision.handled).toBe(true);
  const flags = ['secret', 'accusesOverseer'];
  const event = { type: 'citizen.unsolved', by: citizen, text: 'auditornya minta uang' };
  const after = told(held, { ...event, reading: { ...ROAD, flags } });
  expect(contextOf(after)).toMatchObject({ agency: SECOND, givenTo: SECOND, secret: true });
});

describe('words that accuse the second overseer too', () => {
  const event = { type: 'citizen.add', by: citizen, text: 'orang setda juga minta bagian' };
  const reading = { ...ROAD, flags: ['secret', 'accusesSecond'] };
  const first = { ...FIRST.graft, flags: ['secret', 'accusesOverseer'] };
  const flow = ({ snapshot }: Held) => (snapshot.value as { flow: string }).flow;

  it('take it from him with a recall that says nothing, and it waits for the admin', () => {
    const held = begun(first);
    expect(contextOf(held)).toMatchObject({ agency: SECOND, givenTo: SECOND });
    const after = told(held, { ...event, reading });
    expect([flow(after), contextOf(after)]).toMatchObject([
      'triage',
      { agency: null, givenTo: null, secret: true },
    ]);
    const texts = after.decision.effects.flatMap(({ type, params }) =>
      type === 'sms' && 'message' in params ? [[params.to.role, params.message.template]] : [],
    );
    expect(texts).toEqual([
      ['officer', 'skpd-dibatalkan'],
      ['citizen', 'terima-rahasia'],
      ['admin', 'admin-triase'],
    ]);
  });

  it('leave no agency that the admin could give it to', () => {
    const after = told(begun(first), { ...event, reading });
    for (const agency of rules.district.agencies.map(({ code }) => code)) {
      const request = { type: 'admin.forward' as const, by: admin, at: START + 2000, agency };
      expect([agency, after.snapshot.can(request)]).toEqual([agency, false]);
    }
  });

  it.each(['citizen.unsolved', 'citizen.thank', 'citizen.rate'])(
    'take it from him when he has answered: %s',
    (type) => {
      const by = { role: 'officer' as const, agency: SECOND };
      const answer = { type: 'officer.answer', by, text: 'sudah kami periksa semuanya' };
      const held = told(begun(first), answer);
      expect(flow(held)).toBe('answered');
      const after = told(held, { ...event, type, rating: 1, reading });
      expect([flow(after), contextOf(after)]).toMatchObject([
        'triage',
        { agency: null, givenTo: null, answer: null },
      ]);
    },
  );
});

it('words that turn it secret take it from the agency that had it', () => {
  const reading = { ...ROAD, flags: ['secret'] };
  const held = told(begun({}), {
    type: 'citizen.add',
    by: citizen,
    text: 'tolong rahasiakan',
    reading,
  });
  expect(contextOf(held)).toMatchObject({ secret: true, agency: 'INSPEKTORAT' });
});

describe('the ladder', () => {
  const withAgency = { clock: { step: 'answer' }, agency: 'PUPR' } as ComplaintContext;
  const withAdmin = { clock: { step: 'forward' }, agency: 'PUPR' } as ComplaintContext;
  const office = rules.district.office.agency;

  it.each<[string, ComplaintContext, number, object]>([
    ['begins with the officer', withAgency, 0, { role: 'officer', agency: 'PUPR' }],
    ['then the head', withAgency, 1, { role: 'head', agency: 'PUPR' }],
    ['then the Sekda', withAgency, 2, { role: 'secretary' }],
    ['then the Bupati', withAgency, 3, { role: 'regent' }],
    ['begins with the admin where he is silent', withAdmin, 0, { role: 'admin' }],
    ['then the admin’s own head', withAdmin, 1, { role: 'head', agency: office }],
  ])('%s', (_, context, rung, recipient) => {
    expect(ladder(rules, context, rung)).toEqual(recipient);
  });
});
