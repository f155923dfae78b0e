import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nationalNumber, operatorOf } from '../../../machines/operator/prefix.ts';
import { loadPack } from '../../support/pack.ts';

const { operators } = loadPack().rules.district;

describe('the operator of a number', () => {
  it.each([
    ['+6281200000101', 'Telkomsel'],
    ['6281200000101', 'Telkomsel'],
    ['081200000101', 'Telkomsel'],
    ['81200000101', 'Telkomsel'],
    ['006281200000101', 'Telkomsel'],
    ['+62081200000101', 'Telkomsel'],
    ['0812-0000-0101', 'Telkomsel'],
    ['+62 (812) 0000.0101', 'Telkomsel'],
    ['+6285500000101', 'Indosat'],
    ['+6289500000101', 'Tri'],
    ['+6281700000101', 'XL'],
    ['+6283100000101', 'Axis'],
    ['+6288100000101', 'Smartfren'],
    // given out by nobody in the pack
    ['+6284100000101', undefined],
    ['+6283900000101', undefined],
    // a land line, foreign numbers, short codes, names
    ['(0728) 21345', undefined],
    ['+6072821345', undefined],
    ['+60120000101', undefined],
    ['+96650000101', undefined],
    ['363', undefined],
    ['+628', undefined],
    ['08120', undefined],
    ['08120000010100000', undefined],
    ['TELKOMSEL', undefined],
    ['', undefined],
  ])('%s: %s', (number, expected) => {
    expect(operatorOf(number, operators)?.name).toBe(expected);
  });

  it('is the one with the longest prefix', () => {
    const special = { name: 'by.U', prefixes: ['085155'], balanceCode: null };
    const plain = { name: 'Telkomsel', prefixes: ['0851'], balanceCode: null };
    for (const all of [
      [special, plain],
      [plain, special],
    ]) {
      expect(operatorOf('0851-5500-0101', all)?.name).toBe('by.U');
      expect(operatorOf('0851-5400-0101', all)?.name).toBe('Telkomsel');
    }
  });

  it('is the same in every form of the number', () => {
    const prefix = fc.constantFrom(...operators.flatMap(({ prefixes }) => prefixes));
    const rest = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 6,
      maxLength: 9,
    });
    fc.assert(
      fc.property(prefix, rest, (start, digits) => {
        const subscriber = `${start}${digits}`.slice(1);
        const forms = ['+62', '62', '0062', '+620', '0', ''].map((form) => form + subscriber);
        expect(forms.map(nationalNumber)).toEqual(forms.map(() => `0${subscriber}`));
        const owner = operators.find(({ prefixes }) => prefixes.includes(start));
        for (const form of forms) expect(operatorOf(form, operators)).toBe(owner);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
