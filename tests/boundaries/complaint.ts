import { complaintSearch } from '../../machines/complaint/search.ts';
import type { Measures } from '../../store/ports/search.ts';
import { contextOf } from '../machines/complaint/held.ts';
import { inputOf, PEOPLE, START } from '../machines/complaint/office.ts';
import { type Boundary, DAY, MINUTE } from './boundary.ts';
import { december, november, rulesWith } from './office.ts';
import {
  asks,
  extendsTo,
  isTaken,
  patient,
  rungAt,
  type Story,
  type Told,
  told,
} from './played.ts';

/** Limits of a complaint: its steps' standards, its ladder, what it waits for. Begins on Monday, 09.00. */

const { own, admin, citizen } = PEOPLE;
const ANSWER = 'sdh kami survey, besok alat turun';
const answers: Told = { type: 'officer.answer', by: own, text: ANSWER };
const forwards: Told = { type: 'admin.forward', by: admin, agency: 'PUPR' };
const releases: Told = { type: 'admin.release', by: admin };
const measures = (story: Story) => complaintSearch(told(story).held.snapshot).measures as Measures;
const flowAt = (at: number, story: Story) => told(story).until(at).flow;
const beyondLegal = (at: number, story: Story) =>
  told(story).until(at).held.snapshot.hasTag('beyondLegal');

const reviewed = rulesWith({ policy: { review: 'admin' } });
const held = rulesWith({ policy: { review: 'hold' } });

export const complaintLimits: Boundary[] = [
  {
    // what comes at closing counts as of the next working day
    limit: 'sla.profiles.enter',
    value: november(19, '16.00'),
    step: MINUTE,
    outcome: (sentAt) => measures({ input: { sentAt } }).enterResult,
    below: 'late',
    at: 'within',
    above: 'within',
  },
  {
    limit: 'sla.profiles.forward',
    value: november(24, '16.00'),
    step: MINUTE,
    outcome: (at) => measures({ first: 'triage', events: [[at, forwards]] }).forwardResult,
    below: 'within',
    at: 'within',
    above: 'late',
  },
  {
    limit: 'sla.profiles.answer',
    value: november(26, '16.00'),
    step: MINUTE,
    outcome: (at) => measures({ events: [[at, answers]] }).answerResult,
    below: 'within',
    at: 'within',
    above: 'late',
  },
  {
    // two questions to the citizen, a working day each: the deadline moves by both
    limit: 'a second pause',
    value: december(1, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      measures({
        rules: patient,
        events: [
          [november(23, '10.00'), asks],
          [november(24, '10.00'), { type: 'citizen.add', by: citizen, text: 'dekat balai pekon' }],
          [november(24, '11.00'), asks],
          [november(26, '11.00'), { type: 'citizen.add', by: citizen, text: 'sebelah masjid' }],
          [at, answers],
        ],
      }).answerResult,
    below: 'within',
    at: 'within',
    above: 'late',
  },
  {
    limit: 'days after a second pause',
    value: december(1, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      measures({
        rules: patient,
        events: [
          [november(23, '10.00'), asks],
          [november(24, '10.00'), { type: 'citizen.add', by: citizen, text: 'dekat balai pekon' }],
          [november(24, '11.00'), asks],
          [november(26, '11.00'), { type: 'citizen.add', by: citizen, text: 'sebelah masjid' }],
          [at, answers],
        ],
      }).answerDays,
    below: 3,
    at: 3,
    above: 4,
  },
  {
    limit: 'sla.profiles.reply',
    value: november(25, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      measures({
        rules: reviewed,
        events: [
          [november(24, '10.00'), answers],
          [at, releases],
        ],
      }).replyResult,
    below: 'within',
    at: 'within',
    above: 'late',
  },
  {
    limit: 'sla.legal.information',
    value: november(25, '16.00'),
    step: MINUTE,
    outcome: (at) => beyondLegal(at, { first: 'question' }),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'sla.legal.ordinary',
    value: november(26, '16.00'),
    step: MINUTE,
    outcome: (at) => beyondLegal(at, {}),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'sla.legal.oversight',
    value: november(27, '16.00'),
    step: MINUTE,
    outcome: (at) => beyondLegal(at, { first: 'graft' }),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'sla.remindBefore',
    value: november(25, '07.30'),
    step: MINUTE,
    outcome: (at) => rungAt(at),
    below: 'onTime',
    at: 'reminded',
    above: 'reminded',
  },
  {
    limit: 'the deadline of a step',
    value: november(26, '16.00'),
    step: MINUTE,
    outcome: (at) => rungAt(at),
    below: 'reminded',
    at: 'overdue',
    above: 'overdue',
  },
  {
    // whoever is late already is not reminded any more
    limit: 'a reminder that comes late',
    value: november(26, '16.00'),
    step: 1,
    outcome: (at) => told({}).fire('remindTime', at).state('deadline'),
    below: 'reminded',
    at: 'overdue',
    above: 'overdue',
  },
  {
    limit: 'sla.escalateAfter.0',
    value: november(30, '07.30'),
    step: MINUTE,
    outcome: (at) => rungAt(at),
    below: 'overdue',
    at: 'atHead',
    above: 'atHead',
  },
  {
    limit: 'sla.escalateAfter.1',
    value: december(1, '07.30'),
    step: MINUTE,
    outcome: (at) => rungAt(at),
    below: 'atHead',
    at: 'atSecretary',
    above: 'atSecretary',
  },
  {
    limit: 'sla.escalateAfter.2',
    value: december(2, '07.30'),
    step: MINUTE,
    outcome: (at) => rungAt(at),
    below: 'atSecretary',
    at: 'atRegent',
    above: 'atRegent',
  },
  {
    limit: 'sla.repeatEvery',
    value: december(4, '07.30'),
    step: MINUTE,
    outcome: (at) =>
      told({}).until(at).sms.length > told({}).until(december(2, '07.30')).sms.length,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'sla.extensionDays',
    value: november(27, '16.00'),
    step: MINUTE,
    outcome: (until) =>
      isTaken({ rules: patient, events: [[november(25, '10.00'), extendsTo(until)]] }),
    below: true,
    at: true,
    above: false,
  },
  {
    // TUNDA is for later: not for the day that is due anyway
    limit: 'the deadline that TUNDA moves',
    value: november(26, '16.00'),
    step: MINUTE,
    outcome: (until) =>
      isTaken({ rules: patient, events: [[november(25, '10.00'), extendsTo(until)]] }),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'the ceiling of the law, for TUNDA',
    value: november(27, '16.00'),
    step: MINUTE,
    outcome: (until) =>
      isTaken({
        rules: rulesWith({
          sla: { legal: { information: 4, ordinary: 4, oversight: 4 }, extensionDays: 5 },
        }),
        events: [[november(25, '10.00'), extendsTo(until)]],
      }),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'categories to choose from',
    value: 2,
    step: 1,
    outcome: (option) =>
      contextOf(
        told({
          first: 'ask',
          events: [[START + MINUTE, { type: 'citizen.choose', by: citizen, option, text: '' }]],
        }).held,
      ).agency,
    below: 'PUPR',
    at: 'DINSOS',
    above: null,
  },
  {
    limit: 'sla.citizenAnswerDays',
    value: november(24, '10.00') + 10 * DAY,
    step: 1,
    outcome: (at) => flowAt(at, { events: [[november(24, '10.00'), asks]] }),
    below: 'awaitingCitizen',
    at: 'forwarded',
    above: 'forwarded',
  },
  {
    limit: 'sla.verdictDays',
    value: november(24, '10.00') + 7 * DAY,
    step: 1,
    outcome: (at) => flowAt(at, { events: [[november(24, '10.00'), answers]] }),
    below: 'answered',
    at: 'closed',
    above: 'closed',
  },
  {
    limit: 'sla.reopenDays',
    value: november(24, '10.00') + 37 * DAY,
    step: 1,
    outcome: (at) => flowAt(at, { events: [[november(24, '10.00'), answers]] }),
    below: 'closed',
    at: 'archived',
    above: 'archived',
  },
  {
    limit: 'sla.clarifyMinutes',
    value: START + 60 * MINUTE,
    step: 1,
    outcome: (at) => flowAt(at, { first: 'ask' }),
    below: 'clarifying',
    at: 'triage',
    above: 'triage',
  },
  {
    limit: 'policy.autoForwardConfidence',
    value: 0.8,
    step: 0.001,
    outcome: (confidence) =>
      flowAt(START, { input: { reading: { ...inputOf('route').reading, confidence } } }),
    below: 'triage',
    at: 'forwarded',
    above: 'forwarded',
  },
  {
    limit: 'policy.holdMinutes',
    value: november(24, '10.30'),
    step: 1,
    outcome: (at) => flowAt(at, { rules: held, events: [[november(24, '10.00'), answers]] }),
    below: 'review',
    at: 'answered',
    above: 'answered',
  },
  {
    limit: 'policy.correctionMinutes',
    value: november(24, '10.30'),
    step: 1,
    outcome: (at) =>
      isTaken({
        events: [
          [november(24, '10.00'), answers],
          [at, { type: 'officer.correct', by: own, text: `${ANSWER} pagi` }],
        ],
      }),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'policy.retractMinutes',
    value: november(25, '10.00'),
    step: 1,
    outcome: (at) =>
      isTaken({
        events: [
          [november(24, '10.00'), answers],
          [at, { type: 'officer.retract', by: own }],
        ],
      }),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'policy.minimumAnswer',
    value: 15,
    step: 1,
    outcome: (length) =>
      isTaken({ events: [[november(24, '10.00'), { ...answers, text: 'x'.repeat(length) }]] }),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'words of an answer beside courtesy',
    value: 1,
    step: 1,
    outcome: (count) => {
      const text = ['siap pak terima kasih infonya', ...Array(count).fill('ditimbun')].join(' ');
      return isTaken({ events: [[november(24, '10.00'), { ...answers, text }]] });
    },
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'additions that are kept',
    value: 50,
    step: 1,
    outcome: (count) =>
      contextOf(
        told({
          events: Array.from({ length: count }, (_, n) => [
            START + (n + 1) * 1000,
            { type: 'citizen.add', by: citizen, text: `tambahan ${n}` },
          ]),
        }).held,
      ).additions.length,
    below: 49,
    at: 50,
    above: 50,
  },
];
