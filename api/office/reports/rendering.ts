import { PENDING_NUMBER } from '../../../machines/district/letters.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import {
  isDigest,
  type ReportContext,
  type ReportWriting,
} from '../../../machines/report/context.ts';
import type { RenderReport } from '../../../machines/report/file-report.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import { periodName } from '../../../machines/report/written-period.ts';
import type { LetterFrame } from '../../../templates/documents/letter-views.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';
import type { ReportPeriod } from '../../../templates/documents/report-views.ts';
import { sealed } from '../letters/letters.ts';
import { complianceView, figuresView, renderReport, reportView } from './documents.ts';
import { type CaseSource, newestCaseFiles } from './files.ts';

/** The three documents of a written report: covering letter, report, and compliance with the SOP. */

/** Complaints that the printed compliance report lists; its table as a file has all of them. */
const LISTED = 1000;

const TYPES: Record<ReportPeriod['kind'], string> = {
  weekly: 'Mingguan',
  monthly: 'Bulanan',
  yearly: 'Tahunan',
  free: 'Sementara',
};

/** A report to be rendered: its numbers, and what is written about them. */
export interface RenderedNumbers {
  kind: ReportPeriod['kind'];
  statistics: Statistics;
  writing: ReportWriting;
  /** Date of the documents. */
  date: number;
}

/** `Laporan Bulanan Hotline SMS Center Oktober 2026`. */
export function reportTitle(
  { calendar }: Rules,
  kind: ReportPeriod['kind'],
  period: { from: number; to: number },
): string {
  return `Laporan ${TYPES[kind]} Hotline SMS Center ${periodName(calendar, kind === 'free' ? 'weekly' : kind, period)}`;
}

export function reportHtml(
  rules: Rules,
  render: RenderDocument,
  { kind, statistics, writing, date }: RenderedNumbers,
): Promise<string> {
  return renderReport(render, reportView(rules, statistics, kind, { ...writing, date }));
}

/** Nothing is stored by this; a large period takes a while, in which others get their turn. */
export async function complianceHtml(
  rules: Rules,
  render: RenderDocument,
  source: CaseSource,
  { kind, statistics, writing, date }: RenderedNumbers,
): Promise<string> {
  const { from, to } = statistics;
  const files = await newestCaseFiles(source, rules, { from, to }, LISTED);
  const view = complianceView(rules, statistics, kind, files, { date, remarks: writing.remarks });
  return render('kepatuhan', view);
}

/** @param printed what signing gave it; nothing for a draft */
export function coverHtml(
  { district }: Rules,
  render: RenderDocument,
  { kind, statistics, date }: RenderedNumbers,
  subject: string,
  printed: Pick<LetterFrame, 'number' | 'check'> = { number: PENDING_NUMBER, check: null },
): string {
  const { from, to } = statistics;
  return render('pengantar-laporan', {
    ...printed,
    date,
    nature: 'Biasa',
    subject,
    addressee: [`Bupati ${district.office.district}`],
    place: district.letterhead.town,
    copies: [`Sekretaris Daerah Kabupaten ${district.office.district}`],
    period: { kind, from, to },
    figures: figuresView(statistics),
    sheets: null,
  });
}

/** @throws TypeError for a report whose numbers are not counted */
export function numbersOf({ id, kind, statistics, writing }: ReportContext, date: number) {
  if (isDigest(kind) || statistics === null)
    throw new TypeError(`${id}: a report without statistics has no documents`);
  return { kind, statistics, writing, date };
}

/** Renders what signing fixes. */
export function createRenderReport(
  rules: Rules,
  render: RenderDocument,
  store: CaseSource['store'],
): RenderReport {
  return async (report, date, instances) => {
    const numbers = numbersOf(report, date);
    const title = reportTitle(rules, numbers.kind, report);
    return {
      subject: title,
      addressee: `Bupati ${rules.district.office.district}`,
      title,
      report: sealed(await reportHtml(rules, render, numbers)),
      complianceTitle: title.replace('Laporan', 'Laporan Kepatuhan SOP'),
      compliance: sealed(await complianceHtml(rules, render, { store, instances }, numbers)),
    };
  };
}
