import { createRules } from '../../machines/district/rules.ts';
import { type AgencyRow, ranked } from '../../machines/report/agencies.ts';
import type { ReportContext } from '../../machines/report/context.ts';
import { reportSteps } from '../../machines/report/own-steps.ts';
import { type Boundary, MINUTE } from './boundary.ts';
import { calendar, district, november } from './office.ts';

/** Standards of the report's own steps (SOP 6 and 7): a working day each, from one to the next. */

const step = { activity: '-', actor: '-', output: '-' };
const rules = createRules(
  {
    ...district,
    sop: {
      ...district.sop,
      steps: [
        { ...step, step: 6, time: 'report' },
        { ...step, step: 7, time: 'receive' },
      ],
    },
  },
  calendar,
);

function resultOf(number: number, times: Partial<ReportContext>): unknown {
  const report = { to: november(23, '10.00'), draftedAt: november(23, '10.00'), ...times };
  const file = { report: report as ReportContext, documents: [], outbox: [] };
  const found = reportSteps(file, rules, november(30, '10.00'));
  return found.find((one) => one.step === number)?.result;
}

/** In which list of the ranking an agency stands that answered so many, and this part of them in time. */
function listOf(measured: number, onTime: number): string {
  const [own] = district.agencies.filter(({ type }) => type === 'agency');
  const row: AgencyRow = {
    ...{ code: own?.code ?? '', name: '-', shortName: '-', received: 0, forwarded: 0 },
    ...{ answered: measured, measured, within: 0, extended: 0, late: 0, waiting: 0 },
    ...{ shareWithin: onTime, onTime, overdue: 0, rating: null, mean: 1, median: 1, p90: 1 },
  };
  const { best, slowest } = ranked(rules, [row]);
  if (best.length > 0) return 'quick';
  return slowest.length > 0 ? 'slow' : 'none';
}

export const reportLimits: Boundary[] = [
  {
    limit: 'policy.ranking.cases',
    value: district.policy.ranking.cases,
    step: 1,
    outcome: (cases) => listOf(cases, 1),
    below: 'none',
    at: 'quick',
    above: 'quick',
  },
  {
    limit: 'policy.ranking.share',
    value: district.policy.ranking.share,
    step: 0.01,
    outcome: (share) => listOf(district.policy.ranking.cases, share),
    below: 'slow',
    at: 'quick',
    above: 'quick',
  },
  {
    limit: 'sla.profiles.report',
    value: november(24, '16.00'),
    step: MINUTE,
    outcome: (sentAt) => resultOf(6, { sentAt, receipt: null }),
    below: 'within',
    at: 'within',
    above: 'late',
  },
  {
    limit: 'sla.profiles.receive',
    value: november(25, '16.00'),
    step: MINUTE,
    outcome: (at) =>
      resultOf(7, {
        sentAt: november(24, '10.00'),
        receipt: { at, by: 'regent' } as ReportContext['receipt'],
      }),
    below: 'within',
    at: 'within',
    above: 'late',
  },
];
