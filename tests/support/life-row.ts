import type { Measures, SearchFields } from '../../store/ports/search.ts';
import type { Answered, Life } from './lives.ts';
import type { PlainCalendar } from './plain-calendar.ts';

/** What a complaint with such a life is found and counted by, worked out the plain way. */

const DAY = 24 * 3_600_000;
/** Days after which an answer that nobody judges is closed (the pack's `verdictDays`). */
const VERDICT = 10 * DAY;
const STANDARD = { enter: 1, forward: 1, answer: 3, reply: 1 };

type Result = 'within' | 'extended' | 'late';

interface Took {
  days: number;
  result: Result;
}

const NOT: { days: null; result: null } = { days: null, result: null };
const AT_ONCE: Took = { days: 0, result: 'within' };

function took(days: number, standard: number, late = days > standard): Took {
  if (late) return { days, result: 'late' };
  return { days, result: days <= standard ? 'within' : 'extended' };
}

type First = Pick<
  Measures,
  | 'firstAnsweredAt'
  | 'firstAgency'
  | 'firstAnswerDays'
  | 'firstAnswerResult'
  | 'firstRating'
  | 'overtaken'
>;

export class LifeRows {
  readonly #calendar: PlainCalendar;
  /** When everything is looked at. */
  readonly #now: number;
  /** Whether letters went to the agencies: of three in four, up to three days after the SMS. */
  readonly #letters: boolean;

  constructor(calendar: PlainCalendar, now: number, letters = false) {
    this.#calendar = calendar;
    this.#now = now;
    this.#letters = letters;
  }

  /** When its letter went out; null where none did. */
  letterAt({ n, forwardedAt }: Life): number | null {
    return !this.#letters || forwardedAt === null || n % 4 === 0
      ? null
      : forwardedAt + (n % 4) * DAY;
  }

  #letter(life: Life): Took | typeof NOT {
    const sentAt = this.letterAt(life);
    if (sentAt === null) return NOT;
    return took(this.#calendar.days(life.receivedAt, sentAt), STANDARD.forward);
  }

  #last({ first, reopenedAt, second }: Life): Answered | null {
    return reopenedAt === null ? first : second;
  }

  #closedAt(life: Life): number | null {
    const { kind, receivedAt, rejected, withdrawnAt, rated } = life;
    if (kind === 'APRESIASI') return receivedAt;
    if (rejected !== null) return rejected.at;
    if (withdrawnAt !== null) return withdrawnAt;
    if (rated !== null) return rated.at;
    const last = this.#last(life);
    const silent = last === null ? null : last.releasedAt + VERDICT;
    return silent !== null && silent <= this.#now ? silent : null;
  }

  #forward({ receivedAt, forwardedAt, rejected, triage }: Life): Took | typeof NOT {
    if (!triage) return forwardedAt === null ? NOT : AT_ONCE;
    const end = forwardedAt ?? rejected?.at ?? null;
    return end === null ? NOT : took(this.#calendar.days(receivedAt, end), STANDARD.forward);
  }

  #answer(life: Life): Took | typeof NOT {
    const { withdrawnAt, first, reopenedAt, second } = life;
    if (reopenedAt !== null)
      return second === null
        ? NOT
        : took(this.#calendar.days(reopenedAt, second.writtenAt), STANDARD.answer);
    return this.#since(life, withdrawnAt ?? first?.writtenAt ?? null);
  }

  /** The agency's time from the first forwarding on. */
  #since({ forwardedAt, pause, until }: Life, end: number | null): Took | typeof NOT {
    if (forwardedAt === null || end === null) return NOT;
    const away =
      pause === null || pause.to > end ? 0 : this.#calendar.minutes(pause.from, pause.to);
    const days = this.#calendar.days(forwardedAt, end, away);
    return took(days, STANDARD.answer, until === null ? undefined : end > until);
  }

  #first(life: Life): First {
    const { agency, first, reopenedAt, rated } = life;
    const { days, result } = this.#since(life, first?.writtenAt ?? null);
    return {
      firstAnsweredAt: first?.releasedAt ?? null,
      firstAgency: first === null ? null : agency,
      firstAnswerDays: days,
      firstAnswerResult: result,
      firstRating: reopenedAt === null ? (rated?.rating ?? null) : null,
      overtaken: first !== null && reopenedAt !== null ? 1 : 0,
    };
  }

  #reply(life: Life): Took | typeof NOT {
    const last = this.#last(life);
    if (last === null) return NOT;
    return took(this.#calendar.days(last.writtenAt, last.releasedAt), STANDARD.reply);
  }

  #outcome(life: Life): string | null {
    if (this.#closedAt(life) === null) return null;
    if (life.kind === 'APRESIASI') return 'appreciation';
    if (life.withdrawnAt !== null) return 'withdrawn';
    return life.rejected?.reason ?? 'answered';
  }

  measures(life: Life): Measures {
    const enter = took(this.#calendar.days(life.sentAt, life.receivedAt), STANDARD.enter);
    const [forward, answer, reply] = [this.#forward(life), this.#answer(life), this.#reply(life)];
    return {
      secret: life.secret ? 1 : 0,
      emergency: life.emergency ? 1 : 0,
      outcome: this.#outcome(life),
      rating: life.rated?.rating ?? null,
      reopened: life.reopenedAt === null ? 0 : 1,
      reopenedAt: life.reopenedAt,
      publishedAt: life.publishedAt,
      enterDays: enter.days,
      enterResult: enter.result,
      forwardDays: forward.days,
      forwardResult: forward.result,
      letterDays: this.#letter(life).days,
      letterResult: this.#letter(life).result,
      answerDays: answer.days,
      answerResult: answer.result,
      replyDays: reply.days,
      answeredBy: null,
      replyResult: reply.result,
      ...this.#first(life),
    };
  }

  /** The deadline that runs at the end; null where none does. */
  #due(life: Life): number | null {
    const { receivedAt, forwardedAt, withdrawnAt, reopenedAt, pause, until } = life;
    const calendar = this.#calendar;
    if (withdrawnAt !== null || this.#closedAt(life) !== null || this.#last(life) !== null)
      return null;
    if (forwardedAt === null) return calendar.due(receivedAt, STANDARD.forward);
    if (reopenedAt !== null) return calendar.due(reopenedAt, STANDARD.answer);
    const away = pause === null ? 0 : calendar.minutes(pause.from, pause.to);
    return until ?? calendar.later(calendar.due(forwardedAt, STANDARD.answer), away);
  }

  #state(life: Life): string {
    if (life.rejected !== null) return 'rejected';
    if (life.withdrawnAt !== null) return 'withdrawn';
    if (this.#closedAt(life) !== null) return 'closed';
    if (this.#last(life) !== null) return 'answered';
    return life.forwardedAt === null ? 'triage' : 'forwarded.notified';
  }

  row(life: Life): SearchFields {
    const known = !life.unclear || life.forwardedAt !== null;
    const state = this.#state(life);
    const due = this.#due(life);
    const open = state === 'triage' || state === 'forwarded.notified';
    return {
      state,
      tags: [
        ...(open ? ['open'] : []),
        ...(due !== null && due < this.#now ? ['overdue'] : []),
        ...(life.secret ? ['secret'] : []),
      ],
      ticket: `A${life.n}`,
      year: 2026,
      phone: '+6281200009001',
      kind: life.kind,
      category: known ? life.category : null,
      agency: known ? life.agency : null,
      channel: 'sms',
      external: null,
      client: null,
      district: life.district,
      village: null,
      parent: null,
      due,
      receivedAt: life.receivedAt,
      forwardedAt: life.forwardedAt,
      answeredAt: this.#last(life)?.releasedAt ?? null,
      closedAt: this.#closedAt(life),
      measures: this.measures(life),
    };
  }
}
