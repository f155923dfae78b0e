import { describe, expect, it } from '@jest/globals';
import { isCostly } from '../../machines/district/costly-numbers.ts';
import {
  hideReporter,
  maskIdentity,
  maskSender,
  REPORTERS_NUMBER,
} from '../../machines/numbers/masks.ts';
import { namesTicket, ticketCode } from '../../machines/numbers/tickets.ts';

/** Numbers as people type, read and hide them. */

it.each<[number, string]>([
  [1, 'A001'],
  [1000, 'B001'],
  // neither I nor O: they look like digits
  [8 * 999, 'H999'],
  [8 * 999 + 1, 'J001'],
  [13 * 999 + 1, 'P001'],
  [24 * 999, 'Z999'],
  [24 * 999 + 1, 'AA001'],
])('the %d. ticket is %s', (n, code) => {
  expect(ticketCode(n)).toBe(code);
});

it.each<[string, string, boolean]>([
  ['A127', 'A127', true],
  ['2026/A127', 'A127', true],
  ['127', 'A127', true],
  ['7', 'A007', true],
  ['7', 'A127', false],
  ['27', 'A127', false],
  ['B127', 'A127', false],
])('"%s" for %s: %s', (typed, ticket, expected) => {
  expect(namesTicket(typed, ticket)).toBe(expected);
});

describe('numbers that cost', () => {
  const costs = { costlyPrefixes: ['0809', '+881'], homePrefixes: ['+62'] };
  it.each<[string, boolean]>([
    ['+6280912345678', true],
    ['+6281200009001', false],
    ['+8816123456789', true],
    ['+60123456789', true],
    ['TELKOMSEL', false],
    ['+123456', false],
    ['+1234567', true],
  ])('%s: %s', (phone, expected) => {
    expect(isCostly(costs, phone)).toBe(expected);
  });
});

describe('numbers in letters', () => {
  it.each<[string, string]>([
    ['+6281200009001', '0812xxxx001'],
    ['TELKOMSEL', '(nomor disembunyikan)'],
    ['363', '(nomor disembunyikan)'],
  ])('of %s', (phone, shown) => {
    expect(maskSender(phone)).toBe(shown);
  });

  it('keep the district of an identity number, and no more', () => {
    expect(maskIdentity('NIK 1804 1234 5678 9012.')).toBe('NIK 1804xxxxxxxxxxxx.');
    expect(maskIdentity('rekening 18041234567890')).toBe('rekening 18041234567890');
  });

  it('hide the reporter, and leave what the complaint is about', () => {
    const text = 'hub 0812-0000-9001 atau toko 0812-0000-9002';
    expect(hideReporter(text, '+6281200009001')).toBe(
      `hub ${REPORTERS_NUMBER} atau toko 0812-0000-9002`,
    );
  });
});
