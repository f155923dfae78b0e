import { EXACT_FIELDS } from '../fields.ts';
import type { Period, Query } from '../port.ts';
import type { Value } from './database.ts';

/** Queries of the port as SQL. */

export interface Condition {
  from: string;
  where: string;
  values: Value[];
}

function periods(query: Query): [column: string, period: Period | undefined][] {
  const { received, forwarded, answered, closed } = query;
  return [
    ['received_at', received],
    ['forwarded_at', forwarded],
    ['answered_at', answered],
    ['closed_at', closed],
  ];
}

/** Everything but the tag; each field has an index of its own. */
function untagged(query: Query): Condition {
  const parts = ['instance.machine = ?'];
  const values: Value[] = [query.machine];
  const add = (sql: string, ...more: Value[]) => {
    parts.push(sql);
    values.push(...more);
  };
  for (const field of EXACT_FIELDS) {
    const value = query[field];
    if (value !== undefined) add(`${field} = ?`, value);
  }
  const { state } = query;
  // '/' is the character after '.': the range holds exactly the state and what lies below it
  if (state !== undefined)
    add('(state = ? OR (state > ? AND state < ?))', state, `${state}.`, `${state}/`);
  for (const [column, period] of periods(query))
    if (period !== undefined) add(`${column} >= ? AND ${column} < ?`, period.from, period.to);
  return { from: 'instance', where: parts.join(' AND '), values };
}

/** For pages: instances are read in the order of the page, and their tag is looked up. */
export function pageCondition(query: Query): Condition {
  const { from, where, values } = untagged(query);
  if (query.tag === undefined) return { from, where, values };
  const tagged =
    'EXISTS (SELECT 1 FROM tag WHERE tag.machine = ? AND tag.tag = ? AND instance = id)';
  return { from, where: `${where} AND ${tagged}`, values: [...values, query.machine, query.tag] };
}

/**
 * For counts: those with the tag first. Tags that are counted (open, overdue, with an agency) are on
 * few instances, which SQLite cannot know; it would go through all that an agency ever had.
 */
export function countCondition(query: Query): Condition {
  const { from, where, values } = untagged(query);
  if (query.tag === undefined) return { from, where, values };
  return {
    from: 'tag CROSS JOIN instance ON instance.id = tag.instance',
    where: `tag.machine = ? AND tag.tag = ? AND ${where}`,
    values: [query.machine, query.tag, ...values],
  };
}
