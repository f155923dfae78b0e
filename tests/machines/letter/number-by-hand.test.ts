import { describe, expect, it } from '@jest/globals';
import type { LetterInput } from '../../../machines/letter/context.ts';
import {
  issueLetter,
  type LetterDesk,
  NumberTakenError,
} from '../../../machines/letter/issue-letter.ts';
import type { NewLetter } from '../../../machines/letter/new-letter.ts';
import { november, rules } from '../../boundaries/office.ts';

/** Numbers that people give by hand: no two letters of a year share one, however it is written. */

/** A register that keeps letters in memory. */
function desk(): LetterDesk {
  const letters = new Map<string, LetterInput>();
  const keys: string[] = [];
  const contextOf = (id: string) => {
    const input = letters.get(id);
    return input === undefined ? undefined : { documents: [{ id: input.document }] };
  };
  const numbers = {
    allocate: async (_: string, key: string) =>
      keys.includes(key) ? keys.indexOf(key) + 1 : keys.push(key),
  };
  const register = {
    find: async ({ ticket, year }: { ticket?: string; year?: number }) => ({
      items: [...letters]
        .filter(([, letter]) => letter.number === ticket && letter.year === year)
        .map(([id, { kind, agency }]) => ({ id, search: { kind, agency } })),
      next: null,
    }),
  };
  const store = { numbers, documents: { archive: async () => true }, instances: register };
  const instances = {
    of: () => ({
      context: async (id: string) => contextOf(id),
      create: async (id: string, input: LetterInput) => {
        if (!letters.has(id)) letters.set(id, input);
      },
    }),
  };
  return { store, instances, rules } as unknown as LetterDesk;
}

const letter = (key: string, change: Partial<NewLetter> = {}): NewLetter => ({
  kind: 'teguran',
  subject: 'Teguran',
  addressee: 'Kepala Dinas',
  agency: 'PUPR',
  about: ['2026-A001'],
  at: november(24, '10.00'),
  key,
  render: (number) => ({ html: number, sha256: number }),
  ...change,
});

describe('a number given by hand', () => {
  it.each([
    ['as it is', '500/AB/1'],
    ['in small letters', '500/ab/1'],
    ['with spaces', '500 / AB / 1'],
    ['with other signs', '500-AB-1'],
  ])('is not given again %s', async (_, number) => {
    const office = desk();
    await issueLetter(office, letter('k1', { number: '500/AB/1' }));
    await expect(issueLetter(office, letter('k2', { number }))).rejects.toThrow(NumberTakenError);
  });

  it('may be that of another year, and of an agency’s own letter', async () => {
    const office = desk();
    const number = '500/AB/1';
    await issueLetter(office, letter('k1', { number }));
    const nextYear = { number, at: rules.calendar.at('2027-01-05', '10.00') };
    await expect(issueLetter(office, letter('k2', nextYear))).resolves.toMatchObject({ number });
    const theirs = { number, kind: 'jawaban' as const };
    await expect(issueLetter(office, letter('k3', theirs))).resolves.toMatchObject({ number });
    const first = { number: '600/2', kind: 'jawaban' as const };
    await issueLetter(office, letter('k4', first));
    const ours = issueLetter(office, letter('k5', { number: '600/2' }));
    await expect(ours).resolves.toMatchObject({ number: '600/2' });
  });

  it('is the same letter when it is issued again', async () => {
    const office = desk();
    const first = await issueLetter(office, letter('k1', { number: '7' }));
    expect(await issueLetter(office, letter('k1', { number: '7' }))).toEqual(first);
  });

  it('is passed over by the series', async () => {
    const office = desk();
    await issueLetter(office, letter('k1', { number: '0001/BARU/2026' }));
    expect((await issueLetter(office, letter('k2'))).number).toBe('0002/BARU/2026');
    expect((await issueLetter(office, letter('k2'))).number).toBe('0002/BARU/2026');
  });
});
