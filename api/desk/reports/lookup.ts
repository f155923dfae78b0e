import type { Request } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import { isDigest, type ReportContext } from '../../../machines/report/context.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { RenderedNumbers } from '../../office/reports/rendering.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';
import { writtenKind } from '../common/report-words.ts';

/** Finds the written report that an address names. */

export interface FoundReport {
  snapshot: AnyMachineSnapshot;
  context: ReportContext;
  state: string;
}

/** @throws PageError 404 when there is no such written report */
export async function foundReport({ engine }: Hotline, request: Request): Promise<FoundReport> {
  const instance = await engine.instances.of(REPORT).snapshot(pathPart(request, 'id'));
  if (instance === undefined) throw new PageError(404, 'Laporan ini tidak ada.');
  const context = instance.snapshot.context;
  if (isDigest(context.kind)) throw new PageError(404, 'Ringkasan SMS tidak punya halaman.');
  return { snapshot: instance.snapshot, context, state: instance.stored.search.state };
}

/**
 * The numbers of a report, which it has once its period is over.
 * @throws PageError 409 before that
 */
export function statisticsIn({ context }: FoundReport): Statistics {
  if (context.statistics === null)
    throw new PageError(409, 'Laporan ini belum dihitung: periodenya belum selesai.');
  return context.statistics;
}

/** @throws PageError 409 before its numbers are there */
export function numbersIn(report: FoundReport, date: number): RenderedNumbers {
  const { kind, writing } = report.context;
  const statistics = statisticsIn(report);
  return { kind: writtenKind(kind) ?? 'monthly', statistics, writing, date };
}
