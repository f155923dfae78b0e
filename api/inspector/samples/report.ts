import type { Actor } from '../../../machines/actor.ts';
import type { ReportEvent } from '../../../machines/report/context.ts';
import { noCounts, noFigures } from '../../../machines/report/nothing.ts';
import { statisticsOf } from '../../../machines/report/statistics.ts';
import type { Samples } from './sample.ts';

/** Events that could come to a report. */

type Example<E> = E extends { type: string } ? Omit<E, 'at' | 'by'> : never;

const FILED = { number: 'Z999', letter: 'contoh', cover: '', report: '', compliance: '' };

export const reportSamples: Samples = ({ rules, snapshot, filled }) => {
  const { to } = snapshot.context as { to: number };
  const remarks = filled.text === '' ? [] : [filled.text];
  const writing = { notable: [], remarks, obstacles: [], suggestions: [] };
  const events: [Example<ReportEvent>, Actor['role']][] = [
    [{ type: 'report.figures', figures: noFigures(to) }, 'system'],
    [{ type: 'report.statistics', statistics: statisticsOf(rules, noCounts(to)) }, 'system'],
    [{ type: 'report.remark', writing }, 'admin'],
    [{ type: 'report.recount' }, 'admin'],
    [{ type: 'report.sign' }, 'admin'],
    [{ type: 'report.filed', filed: FILED }, 'system'],
    [{ type: 'report.send' }, 'admin'],
    [{ type: 'report.receive' }, 'regent'],
    [{ type: 'report.receive', takenBy: filled.text || 'contoh' }, 'admin'],
  ];
  return events.map(([event, role]) => ({ event, by: { role } }));
};
