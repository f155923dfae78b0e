import type { COUNTED, FieldName, MeasureName } from './fields.ts';
import type { OutboxState } from './outbox.ts';
import type { Period } from './search.ts';

/** The numbers of reports, counted by the store itself. */

/** Moments of an instance that a period may be about. */
export type Moment = keyof typeof COUNTED;

/** Parts of the moment itself, in the district's own time: `2026-11`, `2026-11-23`, 0 (Sunday)–6, 0–23. */
export type TimeUnit = 'month' | 'day' | 'weekday' | 'hour';

/** What has few values enough to be counted by each. */
export type CountKey =
  | Exclude<
      FieldName | MeasureName,
      Moment | 'state' | 'ticket' | 'year' | 'phone' | 'parent' | 'due'
    >
  | TimeUnit;

/** Instances whose moment lies in the period, counted by what they have in common. */
export interface CountQuery<K extends CountKey> {
  machine: string;
  moment: Moment;
  period: Period;
  /** Few values each; the answer has a row for each combination that occurs. None: one row for all. */
  by: readonly K[];
  utcOffsetMinutes: number;
}

/** So many instances have these values; null stands for those without one. */
export interface Counted<K extends string> {
  key: Record<K, string | number | null>;
  count: number;
}

/** SMS that were put into the outbox on one day, by what became of them. */
export interface CountedSms {
  /** `YYYY-MM-DD` in the district's own time. */
  day: string;
  state: OutboxState;
  lane: string | null;
  messages: number;
  /** SMS parts the network took. */
  parts: number;
}

export interface CountStore {
  /** Reads no more than an index of the moment's period; in no order. */
  by<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]>;
  /** SMS that were put into the outbox in the period; in no order. */
  sms(period: Period, utcOffsetMinutes: number): Promise<CountedSms[]>;
  /** Documents archived in the period, by type; in no order. */
  documents(period: Period): Promise<{ type: string; count: number }[]>;
}
