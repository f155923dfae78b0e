import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar } from '../../machines/district/calendar.ts';

const regular = { open: '07.30', close: '16.00' };
const week = [null, regular, regular, regular, regular, { open: '07.30', close: '16.30' }, null];
const fasting = { open: '08.00', close: '15.00' };

/** 2026-03-18 … 24: Nyepi, collective leave and Idul Fitri (SKB 1497/2/5 of 2025). */
const lebaran = ['18', '19', '20', '21', '22', '23', '24'];
const calendar = createCalendar({
  utcOffsetMinutes: 420,
  zoneName: 'WIB',
  week,
  holidays: lebaran.map((day) => ({
    date: `2026-03-${day}`,
    name: 'Lebaran',
    type: 'holiday' as const,
    estimated: false,
  })),
  exceptions: [
    {
      from: '2026-02-19',
      to: '2026-03-17',
      name: 'Ramadan',
      estimated: false,
      week: [null, fasting, fasting, fasting, fasting, fasting, null],
    },
  ],
  sending: { from: '07.00', to: '20.00', fridayPause: { open: '11.30', close: '13.00' } },
});
const { at } = calendar;

describe('calendar', () => {
  it.each([
    ['in office hours', at('2026-11-23', '09.00'), 3, at('2026-11-26', '16.00')],
    [
      'after closing: counts from the next day',
      at('2026-11-23', '16.00'),
      3,
      at('2026-11-27', '16.30'),
    ],
    ['on a Saturday: counts from Monday', at('2026-11-21', '10.00'), 1, at('2026-11-24', '16.00')],
    ['before opening: the same day', at('2026-11-23', '05.00'), 1, at('2026-11-24', '16.00')],
    ['over the Lebaran week', at('2026-03-17', '10.00'), 3, at('2026-03-27', '16.30')],
    ['over the end of the year', at('2026-12-31', '10.00'), 1, at('2027-01-01', '16.30')],
  ])('counts working days %s', (_, received, days, due) => {
    expect(calendar.dueAfter(received, days, 'workingDay')).toBe(due);
  });

  it('keeps other hours between two dates', () => {
    expect(calendar.nextOfficeTime(at('2026-03-02', '07.30'))).toBe(at('2026-03-02', '08.00'));
    expect(calendar.dueAfter(at('2026-03-02', '09.00'), 1, 'workingDay')).toBe(
      at('2026-03-03', '15.00'),
    );
  });

  it.each([
    ['at night', at('2026-11-23', '21.00'), at('2026-11-24', '07.00')],
    ['early', at('2026-11-23', '04.00'), at('2026-11-23', '07.00')],
    ['during Friday prayer', at('2026-11-27', '12.00'), at('2026-11-27', '13.00')],
    ['by day', at('2026-11-23', '12.00'), at('2026-11-23', '12.00')],
  ])('sends nothing that can wait %s', (_, now, sent) => {
    expect(calendar.nextSendingTime(now)).toBe(sent);
  });

  it.each([
    ['2026-11-27', at('2026-11-27', '16.30')],
    ['11-27', at('2026-11-27', '16.30')],
    ['11-23', at('2026-11-23', '16.00')],
    ['11-22', at('2027-11-22', '16.00')],
    ['01-15', at('2027-01-15', '16.30')],
    ['+1d', at('2026-11-24', '16.00')],
    ['2026-12-05', at('2026-12-07', '16.00')],
    ['W5', at('2026-11-27', '16.30')],
    ['W5+', at('2026-12-04', '16.30')],
    ['W1', at('2026-11-30', '16.00')],
    ['W1+', at('2026-11-30', '16.00')],
    ['W7', at('2026-11-30', '16.00')],
    ['25', at('2026-11-25', '16.00')],
    ['20', at('2026-12-21', '16.00')],
    ['31', at('2026-12-31', '16.00')],
    ['32', null],
    ['EOM', at('2026-11-30', '16.00')],
    ['EOM+', at('2026-12-31', '16.00')],
    ['EOY', at('2026-12-31', '16.00')],
    ['02-31', null],
    ['besok', null],
  ])('reads the day %s', (text, expected) => {
    expect(calendar.resolveDate(text, at('2026-11-23', '09.00'))).toBe(expected);
  });

  const moment = fc.integer({ min: at('2026-01-01', '00.00'), max: at('2026-12-31', '00.00') });

  it('never gives a later message an earlier deadline', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 20 }), (a, b, days) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const due = (time: number) => calendar.dueAfter(time, days, 'workingDay');
        expect(due(first)).toBeLessThanOrEqual(due(second));
      }),
    );
  });

  it.each(['workingDay', 'calendarDay'] as const)(
    'says by which deadline something was in time, in units of a %s',
    (unit) => {
      fc.assert(
        fc.property(moment, fc.integer({ min: 0, max: 40 * 24 * 60 }), (from, minutes) => {
          const to = from + minutes * 60_000;
          const days = calendar.daysTaken(from, to, unit);
          expect(to).toBeLessThanOrEqual(calendar.dueAfter(from, days, unit));
          if (days > 0) expect(to).toBeGreaterThan(calendar.dueAfter(from, days - 1, unit));
        }),
      );
    },
  );

  it.each([
    ['the same day, after closing', '2026-11-23', '17.00', 0],
    ['the next day, a minute before closing', '2026-11-24', '15.59', 0],
    ['the next day, at closing', '2026-11-24', '16.00', 1],
    ['on the Saturday after', '2026-11-28', '08.00', 4],
    ['on the Monday after, at opening', '2026-11-30', '08.00', 4],
  ])('counts the whole working days by which something is later: %s', (_, day, time, days) => {
    expect(calendar.workingDaysPassed(at('2026-11-23', '09.00'), at(day, time))).toBe(days);
  });

  it('leaves a pause out of the days taken', () => {
    const [from, to] = [at('2026-11-23', '09.00'), at('2026-12-02', '10.00')];
    expect(calendar.daysTaken(from, to, 'workingDay')).toBe(7);
    const pause = calendar.workingMinutesBetween(
      at('2026-11-24', '09.00'),
      at('2026-12-01', '09.00'),
    );
    expect(calendar.daysTaken(from, to, 'workingDay', pause)).toBe(2);
  });

  it('adds working minutes so that they can be counted again', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 5000 }), (start, minutes) => {
        const minute = start - (start % 60_000);
        const end = calendar.addWorkingMinutes(minute, minutes);
        expect(calendar.workingMinutesBetween(minute, end)).toBe(minutes);
      }),
    );
  });

  it('finds office time at or after any moment, and its reminders before', () => {
    fc.assert(
      fc.property(moment, (time) => {
        const open = calendar.nextOfficeTime(time);
        expect(open).toBeGreaterThanOrEqual(time);
        expect(calendar.isOfficeTime(open)).toBe(true);
        const due = calendar.dueAfter(time, 3, 'workingDay');
        expect(calendar.workingDaysBefore(due, 1)).toBeLessThan(due);
      }),
    );
  });
});
