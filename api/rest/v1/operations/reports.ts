import { createHash } from 'node:crypto';
import { z } from 'zod';
import { gatherStatistics } from '../../../../machines/report/gather-statistics.ts';
import type { Statistics } from '../../../../machines/report/statistics.ts';
import { operation } from '../common/operation.ts';
import { periodOf } from '../common/period.ts';
import { momentOf, period } from '../schemas/common.ts';
import { statistics } from '../schemas/statistics.ts';

/** Numbers of a period; whatever they are about, they name nobody. */

/** Lists of single complaints are asked for as complaints, where each token sees its own. */
function bodyOf(counted: Statistics): z.input<typeof statistics> {
  const {
    from,
    to,
    at,
    open,
    best: _best,
    slowest: _slow,
    ranking: _rule,
    dayName: _day,
    ...numbers
  } = counted;
  return {
    ...numbers,
    ...{ from: momentOf(from), to: momentOf(to), at: momentOf(at) },
    open: { total: open.total, overdue: open.overdue },
  };
}

/** Of the numbers, whenever they were counted: who has them already need not be given them again. */
function sameNumbers({ at: _at, ...numbers }: z.input<typeof statistics>): string {
  return `W/"${createHash('sha256').update(JSON.stringify(numbers)).digest('base64url')}"`;
}

export const getStatistics = operation({
  id: 'getStatistics',
  method: 'get',
  path: '/reports/statistics',
  tag: 'reports',
  summary: 'Count a period',
  description:
    'With `If-None-Match` 304 while the numbers are the same, whenever they were counted.',
  scope: 'reports:read',
  query: z.strictObject({ period }),
  success: { status: 200, description: 'The numbers.', schema: statistics },
  problems: [],
  async handle({ query, services: { hotline } }) {
    const { store, rules, clock } = hotline;
    const counted = periodOf(rules.calendar, 'period', query.period);
    const body = bodyOf(await gatherStatistics({ store, rules }, counted, clock.now()));
    return { body, headers: { ETag: sameNumbers(body) } };
  },
});
