import type { Filter } from 'mongodb';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { EXACT_FIELDS } from '../fields.ts';
import type { InstanceSummary, Tally, TallyField } from '../ports/instances.ts';
import type { Page, PageRequest, Period, Query } from '../ports/search.ts';
import { searchedWords } from '../words.ts';
import type { Collections, InstanceDoc } from './collections.ts';

/** Finds and counts instances by their search fields. */

const SUMMARY = {
  snapshot: 0,
  states: 0,
  words: 0,
  timers: 0,
  nextTimer: 0,
  keys: 0,
  writer: 0,
  pending: 0,
};

type SummaryDoc = Omit<InstanceSummary, 'id'> & { _id: string };

function conditions(query: Query): Filter<InstanceDoc> {
  const filter: Record<string, unknown> = { machine: query.machine };
  for (const field of EXACT_FIELDS)
    if (query[field] !== undefined) filter[`search.${field}`] = query[field];
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
  between('receivedAt', query.received);
  between('forwardedAt', query.forwarded);
  between('answeredAt', query.answered);
  between('closedAt', query.closed);
  return filter as Filter<InstanceDoc>;
}

/** The page's order, and what lies after the cursor in it. */
function placeOf({ order, cursor }: PageRequest) {
  const due = order === 'due';
  const field = due ? 'search.due' : 'createdAt';
  const direction = due ? (1 as const) : (-1 as const);
  const all = due ? { 'search.due': { $ne: null } } : {};
  const sort = { [field]: direction, _id: direction };
  if (cursor === undefined) return { rest: all, sort };
  const { value, id } = decodeCursor(cursor);
  const beyond = due ? '$gt' : '$lt';
  return {
    rest: { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: id } }] },
    sort,
  };
}

function summaryOf({ _id, ...summary }: SummaryDoc): InstanceSummary {
  return { id: _id, ...summary };
}

function cursorAfter({ _id, createdAt, search }: SummaryDoc, order: PageRequest['order']): string {
  return encodeCursor({ id: _id, value: order === 'due' ? (search.due ?? 0) : createdAt });
}

async function pageOf(
  { instances }: Collections,
  all: Filter<InstanceDoc>[],
  request: PageRequest,
): Promise<Page<InstanceSummary>> {
  const { rest, sort } = placeOf(request);
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
    next: last === undefined ? null : cursorAfter(last, request.order),
  };
}

export function findPage(collections: Collections, query: Query, request: PageRequest) {
  return pageOf(collections, [conditions(query)], request);
}

/** Newest first; nothing when no word was typed. */
export async function searchWords(
  collections: Collections,
  typed: string,
  query: Query,
  request: Omit<PageRequest, 'order'>,
): Promise<Page<InstanceSummary>> {
  const words = searchedWords(typed);
  if (words.length === 0) return { items: [], next: null };
  // letters and digits only: nothing in them has a meaning of its own
  const begins = words.map((word) => ({ words: { $regex: `^${word}` } }));
  return pageOf(collections, [conditions(query), ...begins], { ...request, order: 'created' });
}

export function countInstances({ instances }: Collections, query: Query): Promise<number> {
  return instances.countDocuments(conditions(query));
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
