import { type Rules, shortName } from '../../../machines/district/rules.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import { BALANCE_NOTE, type Balance } from '../../../machines/report/balance.ts';
import { type CaseFile, complianceOf, isOf } from '../../../machines/report/compliance.ts';
import type { OpenItem } from '../../../machines/report/counts.ts';
import { titledFigures } from '../../../machines/report/single-figures.ts';
import { PRESS_STEP } from '../../../machines/report/sop.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';
import type {
  ComplaintCompliance,
  ComplianceReport,
  OpenComplaint,
  Report,
  ReportFigures,
  ReportPeriod,
} from '../../../templates/documents/report-views.ts';
import { conclusionsOf } from './conclusions.ts';

/** Reports of SOP step 6 as documents: the counted numbers, with the district's names. */

/** What the admin writes into a report. */
export type ReportWriting = Pick<
  Report,
  'date' | 'notable' | 'remarks' | 'obstacles' | 'suggestions'
>;

/** @param kind what the period is called; its bounds are those of the numbers */
function periodOf({ from, to }: Statistics, kind: ReportPeriod['kind']): ReportPeriod {
  return { kind, from, to };
}

/** @param at when the numbers were counted */
function openComplaint({ district, calendar, agency }: Rules, item: OpenItem, at: number) {
  const { category, due } = item;
  return {
    ticket: letterTicket(calendar.local(item.receivedAt).year, item.ticket),
    category: district.categories.find(({ code }) => code === category)?.name ?? '–',
    agency: item.agency === null ? '–' : (agency(item.agency)?.shortName ?? item.agency),
    place: item.district ?? '–',
    received: item.receivedAt,
    due,
    late: due === null ? 0 : calendar.workingDaysPassed(due, at),
  } satisfies OpenComplaint;
}

const PER_LINE = 2;

function balanceTables({ total, agencies, categories }: Balance) {
  return [
    { title: 'Aduan', rows: [total] },
    { title: 'SKPD', rows: agencies },
    { title: 'Kategori', rows: categories },
  ];
}

/** The numbers as documents print them. */
export function figuresView(statistics: Statistics): ReportFigures {
  const { rejected, balance } = statistics;
  const ends = [{ title: 'Ditolak', count: rejected.total }, ...titledFigures(statistics)];
  const lines = Math.ceil(ends.length / PER_LINE);
  return {
    ...statistics,
    balances: balance === null ? [] : balanceTables(balance),
    balanceNote: BALANCE_NOTE,
    ends: Array.from({ length: lines }, (_, n) => ends.slice(n * PER_LINE, (n + 1) * PER_LINE)),
  };
}

/** The report without its charts, which {@link renderReport} draws. */
export function reportView(
  rules: Rules,
  statistics: Statistics,
  kind: ReportPeriod['kind'],
  writing: ReportWriting,
): Omit<Report, 'charts'> {
  const { at, open } = statistics;
  const listed = (items: OpenItem[]) => items.map((item) => openComplaint(rules, item, at));
  const period = periodOf(statistics, kind);
  const figures = figuresView(statistics);
  return {
    ...writing,
    period,
    figures,
    conclusions: conclusionsOf(figures, period),
    late: listed(open.late),
    open: listed(open.items),
  };
}

/** Charts are drawn by a large library: it is loaded when the first report is printed. */
export async function renderReport(
  render: RenderDocument,
  report: Omit<Report, 'charts'>,
): Promise<string> {
  const { drawReportCharts } = await import('../../../templates/documents/charts.ts');
  return render('laporan', { ...report, charts: drawReportCharts(report.figures) });
}

function complaintCompliance(
  rules: Rules,
  file: CaseFile,
  now: number,
  columns: readonly string[],
): ComplaintCompliance {
  const { year, ticket, receivedAt, agency } = file.complaint;
  const steps = complianceOf(file, rules, now);
  return {
    ticket: letterTicket(year, ticket),
    received: receivedAt,
    agency: agency === null ? '–' : shortName(rules, agency),
    steps,
    cells: columns.map((label) => steps.filter(isOf(label))),
  };
}

/**
 * The report of SOP compliance.
 * @param files complaints of the period, in the order they are printed
 */
export function complianceView(
  rules: Rules,
  statistics: Statistics,
  kind: ReportPeriod['kind'],
  files: readonly CaseFile[],
  { date, remarks }: Pick<ComplianceReport, 'date' | 'remarks'>,
): ComplianceReport {
  const { at, dayName, compliance, received } = statistics;
  const columns = compliance.filter(({ step }) => step <= PRESS_STEP).map(({ label }) => label);
  return {
    date,
    period: periodOf(statistics, kind),
    dayName,
    steps: compliance,
    columns,
    complaints: files.map((file) => complaintCompliance(rules, file, at, columns)),
    unlisted: Math.max(0, received.total - received.secret - files.length),
    secret: received.secret,
    remarks,
  };
}
