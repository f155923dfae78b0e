import type { Rules } from '../rules.ts';
import type { Counts } from './counts.ts';
import { total } from './distribution.ts';
import { repliesSent } from './sms.ts';
import { type SopStandard, type StepTimes, sopStandards, stepTimes, timedBy } from './sop.ts';

/** The table "SOP step, standard, actual, evidence" over all complaints of a period. */

/** One step of the SOP over all complaints of the period. */
export interface ComplianceRow extends SopStandard {
  /** Null for the steps of the report itself, which its own record shows. */
  times: StepTimes | null;
  /** What proves it, counted: "12 surat penerusan diarsipkan". */
  proof: { name: string; count: number }[];
}

type Shown = Pick<ComplianceRow, 'times' | 'proof'>;

/** What is known of the steps a complaint goes through, by their number. */
function complaintSteps(counts: Counts): Record<number, Shown> {
  const received = total(counts.received.kinds);
  const answered = total(counts.answered);
  const letters = total(counts.documents.filter(({ type }) => type === 'penerusan'));
  return {
    1: {
      // whatever the citizen took to write it, the SMS is there
      times: stepTimes([{ result: 'within', days: 0, count: received }]),
      proof: [{ name: 'SMS aduan tersimpan', count: received }],
    },
    2: {
      times: stepTimes(timedBy(counts.received.enter, 'enterResult', 'enterDays')),
      proof: [{ name: 'SMS balasan otomatis terkirim', count: repliesSent(counts) }],
    },
    3: {
      times: stepTimes(timedBy(counts.forwarded, 'forwardResult', 'forwardDays')),
      proof: [{ name: 'surat penerusan diarsipkan', count: letters }],
    },
    4: {
      times: stepTimes(timedBy(counts.answered, 'answerResult', 'answerDays')),
      proof: [{ name: 'jawaban SKPD diterima', count: answered }],
    },
    5: {
      times: stepTimes(timedBy(counts.replied, 'replyResult', 'replyDays')),
      proof: [
        { name: 'jawaban dikirim kepada pelapor', count: answered },
        { name: 'balasan dimuat di koran', count: counts.published },
      ],
    },
  };
}

/** A row for each step of the SOP; the report's own steps have standards only. */
export function complianceRows(rules: Rules, counts: Counts): ComplianceRow[] {
  const known = complaintSteps(counts);
  return sopStandards(rules).map((standard) => {
    const { times, proof } = known[standard.step] ?? { times: null, proof: [] };
    return { ...standard, times, proof };
  });
}
