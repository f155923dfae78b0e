import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hidePrivateNumbers } from '../../machines/numbers/private-numbers.ts';

/** Nothing that leads to a person is left in what is printed, however it was written. */

const OWN = '+6281200009001';

describe('private numbers', () => {
  it.each([
    ['hub 0812-0000-9002 ya', 'hub 0812xxxx ya'],
    ['+62 812 0000 9002', '0812xxxx'],
    ['62812 0000 9002, atau 812.0000.9003', '0812xxxx, atau 0812xxxx'],
    ['+60 12 345 6789', '6012xxxx'],
    ['NIK 1804 1234 5678 9012', 'NIK 1804xxxxxxxxxxxx'],
    ['KK 1804123456789012 hp 081200009002', 'KK 1804xxxxxxxxxxxx hp 0812xxxx'],
    ['ID pelanggan 171234567890', 'ID pelanggan 1712xxxx'],
    ['０８１２００００９００２', '0812xxxx'],
    ['٠٨١٢٠٠٠٠٩٠٠٢', '0812xxxx'],
    ['0 8 1 2 0 0 0 0 9 0 0 2', '0812xxxx'],
  ])('are hidden in "%s"', (text, shown) => {
    expect(hidePrivateNumbers(text).text).toBe(shown);
  });

  it.each([
    'Rp 8.500.000.000 dan Rp 10.812.345.678',
    'tanggal 30/11/2026 jam 08.14',
    'tanggal 12/08/2026 08.14',
    'tahun 2025, 2026, 2027, 2028',
    'telepon (0728) 21345 atau 112',
    '0812xxxx001',
  ])('are not seen in "%s"', (text) => {
    expect(hidePrivateNumbers(text)).toEqual({ text, found: [] });
  });

  it('hide the own number however it is put apart', () => {
    const apart = '8,1/2 (0) -- 0;0.0 | 9\n0 0 1';
    expect(hidePrivateNumbers(apart).found).toEqual([]);
    expect(hidePrivateNumbers(apart, OWN)).toEqual({
      text: '0812xxxx',
      found: [{ kind: 'phone', text: apart }],
    });
  });

  const gap = fc.constantFrom('', ' ', '-', '.', ' - ', '  ', '\u200b', '(', ')');
  const apart = (digits: string) =>
    fc
      .array(gap, { minLength: digits.length, maxLength: digits.length })
      .map((gaps) => [...digits].map((digit, n) => digit + gaps[n]).join(''));
  const digits = (count: number) =>
    fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));
  const phone = fc
    .tuple(fc.constantFrom('0', '62', '+62', ''), fc.constantFrom('81', '85', '89'), digits(9))
    .chain(([prefix, network, rest]) =>
      apart(network + rest).map((written) => ({ secret: network + rest, text: prefix + written })),
    );
  const identity = digits(16).map((number) => ({ secret: number, text: number }));
  const own = apart(OWN.slice(3)).map((text) => ({ secret: OWN.slice(3), text }));
  const around = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), digits(3));

  it('never come through, whatever stands around them', () => {
    const bare = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\d]/gu, '');
    const property = fc.property(
      fc.oneof(phone, identity, own),
      around,
      around,
      ({ secret, text }, before, after) => {
        const { text: shown, found } = hidePrivateNumbers(`${before} ${text} ${after}`, OWN);
        expect(bare(shown)).not.toContain(secret);
        expect(found.length).toBeGreaterThan(0);
        // what was hidden has nothing more to hide
        expect(hidePrivateNumbers(shown, OWN)).toEqual({ text: shown, found: [] });
      },
    );
    fc.assert(property, { numRuns: 2000, seed: 2017 });
  });
});
