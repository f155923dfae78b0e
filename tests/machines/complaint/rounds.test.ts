import { describe, expect, it } from '@jest/globals';
import { type GivenAnswer, givenAnswers } from '../../../machines/complaint/base/rounds.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { complaintSearch } from '../../../machines/complaint/search.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { begin, contextOf, type Held, move } from './held.ts';
import { inputOf, officeRules, PEOPLE, START } from './office.ts';

/** Each round keeps its agency, days, result and mark, whatever comes after it. The complaint comes on 23 November, 09.00. */

const DAY = 24 * 3_600_000;
const { citizen, own, foreign, admin } = PEOPLE;
const decider = createDecider(createComplaintMachine(officeRules()));

/** What is done so many days after it came. */
type Act = [days: number, event: { type: string; by: object } & Record<string, unknown>];

const answer = (by: object) => ({
  type: 'officer.answer',
  by,
  text: 'sudah kami tangani di lapangan',
});
const rate = (rating: number) => ({ type: 'citizen.rate', by: citizen, text: '', rating });
const unsolved = { type: 'citizen.unsolved', by: citizen, text: 'masih rusak' };
const thanks = { type: 'citizen.thank', by: citizen, text: 'terima kasih' };
const toDinsos = { type: 'admin.forward', by: admin, agency: 'DINSOS' };
const retract = { type: 'officer.retract', by: own };
const recall = { type: 'admin.recall', by: admin };
const back = { type: 'admin.forward', by: admin, agency: 'PUPR' };

function played(acts: Act[]): Held {
  return acts.reduce(
    (held, [days, event]) => {
      const at = START + days * DAY;
      const next = move(decider, held, { ...event, at });
      if (!next.decision.handled) throw new Error(`${event.type} was not taken on day ${days}`);
      return next;
    },
    begin(decider, inputOf('route')),
  );
}

/** `PUPR late 10 days, 1, unsolved`: an answer as a line. */
function lineOf({ round, took }: GivenAnswer): string {
  const { agency, rating, verdict } = round;
  return `${agency} ${took?.result} ${took?.days}: ${rating ?? '-'} ${verdict ?? '-'}`;
}

/** Seven days later it is the same hour of a working day; 14 days are ten of them. */
const CASES: [string, Act[], { answers: string[]; rounds: number; first: unknown[] }][] = [
  [
    'an answer that is good',
    [
      [1, answer(own)],
      [1.1, rate(5)],
    ],
    { answers: ['PUPR within 1: 5 rated'], rounds: 1, first: ['PUPR', 'within', 5, 0] },
  ],
  [
    'a late answer with 1, opened again, a quick one with 5',
    [
      [14, answer(own)],
      [14.1, rate(1)],
      [14.2, unsolved],
      [14.21, answer(own)],
      [14.22, rate(5)],
    ],
    {
      answers: ['PUPR late 10: 1 unsolved', 'PUPR within 0: 5 rated'],
      rounds: 2,
      first: ['PUPR', 'late', 1, 1],
    },
  ],
  [
    'the mark of one agency, and that of the next',
    [
      ...([
        [1, answer(own)],
        [1.1, rate(2)],
        [2, unsolved],
        [2.1, toDinsos],
      ] as Act[]),
      ...([
        [3, answer(foreign)],
        [3.1, thanks],
      ] as Act[]),
    ],
    {
      answers: ['PUPR within 1: 2 unsolved', 'DINSOS within 1: - thanked'],
      rounds: 3,
      first: ['PUPR', 'within', 2, 1],
    },
  ],
  [
    'handed on without an answer: the days of both are those of the citizen',
    [
      [9, toDinsos],
      [10, answer(foreign)],
    ],
    { answers: ['DINSOS late 8: - -'], rounds: 2, first: ['DINSOS', 'late', null, 0] },
  ],
  [
    'an answer to the wrong ticket never was one',
    [
      [1, answer(own)],
      [1.1, retract],
      [3, answer(own)],
    ],
    { answers: ['PUPR within 3: - -'], rounds: 1, first: ['PUPR', 'within', null, 0] },
  ],
  [
    'taken back, and given again',
    [
      [1, recall],
      [1.1, back],
      [2, answer(own)],
    ],
    { answers: ['PUPR within 2: - -'], rounds: 2, first: ['PUPR', 'within', null, 0] },
  ],
];

describe('rounds', () => {
  it.each(CASES)('keep apart %s', (_, acts, { answers, rounds, first }) => {
    const held = played(acts);
    const context = contextOf(held);
    expect(givenAnswers(context).map(lineOf)).toEqual(answers);
    expect(context.rounds).toHaveLength(rounds);
    const { measures } = complaintSearch(held.snapshot as never);
    const { firstAgency, firstAnswerResult, firstRating, overtaken } = measures ?? {};
    expect([firstAgency, firstAnswerResult, firstRating, overtaken]).toEqual(first);
  });
});
