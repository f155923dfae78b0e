import { describe, expect, it } from '@jest/globals';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { complaintSearch } from '../../../machines/complaint/search.ts';
import type { Policy } from '../../../machines/district/district.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { PRINTED } from '../../support/press.ts';
import { begin, contextOf, type Held, move, type Timed } from './held.ts';
import { type First, inputOf, officeRules, PEOPLE } from './office.ts';

/** What a complaint writes down of the steps it went through, and what reports count of it. */

const { admin, own, citizen, press } = PEOPLE;
const ANSWER = 'sdh kami survey, besok alat turun';
const { calendar } = officeRules();
/** The first message came on Monday 23 November, 09.00. */
const november = (day: number, time = '10.00') => calendar.at(`2026-11-${day}`, time);
const december = (day: number, time = '10.00') =>
  calendar.at(`2026-12-${String(day).padStart(2, '0')}`, time);

type Told = Omit<Timed, 'at'> & Record<string, unknown>;

const answers: Told = { type: 'officer.answer', by: own, text: ANSWER };
const asks: Told = { type: 'officer.ask', by: own, text: 'lokasi tepatnya?' };
const adds: Told = { type: 'citizen.add', by: citizen, text: 'dekat balai pekon' };
const unsolved: Told = { type: 'citizen.unsolved', by: citizen, text: 'masih rusak' };
const forwards: Told = { type: 'admin.forward', by: admin, agency: 'PUPR' };

function play(first: First, events: [number, Told][], policy: Partial<Policy> = {}): Held {
  const decider = createDecider(createComplaintMachine(officeRules(policy)));
  const input = { ...inputOf(first), sentAt: november(20, '15.00') };
  return events.reduce<Held>(
    (held, [at, event]) => {
      const next = move(decider, held, { ...event, at });
      if (!next.decision.handled) throw new Error(`${event.type} is not taken`);
      return next;
    },
    begin(decider, input),
  );
}

const measures = (held: Held) => complaintSearch(held.snapshot).measures;

describe('steps of the SOP', () => {
  it('begin with the way from the phone to the hotline, over a weekend', () => {
    // sent on Friday, received on Monday
    expect(measures(play('route', []))).toMatchObject({ enterDays: 1, enterResult: 'within' });
  });

  it.each<[string, First, [number, Told][], Partial<Policy>, object]>([
    [
      'takes no time where the hotline forwards by itself',
      'route',
      [],
      {},
      { forwardDays: 0, forwardResult: 'within' },
    ],
    [
      'is the time the admin took',
      'triage',
      [[november(24), forwards]],
      {},
      { forwardDays: 1, forwardResult: 'within' },
    ],
    [
      'is late the day after',
      'triage',
      [[november(25), forwards]],
      {},
      { forwardDays: 2, forwardResult: 'late' },
    ],
    [
      'is without the time in which the citizen owed an answer',
      'triage',
      [
        [november(23, '15.00'), { type: 'admin.ask', by: admin, text: 'pekon mana?' }],
        [november(30, '09.00'), adds],
        [december(1, '09.00'), forwards],
      ],
      {},
      { forwardDays: 1, forwardResult: 'within' },
    ],
  ])('forwarding %s', (_, first, events, policy, expected) => {
    expect(measures(play(first, events, policy))).toMatchObject(expected);
  });

  it.each<[string, [number, Told][], Partial<Policy>, object]>([
    [
      'on the third day is within',
      [[november(26, '16.00'), answers]],
      {},
      { answerDays: 3, answerResult: 'within', replyDays: 0, replyResult: 'within' },
    ],
    [
      'a minute after closing is late',
      [[november(26, '16.01'), answers]],
      {},
      { answerDays: 4, answerResult: 'late' },
    ],
    [
      'is within when the citizen took ten days of it',
      [
        [november(24, '09.00'), asks],
        [december(4, '09.00'), adds],
        [december(8, '09.00'), answers],
      ],
      {},
      { answerDays: 3, answerResult: 'within' },
    ],
    [
      'out of a pause that is still on counts up to the question',
      [
        [november(24, '09.00'), asks],
        [december(4, '09.00'), answers],
      ],
      {},
      { answerDays: 1, answerResult: 'within' },
    ],
    [
      'by the date of TUNDA is extended',
      [
        [
          november(24),
          { type: 'officer.extend', by: own, text: 'menunggu', until: november(30, '16.00') },
        ],
        [november(30, '15.00'), answers],
      ],
      {},
      { answerDays: 5, answerResult: 'extended' },
    ],
    [
      'that came by letter ends the clock, and is out at once whatever is reviewed',
      [[november(25), { type: 'admin.answer', by: admin, text: ANSWER, letter: '620/1/2026' }]],
      { review: 'admin' },
      { answerDays: 2, answerResult: 'within', replyDays: 0, replyResult: 'within' },
    ],
    [
      'that was sent back counts both times',
      [
        [november(25), answers],
        [november(25, '11.00'), { type: 'admin.return', by: admin, text: 'belum' }],
        [november(27), answers],
        [november(30), { type: 'admin.release', by: admin }],
      ],
      { review: 'admin' },
      { answerDays: 4, answerResult: 'extended', replyDays: 1, replyResult: 'within' },
    ],
    [
      'after a reopening counts alone',
      [
        [november(30), answers],
        [december(1), unsolved],
        [december(2), answers],
      ],
      {},
      { answerDays: 1, answerResult: 'within', reopened: 1, reopenedAt: december(1) },
    ],
  ])('an answer %s', (_, events, policy, expected) => {
    expect(measures(play('route', events, policy))).toMatchObject(expected);
  });

  it('are kept in the order of their end, each with its round and its agency', () => {
    const held = play('triage', [
      [november(24), forwards],
      [november(25), answers],
      [november(26), unsolved],
      [november(30), answers],
    ]);
    const steps = contextOf(held).steps?.map(({ step, round, agency, days }) => {
      return [step, round, agency, days];
    });
    expect(steps).toEqual([
      ['enter', 0, null, 1],
      ['forward', 0, 'PUPR', 1],
      ['reply', 0, 'PUPR', 0],
      ['answer', 0, 'PUPR', 1],
      ['reply', 1, 'PUPR', 0],
      ['answer', 1, 'PUPR', 2],
    ]);
  });

  it('are kept for every round, however many: they are evidence', () => {
    const days = Array.from({ length: 20 }, (_, day) => december(1) + day * 24 * 3_600_000);
    const events = days.flatMap<[number, Told]>((at) => [
      [at, answers],
      [at + 60_000, unsolved],
    ]);
    const steps = contextOf(play('route', events)).steps ?? [];
    const answered = steps.filter(({ step }) => step === 'answer');
    expect(answered.map(({ round, inRound }) => [round, inRound])).toEqual(
      days.map((_, n) => [n, n]),
    );
  });
});

describe('what reports count', () => {
  const rejects = (reason: string): Told => ({
    type: 'admin.reject',
    by: admin,
    reason,
    text: 'x',
  });

  it.each<[string, First, [number, Told][], object]>([
    ['open', 'route', [], { outcome: null, rating: null, reopened: 0 }],
    ['spam', 'triage', [[november(23), rejects('spam')]], { outcome: 'spam' }],
    ['not ours', 'triage', [[november(23), rejects('jurisdiction')]], { outcome: 'jurisdiction' }],
    ['thanks', 'appreciation', [], { outcome: 'appreciation' }],
    [
      'withdrawn',
      'route',
      [[november(23), { type: 'citizen.withdraw', by: citizen, text: '' }]],
      { outcome: 'withdrawn' },
    ],
    [
      'rated and printed',
      'route',
      [
        [november(24), answers],
        [november(25), { type: 'citizen.rate', by: citizen, rating: 4, text: '' }],
        ...PRINTED.map((event): [number, Told] => [november(27), { ...event, by: press }]),
      ],
      { outcome: 'answered', rating: 4, publishedAt: november(27) },
    ],
  ])('of one that is %s', (_, first, events, expected) => {
    expect(measures(play(first, events))).toMatchObject(expected);
  });

  it('of a snapshot from before steps were measured is only what it knew', () => {
    const decider = createDecider(createComplaintMachine(officeRules()));
    const persisted = JSON.parse(decider.persist(play('route', []).snapshot)) as {
      context: Partial<ComplaintContext>;
    };
    for (const field of ['steps', 'sentAt', 'reopenedAt', 'publishedAt'] as const)
      delete persisted.context[field];
    const restored = decider.restore(JSON.stringify(persisted));
    expect(complaintSearch(restored).measures).toMatchObject({ enterDays: null, answerDays: null });
    const answer: Timed = { ...answers, at: november(24) };
    const { snapshot } = decider.decide(restored, answer);
    expect(complaintSearch(snapshot).measures).toMatchObject({ answerDays: 1, forwardDays: null });
  });
});
