import { expect, it } from '@jest/globals';
import { ticketSaid } from '../../../machines/conversation/staff/said-ticket.ts';

/** For which ticket? As people say it on the phone. */

const OPEN = [{ ticket: 'A001' }, { ticket: 'A008' }, { ticket: 'B012' }, { ticket: '2027/A020' }];

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
  ['A012', undefined],
  ['A001 dan A008', undefined],
  ['dua2nya', undefined],
  ['jalan 8 meter', undefined],
  ['A0080', undefined],
  ['', undefined],
])('%s', (text, ticket) => {
  expect(ticketSaid(text, OPEN)?.ticket).toBe(ticket);
});

it('is asked again where it fits two', () => {
  expect(ticketSaid('8', [{ ticket: 'A008' }, { ticket: 'B008' }])).toBeUndefined();
  expect(ticketSaid('b8', [{ ticket: 'A008' }, { ticket: 'B008' }])?.ticket).toBe('B008');
});
