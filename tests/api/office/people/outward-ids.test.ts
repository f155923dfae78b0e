import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { createOutwardIds } from '../../../../api/office/people/outward-ids.ts';

/** Ids that leave the office tell nothing: they cannot be found by trying numbers, nor put in an order. */

const ids = createOutwardIds(randomBytes(32));
const NUMBERS = Array.from({ length: 200 }, (_, n) => `+62812000${String(9000 + n)}`);

it('are of this installation alone: nobody without its key can try numbers', () => {
  const other = createOutwardIds(randomBytes(32));
  for (const number of NUMBERS) {
    const sealed = ids.seal('message', number);
    expect(other.seal('message', number)).not.toBe(sealed);
    expect(other.open('message', sealed)).toBeUndefined();
    for (const kind of ['md5', 'sha1', 'sha256'])
      for (const form of ['hex', 'base64url'] as const)
        expect(sealed).not.toContain(createHash(kind).update(number).digest(form).slice(0, 12));
  }
});

it('are read back as the kind that they were made as, and not when changed', () => {
  const sealed = ids.seal('message', '2026-A001');
  expect(ids.open('message', sealed)).toBe('2026-A001');
  expect(ids.seal('message', '2026-A001')).toBe(sealed);
  expect(ids.open('request', sealed)).toBeUndefined();
  expect(ids.seal('request', '2026-A001')).not.toBe(sealed);
  const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
  expect(ids.open('message', changed)).toBeUndefined();
});

it('have neither the order nor the length of what they stand for', () => {
  const sealed = NUMBERS.map((number) => ids.seal('message', number));
  const rising = sealed.filter((one, n) => n > 0 && one > (sealed[n - 1] ?? ''));
  expect(rising.length).toBeGreaterThan(50);
  expect(rising.length).toBeLessThan(150);
  const lengths = ['2026-A1', '2026-A001', '2026-AA999'].map(
    (text) => ids.seal('request', text).length,
  );
  expect(new Set(lengths).size).toBe(1);
});
