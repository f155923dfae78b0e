import { z } from 'zod';
import { eachFigure } from '../../../../machines/report/single-figures.ts';
import { moment, orNull } from './common.ts';
import { model } from './registry.ts';

/** The numbers of a period, as reports to the regent print them. */

const count = z.number().int().min(0);
const share = orNull(z.number().min(0).max(1)).describe(
  '0–1; null where there is nothing to share.',
);

const rows = z.array(z.object({ code: z.string(), name: z.string(), count, share: z.number() }));

const times = z
  .object({
    measured: count,
    within: count,
    extended: count,
    late: count,
    waiting: count.describe(
      'Not done when it was counted: letters that were not sent, answers past their deadline.',
    ),
    shareWithin: share,
    mean: orNull(z.number()),
    median: orNull(z.number()),
    p90: orNull(z.number()),
  })
  .describe('Days as the SOP counts them.');

const agency = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  received: count,
  forwarded: count,
  answered: count,
  overdue: count,
  onTime: share,
  rating: orNull(z.number()),
  ...times.shape,
});

const balanceRow = z.object({
  code: z.string(),
  name: z.string(),
  before: count,
  received: count,
  settled: count,
  left: count,
});

const balance = z
  .object({ total: balanceRow, agencies: z.array(balanceRow), categories: z.array(balanceRow) })
  .describe(
    'As of the end of the period: before + received − settled = left. Settled is answered, or closed without an answer; what was opened again counts as never settled.',
  );

const step = z.object({
  step: z.number().int(),
  label: z.string().describe('`5`, and `5 koran` for the newspaper.'),
  activity: z.string(),
  actor: z.string(),
  output: z.string(),
  days: orNull(z.number()).describe('Standard time; null for the newspaper, which has none.'),
  unit: z.enum(['workingDay', 'calendarDay']),
  times: orNull(times),
  proof: z.array(z.object({ name: z.string(), count })),
});

export const statistics = model(
  'Statistics',
  z.object({
    from: moment,
    to: moment.describe('Exclusive.'),
    at: moment.describe('When it was counted: what is open or late is as of then.'),
    received: z.object({
      total: count,
      kinds: rows,
      categories: rows,
      agencies: rows,
      districts: rows,
      weekdays: rows,
      hours: rows,
      secret: count,
      emergency: count,
    }),
    balance: orNull(balance),
    forwarded: z.object({ total: count, times }),
    answered: z.object({ total: count, times }),
    rejected: z.object({ total: count, reasons: rows }),
    ...eachFigure(() => count),
    rating: z.object({ count, share, mean: orNull(z.number()), stars: rows }),
    open: z.object({ total: count, overdue: count }),
    agencies: z.array(agency),
    months: z.array(
      z.object({
        month: z.string().describe('`2026-11`.'),
        name: z.string(),
        received: count,
        answered: count,
        within: count,
        late: count,
      }),
    ),
    sms: z.object({
      sent: count,
      parts: count,
      delivered: count,
      failed: count,
      unconfirmed: count,
      shareFailed: share,
      cost: orNull(z.number()).describe('Rupiah; null while no tariff is configured.'),
      days: z.array(
        z.object({
          day: z.string(),
          sent: count,
          parts: count,
          failed: count,
          unconfirmed: count,
        }),
      ),
    }),
    compliance: z.array(step).describe('Steps of the SOP.'),
  }),
);
