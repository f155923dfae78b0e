import type { Reading } from '../../../machines/complaint/base/context.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { PlainCalendar } from '../../support/plain-calendar.ts';

/**
 * What became of one complaint, told from nothing but its history and the words of `docs/reports.md`: the numbers of all
 * that the hotline says are held against it. Shares no code with them.
 */

/** Days of the SOP as the sample pack has it. */
const STANDARD = { forward: 1, answer: 3, reply: 1, enter: 1 };

type Result = 'within' | 'extended' | 'late';

export interface Took {
  days: number;
  result: Result;
}

/** An answer that went out. */
export interface Answer extends Partial<Took> {
  at: number;
  agency: string;
  rating: number | null;
  /** Another one was asked for after it. */
  overtaken: boolean;
  reply: Took | null;
}

/** A clock that runs, or ran. */
interface Run {
  step: 'forward' | 'answer';
  start: number;
  due: number;
  /** Office minutes of the citizen. */
  paused: number;
  pausedAt: number | null;
}

interface Said {
  type: string;
  at: number;
  agency?: string | null;
  category?: string;
  until?: number;
  arrivedAt?: number;
  rating?: number;
  reason?: string;
  letter?: string;
  sentAt?: number;
  input?: { reading: Reading; sentAt: number; at: number };
}

const flowOf = (state: string | null): string => {
  if (state === null) return '';
  const { flow } = JSON.parse(state) as { flow: string | Record<string, string> };
  return typeof flow === 'string' ? flow : (Object.keys(flow)[0] ?? '');
};

const OPEN = [
  'received',
  'clarifying',
  'triage',
  'forwarded',
  'awaitingCitizen',
  'review',
  'merged',
];
const OVER = ['answered', 'closed', 'rejected', 'withdrawn', 'archived'];

export class Case {
  readonly id: string;
  flow = '';
  received = 0;
  kind = '';
  category: string | null = null;
  agency: string | null = null;
  district: string | null = null;
  secret = false;
  emergency = false;
  enter: Took = { days: 0, result: 'within' };
  forwardedAt: number | null = null;
  /** By SMS. */
  forwarded: Took | null = null;
  answeredAt: number | null = null;
  closedAt: number | null = null;
  outcome: string | null = null;
  reopenedAt: number | null = null;
  publishedAt: number | null = null;
  /** Letters to its agency that went out and were not called back, with when. */
  readonly letters = new Map<string, number>();
  readonly answers: Answer[] = [];
  clock: Run | null = null;
  readonly #calendar: PlainCalendar;
  #turn = 0;
  #forwardRuns: Took[] = [];
  #answerRuns: Took[] = [];
  /** The clock that the last answer stopped. */
  #stopped: Run | null = null;

  constructor(id: string, calendar: PlainCalendar) {
    this.id = id;
    this.#calendar = calendar;
  }

  get isOpen(): boolean {
    return OPEN.includes(this.flow);
  }

  /** The answer that stands. */
  get standing(): Answer | null {
    return this.answeredAt === null ? null : (this.answers.at(-1) ?? null);
  }

  isLate(at: number): boolean {
    return this.isOpen && this.clock?.pausedAt === null && this.clock.due < at;
  }

  /** SOP step 3 by the first letter that went out. */
  get letter(): Took | null {
    if (this.letters.size === 0) return null;
    const days = this.#calendar.days(this.#turn, Math.min(...this.letters.values()));
    return { days, result: days > STANDARD.forward ? 'late' : 'within' };
  }

  /** What happened next. */
  hear(entry: HistoryEntry): void {
    const said = JSON.parse(entry.event) as Said;
    const [before, after] = [flowOf(entry.from), flowOf(entry.to)];
    const { at } = entry;
    if (said.type === 'created') this.#begin(said);
    this.#facts(said, at);
    if (said.type === 'officer.retract') this.#retract();
    else if (said.type === 'parent.retracted' && before !== after) this.#lose();
    else if (OVER.includes(before) && OPEN.includes(after)) this.#reopen(before, after, at);
    if (before !== after || said.type === 'admin.forward') this.#go(before, after, said);
    this.flow = after;
  }

  #begin({ input }: Said): void {
    if (input === undefined) throw new Error(`${this.id} began without anything`);
    const { reading, sentAt, at } = input;
    this.received = at;
    this.#turn = at;
    this.kind = reading.kind;
    this.category = reading.category;
    this.agency = reading.agency;
    this.district = reading.place?.district ?? null;
    this.secret = reading.flags.includes('secret');
    if (this.secret) this.agency = 'INSPEKTORAT';
    this.emergency = reading.flags.includes('emergency');
    this.enter = this.#took(Math.min(sentAt, at), at, STANDARD.enter);
  }

  #facts(said: Said, at: number): void {
    const { type } = said;
    if (type === 'admin.forward') {
      this.agency = said.agency ?? this.agency;
      this.category = said.category ?? this.category;
    }
    if (type === 'letter.sent') this.letters.set(said.letter ?? '', said.sentAt ?? 0);
    if (type === 'letter.voided') this.letters.delete(said.letter ?? '');
    if (type === 'press.publish') this.publishedAt = at;
    if (type === 'officer.extend' && this.clock !== null) this.clock.due = said.until ?? 0;
    const last = this.answers.at(-1);
    if (type === 'citizen.rate' && last !== undefined) last.rating = said.rating ?? null;
  }

  #took(from: number, to: number, standard: number, late?: boolean, paused = 0): Took {
    const days = this.#calendar.days(from, to, paused);
    if (late ?? days > standard) return { days, result: 'late' };
    return { days, result: days > standard ? 'extended' : 'within' };
  }

  #start(step: Run['step'], at: number): void {
    this.clock = {
      step,
      start: at,
      due: this.#calendar.due(at, STANDARD[step]),
      paused: 0,
      pausedAt: null,
    };
  }

  #goOn(at: number): void {
    if (this.clock?.pausedAt == null) return;
    const minutes = this.#calendar.minutes(this.clock.pausedAt, at);
    const { due, paused } = this.clock;
    this.clock = {
      ...this.clock,
      due: this.#calendar.later(due, minutes),
      paused: paused + minutes,
      pausedAt: null,
    };
  }

  #stop(at: number): void {
    this.#goOn(at);
    this.#stopped = this.clock;
    if (this.clock === null) return;
    const { step, start, due, paused } = this.clock;
    const took = this.#took(start, at, STANDARD[step], at > due, paused);
    (step === 'answer' ? this.#answerRuns : this.#forwardRuns).push(took);
    this.clock = null;
  }

  #sum(runs: Took[], standard: number): Took | null {
    if (runs.length === 0) return null;
    const days = runs.reduce((sum, run) => sum + run.days, 0);
    if (runs.some(({ result }) => result === 'late')) return { days, result: 'late' };
    return { days, result: days > standard ? 'extended' : 'within' };
  }

  #retract(): void {
    // as if it had never come: its clock goes on as it ran before it
    this.answers.pop();
    this.#answerRuns.pop();
    this.answeredAt = null;
    this.clock = this.#stopped;
  }

  /** Another complaint's answer was none of that one. */
  #lose(): void {
    this.answers.pop();
    this.answeredAt = null;
    this.closedAt = null;
    this.outcome = null;
  }

  #reopen(before: string, after: string, at: number): void {
    const last = this.answers.at(-1);
    if (before === 'answered' || before === 'closed') {
      // what waits with its parent again is opened there
      if (after !== 'merged') this.reopenedAt = at;
      if (last !== undefined) last.overtaken = true;
      this.#answerRuns = [];
    }
    this.answeredAt = null;
    this.closedAt = null;
    this.outcome = null;
  }

  #go(before: string, after: string, said: Said): void {
    const { at } = said;
    if (after === 'triage') this.#start('forward', at);
    if (after === 'triage' && this.#forwardRuns.length === 0 && this.forwardedAt === null)
      this.#turn = at;
    if (after === 'awaitingCitizen' && this.clock !== null) this.clock.pausedAt = at;
    if (after === 'forwarded' && before === 'awaitingCitizen' && said.type !== 'admin.forward')
      this.#goOn(at);
    else if (after === 'forwarded' && said.type !== 'officer.retract') this.#give(at);
    if (after === 'answered') this.#answer(said);
    if (['closed', 'rejected', 'withdrawn'].includes(after)) this.#close(after, said);
    if (after === 'merged') this.#stop(at);
  }

  #give(at: number): void {
    this.#stop(at);
    if (this.forwardedAt === null) {
      if (this.#forwardRuns.length === 0) this.#turn = at;
      this.forwarded = this.#sum(this.#forwardRuns, STANDARD.forward) ?? {
        days: 0,
        result: 'within',
      };
      this.forwardedAt = at;
    }
    this.#start('answer', at);
  }

  #answer({ at, type, arrivedAt, agency }: Said): void {
    const plain = { at, agency: agency ?? this.agency ?? '', rating: null, overtaken: false };
    if (type === 'parent.answered') {
      // measured where it was given
      this.answeredAt = at;
      this.answers.push({ ...plain, reply: null });
      return;
    }
    const start = this.clock?.start ?? at;
    const here =
      type === 'admin.answer' && arrivedAt !== undefined
        ? Math.min(at, Math.max(arrivedAt, start))
        : at;
    this.#stop(here);
    this.answeredAt = at;
    this.answers.push({
      ...plain,
      ...(this.#sum(this.#answerRuns, STANDARD.answer) ?? {}),
      reply: this.#took(here, at, STANDARD.reply),
    });
  }

  #close(after: string, { at, reason }: Said): void {
    this.#stop(at);
    this.closedAt = at;
    if (after === 'rejected') this.outcome = reason ?? 'unclear';
    else if (after === 'withdrawn') this.outcome = 'withdrawn';
    else this.outcome = this.answeredAt !== null ? 'answered' : 'appreciation';
  }
}
