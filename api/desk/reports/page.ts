import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../machines/people/actor.ts';
import { reportSteps } from '../../../machines/report/own-steps.ts';
import { periodName } from '../../../machines/report/written-period.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';
import { KINDS, reportAddress, stateName, writtenKind } from '../common/report-words.ts';
import { stepViews } from '../common/sop-steps.ts';
import { offeredActions, takesRemarks, writingView } from './actions.ts';
import { documentLinks, tableLinks, workbookLink } from './files.ts';
import type { FoundReport } from './lookup.ts';
import { summaryView } from './summary.ts';

/** The page of one written report. */

/** As archived once it is signed, before that as they would be now. */
function documentsOf({ context }: FoundReport, base: string): View[] {
  const { filed } = context;
  if (filed === null) return documentLinks(base);
  const archived: [string, string, string][] = [
    ['laporan', 'Laporan', filed.report],
    ['pengantar', 'Surat pengantar', filed.cover],
    ['kepatuhan', 'Kepatuhan SOP', filed.compliance],
  ];
  return archived.map(([name, title, id]) => {
    const address = `/surat/${encodeURIComponent(id)}`;
    return { name, title, content: `${address}/isi`, pdf: `${address}/pdf` };
  });
}

export function reportTitle({ rules }: Hotline, { context }: FoundReport): string {
  const kind = writtenKind(context.kind) ?? 'monthly';
  return `Laporan ${KINDS[kind].toLowerCase()} ${periodName(rules.calendar, kind, context)}`;
}

/** @param by who may do what the buttons say; null for those who only look */
export async function reportView(
  hotline: Hotline,
  report: FoundReport,
  by: Actor | null,
): Promise<View> {
  const { store, rules, clock } = hotline;
  const { context, state } = report;
  const { id, statistics, filed, receipt, dueAt, signedAt } = context;
  const base = reportAddress(id);
  const [documents, outbox] = await Promise.all([store.documents.of(id), store.outbox.of(id)]);
  const steps = reportSteps({ report: context, documents, outbox }, rules, clock.now());
  const waits = receipt === null && dueAt !== null;
  return {
    title: reportTitle(hotline, report),
    state: stateName(state),
    from: context.from,
    until: context.to - 1,
    due: waits ? dueAt : null,
    late: waits && dueAt < clock.now(),
    countedAt: statistics?.at ?? null,
    filed,
    filing: signedAt !== null && filed === null,
    letter: filed === null ? null : `/register/${encodeURIComponent(filed.letter)}`,
    receipt,
    steps: stepViews(steps),
    numbers: statistics === null ? [] : summaryView(rules.calendar, statistics),
    documents: statistics === null ? [] : documentsOf(report, base),
    tables: statistics === null ? [] : tableLinks(hotline, base),
    workbook: workbookLink(base),
    actions: offeredActions(hotline, report, by),
    remarks: takesRemarks(hotline, report, by)
      ? { ...writingView(report), address: `${base}/catatan`, key: randomUUID() }
      : null,
  };
}
