import {
  type CaseFile,
  type ComplianceStep,
  complianceOf,
} from '../../../machines/report/compliance.ts';
import type { Evidence } from '../../../machines/report/evidence.ts';
import { NOTHING } from '../../../templates/documents/numbers.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';

/** The steps of the SOP for one complaint: standard, actual and evidence, in words. */

const RESULTS: Record<NonNullable<ComplianceStep['result']>, string> = {
  within: 'dalam waktu',
  extended: 'dalam waktu yang diperpanjang',
  late: 'terlambat',
  running: 'sedang berjalan',
  printed: 'dimuat',
};

function dayText(days: number, unit: ComplianceStep['unit']): string {
  return `${days} hari${unit === 'workingDay' ? ' kerja' : ''}`;
}

function evidenceView({ kind, id, text, at }: Evidence) {
  return { text, at, address: kind === 'letter' ? `/surat/${encodeURIComponent(id)}` : null };
}

/** @returns a row for each of the steps 1–5, and one for the newspaper */
export function sopView({ rules, clock }: Hotline, file: CaseFile): View[] {
  return stepViews(complianceOf(file, rules, clock.now()));
}

/** Rows of `langkah-sop.hbs`. */
export function stepViews(steps: readonly ComplianceStep[]): View[] {
  return steps.map((row) => ({
    step: row.label,
    activity: row.activity,
    actor: row.actor,
    standard: row.days === null ? NOTHING : dayText(row.days, row.unit),
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    // what came at once took no day
    taken:
      row.taken === null ? null : row.taken === 0 ? 'hari itu juga' : dayText(row.taken, row.unit),
    result: row.result === null ? 'belum mulai' : RESULTS[row.result],
    late: row.result === 'late',
    done: row.endedAt !== null,
    evidence: row.evidence.map(evidenceView),
  }));
}
