import type { Calendar } from '../../../../machines/district/calendar.ts';
import type { Period } from '../../../../store/ports/search.ts';
import { PeriodError, readPeriod } from '../../../office/data/export/period.ts';
import { invalidAt } from './problem.ts';

/**
 * A period as the query names it: `2026`, `2026-10`, `2026-10-05`, `2026-10-01..2026-10-15`.
 * @throws Problem 400
 */
export function periodOf(calendar: Pick<Calendar, 'at'>, name: string, text: string): Period {
  try {
    return readPeriod(calendar, text);
  } catch (error) {
    if (error instanceof PeriodError) throw invalidAt(`query/${name}`, error.message);
    throw error;
  }
}
