import type { Filter } from 'mongodb';
import { absentValue, EXACT_FIELDS, type Order, orderOf, PERIOD_FIELDS } from '../base/asked.ts';
import { askedWords } from '../base/asked-words.ts';
import { decodeCursor, encodeCursor } from '../base/cursor.ts';
import type { InstanceSummary, Tally, TallyField } from '../ports/instances.ts';
import type { Page, PageRequest, Period, Query, SearchRequest } from '../ports/search.ts';
import { type Collections, type InstanceDoc, pathOf } from './collections.ts';

/** Finds and counts instances by their search fields. */

/** All but what a summary lacks. */
export const SUMMARY = {
  snapshot: 0,
  states: 0,
  words: 0,
  timers: 0,
  nextTimer: 0,
  keys: 0,
  writer: 0,
  pending: 0,
  erasedAt: 0,
};

type SummaryDoc = Omit<InstanceSummary, 'id'> & { _id: string };

const answeredAt = 'search.answeredAt';
const closedAt = 'search.closedAt';

/** What was closed after its answer was settled with that. */
function settledWhere(fits: object): object {
  return { $or: [{ [answeredAt]: fits }, { [answeredAt]: null, [closedAt]: fits }] };
}

/** Conditions of which there may be several on one field. */
function both({ agencies, settled, unsettledAt }: Query): object[] {
  const within = settled && settledWhere({ $gte: settled.from, $lt: settled.to });
  const late = { $gte: unsettledAt };
  const open = { [answeredAt]: null, [closedAt]: null };
  return [
    // both may be asked: one of these, and this one
    ...(agencies === undefined ? [] : [{ 'search.agency': { $in: [...agencies] } }]),
    ...(within === undefined ? [] : [within]),
    ...(unsettledAt === undefined ? [] : [{ $or: [open, settledWhere(late)] }]),
  ];
}

function conditions(query: Query): Filter<InstanceDoc> {
  const filter: Record<string, unknown> = { machine: query.machine };
  for (const field of EXACT_FIELDS) {
    const value = query[field];
    if (value === undefined) continue;
    // null also finds those that have no such field
    filter[`search.${field}`] = value === absentValue(field) ? { $in: [value, null] } : value;
  }
  const several = both(query);
  if (several.length > 0) filter.$and = several;
  if (query.state !== undefined) filter.states = query.state;
  const { tag, without = [] } = query;
  const tags = {
    ...(tag === undefined ? {} : { $eq: tag }),
    ...(without.length === 0 ? {} : { $nin: [...without] }),
  };
  if (Object.keys(tags).length > 0) filter['search.tags'] = tags;
  const between = (field: string, period: Period | undefined) => {
    if (period !== undefined) filter[`search.${field}`] = { $gte: period.from, $lt: period.to };
  };
  for (const [name, field] of Object.entries(PERIOD_FIELDS))
    between(field, query[name as keyof typeof PERIOD_FIELDS]);
  if (query.counted !== undefined) {
    const { moment, in: period, where = {} } = query.counted;
    filter[pathOf(moment)] = { $gte: period.from, $lt: period.to };
    for (const [measure, wanted] of Object.entries(where))
      filter[pathOf(measure)] = { $in: [...wanted] };
  }
  if (query.updatedSince !== undefined) filter.updatedAt = { $gte: query.updatedSince };
  return filter as Filter<InstanceDoc>;
}

function orderPath(field: Order['field']): string {
  return field === 'createdAt' || field === 'updatedAt' ? field : pathOf(field);
}

/** The page's order, and what lies after the cursor in it. */
function placeOf({ field, ascending }: Order, cursor: string | undefined) {
  const path = orderPath(field);
  const direction = ascending ? (1 as const) : (-1 as const);
  const sort = { [path]: direction, _id: direction };
  if (cursor === undefined) return { rest: field === 'due' ? { [path]: { $ne: null } } : {}, sort };
  const { value, id } = decodeCursor(cursor);
  const beyond = ascending ? '$gt' : '$lt';
  return {
    rest: { $or: [{ [path]: { [beyond]: value } }, { [path]: value, _id: { [beyond]: id } }] },
    sort,
  };
}

function summaryOf({ _id, ...summary }: SummaryDoc): InstanceSummary {
  return { id: _id, ...summary };
}

function cursorAfter({ _id, search, ...doc }: SummaryDoc, { field }: Order): string {
  const { measures, ...fields } = search;
  const moments: Readonly<Record<string, unknown>> = { ...measures, ...fields, ...doc };
  return encodeCursor({ id: _id, value: Number(moments[field] ?? 0) });
}

async function pageOf(
  { instances }: Collections,
  all: Filter<InstanceDoc>[],
  order: Order,
  request: Omit<PageRequest, 'order'>,
): Promise<Page<InstanceSummary>> {
  const { rest, sort } = placeOf(order, request.cursor);
  const docs = await instances
    .find({ $and: [...all, rest as Filter<InstanceDoc>] })
    .project<SummaryDoc>(SUMMARY)
    .sort(sort)
    .limit(request.limit + 1)
    .toArray();
  const page = docs.slice(0, request.limit);
  const last = docs.length > request.limit ? page.at(-1) : undefined;
  return {
    items: page.map(summaryOf),
    next: last === undefined ? null : cursorAfter(last, order),
  };
}

export function findPage(collections: Collections, query: Query, request: PageRequest) {
  return pageOf(collections, [conditions(query)], orderOf(query, request.order), request);
}

/** Newest first; nothing when no word was typed. */
export async function searchWords(
  collections: Collections,
  typed: string,
  query: Query,
  request: SearchRequest,
): Promise<Page<InstanceSummary>> {
  const words = askedWords(typed, request.alike);
  if (words.length === 0) return { items: [], next: null };
  // letters and digits only: nothing in them has a meaning of its own
  const begins = words.map(({ beginning, whole }) => ({
    words: { $in: [new RegExp(`^${beginning}`), ...whole] },
  }));
  const newest = { field: 'createdAt' as const, ascending: false };
  return pageOf(collections, [conditions(query), ...begins], newest, request);
}

/** @param most as of the port */
export function countInstances(
  { instances }: Collections,
  query: Query,
  most?: number,
): Promise<number> {
  return instances.countDocuments(conditions(query), most === undefined ? {} : { limit: most });
}

/** Largest first. */
export async function tallyInstances(
  { instances }: Collections,
  query: Query,
  field: TallyField,
): Promise<Tally[]> {
  const counts = await instances
    .aggregate<Omit<Tally, 'key'> & { _id: string | null }>([
      { $match: conditions(query) },
      { $group: { _id: `$search.${field}`, count: { $sum: 1 }, oldest: { $min: '$createdAt' } } },
      { $sort: { count: -1, _id: 1 } },
    ])
    .toArray();
  return counts.flatMap(({ _id, ...tally }) => (_id === null ? [] : [{ key: _id, ...tally }]));
}
