import type { Rules } from '../district/rules.ts';
import type { Counts } from './counts.ts';
import { total } from './distribution.ts';
import { repliesSent } from './sms.ts';
import {
  PRESS_ROW,
  PRESS_STEP,
  type StandardRow,
  type StepTimes,
  sopStandards,
  stepTimes,
  timedBy,
} from './sop.ts';

/** The table "SOP step, standard, actual, evidence" over all complaints of a period. */

/** One step of the SOP over all complaints of the period. */
export interface ComplianceRow extends StandardRow {
  /** Its number, and which part of it where it has two: `5`, `5 koran`. */
  label: string;
  /** Null for what nobody measures, and for the steps of the report itself, which its own record shows. */
  times: StepTimes | null;
  /** What proves it, counted: "12 surat penerusan diarsipkan". */
  proof: { name: string; count: number }[];
}

type Shown = Pick<ComplianceRow, 'times' | 'proof'>;

/** What is known of the steps a complaint goes through, by their number. */
function complaintSteps(counts: Counts): Record<number, Shown> {
  const received = total(counts.received.kinds);
  const answered = total(counts.answered);
  const letters = total(counts.letters.filter(({ key }) => key.kind === 'penerusan'));
  const byLetter = timedBy(counts.forwarded, 'letterResult', 'letterDays');
  const unsent = total(counts.forwarded.filter(({ key }) => key.letterResult === null));
  return {
    1: {
      // what the citizen took to write it nobody measures
      times: null,
      proof: [{ name: 'aduan tersimpan', count: received }],
    },
    2: {
      times: stepTimes(timedBy(counts.received.enter, 'enterResult', 'enterDays')),
      proof: [{ name: 'SMS balasan otomatis terkirim', count: repliesSent(counts) }],
    },
    3: {
      times: stepTimes(byLetter, unsent),
      proof: [
        { name: 'surat penerusan dikirim', count: letters },
        { name: 'aduan diteruskan lewat SMS', count: total(counts.forwarded) },
        { name: 'aduan yang suratnya belum dikirim', count: unsent },
      ],
    },
    4: {
      times: stepTimes(timedBy(counts.answered, 'answerResult', 'answerDays'), counts.silent),
      proof: [
        { name: 'jawaban SKPD diterima', count: answered },
        { name: 'aduan lewat batas yang belum dijawab', count: counts.silent },
      ],
    },
    5: {
      times: stepTimes(timedBy(counts.replied, 'replyResult', 'replyDays')),
      proof: [{ name: 'jawaban dikeluarkan untuk pelapor', count: answered }],
    },
  };
}

/** The newspaper has its own time: what it printed is counted, and not judged. */
function pressRow(row: ComplianceRow, { single }: Counts): ComplianceRow {
  return {
    ...row,
    ...PRESS_ROW,
    times: null,
    proof: [{ name: 'balasan dimuat di surat kabar', count: single.published }],
  };
}

/** A row for each step of the SOP; the report's own steps have standards only. */
export function complianceRows(rules: Rules, counts: Counts): ComplianceRow[] {
  const known = complaintSteps(counts);
  return sopStandards(rules).flatMap((standard) => {
    const { step } = standard;
    const { times, proof } = known[step] ?? { times: null, proof: [] };
    const row = { ...standard, label: String(step), times, proof };
    return step === PRESS_STEP ? [row, pressRow(row, counts)] : [row];
  });
}
