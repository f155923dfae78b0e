import type { CountKey, Moment, TimeUnit } from './ports/counts.ts';
import type { Measures, Query, SearchFields } from './ports/search.ts';

/**
 * What instances are found and counted by. From these tables both stores make columns, indexes and queries
 * by themselves, also in databases of before: a field or measure that is added to the types of
 * `ports/search.ts` needs its line here and nothing else in the store.
 */

type Type = 'TEXT' | 'INTEGER';

interface Field {
  type: Type;
  /** Pages are asked for by it: it has an index in the order of pages. */
  pages?: true;
}

/** Fields of their own column. */
export type FieldName = Exclude<keyof SearchFields, 'tags' | 'measures'>;

export const SEARCH_FIELDS = {
  state: { type: 'TEXT' },
  ticket: { type: 'TEXT', pages: true },
  year: { type: 'INTEGER' },
  phone: { type: 'TEXT', pages: true },
  kind: { type: 'TEXT' },
  category: { type: 'TEXT', pages: true },
  agency: { type: 'TEXT', pages: true },
  district: { type: 'TEXT', pages: true },
  village: { type: 'TEXT', pages: true },
  parent: { type: 'TEXT' },
  due: { type: 'INTEGER' },
  receivedAt: { type: 'INTEGER' },
  forwardedAt: { type: 'INTEGER' },
  answeredAt: { type: 'INTEGER' },
  closedAt: { type: 'INTEGER' },
} satisfies Record<FieldName, Field>;

/** What is measured of an instance. */
export const MEASURES = {
  secret: 'INTEGER',
  emergency: 'INTEGER',
  outcome: 'TEXT',
  rating: 'INTEGER',
  reopened: 'INTEGER',
  reopenedAt: 'INTEGER',
  publishedAt: 'INTEGER',
  enterDays: 'INTEGER',
  enterResult: 'TEXT',
  forwardDays: 'INTEGER',
  forwardResult: 'TEXT',
  answerDays: 'INTEGER',
  answerResult: 'TEXT',
  replyDays: 'INTEGER',
  replyResult: 'TEXT',
} satisfies Record<keyof Measures, Type>;

/** By what reports count the instances of a moment: one index holds all of it. */
export const COUNTED = {
  receivedAt: [
    ...(['kind', 'category', 'agency', 'district', 'secret', 'emergency'] as const),
    ...(['enterResult', 'enterDays'] as const),
  ],
  forwardedAt: ['agency', 'forwardResult', 'forwardDays'],
  answeredAt: ['agency', 'answerResult', 'answerDays', 'replyResult', 'replyDays', 'rating'],
  closedAt: ['outcome'],
  reopenedAt: [],
  publishedAt: [],
} satisfies Record<Moment, readonly Exclude<CountKey, TimeUnit>[]>;

export const FIELD_NAMES = Object.keys(SEARCH_FIELDS) as FieldName[];
export const MEASURE_FIELDS = Object.keys(MEASURES) as (keyof Measures)[];

/** Fields with an index of their own, in the order of pages. */
export const PAGED_FIELDS = FIELD_NAMES.filter((name) => 'pages' in SEARCH_FIELDS[name]);

/** What a query may ask beside the fields: it has meanings of its own. */
type Special = 'machine' | 'state' | 'tag' | 'without';

/** Search fields that a query compares for equality. */
export type ExactField = Extract<Exclude<keyof Query, Special>, FieldName>;

const NOT_EXACT = ['state', 'due', 'receivedAt', 'forwardedAt', 'answeredAt', 'closedAt'];
export const EXACT_FIELDS = FIELD_NAMES.filter(
  (name): name is ExactField => !NOT_EXACT.includes(name),
);

/** Moments that a query may ask a period of, by its name in the query. */
export const PERIOD_FIELDS = {
  received: 'receivedAt',
  forwarded: 'forwardedAt',
  answered: 'answeredAt',
  closed: 'closedAt',
} as const satisfies Partial<Record<keyof Query, FieldName>>;

/** What the pages of a query are ordered by; the id decides between equals, in the same direction. */
export interface Order {
  field: 'createdAt' | 'receivedAt' | 'due';
  ascending: boolean;
}

/** Newest first: those of a period of reception by their reception, so that nothing outside it is read. */
export function orderOf(query: Query, order: 'created' | 'due'): Order {
  if (order === 'due') return { field: 'due', ascending: true };
  return { field: query.received === undefined ? 'createdAt' : 'receivedAt', ascending: false };
}
