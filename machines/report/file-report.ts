import type { Instances } from '../engine/move.ts';
import { draftLetter, type SealedPage } from '../letter/new-letter.ts';
import { type NumberDesk, numberLetter } from '../letter/number-letter.ts';
import type { FiledReport, ReportContext } from './context.ts';

/** Fixes a report (SOP step 6): its covering letter is signed with it, and all that belongs to it is archived. */

/** The documents of a report besides its covering letter, and what that says in the register. */
export interface RenderedReport {
  subject: string;
  addressee: string;
  title: string;
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

export interface ReportDesk extends NumberDesk {
  render: RenderReport;
}

/** A report whose covering letter could not be signed: it is tried again. */
export class CoverLetterError extends Error {
  override readonly name = 'CoverLetterError';
}

/** The covering letter with its number, signed when the report was. */
async function coverOf(
  desk: ReportDesk,
  report: ReportContext,
  described: Pick<RenderedReport, 'subject' | 'addressee'>,
  { at, key }: { at: number; key: string },
) {
  const { id } = report;
  const about: [string] = [id];
  const letter = { kind: 'laporan' as const, ...described, agency: null, about, at, key };
  const cover = await draftLetter(desk, letter);
  const event = { type: 'letter.sign', at, by: { role: 'admin' as const } };
  await desk.instances.move({ id: cover, event, key: `${key}:sign` });
  const signed = await numberLetter(desk, cover, null, `${key}:number`, at);
  if (signed?.number == null)
    throw new CoverLetterError(`${id}: ${signed?.declined ?? 'its covering letter has no number'}`);
  return { id: cover, number: signed.number, document: signed.documents[0]?.id ?? '' };
}

/**
 * Numbers, renders and archives a report; doing it again under the same key changes nothing.
 * @param at when it was signed: the date of the letter
 * @throws CoverLetterError, what rendering throws, StoreUnavailableError
 */
export async function fileReport(
  desk: ReportDesk,
  report: ReportContext,
  { at, key }: { at: number; key: string },
): Promise<FiledReport> {
  const pages = await desk.render(report, at, desk.instances);
  const cover = await coverOf(desk, report, pages, { at, key });
  const { number } = cover;

  /** What lies behind the letter has its number too. */
  async function enclose(type: string, title: string, page: SealedPage): Promise<string> {
    const id = `${key}:${type}`;
    const kept = { number, title, ...page, createdAt: at };
    await desk.store.documents.archive({ id, instance: report.id, type, ...kept });
    return id;
  }
  return {
    number,
    letter: cover.id,
    cover: cover.document,
    report: await enclose('lampiran-laporan', pages.title, pages.report),
    compliance: await enclose('lampiran-kepatuhan', pages.complianceTitle, pages.compliance),
  };
}
