import { expect, it } from '@jest/globals';
import { calendarDoubts } from '../../machines/district/calendar-doubts.ts';
import { loadPack } from '../support/pack.ts';

/** What is said of the days off of the sample pack, whose 2027 is an estimate and whose 2028 is not there. */

const { calendar } = loadPack().rules.district;
const at = (date: string) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
};

it.each([
  ['in summer nothing, though next year is an estimate', '2026-09-30', []],
  ['from October on that next year is an estimate', '2026-10-01', [['estimated', 2027]]],
  ['that this year is an estimate', '2027-01-01', [['estimated', 2027]]],
  [
    'on the last estimated day off still',
    '2027-12-26',
    [
      ['estimated', 2027],
      ['missing', 2028],
    ],
  ],
  [
    'nothing of days that are over, but of the year that is missing',
    '2027-12-27',
    [['missing', 2028]],
  ],
  ['that this year is missing', '2028-01-01', [['missing', 2028]]],
])('says %s', (_, date, expected) => {
  const found = calendarDoubts(calendar, at(date));
  expect(found.map(({ kind, year }) => [kind, year])).toEqual(expected);
});

it('says that the hours of a month are an estimate where its days are sure', () => {
  const sure = calendar.holidays.map((holiday) => ({ ...holiday, estimated: false }));
  const found = calendarDoubts({ ...calendar, holidays: sure }, at('2027-02-01'));
  expect(found).toEqual([{ kind: 'estimated', year: 2027 }]);
  expect(calendarDoubts({ ...calendar, holidays: sure }, at('2027-03-09'))).toEqual([]);
});
