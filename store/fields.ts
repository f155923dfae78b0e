import type { Query } from './port.ts';

/** Search fields that a query compares for equality, each with an index of its own. */
export const EXACT_FIELDS = [
  'ticket',
  'year',
  'phone',
  'agency',
  'category',
  'district',
  'village',
  'parent',
] as const satisfies readonly (keyof Query)[];
