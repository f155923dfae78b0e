import { readdirSync, readFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { interpret } from '../../../api/cli/interpret.ts';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import type { Role } from '../../../machines/district/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Action, Flag, Place, Understanding } from '../../../machines/text/understanding.ts';

/**
 * SMS that were written and labelled before anybody looked at how they are read; each file is right in so
 * many of its SMS, field by field. No SMS is listed in the code or the pack.
 */

const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
const folder = packagePath('tests', 'cases', 'understanding');

/** One SMS with what a careful person reads in it; a field that is left out has no single answer. */
interface HeldOut {
  text: string;
  role?: Role;
  kind?: string;
  category?: string | null;
  agency?: string | null;
  place?: string | null;
  /** Several where a person would hesitate. */
  action?: Action | Action[];
  flags?: Flag[];
  /** Signs that only seem to be there ("kebakaran jenggot"). */
  without?: Flag[];
  command?: object | null;
}

const LEAST: Record<string, number> = {
  kind: 0.95,
  category: 0.93,
  agency: 0.93,
  place: 0.9,
  action: 0.9,
  flags: 0.9,
  command: 0.95,
};

/**
 * Actions that say the same of a text: it is somebody's matter. Whether the hotline is sure enough to forward it by itself is
 * judged by what goes wrong then (`unseen.test.ts`).
 */
const TAKEN: Action[] = ['route', 'ask', 'triage'];

function placeName(place: Place | null): string | null {
  if (place === null) return null;
  return place.village === null ? place.district : `${place.district}/${place.village}`;
}

/** Whether each labelled field was read as labelled. */
function judge(labels: HeldOut, reading: Understanding): [field: string, right: boolean][] {
  const { kind, category, agency, place, action, flags = [], without = [], command } = labels;
  const isSame = (field: string, label: unknown, read: unknown): [string, boolean][] =>
    label === undefined
      ? []
      : [[field, Array.isArray(label) ? label.includes(read) : label === read]];
  const obeys = () => {
    if (command === null) return reading.command === null;
    const given = { ...reading.command };
    return expect.objectContaining(command ?? {}).asymmetricMatch(given);
  };
  return [
    ...isSame('kind', kind, reading.kind),
    ...isSame('category', category, reading.category),
    ...isSame('agency', agency, reading.agency),
    ...isSame('place', place, placeName(reading.place)),
    ...isSame('action', action === 'route' ? TAKEN : action, reading.action),
    ...flags.map((flag): [string, boolean] => ['flags', reading.flags.includes(flag)]),
    ...without.map((flag): [string, boolean] => ['flags', !reading.flags.includes(flag)]),
    ...(command === undefined ? [] : [['command', obeys()] satisfies [string, boolean]]),
  ];
}

const files = readdirSync(folder).filter((name) => name.startsWith('held-out'));

describe('SMS never seen before', () => {
  it.each(files)('%s: right in enough of every field, and none bounced', (file) => {
    const cases = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as HeldOut[];
    const right = new Map<string, { right: number; all: number; wrong: string[] }>();
    for (const labels of cases) {
      const reading = understand(labels.text, { role: labels.role ?? 'citizen' });
      for (const [field, isRight] of judge(labels, reading)) {
        const count = right.get(field) ?? { right: 0, all: 0, wrong: [] };
        count.all += 1;
        if (isRight) count.right += 1;
        else count.wrong.push(labels.text);
        right.set(field, count);
      }
      const expected = labels.kind === 'SPAM' || labels.kind === 'OPERATOR';
      if (labels.kind !== undefined && !expected)
        expect([labels.text, reading.action]).not.toEqual([labels.text, 'ignore']);
    }
    const poor = [...right]
      .filter(([field, { right: n, all }]) => n / all < (LEAST[field] ?? 1))
      .map(([field, count]) => ({ field, ...count }));
    expect(poor).toEqual([]);
    expect([...right.keys()]).toEqual(expect.arrayContaining(Object.keys(LEAST)));
  });
});

describe('any text', () => {
  const words = cases().flatMap(({ text }) => text.split(/\s+/));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000, size: 'max' }),
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc
      .array(fc.constantFrom(...words), { maxLength: 300 })
      .map((some) => some.join(' ').slice(0, 2000)),
    fc
      .array(fc.constantFrom(...words), { maxLength: 60 })
      .map((some) => some.join('').slice(0, 2000)),
  );
  const role = fc.constantFrom<Role>('citizen', 'officer', 'head', 'admin', 'secretary', 'regent');

  function cases(): HeldOut[] {
    return files.flatMap(
      (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as HeldOut[],
    );
  }

  it('has a kind, an action and a reason, and names only what the pack has', () => {
    const { categories, agencies } = loadDistrict(packagePath('examples', 'lampung-barat'));
    const codes = new Set<string | null>([null, ...categories.map(({ code }) => code)]);
    const offices = new Set<string | null>([null, ...agencies.map(({ code }) => code)]);
    fc.assert(
      fc.property(text, role, (raw, who) => {
        const reading = understand(raw, { role: who });
        expect(reading.text).toBe(raw);
        expect(reading.kind).toMatch(/^[A-Z_]+$/);
        expect(reading.action).toMatch(/^(route|ask|triage|command|followUp|ignore)$/);
        expect(reading.why.length).toBeGreaterThan(0);
        expect(codes.has(reading.category)).toBe(true);
        expect(offices.has(reading.agency)).toBe(true);
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('is printed by interpret as one line of JSON for each line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (texts) => {
        const lines = texts.map((some) => some.replace(/[\r\n\u2028\u2029]/g, ' '));
        const output = new PassThrough();
        await interpret('citizen', Readable.from(lines.map((line) => `${line}\n`)), output);
        const printed = (output.read() as Buffer | null)?.toString() ?? '';
        const read = printed.split('\n').filter((line) => line !== '');
        expect(read).toHaveLength(lines.length);
        for (const line of read)
          expect(JSON.parse(line)).toMatchObject({
            kind: expect.any(String),
            action: expect.any(String),
          });
      }),
      { numRuns: 20 },
    );
  });
});
