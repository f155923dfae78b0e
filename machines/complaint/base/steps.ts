import { activeProfile, type Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import type {
  ComplaintContext,
  ComplaintInput,
  SentLetter,
  StepRecord,
  StepResult,
} from './context.ts';
import { resumeClock } from './deadline.ts';
import type { ComplaintEvent } from './events.ts';

/**
 * What each step of the SOP took, written down by the complaint when the step ends: the numbers of
 * reports are made of these, so that nobody has to go through histories again. Pure.
 */

type Past = Pick<ComplaintContext, 'steps' | 'reopened' | 'agency' | 'rounds'>;

/** None is ever left out: what a round took is evidence for as long as the complaint is kept. */
function withStep(context: Past, record: Omit<StepRecord, 'round' | 'agency'>) {
  const { steps = [], reopened, rounds } = context;
  const { inRound } = record;
  const agency = inRound === undefined ? context.agency : (rounds[inRound]?.agency ?? null);
  return { steps: [...steps, { ...record, round: reopened, agency }] };
}

/** The round that a step of an agency is of. */
function place({ rounds }: Pick<ComplaintContext, 'rounds'>): { inRound?: number } {
  return rounds.length === 0 ? {} : { inRound: rounds.length - 1 };
}

/** A step that took no time: it was done in the moment in which its turn came. */
function atOnce(rules: Rules, context: Past, step: StepRecord['step'], at: number) {
  const { [step]: standard } = activeProfile(rules);
  const times = { startedAt: at, endedAt: at, days: 0, standard };
  const of = step === 'reply' ? place(context) : {};
  return withStep(context, { step, ...times, result: 'within', ...of });
}

function resultOf(days: number, standard: number, late: boolean): StepResult {
  if (late) return 'late';
  return days <= standard ? 'within' : 'extended';
}

/** SOP step 2: from the network's time of the SMS to its coming in here. */
export function entered(
  rules: Rules,
  { sentAt, at }: Pick<ComplaintInput, 'sentAt' | 'at'>,
  agency: string | null,
): Pick<ComplaintContext, 'sentAt' | 'steps'> {
  if (sentAt === undefined) return { steps: [] };
  const { enter: standard, unit } = activeProfile(rules);
  // the network's clock may be ahead of ours
  const startedAt = Math.min(sentAt, at);
  const days = rules.calendar.daysTaken(startedAt, at, unit);
  const result = resultOf(days, standard, days > standard);
  const record = { step: 'enter' as const, startedAt, endedAt: at, days, standard, result };
  return { sentAt, ...withStep({ agency, reopened: 0, rounds: [] }, record) };
}

/** The records when the running clock, if one runs, comes to its end; a citizen's time is no part of it. */
export function afterClock(
  rules: Rules,
  context: Past & Pick<ComplaintContext, 'clock'>,
  at: number,
): Pick<ComplaintContext, 'steps'> {
  if (context.clock === null) return {};
  const { step, startedAt, dueAt, paused = 0, inRound } = resumeClock(rules, context.clock, at);
  const { unit, [step]: standard } = activeProfile(rules);
  const days = rules.calendar.daysTaken(startedAt, at, unit, paused);
  const result = resultOf(days, standard, at > dueAt);
  const took = { step, startedAt, endedAt: at, days, standard, result };
  return withStep(context, inRound === undefined ? took : { ...took, inRound });
}

/** SOP step 3 where the hotline forwards by itself; what waited for the admin is measured by its clock. */
export function afterForwarding(
  rules: Rules,
  context: ComplaintContext,
  at: number,
): Pick<ComplaintContext, 'steps'> {
  const waited = context.forwardedAt !== null || context.clock !== null;
  return waited ? {} : atOnce(rules, context, 'forward', at);
}

/** When SOP step 3 begins: with the first turn of the one who forwards it. */
export function letterStart({ steps = [], receivedAt }: ComplaintContext): number {
  return steps.find(({ step }) => step === 'forward')?.startedAt ?? receivedAt;
}

/**
 * A letter that went to the agency: SOP step 3 is done with it. The SMS to its officer went before, and is
 * measured by itself.
 */
export function withLetter(
  rules: Rules,
  context: ComplaintContext,
  sent: Omit<SentLetter, 'days' | 'standard' | 'result'>,
): Pick<ComplaintContext, 'letters'> {
  const { letter, number, document, date, sentAt } = sent;
  const { forward: standard, unit } = activeProfile(rules);
  const days = rules.calendar.daysTaken(letterStart(context), sentAt, unit);
  const result = resultOf(days, standard, days > standard);
  const { letters = [] } = context;
  const others = letters.filter((one) => one.letter !== letter);
  return {
    letters: [...others, { letter, number, document, date, sentAt, days, standard, result }],
  };
}

/** The letter that SOP step 3 ended with; undefined while none was sent. */
export function firstLetter({ letters = [] }: Pick<ComplaintContext, 'letters'>) {
  return [...letters].sort((a, b) => a.sentAt - b.sentAt)[0];
}

/** SOP step 5 where nobody holds the answer back: it is out as soon as it is here. */
export function afterAnswering(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): Pick<ComplaintContext, 'steps'> {
  const at = timeOf(event);
  // what another complaint was answered is measured there
  if (context.clock?.step === 'reply' || event.type === 'parent.answered') return {};
  const startedAt = answeredOn(context, event);
  if (startedAt === at) return atOnce(rules, context, 'reply', at);
  // a letter that lay here before it was entered
  const { reply: standard, unit } = activeProfile(rules);
  const days = rules.calendar.daysTaken(startedAt, at, unit);
  const result = resultOf(days, standard, days > standard);
  const took = { startedAt, endedAt: at, days, standard, result };
  return withStep(context, { step: 'reply', ...took, ...place(context) });
}

/** When the agency's answer was here: a letter counts from its arrival, not from its being typed in. */
export function answeredOn({ clock }: ComplaintContext, event: ComplaintEvent): number {
  const at = timeOf(event);
  if (event.type !== 'admin.answer' || event.arrivedAt === undefined) return at;
  return Math.min(at, Math.max(event.arrivedAt, clock?.startedAt ?? at));
}

/** What the runs of one step come to, a returned answer's second run among them; null for none. */
export function summed(records: readonly StepRecord[]): Pick<StepRecord, 'days' | 'result'> | null {
  const last = records.at(-1);
  if (last === undefined) return null;
  const days = records.reduce((sum, record) => sum + record.days, 0);
  const late = records.some(({ result }) => result === 'late');
  return { days, result: resultOf(days, last.standard, late) };
}

/**
 * The runs that led to where the complaint is now: up to the first forwarding, and since the last reopening. What another
 * complaint answered for it is measured there: its own agency's time ended without an answer.
 */
export function presentRuns(
  {
    steps = [],
    reopened,
    forwardedAt,
    rounds,
  }: Pick<ComplaintContext, 'steps' | 'reopened' | 'forwardedAt' | 'rounds'>,
  step: StepRecord['step'],
): StepRecord[] {
  const runs = steps.filter((record) => record.step === step);
  if (step === 'enter') return runs;
  if (step === 'forward')
    return runs.filter(({ endedAt }) => forwardedAt === null || endedAt <= forwardedAt);
  const last = rounds.at(-1);
  const isThrough = last?.endedAt === null && last.via !== null;
  return isThrough ? [] : runs.filter(({ round }) => round === reopened);
}
