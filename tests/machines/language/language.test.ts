import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import type { Role } from '../../../machines/district/district.ts';
import { countSegments, segmentText } from '../../../machines/language/gsm7.ts';
import { interpretLine } from '../../../machines/language/json.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Place } from '../../../machines/text/understanding.ts';

const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));

function cases<T>(name: string): T[] {
  return JSON.parse(
    readFileSync(packagePath('tests', 'cases', 'understanding', name), 'utf8'),
  ) as T[];
}

function placeName(place: Place | null): string | null {
  if (place === null) return null;
  return place.village === null ? place.district : `${place.district}/${place.village}`;
}

interface CitizenCase {
  text: string;
  flags?: string[];
  /** Signs that only seem to be there. */
  without?: string[];
  place?: string | null;
  [field: string]: unknown;
}

describe('understanding', () => {
  const read = [
    'citizens.json',
    'circumstances.json',
    'places.json',
    'danger.json',
    'despair.json',
  ].flatMap(cases<CitizenCase>);
  it.each(read.map((c) => [c.text, c] as const))('%s', (text, expected) => {
    const { place, ...reading } = understand(text, { role: 'citizen' });
    const { flags, without = [], place: expectedPlace, ...fields } = expected;
    for (const flag of without) expect(reading.flags).not.toContain(flag);
    expect(reading).toMatchObject(fields);
    if (flags !== undefined) expect(reading.flags).toEqual(expect.arrayContaining(flags));
    if (expectedPlace !== undefined) expect(placeName(place)).toBe(expectedPlace);
    if (fields.action === 'route') expect(reading.confidence).toBeGreaterThanOrEqual(0.8);
  });

  it.each(
    cases<{ text: string; role: Role; command: object | null }>('commands.json').map(
      (c) => [c.role, c.text, c.command] as const,
    ),
  )('%s: %s', (role, text, command) => {
    const reading = understand(text, { role });
    if (command === null) expect(reading.command).toBeNull();
    else expect(reading).toMatchObject({ kind: 'PERINTAH', action: 'command', command });
  });

  it('leaves what the network and short codes send to the operator box', () => {
    for (const address of ['TELKOMSEL', '363', '+1708'])
      expect(understand('JALAN rusak di sukau', { role: 'citizen', address })).toMatchObject({
        kind: 'OPERATOR',
        action: 'ignore',
      });
  });

  it('takes any text of any length and script, keeps it verbatim, and stays well-formed', () => {
    const role = fc.constantFrom<Role>(
      'citizen',
      'officer',
      'head',
      'admin',
      'secretary',
      'regent',
    );
    const word = fc.constantFrom(
      'JALAN',
      'rusak',
      'cek',
      'A127',
      '#',
      'pekon',
      'sukau',
      'no',
      '127',
      '(spasi)',
      'ke',
      'jalan',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, role, (raw, who) => {
        const reading = understand(raw, { role: who });
        expect(reading.text).toBe(raw);
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
        expect(Object.keys(interpretLine(understand, raw, who))).toHaveLength(10);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the longest texts without going over them again and again', () => {
    for (const unit of ['jalan ', 'pekon sukarame ', 'a', '# ', 'no ', '🙏', '1 ']) {
      const long = unit.repeat(200_000 / unit.length);
      expect(understand(long, { role: 'citizen' }).text).toBe(long);
    }
  });

  it('means the same in other letters and with spaces around it', () => {
    for (const { text } of cases<CitizenCase>('citizens.json')) {
      const { kind, category } = understand(text, { role: 'citizen' });
      expect(understand(`  ${text} \n`, { role: 'citizen' })).toMatchObject({ kind, category });
    }
  });
});

describe('segments', () => {
  it.each([
    ['x'.repeat(160), 1],
    ['x'.repeat(161), 2],
    ['x'.repeat(306), 2],
    ['x'.repeat(307), 3],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['', 1],
  ])('of %s', (text, count) => {
    expect(countSegments(text)).toBe(count);
  });

  it('never split an escape or surrogate pair, and join to the text', () => {
    for (const text of [
      `${'x'.repeat(152)}€${'x'.repeat(40)}`,
      `${'ж'.repeat(66)}😀${'ж'.repeat(20)}`,
    ]) {
      const { parts } = segmentText(text);
      expect(parts.join('')).toBe(text);
      expect(parts[0]?.endsWith('€') || /[\ud800-\udbff]$/.test(parts[0] ?? '')).toBe(false);
    }
  });
});
