import type { Counts } from '../../../machines/report/counts.ts';

/** What the store counts where there is nothing at all. */
export function noCounts(at: number): Counts {
  const received = { kinds: [], categories: [], agencies: [], districts: [] };
  return {
    ...{ from: at, to: at, at },
    received: { ...received, weekdays: [], hours: [], enter: [], secret: 0, emergency: 0 },
    ...{ forwarded: [], answered: [], replied: [], ratings: [], closed: [] },
    ...{ reopened: 0, published: 0, open: 0, overdue: 0 },
    ...{ overdueAgencies: [], openItems: [], overdueItems: [] },
    months: { names: [], received: [], answered: [] },
    ...{ sms: [], documents: [] },
  };
}
