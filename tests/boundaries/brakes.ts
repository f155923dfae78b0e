import { isLongAtNewspaper } from '../../machines/complaint/base/press.ts';
import { PEOPLE, START } from '../machines/complaint/office.ts';
import { type Boundary, MINUTE } from './boundary.ts';
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

/** How often and how long a deadline may be put off, and how often danger rings. The complaint came on Monday, 23 November, 09.00. */

const { own, admin, citizen } = PEOPLE;
const adds = (text: string): Told => ({ type: 'citizen.add', by: citizen, text });
const transfers: Told = { type: 'officer.transfer', by: own, agency: null, text: 'bukan kami' };
const keeps: Told = { type: 'admin.keep', by: admin, text: 'tetap di sini' };
const parks = (until: number): Told => ({ type: 'admin.park', by: admin, until, text: 'anggaran' });
const adminAsks: Told = { type: 'admin.ask', by: admin, text: 'pekon mana?' };
const forwards: Told = { type: 'admin.forward', by: admin, agency: 'PUPR' };
const answers: Told = { type: 'officer.answer', by: own, text: 'sdh kami survey, besok turun' };
const unsolved: Told = { type: 'citizen.unsolved', by: citizen, text: 'masih rusak' };

/** Each of these in its turn, an hour apart, from Tuesday 10.00 on. */
const hourly = (events: Told[]): [number, Told][] =>
  events.map((event, n) => [november(24, '10.00') + n * 60 * MINUTE, event]);

/** How many of the acts of one type were taken. */
function takenOf(type: string, story: Story): number {
  const { taken } = told(story);
  return (story.events ?? []).filter(([, event], n) => event.type === type && taken[n]).length;
}

const alternating = (times: number, one: Told, other: Told) =>
  Array.from({ length: times }, () => [one, other]).flat();

/** The next rung was told that this is as often as it goes. */
const isHeard = (story: Story) =>
  told(story).sms.filter((template) => template === 'eskalasi-jatah').length;

const asked = (times: number): Story => ({
  rules: patient,
  events: hourly(alternating(times, asks, adds('dekat balai pekon'))),
});
const wished = (times: number): Story => ({
  rules: patient,
  events: hourly(alternating(times, transfers, keeps)),
});
const askedByAdmin = (times: number): Story => ({
  first: 'triage',
  rules: patient,
  events: hourly(alternating(times, adminAsks, adds('pekon hanakau'))),
});
const longer = rulesWith({ sla: { ...patient.district.sla, extensionDays: 5 } });

/** Rings for danger that nobody has taken. */
const rungBy = (at: number, template: string, rules?: Story['rules']) =>
  told({ first: 'emergency', ...(rules === undefined ? {} : { rules }) })
    .until(at)
    .sms.filter((one) => one === template).length;

const ringing = (alarmSlowest: number) =>
  rulesWith({ policy: { ...patient.district.policy, alarmSlowest } });

export const brakeLimits: Boundary[] = [
  {
    limit: 'policy.questions',
    value: 2,
    step: 1,
    outcome: (times) => takenOf('officer.ask', asked(times)),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'policy.questions of the admin',
    value: 2,
    step: 1,
    outcome: (times) => takenOf('admin.ask', askedByAdmin(times)),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'questions of which the next rung hears',
    value: 2,
    step: 1,
    outcome: (times) => isHeard(asked(times)),
    below: 0,
    at: 1,
    above: 1,
  },
  {
    limit: 'questions in the round after',
    value: 2,
    step: 1,
    outcome: (times) =>
      takenOf('officer.ask', {
        rules: patient,
        events: hourly([
          ...alternating(2, asks, adds('dekat balai pekon')),
          answers,
          unsolved,
          ...alternating(times, asks, adds('sebelah masjid')),
        ]),
      }),
    below: 3,
    at: 4,
    above: 4,
  },
  {
    limit: 'policy.transfers',
    value: 2,
    step: 1,
    outcome: (times) => takenOf('officer.transfer', wished(times)),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    // for the whole complaint, with whatever agency it is
    limit: 'wishes to hand it on in the rounds after',
    value: 1,
    step: 1,
    outcome: (times) =>
      takenOf('officer.transfer', {
        rules: patient,
        events: hourly([
          transfers,
          { type: 'admin.recall', by: admin },
          forwards,
          ...alternating(times, transfers, keeps),
        ]),
      }),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'wishes of which the next rung hears',
    value: 2,
    step: 1,
    outcome: (times) => isHeard(wished(times)),
    below: 0,
    at: 1,
    above: 1,
  },
  {
    limit: 'sla.extensions',
    value: 1,
    step: 1,
    outcome: (times) =>
      told({
        rules: longer,
        events: [27, 30]
          .slice(0, times)
          .map((day) => [november(25, '10.00') + day * MINUTE, extendsTo(november(day, '16.00'))]),
      }).taken.filter((taken) => taken).length,
    below: 0,
    at: 1,
    above: 1,
  },
  {
    limit: 'policy.parkDays',
    value: december(2, '16.00'),
    step: MINUTE,
    outcome: (until) =>
      isTaken({
        rules: rulesWith({ policy: { parkDays: 6 } }),
        events: [[november(24, '10.00'), parks(until)]],
      }),
    below: true,
    at: true,
    above: false,
  },
  {
    // sent on Monday, 23 November: when the office closes on 7 December ten whole working days have passed
    limit: 'policy.pressDays',
    value: december(7, '16.00'),
    step: MINUTE,
    outcome: (now) =>
      isLongAtNewspaper(rulesWith({ policy: { pressDays: 10 } }), november(23, '10.00'), now),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'the day until which it is parked',
    value: november(24, '10.00'),
    step: MINUTE,
    outcome: (until) => isTaken({ events: [[november(24, '10.00'), parks(until)]] }),
    below: false,
    at: false,
    above: true,
  },
  {
    // due on Thursday: late by then, and reminded of it as soon as it goes on
    limit: 'the end of parking',
    value: november(30, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      told({ events: [[november(24, '10.00'), parks(november(30, '16.00'))]] })
        .until(at)
        .sms.filter((template) => template === 'skpd-lewat').length,
    below: 0,
    at: 1,
    above: 1,
  },
  {
    // a rung further on only as long after that as after a deadline
    limit: 'sla.escalateAfter after parking',
    value: december(2, '07.30'),
    step: MINUTE,
    outcome: (at) =>
      rungAt(at, { events: [[november(24, '10.00'), parks(november(30, '16.00'))]] }),
    below: 'overdue',
    at: 'atHead',
    above: 'atHead',
  },
  {
    limit: 'parkings of which the head of the office hears',
    value: 2,
    step: 1,
    outcome: (times) =>
      told({
        events: hourly(Array.from({ length: times }, () => parks(november(30, '16.00')))),
      }).sms.filter((template) => template.startsWith('eskalasi-parkir')).length,
    below: 0,
    at: 1,
    above: 2,
  },
  {
    limit: 'a deadline that passes while it is parked',
    value: november(26, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      told({ events: [[november(24, '10.00'), parks(november(30, '16.00'))]] })
        .until(at)
        .held.snapshot.hasTag('overdue'),
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'policy.alarmMinutes',
    value: START + 10 * MINUTE,
    step: 1,
    outcome: (at) => rungBy(at, 'darurat-lagi'),
    below: 0,
    at: 1,
    above: 1,
  },
  {
    // after 10 and 20 minutes it is old: at most 40 later, on the halves of those, all are told at once
    limit: 'policy.alarmMinutes after the last',
    value: START + 60 * MINUTE,
    step: 1,
    outcome: (at) => rungBy(at, 'admin-darurat-lagi'),
    below: 0,
    at: 1,
    above: 1,
  },
  {
    // the second wait of what is old is twice 40 minutes where the pack lets it
    limit: 'policy.alarmSlowest',
    value: 80,
    step: 1,
    outcome: (alarmSlowest) =>
      rungBy(START + 139 * MINUTE, 'admin-darurat-lagi', ringing(alarmSlowest)),
    below: 2,
    at: 1,
    above: 1,
  },
];
