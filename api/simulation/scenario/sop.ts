import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { caseFileOf } from '../../../machines/report/case-file.ts';
import { type ComplianceStep, complianceOf } from '../../../machines/report/compliance.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import { reportSteps } from '../../../machines/report/own-steps.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { ScenarioError } from './format.ts';

/** The table "SOP step, standard, actual, evidence" of a complaint, as scenarios write it. */

const RESULTS: Record<NonNullable<ComplianceStep['result']>, string> = {
  within: 'sesuai',
  extended: 'diperpanjang',
  late: 'terlambat',
  running: 'berjalan',
  printed: 'dimuat',
};

/** `3 sesuai, 0 dari 1 hari: SMS tugas ke SKPD: sampai; …`, or `4 belum` for a step that has not begun. */
function sopLine({ label, days, taken, result, evidence }: ComplianceStep): string {
  const proof = evidence.map(({ text }) => text).join('; ');
  if (result === null) return `${label} belum${proof === '' ? '' : `: ${proof}`}`;
  const standard = days === null ? '' : ` dari ${days}`;
  return `${label} ${RESULTS[result]}, ${taken ?? '–'}${standard} hari: ${proof === '' ? 'tanpa bukti' : proof}`;
}

/**
 * One line for each step that a complaint goes through, or a written report.
 * @throws ScenarioError when there is neither
 */
export async function sopLines(
  { store, engine, rules, clock }: Pick<Hotline, 'store' | 'engine' | 'rules' | 'clock'>,
  id: string,
): Promise<string[]> {
  const report = await engine.instances.of(REPORT).context(id);
  if (report !== undefined) {
    const [documents, outbox] = await Promise.all([store.documents.of(id), store.outbox.of(id)]);
    return reportSteps({ report, documents, outbox }, rules, clock.now()).map(sopLine);
  }
  const complaint = await engine.instances.of(COMPLAINT).context(id);
  if (complaint === undefined) throw new ScenarioError(`there is no complaint ${id}`);
  const file = await caseFileOf(store, complaint);
  return complianceOf(file, rules, clock.now()).map(sopLine);
}
