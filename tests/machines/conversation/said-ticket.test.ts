import { expect, it } from '@jest/globals';
import { ticketSaid, ticketsSaid } from '../../../machines/conversation/base/said-ticket.ts';

/** For which ticket? As people say it on the phone. */

const of = (ticket: string, year = 2026) => ({ instance: `${year}-${ticket}`, ticket });
const OPEN = [of('A001'), of('A008'), of('B012'), { instance: '2027-A020', ticket: '2027/A020' }];
/** The same code in two years. */
const SAME = [of('A002', 2025), of('A002')];

it.each([
  ['a 008', 'A008'],
  ['008', 'A008'],
  ['A8', 'A008'],
  ['a nol nol delapan', 'A008'],
  ['yg a nol nol delapan', 'A008'],
  ['no A008 ya pak', 'A008'],
  ['b12', 'B012'],
  ['12', 'B012'],
  ['A020', '2027/A020'],
  ['2026/A001', 'A001'],
  ['A001/2026', 'A001'],
  ['yg 2027', '2027/A020'],
  ['2025/A001', undefined],
  ['yg 2026', undefined],
  ['A012', undefined],
  ['A001 dan A008', undefined],
  ['dua2nya', undefined],
  ['jalan 8 meter', undefined],
  ['A0080', undefined],
  ['', undefined],
])('%s', (text, ticket) => {
  expect(ticketSaid(text, OPEN)?.ticket).toBe(ticket);
});

it.each([
  ['yg 2026', 2026],
  ['yang tahun 2025 pak', 2025],
  ['2026/A002', 2026],
  ['A002', undefined],
])('of two years: %s', (text, year) => {
  expect(ticketSaid(text, SAME)?.instance).toBe(year === undefined ? year : `${year}-A002`);
});

it.each([
  ['A001 dan A008', 'A001 A008'],
  ['a1, a8 sama b12', 'A001 A008 B012'],
  ['dua2nya', 'A001 A008 B012 2027/A020'],
  ['semua pak', 'A001 A008 B012 2027/A020'],
  ['A001', ''],
  ['A001 dan A001', ''],
  ['A001 dan besok A008', ''],
  ['jalan dan lampu', ''],
])('several: %s', (text, tickets) => {
  expect(
    ticketsSaid(text, OPEN)
      .map(({ ticket }) => ticket)
      .join(' '),
  ).toBe(tickets);
});

it('is asked again where it fits two', () => {
  expect(ticketSaid('8', [of('A008'), of('B008')])).toBeUndefined();
  expect(ticketSaid('b8', [of('A008'), of('B008')])?.ticket).toBe('B008');
});
