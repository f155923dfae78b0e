import type { Paper } from './books.ts';
import type { Answer, Case, Took } from './cases.ts';

/** The numbers of a period, counted case by case with the definitions of `docs/reports.md`. */

export interface Span {
  from: number;
  to: number;
}

export interface Times {
  measured: number;
  within: number;
  extended: number;
  late: number;
  waiting: number;
  shareWithin: number | null;
  mean: number | null;
  median: number | null;
  p90: number | null;
}

export interface Line {
  before: number;
  received: number;
  settled: number;
  left: number;
}

/** Seven hours east. */
export const local = (at: number) => new Date(at + 7 * 3_600_000);

function rankedAt(values: number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
}

export function timesOf(all: readonly (Took | null)[], waiting = 0): Times {
  const took = all.filter((one) => one !== null);
  const of = (wanted: string) => took.filter(({ result }) => result === wanted).length;
  const days = took.map((one) => one.days);
  const judged = took.length + waiting;
  return {
    ...{
      measured: took.length,
      within: of('within'),
      extended: of('extended'),
      late: of('late'),
      waiting,
    },
    shareWithin: judged === 0 ? null : of('within') / judged,
    mean: days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length,
    ...{ median: rankedAt(days, 50), p90: rankedAt(days, 90) },
  };
}

export function countEach<T>(items: readonly T[], keyOf: (item: T) => string | number | null) {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const key = String(keyOf(item) ?? '');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const tookOf = ({ days, result }: Answer): Took | null =>
  days === undefined || result === undefined ? null : { days, result };

/** Of secrets nothing is told but that they are. */
export const told = (of: (one: Case) => string | null) => (one: Case) =>
  one.secret ? '(rahasia)' : of(one);

export class Figures {
  readonly cases: readonly Case[];
  readonly span: Span;
  readonly at: number;
  readonly #letters: readonly Paper[];

  /** @param at when it is counted: all is as of then */
  constructor(cases: readonly Case[], letters: readonly Paper[], span: Span, at: number) {
    this.cases = cases;
    this.#letters = letters;
    this.span = span;
    this.at = at;
  }

  #isIn(at: number | null): boolean {
    return at !== null && at >= this.span.from && at < this.span.to;
  }

  by(moment: (one: Case) => number | null): Case[] {
    return this.cases.filter((one) => this.#isIn(moment(one)));
  }

  get received(): Case[] {
    return this.by(({ received }) => received);
  }

  get forwarded(): Case[] {
    return this.by(({ forwardedAt }) => forwardedAt);
  }

  get answered(): Case[] {
    return this.by(({ answeredAt }) => answeredAt);
  }

  get closed(): Case[] {
    return this.by(({ closedAt }) => closedAt);
  }

  get open(): Case[] {
    return this.cases.filter(({ isOpen }) => isOpen);
  }

  get late(): Case[] {
    return this.cases.filter((one) => one.isLate(this.at));
  }

  /** With an agency that has not answered in time. */
  get silent(): Case[] {
    return this.late.filter(({ flow }) => flow === 'forwarded');
  }

  /** Every answer that went out in the period, those that were not the end of it too. */
  get given(): { one: Case; answer: Answer }[] {
    return this.cases.flatMap((one) =>
      one.answers.filter(({ at }) => this.#isIn(at)).map((answer) => ({ one, answer })),
    );
  }

  get first(): Answer[] {
    return this.cases.flatMap(({ answers: [first] }) =>
      first !== undefined && this.#isIn(first.at) ? [first] : [],
    );
  }

  get unsent(): number {
    return this.forwarded.filter(({ letter }) => letter === null).length;
  }

  get lettersSent(): number {
    return this.#letters.filter(({ kind, sentAt }) => kind === 'penerusan' && this.#isIn(sentAt))
      .length;
  }

  steps(): Record<'enter' | 'forward' | 'letter' | 'answer' | 'reply', Times> {
    const { answered, forwarded } = this;
    return {
      enter: timesOf(this.received.map(({ enter }) => enter)),
      forward: timesOf(forwarded.map((one) => one.forwarded)),
      letter: timesOf(
        forwarded.map(({ letter }) => letter),
        this.unsent,
      ),
      answer: timesOf(
        answered.map(({ standing }) => (standing === null ? null : tookOf(standing))),
        this.silent.length,
      ),
      reply: timesOf(answered.map(({ standing }) => standing?.reply ?? null)),
    };
  }

  rating() {
    const stars = this.given.flatMap(({ answer: { rating } }) => (rating === null ? [] : [rating]));
    const { length } = this.given;
    return {
      count: stars.length,
      share: length === 0 ? null : stars.length / length,
      mean: stars.length === 0 ? null : stars.reduce((sum, one) => sum + one, 0) / stars.length,
    };
  }

  /** Of those that may be told: secrets are nobody's row. */
  agency(code: string) {
    const own = ({ secret, agency }: Case) => !secret && agency === code;
    const given = this.given.filter(({ one, answer }) => !one.secret && answer.agency === code);
    const overdue = this.silent.filter(own).length;
    const times = timesOf(
      given.map(({ answer }) => tookOf(answer)),
      overdue,
    );
    const stars = given.flatMap(({ answer: { rating } }) => (rating === null ? [] : [rating]));
    return {
      code,
      received: this.received.filter(own).length,
      forwarded: this.forwarded.filter(own).length,
      answered: this.answered.filter(own).length,
      ...times,
      overdue,
      onTime: times.shareWithin,
      rating: stars.length === 0 ? null : stars.reduce((sum, one) => sum + one, 0) / stars.length,
    };
  }

  balance(of: (one: Case) => string | null): Record<string, Line> {
    const { from, to } = this.span;
    const lines: Record<string, Line> = {};
    for (const one of this.cases) {
      const settled = one.answeredAt ?? one.closedAt ?? Number.POSITIVE_INFINITY;
      const key = of(one) ?? '';
      const line = lines[key] ?? { before: 0, received: 0, settled: 0, left: 0 };
      lines[key] = line;
      if (one.received < from && settled >= from) line.before += 1;
      if (this.#isIn(one.received)) line.received += 1;
      if (this.#isIn(settled)) line.settled += 1;
      if (one.received < to && settled >= to) line.left += 1;
    }
    return Object.fromEntries(
      Object.entries(lines).filter(([, line]) => Object.values(line).some((count) => count > 0)),
    );
  }
}
