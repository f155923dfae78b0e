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

export const getStatistics = operation({
  id: 'getStatistics',
  method: 'get',
  path: '/reports/statistics',
  tag: 'reports',
  summary: 'Count a period',
  scope: 'reports:read',
  query: z.strictObject({ period }),
  success: { status: 200, description: 'The numbers.', schema: statistics },
  problems: [],
  async handle({ query, services: { hotline } }) {
    const { store, rules, clock } = hotline;
    const counted = periodOf(rules.calendar, 'period', query.period);
    return { body: bodyOf(await gatherStatistics({ store, rules }, counted, clock.now())) };
  },
});
