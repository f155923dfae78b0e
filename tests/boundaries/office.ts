import { createCalendar } from '../../machines/district/calendar.ts';
import type { District } from '../../machines/district/district.ts';
import { createRules, type Rules } from '../../machines/district/rules.ts';
import { rules as pages } from '../api/desk/district.ts';

/** A small office whose limits are round numbers, open from 07.30 to 16.00 on five days. */

const hours = { open: '07.30', close: '16.00' };
const short = { open: '08.00', close: '14.00' };

export const district: District = {
  ...pages.district,
  calendar: {
    utcOffsetMinutes: 420,
    zoneName: 'WIB',
    week: [null, hours, hours, hours, hours, hours, null],
    holidays: [{ date: '2026-12-25', name: 'Natal', type: 'holiday', estimated: false }],
    exceptions: [
      {
        from: '2027-02-09',
        to: '2027-02-10',
        name: 'Ramadan',
        estimated: false,
        week: [null, short, short, short, short, short, null],
      },
    ],
    sending: { from: '07.00', to: '20.00', fridayPause: { open: '11.30', close: '13.00' } },
  },
  sla: {
    ...pages.district.sla,
    legal: { information: 2, ordinary: 3, oversight: 4 },
    remindBefore: 1,
    escalateAfter: [1, 2, 3],
    repeatEvery: 1,
    extensionDays: 2,
    extensions: 1,
  },
  schedules: {
    dailyDigest: '15.30',
    weeklyDigest: { weekday: 4, time: '15.45' },
    reports: ['monthly'],
  },
  letterhead: {
    ...pages.district.letterhead,
    signatory: { title: 'Kepala', name: 'K', rank: 'P', nip: '-' },
    deputies: [
      { from: '2026-11-24', to: '2026-11-26', title: 'Sekretaris', name: 'S', rank: 'P', nip: '-' },
    ],
    units: [
      { from: '2017-01-01', code: 'LAMA' },
      { from: '2026-11-24', code: 'BARU' },
    ],
    numberMask: '{urut:4}/{unit}/{tahun}',
  },
};

export const calendar = createCalendar(district.calendar);
export const rules: Rules = createRules(district, calendar);

/** The office with other limits. */
export function rulesWith(change: {
  policy?: Partial<District['policy']>;
  sla?: Partial<District['sla']>;
}): Rules {
  const policy = { ...district.policy, ...change.policy };
  return createRules({ ...district, policy, sla: { ...district.sla, ...change.sla } }, calendar);
}

/** A moment of November 2026; the 23rd is a Monday. */
export const november = (day: number, time: string) => calendar.at(`2026-11-${day}`, time);
export const december = (day: number, time: string) =>
  calendar.at(`2026-12-${String(day).padStart(2, '0')}`, time);
