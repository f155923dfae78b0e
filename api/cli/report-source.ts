import type { WrittenKind } from '../../machines/district/district.ts';
import type { ReportContext } from '../../machines/report/context.ts';
import { gatherStatistics } from '../../machines/report/gather-statistics.ts';
import { REPORT } from '../../machines/report/kind.ts';
import type { Statistics } from '../../machines/report/statistics.ts';
import type { WrittenPeriod } from '../../machines/report/written-period.ts';
import type { Hotline } from '../hotline/hotline.ts';
import {
  complianceHtml,
  coverHtml,
  type RenderedNumbers,
  reportHtml,
  reportTitle,
} from '../office/reports/rendering.ts';
import { openDocuments } from '../print/documents.ts';

/** The report of a period as files are made of it: what was signed, or what can be counted now. */

export interface PeriodReport {
  statistics: Statistics;
  documents: { name: string; html(): Promise<string> }[];
  /** Which of both it is, for whoever asked. */
  note: string;
}

/** The report that the machine has of this period, if its numbers are there. */
async function known({ engine }: Hotline, kind: WrittenKind, code: string) {
  const context = await engine.instances.of(REPORT).context(`${REPORT.idPrefix}${kind}:${code}`);
  const statistics = context?.statistics ?? null;
  return context === undefined || statistics === null ? undefined : { ...context, statistics };
}

function archived({ store }: Hotline, filed: NonNullable<ReportContext['filed']>) {
  const html = (id: string) => async () => {
    const document = await store.documents.get(id);
    if (document === undefined) throw new Error(`${id}: is not in the archive`);
    return document.html;
  };
  return [
    { name: 'laporan', html: html(filed.report) },
    { name: 'pengantar', html: html(filed.cover) },
    { name: 'kepatuhan', html: html(filed.compliance) },
  ];
}

function rendered({ rules, store, engine }: Hotline, numbers: RenderedNumbers) {
  const render = openDocuments(rules);
  const title = reportTitle(rules, numbers.kind, numbers.statistics);
  const source = { store, instances: engine.instances };
  return [
    { name: 'laporan', html: () => reportHtml(rules, render, numbers) },
    { name: 'pengantar', html: async () => coverHtml(rules, render, numbers, title) },
    { name: 'kepatuhan', html: () => complianceHtml(rules, render, source, numbers) },
  ];
}

/** @param code `2026-10` @throws StoreUnavailableError */
export async function reportOf(
  hotline: Hotline,
  { kind, from, to }: WrittenPeriod & { kind: WrittenKind },
  code: string,
): Promise<PeriodReport> {
  const { store, rules, clock } = hotline;
  const report = await known(hotline, kind, code);
  if (report !== undefined && report.filed !== null) {
    const { statistics, filed } = report;
    const note = `signed under number ${filed.number}: as it is in the archive`;
    return { statistics, documents: archived(hotline, filed), note };
  }
  const date = clock.now();
  const statistics =
    report?.statistics ?? (await gatherStatistics({ store, rules }, { from, to }, date));
  const nothing = { notable: [], remarks: [], obstacles: [], suggestions: [] };
  const numbers = { kind, statistics, writing: report?.writing ?? nothing, date };
  return {
    statistics,
    documents: rendered(hotline, numbers),
    note: 'not signed: without a number, as it is now',
  };
}
