import { FIELD_NAMES, type Field, type FieldName, SEARCH_FIELDS } from '../ports/fields.ts';
import type { Counted, PageRequest, Query } from '../ports/search.ts';

/** What a query asks of the declared fields, and the order of its pages; the same for both stores. */

/** What a query may ask beside the fields: it has meanings of its own. */
type Special =
  | ('machine' | 'state' | 'agencies' | 'tag' | 'without' | 'counted' | 'updatedSince')
  | ('settled' | 'unsettledAt');

/** Search fields that a query compares for equality. */
export type ExactField = Extract<Exclude<keyof Query, Special>, FieldName>;

const NOT_EXACT = ['state', 'due', 'receivedAt', 'forwardedAt', 'answeredAt', 'closedAt', 'sentAt'];
export const EXACT_FIELDS = FIELD_NAMES.filter(
  (name): name is ExactField => !NOT_EXACT.includes(name),
);

/** The value that counts where there is none; undefined where nothing does. */
export function absentValue(name: ExactField): string | undefined {
  const field: Field = SEARCH_FIELDS[name];
  return field.absent;
}

/** Moments that a query may ask a period of, by its name in the query. */
export const PERIOD_FIELDS = {
  received: 'receivedAt',
  forwarded: 'forwardedAt',
  answered: 'answeredAt',
  closed: 'closedAt',
  dueIn: 'due',
} as const satisfies Partial<Record<keyof Query, FieldName>>;

/** What the pages of a query are ordered by; the id decides between equals, in the same direction. */
export interface Order {
  field: 'createdAt' | 'updatedAt' | 'due' | Counted['moment'];
  ascending: boolean;
}

/** Newest first: those of a period of a moment by that moment, so that nothing outside it is read. */
export function orderOf(query: Query, order: PageRequest['order']): Order {
  if (order === 'due') return { field: 'due', ascending: true };
  if (order === 'updated') return { field: 'updatedAt', ascending: true };
  if (query.counted !== undefined) return { field: query.counted.moment, ascending: false };
  return { field: query.received === undefined ? 'createdAt' : 'receivedAt', ascending: false };
}
