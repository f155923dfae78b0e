import type { SingleFigures } from './single-figures.ts';

/**
 * What the store counted for a report: the input of `statistics.ts`. Plain numbers of bounded size,
 * however many complaints there are; nothing in it names a reporter.
 */

/** Stands for all secret complaints together where others are counted by what they are about. */
export const SECRETS = '(rahasia)';

/** How many complaints have these values in common; null where a complaint has none. */
export interface Group<K extends string> {
  key: Record<K, string | number | null>;
  count: number;
}

/** SMS that were decided on on one day, by what became of them. */
export interface SmsCount {
  /** `YYYY-MM-DD` in the district's own time. */
  day: string;
  /** State in the outbox: `sent`, `delivered`, `failed`, `unconfirmed`, `queued`, `bundled` … */
  state: string;
  lane: string | null;
  messages: number;
  /** SMS parts the network took; what is paid for. */
  parts: number;
}

/** An open complaint as the report lists it; never its text, which may be secret. */
export interface OpenItem {
  ticket: string;
  category: string | null;
  agency: string | null;
  district: string | null;
  receivedAt: number;
  /** Deadline that runs; null while none does. */
  due: number | null;
}

/**
 * What complaints did around a period, by one thing that they are: open now, received and settled in the period, and
 * both again since its end.
 */
export interface Flow<K extends string> {
  open: Group<K>[];
  received: Group<K>[];
  settled: Group<K>[];
  receivedAfter: Group<K>[];
  settledAfter: Group<K>[];
}

/** What the balance of a period is made of. */
export interface BalanceCounts {
  agencies: Flow<'agency'>;
  categories: Flow<'category'>;
}

export interface Counts {
  /** The period reported on, end exclusive, and when it was counted. */
  from: number;
  to: number;
  at: number;
  received: {
    kinds: Group<'kind'>[];
    categories: Group<'category'>[];
    agencies: Group<'agency'>[];
    districts: Group<'district'>[];
    /** 0 = Sunday. */
    weekdays: Group<'weekday'>[];
    hours: Group<'hour'>[];
    /** SOP step 2: from the citizen's phone to the hotline. */
    enter: Group<'enterResult' | 'enterDays'>[];
    secret: number;
    emergency: number;
  };
  /** SOP step 3 of those forwarded in the period: by SMS, and by the letter with which it ends. */
  forwarded: Group<
    'agency' | 'secret' | 'forwardResult' | 'forwardDays' | 'letterResult' | 'letterDays'
  >[];
  /** SOP step 4 of those answered in the period. */
  answered: Group<'agency' | 'secret' | 'answerResult' | 'answerDays'>[];
  /** Answers of the period after which an agency had the complaint again: SOP step 4, and whose. */
  earlier: Group<'agency' | 'secret' | 'answerResult' | 'answerDays'>[];
  /** SOP step 5 of those answered in the period. */
  replied: Group<'replyResult' | 'replyDays'>[];
  /** What citizens thought of the answers of the period, of those that were not the last too. */
  ratings: Group<'agency' | 'secret' | 'rating'>[];
  /** Closed in the period, by how they ended. */
  closed: Group<'outcome'>[];
  balance: BalanceCounts;
  /** Figures that are one count each. */
  single: SingleFigures;
  /** As it is now. */
  open: number;
  overdue: number;
  /** With an agency that has not answered in time. */
  silent: number;
  /** Of those overdue what an agency has; the others wait for the admin. */
  overdueAgencies: Group<'agency'>[];
  /** Open and in time, most urgent first, those without a deadline last; at most as many as a report prints. */
  openItems: OpenItem[];
  overdueItems: OpenItem[];
  /** How many there are of each that a report may list: all but secrets. */
  listed: { late: number; others: number };
  /** By calendar month, `YYYY-MM`: the twelve of the trend. */
  months: {
    names: string[];
    received: Group<'month'>[];
    answered: Group<'month' | 'answerResult'>[];
  };
  sms: SmsCount[];
  /** Letters that went out in the period and were not called back, by kind. */
  letters: Group<'kind'>[];
}
