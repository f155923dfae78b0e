import type { ReportContext, ReportEvent, ReportInput, ReportWriting } from './context.ts';

/** How events change a report. Pure. */

const NOTHING: ReportWriting = { notable: [], remarks: [], obstacles: [], suggestions: [] };

export function newReport({ id, kind, from, to, missed }: ReportInput): ReportContext {
  return {
    ...{ id, kind, from, to },
    ...(missed === undefined ? {} : { missed }),
    figures: null,
    statistics: null,
    writing: NOTHING,
    dueAt: null,
    draftedAt: null,
    signedAt: null,
    filed: null,
    sentAt: null,
    receipt: null,
  };
}

/** What an event that the machine takes adds to the context. */
export function changed(context: ReportContext, event: ReportEvent): Partial<ReportContext> {
  switch (event.type) {
    case 'report.figures':
      return { figures: event.figures };
    case 'report.statistics':
      return { statistics: event.statistics, draftedAt: context.draftedAt ?? event.at };
    case 'report.remark':
      return { writing: event.writing };
    case 'report.sign':
      return { signedAt: event.at };
    case 'report.filed':
      return { filed: event.filed };
    case 'report.receive': {
      const { by, at, takenAt = at, takenBy = '' } = event;
      return by.role === 'regent'
        ? { receipt: { at, by: 'regent', takenBy: null } }
        : { receipt: { at: takenAt, by: 'admin', takenBy: takenBy.trim() } };
    }
    case 'report.recount':
    case 'report.send':
      return {};
  }
}
