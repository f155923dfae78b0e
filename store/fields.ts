import type { Measures, Query } from './ports/search.ts';

/** Search fields that a query compares for equality; all but `kind` have an index of their own. */
export const EXACT_FIELDS = [
  'ticket',
  'year',
  'phone',
  'kind',
  'agency',
  'category',
  'district',
  'village',
  'parent',
] as const satisfies readonly (keyof Query)[];

/** Everything that is measured of an instance, complete by its type. */
export const MEASURE_FIELDS = Object.keys({
  secret: 0,
  emergency: 0,
  outcome: 0,
  rating: 0,
  reopened: 0,
  reopenedAt: 0,
  publishedAt: 0,
  enterDays: 0,
  enterResult: 0,
  forwardDays: 0,
  forwardResult: 0,
  answerDays: 0,
  answerResult: 0,
  replyDays: 0,
  replyResult: 0,
} satisfies Record<keyof Measures, 0>) as (keyof Measures)[];
