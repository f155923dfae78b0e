import type { StepResult } from '../complaint/base/context.ts';
import type { Rules } from '../district/rules.ts';
import type { ComplianceStep } from './compliance.ts';
import type { ReportContext } from './context.ts';
import {
  type Evidence,
  type FiledDocument,
  type FiledSms,
  letterEvidence,
  smsEvidence,
} from './evidence.ts';
import { sopStandards } from './sop.ts';

/** Steps 6 and 7 of the SOP, which are those of the written report itself. Pure. */

/** A written report with everything that is kept of it. */
export interface ReportFile {
  report: ReportContext;
  documents: readonly FiledDocument[];
  outbox: readonly FiledSms[];
}

type Span = Pick<ComplianceStep, 'startedAt' | 'endedAt'>;

/** Step 6 from the end of the period to its sending, step 7 from there to the Bupati's hands. */
function spansOf({ to, draftedAt, sentAt, receipt }: ReportContext): Record<number, Span> {
  return {
    6: { startedAt: draftedAt === null ? null : to, endedAt: sentAt },
    7: { startedAt: sentAt, endedAt: receipt?.at ?? null },
  };
}

function receiptEvidence({ receipt }: ReportContext): Evidence[] {
  if (receipt === null) return [];
  const text =
    receipt.by === 'regent' ? 'SMS TERIMA dari Bupati' : `diterima oleh ${receipt.takenBy}`;
  return [{ kind: 'message', id: '', text, at: receipt.at }];
}

/** The covering letter proves the sending once the report was sent; before it is signed at most. */
function coverEvidence({ sentAt }: ReportContext, documents: readonly FiledDocument[]): Evidence[] {
  return letterEvidence(documents, 'laporan').map((letter) => ({
    ...letter,
    text: `${letter.text} ${sentAt === null ? 'ditetapkan, belum dikirim' : 'dikirim'}`,
    at: sentAt ?? letter.at,
  }));
}

function evidenceOf({ report, documents, outbox }: ReportFile): Record<number, Evidence[]> {
  return {
    6: coverEvidence(report, documents),
    7: [
      ...smsEvidence(outbox, /^bupati-laporan$/, 'SMS pemberitahuan laporan'),
      ...receiptEvidence(report),
    ],
  };
}

/**
 * The report's own steps: standard, what they took, what proves them.
 * @param now for a step that is not done yet
 */
export function reportSteps(file: ReportFile, rules: Rules, now: number): ComplianceStep[] {
  const spans = spansOf(file.report);
  const evidence = evidenceOf(file);
  return sopStandards(rules).flatMap((standard) => {
    const span = spans[standard.step];
    if (span === undefined) return [];
    const { startedAt, endedAt } = span;
    const { days, unit } = standard;
    const taken =
      startedAt === null ? null : rules.calendar.daysTaken(startedAt, endedAt ?? now, unit);
    const done: StepResult | 'running' = endedAt === null ? 'running' : 'within';
    const result = taken === null ? null : taken > days ? 'late' : done;
    return [
      {
        ...standard,
        label: String(standard.step),
        startedAt,
        endedAt,
        taken,
        result,
        evidence: evidence[standard.step] ?? [],
      },
    ];
  });
}
