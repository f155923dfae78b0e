import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { claimNumber, NumberTakenError, nextNumber } from '../../../machines/letter/book.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { issueAll } from '../../support/issued-letters.ts';
import { withSigner } from '../../support/signer.ts';

/** One book for the whole office: no number twice, none burnt, whatever kind of letter it is. */

const AT = Date.UTC(2026, 10, 24, 3, 0);
const NEXT_YEAR = Date.UTC(2027, 0, 5, 3, 0);
const number = (n: number, year = 2026) => `500.12.2/${String(n).padStart(4, '0')}/III.18/${year}`;

let hotline: Hotline;
beforeEach(async () => {
  const replace = {
    clock: new SimulatedClock(AT),
    store: new SqliteStore(':memory:'),
    district: withSigner,
  };
  hotline = await createHotline(readSettings({}), () => {}, replace);
  await hotline.store.open();
});
afterEach(() => hotline.store.close());

const context = async (id: string) => {
  const found = await hotline.engine.instances.snapshot(id);
  return found?.snapshot.context as {
    number: string | null;
    sequence: number | null;
    declined: string | null;
  };
};
const numbersOf = async (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await context(id)).number));

describe('the book of outgoing letters', () => {
  it('has one series a year for all kinds', async () => {
    const ids = await issueAll(hotline, [
      { kind: 'penerusan', at: AT },
      { kind: 'teguran', at: AT },
      { kind: 'laporan', at: AT },
      { kind: 'pengantar-koran', at: NEXT_YEAR },
      { kind: 'penerusan', at: AT },
    ]);
    expect(await numbersOf(ids)).toEqual([
      number(1),
      // signed by the Sekda, whose unit it bears: the series is the office's all the same
      '500.12.2/0002/CONTOH/2026',
      number(3),
      number(1, 2027),
      number(4),
    ]);
  });

  it('goes around numbers that were given by hand, however they are written', async () => {
    const ids = await issueAll(hotline, [
      { kind: 'teguran', at: AT, number: '500.12.2 / 0001 / iii.18 / 2026' },
      { kind: 'penerusan', at: AT },
      { kind: 'penerusan', at: AT, number: number(2) },
    ]);
    expect(await numbersOf(ids)).toEqual(['500.12.2 / 0001 / iii.18 / 2026', number(2), null]);
    expect((await context(ids[2] ?? '')).declined).toContain('sudah dipakai surat lain');
    // refused, it burnt nothing: the next one is the next one
    const letter = { id: 'letter:laporan:2026:k9', kind: 'laporan' as const, agency: null };
    const { store, rules } = hotline;
    expect((await nextNumber(store, rules, letter, AT)).number).toBe(number(3));
  });

  it('goes on above the series that each kind had before', async () => {
    const { store, rules } = hotline;
    for (const key of ['a', 'b', 'c']) await store.numbers.allocate('letter:teguran:2026', key);
    await store.numbers.allocate('letter:penerusan:2026', 'd');
    const letter = { id: 'letter:penerusan:2026:k1', kind: 'penerusan' as const, agency: 'PUPR' };
    expect(await nextNumber(store, rules, letter, AT)).toMatchObject({
      number: number(4),
      sequence: 4,
    });
    // however often it is asked
    expect(await nextNumber(store, rules, letter, AT)).toMatchObject({ sequence: 4 });
  });

  it('has a series for each kind where the number names the kind', async () => {
    const { store, rules } = hotline;
    const { district, calendar } = rules;
    const numberMask = '{urut}/{jenis}/{tahun}';
    const named = createRules(
      { ...district, letterhead: { ...district.letterhead, numberMask } },
      calendar,
    );
    const one = async (kind: 'penerusan' | 'teguran', id: string) =>
      (await nextNumber(store, named, { id, kind, agency: null }, AT)).number;
    expect([
      await one('penerusan', 'a'),
      await one('teguran', 'b'),
      await one('penerusan', 'c'),
    ]).toEqual(['1/PENERUSAN/2026', '1/TEGURAN/2026', '2/PENERUSAN/2026']);
  });

  it('gives a number to one of two that ask at once', async () => {
    const claims = ['x', 'y', 'z'].map((id) =>
      claimNumber(hotline.store, { id, kind: 'teguran', agency: null, year: 2026, number: 'B/1' }),
    );
    const outcomes = await Promise.allSettled(claims);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NumberTakenError);
  });

  it('leaves agencies their own numbers', async () => {
    const ids = await issueAll(hotline, [
      { kind: 'jawaban', at: AT, number: number(1) },
      { kind: 'penerusan', at: AT },
    ]);
    expect(await numbersOf(ids)).toEqual([number(1), number(1)]);
    const theirs = (agency: string, id: string) =>
      claimNumber(hotline.store, { id, kind: 'jawaban', agency, year: 2026, number: number(1) });
    await theirs('DISHUB', 'm2');
    await expect(theirs('PUPR', 'm3')).rejects.toThrow(NumberTakenError);
  });
});
