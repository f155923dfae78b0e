import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import {
  gatherPast,
  gatherStatistics,
  type PastFigures,
} from '../../../machines/report/gather-statistics.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Period } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/**
 * What those who lead look at first: the last thirty days beside the thirty before them, counted as reports count
 * (`gather-statistics.ts`), and what waits for the longest.
 */

type Ports = Pick<Hotline, 'store' | 'rules'>;

/** Days that the figures are about, today among them. */
export const DASHBOARD_DAYS = 30;
/** How many complaints a list of the page holds. */
const LISTED = 8;

export interface Dashboard {
  /** The last thirty days, to the end of today. */
  period: Period;
  now: Statistics;
  /** The thirty days before them. */
  before: PastFigures;
}

/** The last thirty days and the thirty before, in the district's own days. */
export function dashboardPeriods({ rules: { calendar } }: Ports, at: number): [Period, Period] {
  const today = calendar.startOfDay(at);
  const middle = calendar.addDays(today, 1 - DASHBOARD_DAYS);
  return [
    { from: middle, to: calendar.addDays(today, 1) },
    { from: calendar.addDays(middle, -DASHBOARD_DAYS), to: middle },
  ];
}

/** @throws StoreUnavailableError */
export async function gatherDashboard(ports: Ports, at: number): Promise<Dashboard> {
  const [period, earlier] = dashboardPeriods(ports, at);
  const [now, before] = await Promise.all([
    gatherStatistics(ports, period, at),
    gatherPast(ports, earlier),
  ]);
  return { period, now, before };
}

/**
 * The open complaints of an agency whose deadline lies no later than a time, the most urgent first.
 * @param hidden tags of complaints that its people may not see
 * @returns with them, whether there are more
 */
export async function dueSoon(
  { store }: Ports,
  agency: string,
  until: number,
  hidden: readonly string[],
): Promise<{ items: InstanceSummary[]; more: boolean }> {
  const without = [...hidden, 'overdue'];
  const query = { machine: COMPLAINT.name, agency, state: 'forwarded', tag: 'open', without };
  const { items } = await store.instances.find(query, { order: 'due', limit: LISTED + 1 });
  const soon = items.filter(({ search: { due } }) => due !== null && due <= until);
  return { items: soon.slice(0, LISTED), more: soon.length > LISTED };
}

/** Those that are past their deadline for the longest, of those that may be listed. */
export async function longestLate({ store }: Ports, without: string[]): Promise<InstanceSummary[]> {
  const query = { machine: COMPLAINT.name, tag: 'overdue', without };
  const { items } = await store.instances.find(query, { order: 'due', limit: LISTED });
  return items;
}
