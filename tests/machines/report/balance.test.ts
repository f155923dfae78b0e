import { expect, it } from '@jest/globals';
import { namesOf } from '../../../machines/district/names.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { balanceOf } from '../../../machines/report/balance.ts';
import { SECRETS } from '../../../machines/report/counts.ts';
import { loadPack } from '../../support/pack.ts';

/** The balance of a period where an agency has changed its code. */

const { rules: pack } = loadPack();
const agencies = pack.district.agencies.map((agency) =>
  agency.code === 'PUPR'
    ? { ...agency, formerly: [{ code: 'PU', name: 'Dinas PU', shortName: 'DPU' }] }
    : agency,
);
const rules = createRules({ ...pack.district, agencies }, pack.calendar);

const of = (agency: string | null, count: number) => ({ key: { agency }, count });
const none = { open: [], received: [], settled: [], receivedAfter: [], settledAfter: [] };

it('has the old and the new code in one line, secrets and what has no agency in lines of their own', () => {
  const flow = {
    open: [of('PU', 2), of('PUPR', 3), of(SECRETS, 1), of(null, 4)],
    received: [of('PUPR', 5), of(null, 4)],
    settled: [of('PU', 1), of(SECRETS, 2)],
    receivedAfter: [of('PUPR', 1)],
    settledAfter: [of('PU', 6)],
  };
  const { total, agencies: rows } = balanceOf(
    rules,
    { agencies: flow, categories: none },
    namesOf(rules),
  );
  const numbers = rows.map(({ code, before, received, settled, left }) => [
    code,
    ...[before, received, settled, left],
  ]);
  expect(numbers).toEqual([
    ['', 0, 4, 0, 4],
    [SECRETS, 3, 0, 2, 1],
    // left: 2 + 3 open, without the one that came later, with the six that were settled later
    ['PUPR', 6, 5, 1, 10],
  ]);
  expect(total).toMatchObject({ before: 9, received: 9, settled: 3, left: 15 });
});
