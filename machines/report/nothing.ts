import type { Counts } from './counts.ts';
import { eachFigure } from './single-figures.ts';
import type { Figures } from './totals.ts';

/** Numbers where there is nothing at all. */

const NO_FLOW = { open: [], received: [], settled: [], receivedAfter: [], settledAfter: [] };

/** Of a digest. */
export function noFigures(date: number): Figures {
  return {
    date,
    ...{ received: 0, forwarded: 0, answered: 0, closed: 0, open: 0, overdue: 0, beyondLegal: 0 },
    emergencies: { count: 0, tickets: [] },
    ...{ late: [], top: [], unreceived: [], record: null, surge: null },
  };
}

/** Of a written report. */
export function noCounts(at: number): Counts {
  const received = { kinds: [], categories: [], agencies: [], districts: [] };
  return {
    ...{ from: at, to: at, at },
    received: { ...received, weekdays: [], hours: [], enter: [], secret: 0, emergency: 0 },
    ...{ forwarded: [], answered: [], earlier: [], replied: [], ratings: [], closed: [] },
    balance: { agencies: NO_FLOW, categories: NO_FLOW },
    single: eachFigure(() => 0),
    ...{ open: 0, overdue: 0, silent: 0 },
    ...{ overdueAgencies: [], openItems: [], overdueItems: [], listed: { late: 0, others: 0 } },
    months: { names: [], received: [], answered: [] },
    ...{ sms: [], letters: [] },
  };
}
