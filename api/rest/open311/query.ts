import { z } from 'zod';
import type { Period } from '../../../store/ports/search.ts';
import { invalid, invalidAt } from '../v1/common/problem.ts';

/** Which service requests are asked for. */

const DAY = 24 * 3_600_000;
/**
 * GeoReport v2 lets a server answer with the first 90 days of a longer span; nobody would see that the rest is missing,
 * so it is refused.
 */
const LONGEST = 90 * DAY;
const MOST_IDS = 50;

const moment = z.iso.datetime({ offset: true });
const list = (most: number) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.length <= most, `at most ${most} of them`);

const schema = z.object({
  service_request_id: list(MOST_IDS).optional(),
  service_code: list(MOST_IDS).optional(),
  start_date: moment.optional(),
  end_date: moment.optional(),
  status: z.enum(['open', 'closed', 'open,closed', 'closed,open']).optional(),
  extensions: z.enum(['true', 'false']).default('false'),
  page: z.coerce.number().int().min(1).max(100).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(50),
});

export interface Asked {
  /** Then nothing else counts. */
  ids: string[] | null;
  codes: string[];
  period: Period;
  status: 'open' | 'closed' | null;
  page: number;
  /** With what GeoReport has no place for. */
  extended: boolean;
  size: number;
}

/** @throws Problem 400 */
function periodOf(start: string | undefined, end: string | undefined, now: number): Period {
  if (start === undefined) {
    const to = end === undefined ? now + 1 : Date.parse(end) + 1;
    return { from: to - LONGEST, to };
  }
  const from = Date.parse(start);
  const to = end === undefined ? now + 1 : Date.parse(end) + 1;
  if (to <= from) throw invalidAt('query/start_date', 'start_date is behind end_date');
  if (to - from > LONGEST + 1)
    throw invalidAt(
      'query/start_date',
      'start_date and end_date (now, where it is left out) are at most 90 days apart; ask for one piece after the other',
    );
  return { from, to };
}

/**
 * @param now epoch milliseconds; without dates the last 90 days are meant
 * @throws Problem 400
 */
export function readAsked(query: unknown, now: number): Asked {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw invalid(parsed.error, 'query');
  const { service_request_id, service_code, start_date, end_date, status, page } = parsed.data;
  return {
    ids: service_request_id ?? null,
    codes: (service_code ?? []).map((code) => code.toUpperCase()),
    period: periodOf(start_date, end_date, now),
    status: status === 'open' || status === 'closed' ? status : null,
    page,
    extended: parsed.data.extensions === 'true',
    size: parsed.data.page_size,
  };
}
