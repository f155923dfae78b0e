import type { Instances } from '../engine/move.ts';
import { issueLetter, type LetterDesk } from '../letter/issue-letter.ts';
import type { SealedPage } from '../letter/new-letter.ts';
import type { FiledReport, ReportContext } from './context.ts';

/** Fixes a report (SOP step 6): its covering letter gets its number, and all that belongs to it is archived. */

/** The documents of a report; `cover` gets the number of the covering letter. */
export interface RenderedReport {
  subject: string;
  addressee: string;
  title: string;
  cover(number: string): SealedPage;
  report: SealedPage;
  complianceTitle: string;
  compliance: SealedPage;
}

/** Renders a written report as it is at `at`; may take a while, and lets others work meanwhile. */
export type RenderReport = (
  report: ReportContext,
  at: number,
  instances: Pick<Instances, 'of'>,
) => Promise<RenderedReport>;

export interface ReportDesk extends LetterDesk {
  instances: LetterDesk['instances'] & Pick<Instances, 'of'>;
  render: RenderReport;
}

/**
 * Numbers, renders and archives a report; doing it again under the same key changes nothing.
 * @param at date of the letter
 * @throws what rendering throws, StoreUnavailableError
 */
export async function fileReport(
  desk: ReportDesk,
  report: ReportContext,
  { at, key }: { at: number; key: string },
): Promise<FiledReport> {
  const pages = await desk.render(report, at, desk.instances);
  const { subject, addressee } = pages;
  const cover = await issueLetter(desk, {
    kind: 'laporan',
    subject,
    addressee,
    agency: null,
    about: [report.id],
    at,
    key,
    render: pages.cover,
  });

  /** What lies behind the letter has its number too. */
  async function enclose(type: string, title: string, page: SealedPage): Promise<string> {
    const id = `${key}:${type}`;
    const { number } = cover;
    const kept = { number, title, ...page, createdAt: at };
    await desk.store.documents.archive({ id, instance: report.id, type, ...kept });
    return id;
  }
  return {
    number: cover.number,
    letter: cover.id,
    cover: cover.document,
    report: await enclose('lampiran-laporan', pages.title, pages.report),
    compliance: await enclose('lampiran-kepatuhan', pages.complianceTitle, pages.compliance),
  };
}
