import type { Measures, SearchFields } from '../../../store/ports/search.ts';

/**
 * The numbers of a report worked out from a plain list of all complaints, with filters, sorts and
 * loops: what the counts of the stores are held against. Shares no code with them.
 */

export interface Span {
  from: number;
  to: number;
}

/** Seven hours east, as the sample pack has it. */
const local = (at: number) => new Date(at + 7 * 3_600_000);
const isIn = (at: number | null, { from, to }: Span) => at !== null && at >= from && at < to;

type Complaint = SearchFields & { measures: Measures };

function measured(search: SearchFields): Complaint {
  if (search.measures === null) throw new Error(`${search.ticket} was not measured`);
  return { ...search, measures: search.measures };
}

function countEach<T>(items: T[], keyOf: (item: T) => string | number | null) {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const value = String(keyOf(item) ?? '');
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** Of secret complaints nothing is told but that they are. */
const openly =
  (told: (complaint: Complaint) => string | null) =>
  (complaint: Complaint): string | null =>
    complaint.measures.secret === 1 ? '(rahasia)' : told(complaint);

/** The value at its place in the sorted list. */
function ranked(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * Math.round(share * 100)) / 100) - 1] ?? null;
}

type StepName = 'enter' | 'forward' | 'letter' | 'answer' | 'reply';

function timesOf(complaints: Complaint[], step: StepName, waiting = 0) {
  const known = complaints.filter(({ measures }) => measures[`${step}Result`] !== null);
  const of = (result: string) =>
    known.filter(({ measures }) => measures[`${step}Result`] === result).length;
  const days = known.map(({ measures }) => Number(measures[`${step}Days`]));
  return {
    measured: known.length,
    within: of('within'),
    extended: of('extended'),
    late: of('late'),
    waiting,
    shareWithin: known.length + waiting === 0 ? null : of('within') / (known.length + waiting),
    mean: days.length === 0 ? null : days.reduce((sum, taken) => sum + taken, 0) / days.length,
    median: ranked(days, 0.5),
    p90: ranked(days, 0.9),
  };
}

function ratingOf(answered: Complaint[]) {
  const stars = answered.flatMap(({ measures: { rating } }) => (rating === null ? [] : [rating]));
  const sum = stars.reduce((all, star) => all + star, 0);
  return {
    count: stars.length,
    share: answered.length === 0 ? null : stars.length / answered.length,
    mean: stars.length === 0 ? null : sum / stars.length,
    stars: countEach(stars, (star) => star),
  };
}

export class Recount {
  readonly #all: Complaint[];
  readonly #span: Span;

  constructor(complaints: SearchFields[], span: Span) {
    this.#all = complaints.map(measured);
    this.#span = span;
  }

  #by(moment: (complaint: Complaint) => number | null): Complaint[] {
    return this.#all.filter((complaint) => isIn(moment(complaint), this.#span));
  }

  received() {
    const received = this.#by(({ receivedAt }) => receivedAt);
    const at = (complaint: Complaint) => local(complaint.receivedAt ?? 0);
    return {
      total: received.length,
      kinds: countEach(received, ({ kind }) => kind),
      categories: countEach(
        received,
        openly(({ category }) => category),
      ),
      agencies: countEach(
        received,
        openly(({ agency }) => agency),
      ),
      districts: countEach(
        received,
        openly(({ district }) => district),
      ),
      weekdays: countEach(received, (complaint) => at(complaint).getUTCDay()),
      hours: countEach(received, (complaint) => at(complaint).getUTCHours()),
      secret: received.filter(({ measures }) => measures.secret === 1).length,
      emergency: received.filter(({ measures }) => measures.emergency === 1).length,
    };
  }

  /** First answers of the span that were opened again: each as the complaint it would be with that answer alone. */
  #earlier(): Complaint[] {
    const opened = this.#by(({ measures }) => measures.firstAnsweredAt).filter(
      ({ measures }) => measures.overtaken === 1,
    );
    return opened.map((complaint) => {
      const { firstAgency, firstAnswerDays, firstAnswerResult, firstRating } = complaint.measures;
      const [answerDays, answerResult, rating] = [firstAnswerDays, firstAnswerResult, firstRating];
      const measures = { ...complaint.measures, answerDays, answerResult, rating };
      return { ...complaint, agency: firstAgency, measures };
    });
  }

  steps() {
    const answered = this.#by(({ answeredAt }) => answeredAt);
    const forwarded = this.#by(({ forwardedAt }) => forwardedAt);
    const unsent = forwarded.filter(({ measures }) => measures.letterResult === null).length;
    const silent = this.#all.filter(
      ({ tags, state }) => tags.includes('overdue') && state.startsWith('forwarded'),
    ).length;
    return {
      unsent,
      silent,
      forwarded: forwarded.length,
      enter: timesOf(
        this.#by(({ receivedAt }) => receivedAt),
        'enter',
      ),
      forward: timesOf(forwarded, 'forward'),
      letter: timesOf(forwarded, 'letter', unsent),
      answer: timesOf(answered, 'answer', silent),
      reply: timesOf(answered, 'reply'),
      answered: answered.length,
      rating: ratingOf([...answered, ...this.#earlier()]),
    };
  }

  ends() {
    const closed = this.#by(({ closedAt }) => closedAt);
    const first = this.#by(({ measures }) => measures.firstAnsweredAt);
    const firstWith = (result: string) =>
      first.filter(({ measures }) => measures.firstAnswerResult === result).length;
    const outcomes = countEach(closed, ({ measures }) => measures.outcome);
    return {
      spam: outcomes.spam ?? 0,
      jurisdiction: outcomes.jurisdiction ?? 0,
      unclear: outcomes.unclear ?? 0,
      withdrawn: outcomes.withdrawn ?? 0,
      reopened: this.#by(({ measures }) => measures.reopenedAt).length,
      firstAnswers: first.length,
      firstInTime: firstWith('within'),
      firstLate: firstWith('late'),
      published: this.#by(({ measures }) => measures.publishedAt).length,
    };
  }

  /** Everything about one agency. */
  agency(code: string) {
    const isTold = ({ agency, measures }: Complaint) => agency === code && measures.secret !== 1;
    const of = (moment: (complaint: Complaint) => number | null) => this.#by(moment).filter(isTold);
    const answered = of(({ answeredAt }) => answeredAt);
    const overdue = this.#all.filter(
      ({ agency, tags, state }) =>
        agency === code &&
        !tags.includes('secret') &&
        tags.includes('overdue') &&
        state.startsWith('forwarded'),
    ).length;
    const given = [...answered, ...this.#earlier().filter(isTold)];
    const times = timesOf(given, 'answer', overdue);
    const judged = times.measured + overdue;
    return {
      code,
      received: of(({ receivedAt }) => receivedAt).length,
      forwarded: of(({ forwardedAt }) => forwardedAt).length,
      answered: answered.length,
      ...times,
      overdue,
      onTime: judged === 0 ? null : times.within / judged,
      rating: ratingOf(given).mean,
    };
  }

  /** What was left, came and was settled, told from when each was received and when it was answered or closed. */
  balance(told: (complaint: Complaint) => string | null = () => 'all') {
    const { from, to } = this.#span;
    const rows: Record<
      string,
      { before: number; received: number; settled: number; left: number }
    > = {};
    for (const complaint of this.#all) {
      const { receivedAt, answeredAt, closedAt } = complaint;
      const settledAt = answeredAt ?? closedAt ?? Number.POSITIVE_INFINITY;
      const came = receivedAt ?? 0;
      const group = String(told(complaint) ?? '');
      const row = rows[group] ?? { before: 0, received: 0, settled: 0, left: 0 };
      rows[group] = row;
      if (came < from && settledAt >= from) row.before += 1;
      if (isIn(came, this.#span)) row.received += 1;
      if (isIn(settledAt, this.#span)) row.settled += 1;
      if (came < to && settledAt >= to) row.left += 1;
    }
    return Object.fromEntries(
      Object.entries(rows).filter(([, row]) => Object.values(row).some((count) => count > 0)),
    );
  }

  balances() {
    return {
      total: this.balance(),
      agencies: this.balance(openly(({ agency }) => agency)),
      categories: this.balance(openly(({ category }) => category)),
    };
  }

  /** One calendar month, `2026-11`. */
  month(month: string) {
    const isOf = (at: number | null) =>
      at !== null && local(at).toISOString().slice(0, 7) === month;
    const answered = this.#all.filter(({ answeredAt }) => isOf(answeredAt));
    const { within, late } = timesOf(answered, 'answer');
    const received = this.#all.filter(({ receivedAt }) => isOf(receivedAt)).length;
    return { month, received, answered: answered.length, within, late };
  }

  /** Open and in time, all that may be listed. */
  inTime(): Complaint[] {
    return this.#all.filter(
      ({ tags }) => tags.includes('open') && !tags.includes('overdue') && !tags.includes('secret'),
    );
  }

  /** Late, all that may be listed. */
  late(): Complaint[] {
    return this.#all.filter(({ tags }) => tags.includes('overdue') && !tags.includes('secret'));
  }

  /** Tickets of these whose clock runs, most urgent first. */
  urgent(complaints: Complaint[]): string[] {
    return complaints
      .filter(({ due }) => due !== null)
      .sort((a, b) => (a.due ?? 0) - (b.due ?? 0) || (`${a.ticket}` < `${b.ticket}` ? -1 : 1))
      .map(({ ticket }) => ticket ?? '');
  }

  tagged(tag: string): number {
    return this.#all.filter(({ tags }) => tags.includes(tag)).length;
  }
}
