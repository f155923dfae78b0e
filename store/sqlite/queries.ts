import { absentValue, EXACT_FIELDS, type Order, orderOf, PERIOD_FIELDS } from '../base/asked.ts';
import type { TallyField } from '../ports/instances.ts';
import type { PageRequest, Period, Query } from '../ports/search.ts';
import { columnOf } from './column-name.ts';
import type { Value } from './database.ts';
import { indexOf, SETTLED, SETTLED_INDEX } from './declared.ts';
import { stateTag } from './tags.ts';

/** Queries of the port as SQL. */

export interface Condition {
  from: string;
  where: string;
  values: Value[];
}

function periods(query: Query): [column: string, period: Period | undefined][] {
  const names = Object.keys(PERIOD_FIELDS) as (keyof typeof PERIOD_FIELDS)[];
  return names.map((name) => [columnOf(PERIOD_FIELDS[name]), query[name]]);
}

const LACKS_TAG = `NOT EXISTS (SELECT 1 FROM tag AS lacked WHERE lacked.instance = instance.id
  AND lacked.machine = ? AND lacked.tag = ?)`;

/** Everything but tag and state; each field has an index of its own. */
function fieldParts(query: Query): Pick<Condition, 'values'> & { parts: string[] } {
  const parts: string[] = [];
  const values: Value[] = [];
  for (const field of EXACT_FIELDS) {
    const value = query[field];
    if (value === undefined) continue;
    const isAbsent = value === absentValue(field);
    const column = `instance.${columnOf(field)}`;
    parts.push(isAbsent ? `(${column} = ? OR ${column} IS NULL)` : `${column} = ?`);
    values.push(value);
  }
  if (query.agencies !== undefined) {
    parts.push(`instance.agency IN (${query.agencies.map(() => '?').join(', ')})`);
    values.push(...query.agencies);
  }
  for (const [column, period] of periods(query)) {
    if (period === undefined) continue;
    parts.push(`instance.${column} >= ? AND instance.${column} < ?`);
    values.push(period.from, period.to);
  }
  if (query.counted !== undefined) {
    const { moment, in: period, where = {} } = query.counted;
    parts.push(`instance.${columnOf(moment)} >= ? AND instance.${columnOf(moment)} < ?`);
    values.push(period.from, period.to);
    for (const [measure, wanted] of Object.entries(where)) {
      parts.push(`instance.${columnOf(measure)} IN (${wanted.map(() => '?').join(', ')})`);
      values.push(...wanted);
    }
  }
  if (query.settled !== undefined) {
    parts.push(`${SETTLED} >= ? AND ${SETTLED} < ?`);
    values.push(query.settled.from, query.settled.to);
  }
  if (query.unsettledAt !== undefined) {
    parts.push(`(${SETTLED} IS NULL OR ${SETTLED} >= ?)`);
    values.push(query.unsettledAt);
  }
  if (query.updatedSince !== undefined) {
    parts.push('instance.updated_at >= ?');
    values.push(query.updatedSince);
  }
  for (const tag of query.without ?? []) {
    parts.push(LACKS_TAG);
    values.push(query.machine, tag);
  }
  return { parts, values };
}

/** Tag rows that an instance must have: its tag, and its state or a parent of it. */
function tagsIn({ tag, state }: Query): string[] {
  return [...(tag === undefined ? [] : [tag]), ...(state === undefined ? [] : [stateTag(state)])];
}

const HAS_TAG = `EXISTS (SELECT 1 FROM tag AS own WHERE own.instance = instance.id
  AND own.machine = ? AND own.tag = ?)`;

/** Everything of a query as conditions on an instance that was found by something else. */
export function fieldCondition(query: Query): Condition {
  return untagged(query, tagsIn(query));
}

/** Instances by their fields, and by each of these tags beside. */
function untagged(query: Query, tags: readonly string[]): Condition {
  const { parts, values } = fieldParts(query);
  return {
    from: 'instance',
    where: ['instance.machine = ?', ...parts, ...tags.map(() => HAS_TAG)].join(' AND '),
    values: [query.machine, ...values, ...tags.flatMap((tag) => [query.machine, tag])],
  };
}

/** Through the rows of one tag, in whose order they lie; SQLite would not know that they are few. */
function tagged(query: Query, tag: string, others: readonly string[]): Condition {
  const { parts, values } = fieldParts(query);
  return {
    from: 'tag CROSS JOIN instance ON instance.id = tag.instance',
    where: ['tag.machine = ?', 'tag.tag = ?', ...parts, ...others.map(() => HAS_TAG)].join(' AND '),
    values: [query.machine, tag, ...values, ...others.flatMap((other) => [query.machine, other])],
  };
}

/** True where a field has few instances, and an index that has them in the order of the page. */
function isNarrow({ phone, ticket, parent, agency }: Query, order: PageRequest['order']): boolean {
  const isOne = [phone, ticket, parent].some((value) => value !== undefined);
  return isOne || (order === 'due' && agency !== undefined);
}

/** The index of reception; where it is asked when something was settled, the one that knows that as well. */
function receivedIndex({ settled, unsettledAt }: Query): string {
  const asks = settled !== undefined || unsettledAt !== undefined;
  return asks ? SETTLED_INDEX : indexOf(PERIOD_FIELDS.received);
}

/** The index of an order that the rows of tags do not lie in. */
function ownIndex(field: Order['field'], query: Query): string | undefined {
  if (field === 'createdAt' || field === 'due') return undefined;
  if (field === 'updatedAt') return 'instance_updated';
  return field === PERIOD_FIELDS.received ? receivedIndex(query) : indexOf(field);
}

/** For pages, read in their order; `columns` are what that order goes by, and the id. */
export function pageCondition(
  query: Query,
  order: PageRequest['order'],
): Condition & { columns: [string, string]; ascending: boolean } {
  const tags = tagsIn(query);
  const [tag, ...others] = tags;
  const { field, ascending } = orderOf(query, order);
  const column = columnOf(field);
  const own = { columns: [`instance.${column}`, 'instance.id'] as [string, string], ascending };
  if (isNarrow(query, order)) return { ...untagged(query, tags), ...own };
  const index = ownIndex(field, query);
  if (index !== undefined)
    return { ...untagged(query, tags), from: `instance INDEXED BY ${index}`, ...own };
  if (tag !== undefined)
    return { ...tagged(query, tag, others), ...own, columns: [`tag.${column}`, 'tag.instance'] };
  return { ...untagged(query, []), ...own };
}

/** How many instances are in each state, kept by the database itself. */
export const STATE_COUNTS = 'state_count';

function hasFields(query: Query): boolean {
  return fieldParts(query).parts.length > 0;
}

/** For counts: those with the tag first; by a tag alone no instance is looked at. */
export function countCondition(query: Query): Condition & { what: string } {
  const [tag, ...others] = tagsIn(query);
  if (hasFields(query) || others.length > 0) {
    const condition = tag === undefined ? untagged(query, []) : tagged(query, tag, others);
    return { ...condition, what: 'count(*)' };
  }
  if (query.tag !== undefined)
    return {
      from: 'tag',
      where: 'machine = ? AND tag = ?',
      values: [query.machine, query.tag],
      what: 'count(*)',
    };
  const { state, machine } = query;
  // '/' is the character after '.': the range holds exactly the state and what lies below it
  const below = state === undefined ? '' : ' AND (state = ? OR (state > ? AND state < ?))';
  return {
    from: STATE_COUNTS,
    where: `machine = ?${below}`,
    values: [machine, ...(state === undefined ? [] : [state, `${state}.`, `${state}/`])],
    what: 'sum(n)',
  };
}

/** For counts that end at a number: what has a time of reception by that, so that nothing outside it is looked at. */
export function boundedCondition(query: Query): Condition {
  const [tag, ...others] = tagsIn(query);
  if (query.received !== undefined)
    return {
      ...untagged(query, tagsIn(query)),
      from: `instance INDEXED BY ${receivedIndex(query)}`,
    };
  return tag === undefined ? untagged(query, []) : tagged(query, tag, others);
}

/** For tallies: states of all instances are counted already. */
export function tallyCondition(query: Query, field: TallyField): Condition {
  const [tag, ...others] = tagsIn(query);
  if (tag !== undefined) return tagged(query, tag, others);
  return field === 'state' && !hasFields(query)
    ? { from: STATE_COUNTS, where: 'machine = ?', values: [query.machine] }
    : untagged(query, []);
}
