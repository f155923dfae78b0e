import { letterNumber } from '../../machines/district/letters.ts';
import { signatureOn } from '../../machines/district/signature.ts';
import { reportFrom } from '../../machines/report/period.ts';
import { type Boundary, DAY, MINUTE } from './boundary.ts';
import { calendar, december, district, november, rules } from './office.ts';

/** Limits that days and hours set: the calendar of the office, and what goes by its dates. */

const { letterhead } = district;
const dateOf = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
const isSendingTime = (at: number) => calendar.nextSendingTime(at) === at;
const isOfficeTime = (at: number) => calendar.isOfficeTime(at);
const worksOn = (at: number) => calendar.isWorkingDay(dateOf(at));
const signs = (at: number) => signatureOn(letterhead, calendar.local(at)).title;
const digestOf = (kind: 'dailyDigest' | 'weeklyDigest') => (from: number) =>
  dateOf(reportFrom(rules, kind, from, from).to);

export const calendarLimits: Boundary[] = [
  {
    limit: 'calendar.utcOffsetMinutes',
    value: november(24, '00.00'),
    step: 1,
    outcome: (at) => calendar.local(at).day,
    below: 23,
    at: 24,
    above: 24,
  },
  {
    limit: 'calendar.week.open',
    value: november(24, '07.30'),
    step: 1,
    outcome: isOfficeTime,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'calendar.week.close',
    value: november(24, '16.00'),
    step: 1,
    outcome: isOfficeTime,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'receipt after closing',
    value: november(24, '16.00'),
    step: 1,
    outcome: (at) => dateOf(calendar.dueAfter(at, 1, 'workingDay')),
    below: '2026-11-25',
    at: '2026-11-26',
    above: '2026-11-26',
  },
  {
    limit: 'a calendar day',
    value: november(24, '00.00'),
    step: 1,
    outcome: (at) => calendar.dueAfter(at, 1, 'calendarDay'),
    below: november(24, '23.59'),
    at: november(25, '23.59'),
    above: november(25, '23.59'),
  },
  {
    limit: 'calendar.holidays.date',
    value: december(25, '10.00'),
    step: DAY,
    outcome: (at) => [dateOf(at), worksOn(at)],
    below: ['2026-12-24', true],
    at: ['2026-12-25', false],
    above: ['2026-12-26', false],
  },
  {
    limit: 'calendar.exceptions.from',
    value: calendar.at('2027-02-09', '15.00'),
    step: DAY,
    outcome: isOfficeTime,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'calendar.exceptions.to',
    value: calendar.at('2027-02-10', '15.00'),
    step: DAY,
    outcome: isOfficeTime,
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'calendar.exceptions.week.open',
    value: calendar.at('2027-02-09', '08.00'),
    step: 1,
    outcome: isOfficeTime,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'calendar.exceptions.week.close',
    value: calendar.at('2027-02-09', '14.00'),
    step: 1,
    outcome: isOfficeTime,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'calendar.sending.from',
    value: november(24, '07.00'),
    step: 1,
    outcome: isSendingTime,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'calendar.sending.to',
    value: november(24, '20.00'),
    step: 1,
    outcome: isSendingTime,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'calendar.sending.fridayPause.open',
    value: november(27, '11.30'),
    step: 1,
    outcome: isSendingTime,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'calendar.sending.fridayPause.close',
    value: november(27, '13.00'),
    step: 1,
    outcome: isSendingTime,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'letterhead.units.from',
    value: november(24, '10.00'),
    step: DAY,
    outcome: (at) => letterNumber(letterhead, 7, calendar.local(at), 'penerusan'),
    below: '0007/LAMA/2026',
    at: '0007/BARU/2026',
    above: '0007/BARU/2026',
  },
  {
    limit: 'letterhead.deputies.from',
    value: november(24, '10.00'),
    step: DAY,
    outcome: signs,
    below: 'Kepala',
    at: 'Sekretaris',
    above: 'Sekretaris',
  },
  {
    limit: 'letterhead.deputies.to',
    value: november(26, '10.00'),
    step: DAY,
    outcome: signs,
    below: 'Sekretaris',
    at: 'Sekretaris',
    above: 'Kepala',
  },
  {
    limit: 'schedules.dailyDigest',
    value: november(24, '15.30'),
    step: MINUTE,
    outcome: digestOf('dailyDigest'),
    below: '2026-11-24',
    at: '2026-11-25',
    above: '2026-11-25',
  },
  {
    limit: 'schedules.weeklyDigest.time',
    value: november(26, '15.45'),
    step: MINUTE,
    outcome: digestOf('weeklyDigest'),
    below: '2026-11-26',
    at: '2026-12-03',
    above: '2026-12-03',
  },
  {
    // the Thursday of the schedule, from the day before it on
    limit: 'schedules.weeklyDigest.weekday',
    value: november(26, '09.00'),
    step: DAY,
    outcome: digestOf('weeklyDigest'),
    below: '2026-11-26',
    at: '2026-11-26',
    above: '2026-12-03',
  },
];
