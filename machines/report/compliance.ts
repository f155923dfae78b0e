import type { ComplaintContext, Round, StepRecord, StepResult } from '../complaint/base/context.ts';
import { resumeClock } from '../complaint/base/deadline.ts';
import { givenAnswers } from '../complaint/base/rounds.ts';
import { firstLetter, letterStart, presentRuns, summed } from '../complaint/base/steps.ts';
import { ANSWERING } from '../complaint/commands.ts';
import { activeProfile, type Rules, shortName } from '../district/rules.ts';
import {
  type Evidence,
  type FiledDocument,
  type FiledMessage,
  type FiledSms,
  letterEvidence,
  messageEvidence,
  newspaperEvidence,
  sentLetterEvidence,
  smsEvidence,
  withCommand,
} from './evidence.ts';
import {
  ANSWER_STEP,
  PRESS_ROW,
  PRESS_STEP,
  type SopStandard,
  type StandardRow,
  sopStandards,
} from './sop.ts';

/** For one complaint: each step of the SOP with its standard, what it took, and what proves it. Pure. */

/** Everything that is kept of a complaint. */
export interface CaseFile {
  complaint: ComplaintContext;
  messages: readonly FiledMessage[];
  documents: readonly FiledDocument[];
  outbox: readonly FiledSms[];
}

export interface ComplianceStep extends StandardRow {
  /** Its number, and which part of it where it has two: `5`, `5 koran`. */
  label: string;
  startedAt: number | null;
  /** Null while it is not done. */
  endedAt: number | null;
  /** Days as the SOP counts them, without the citizen's time; null where it was not measured. */
  taken: number | null;
  /**
   * `running` in time; `printed` in the newspaper, whose time is its own; null where the step has not begun or was
   * not measured.
   */
  result: StepResult | 'running' | 'printed' | null;
  evidence: Evidence[];
}

type Actual = Pick<ComplianceStep, 'startedAt' | 'endedAt' | 'taken' | 'result'>;

const NOTHING: Actual = { startedAt: null, endedAt: null, taken: null, result: null };

/** A step whose clock runs, as it stands now. */
function running(
  rules: Rules,
  { clock }: ComplaintContext,
  runs: StepRecord[],
  now: number,
): Actual {
  if (clock === null) return NOTHING;
  const { startedAt, dueAt, paused = 0 } = resumeClock(rules, clock, now);
  const { unit } = activeProfile(rules);
  const before = runs.reduce((sum, { days }) => sum + days, 0);
  return {
    startedAt: runs[0]?.startedAt ?? startedAt,
    endedAt: null,
    taken: before + rules.calendar.daysTaken(startedAt, now, unit, paused),
    result: now > dueAt ? 'late' : 'running',
  };
}

/** The agency has answered, and the answer is looked at before it goes out. */
const isUnread = ({ clock }: ComplaintContext): boolean => clock?.step === 'reply';

/** What a step took: its clock where it runs, else its runs up to where the complaint is. */
function actualOf(
  rules: Rules,
  complaint: ComplaintContext,
  step: StepRecord['step'],
  now: number,
): Actual {
  const runs = presentRuns(complaint, step);
  if (complaint.clock?.step === step) return running(rules, complaint, runs, now);
  // taken from its agency before that had answered: withdrawn, rejected
  if (step === 'answer' && complaint.answeredAt === null && !isUnread(complaint)) return NOTHING;
  const sum = summed(runs);
  if (sum === null) return NOTHING;
  return {
    startedAt: runs[0]?.startedAt ?? null,
    endedAt: runs.at(-1)?.endedAt ?? null,
    taken: sum.days,
    result: sum.result,
  };
}

/** SOP step 3: done when the letter was sent, whatever SMS went before; it is late as long as it lies here. */
function forwardedByLetter(rules: Rules, complaint: ComplaintContext, now: number): Actual {
  const { forwardedAt, clock } = complaint;
  const letter = firstLetter(complaint);
  const startedAt = letterStart(complaint);
  if (letter !== undefined) {
    const { sentAt: endedAt, days: taken, result } = letter;
    return { startedAt, endedAt, taken, result };
  }
  if (forwardedAt === null && clock?.step !== 'forward') return NOTHING;
  const { forward: standard, unit } = activeProfile(rules);
  const taken = rules.calendar.daysTaken(startedAt, now, unit);
  return { startedAt, endedAt: null, taken, result: taken > standard ? 'late' : 'running' };
}

/** The newspaper's part of step 5: from the answer to the day it is noted as printed. */
function printed(
  rules: Rules,
  { answeredAt, publication, publishedAt, copy }: ComplaintContext,
  now: number,
): Actual {
  const isPrinted = publication !== null && publishedAt !== undefined;
  if (answeredAt === null || (!isPrinted && copy === null)) return NOTHING;
  const endedAt = isPrinted ? publishedAt : null;
  const { unit } = activeProfile(rules);
  const taken = rules.calendar.daysTaken(answeredAt, endedAt ?? now, unit);
  return { startedAt: answeredAt, endedAt, taken, result: isPrinted ? 'printed' : 'running' };
}

/** The citizen's own step: whatever it took to write it, the SMS is there. */
function sent({ sentAt, receivedAt }: ComplaintContext): Actual {
  const at = sentAt ?? receivedAt;
  return { startedAt: at, endedAt: at, taken: 0, result: 'within' };
}

function evidenceOf({
  complaint,
  messages,
  documents,
  outbox,
}: CaseFile): Record<number, Evidence[]> {
  const [first] = messages;
  const incoming = first === undefined ? [] : [first];
  const answers = withCommand(messages, ...ANSWERING);
  return {
    1: incoming.map((message) => messageEvidence(message, 'SMS pelapor')),
    2: smsEvidence(outbox, /^(terima-(?!kasih)|tanya-)/, 'SMS tanda terima'),
    3: [
      ...sentLetterEvidence(complaint.letters ?? [], 'Surat penerusan'),
      ...smsEvidence(outbox, /^skpd-tugas$/, 'SMS tugas ke SKPD'),
    ],
    4: [
      ...answers.map((message) => messageEvidence(message, 'SMS jawaban SKPD')),
      ...letterEvidence(documents, 'jawaban'),
    ],
    5: [...smsEvidence(outbox, /^(jawaban|ralat-jawaban)$/, 'SMS jawaban ke pelapor')],
  };
}

function pressRow(
  { complaint, outbox }: CaseFile,
  rules: Rules,
  step: SopStandard,
  now: number,
): ComplianceStep {
  return {
    ...step,
    ...PRESS_ROW,
    ...printed(rules, complaint, now),
    evidence: [
      ...newspaperEvidence(complaint),
      ...smsEvidence(outbox, /^dimuat-koran$/, 'SMS pemberitahuan dimuat'),
    ],
  };
}

/** What became of an answer, after its agency's name. */
function saidOf({ rating, verdict }: Round): string {
  const rated = rating === null ? '' : `, nilai ${rating}`;
  return verdict === 'unsolved' ? `${rated}, belum selesai menurut pelapor` : rated;
}

const roundLabel = (label: string) => `${label} putaran `;

/**
 * Step 4 round by round: answers that were not the end of it keep what they took, each with its own evidence; the last
 * row is the present one.
 */
function roundRows(present: ComplianceStep, complaint: ComplaintContext, rules: Rules) {
  const earlier = givenAnswers(complaint).filter(
    ({ round }) => round.endedAt !== null && round.via === null,
  );
  let since = Number.NEGATIVE_INFINITY;
  const timeOf = ({ at }: Evidence) => at ?? Number.POSITIVE_INFINITY;
  const within = (end: number) =>
    present.evidence.filter((one) => timeOf(one) > since && timeOf(one) <= end);
  const rows = earlier.map(({ round, took }, n): ComplianceStep => {
    const end = round.endedAt ?? since;
    const evidence = within(end);
    since = end;
    const { days = null, result = null, startedAt = null, endedAt = null } = took ?? {};
    return {
      ...present,
      label: `${roundLabel(present.label)}${n + 1}`,
      actor: `${shortName(rules, round.agency)}${saidOf(round)}`,
      ...{ startedAt, endedAt, taken: days, result, evidence },
    };
  });
  return [...rows, { ...present, evidence: within(Number.POSITIVE_INFINITY) }];
}

/** Whether a row is of the step of that label, in whichever round. */
export const isOf =
  (label: string) =>
  (row: Pick<ComplianceStep, 'label'>): boolean =>
    row.label === label || row.label.startsWith(roundLabel(label));

/**
 * Steps 1–5 of the SOP for one complaint, the SMS and the newspaper of the last one apart; 6 and 7 are those of
 * the report it is counted in.
 * @param now for a step that is not done yet
 */
export function complianceOf(file: CaseFile, rules: Rules, now: number): ComplianceStep[] {
  const { complaint } = file;
  const of = (step: StepRecord['step']) => actualOf(rules, complaint, step, now);
  const actual: Record<number, Actual> = {
    1: sent(complaint),
    2: of('enter'),
    3: forwardedByLetter(rules, complaint, now),
    4: of('answer'),
    5: of('reply'),
  };
  const evidence = evidenceOf(file);
  const steps = sopStandards(rules).flatMap((standard) => {
    const { step } = standard;
    const took = actual[step];
    const label = String(step);
    return took === undefined
      ? []
      : [{ ...standard, label, ...took, evidence: evidence[step] ?? [] }];
  });
  const rows = steps.flatMap((step) =>
    step.step === ANSWER_STEP ? roundRows(step, complaint, rules) : [step],
  );
  const last = steps.find(({ step }) => step === PRESS_STEP);
  return last === undefined ? rows : [...rows, pressRow(file, rules, last, now)];
}
