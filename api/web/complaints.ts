import { Router } from 'express';
import type { InstanceSummary, Page } from '../../store/port.ts';
import { maySee, ownOnly } from '../access/scope.ts';
import type { Hotline } from '../hotline.ts';
import { type Filter, filterQuery, queryOf, readFilter } from './complaint-filter.ts';
import { complaintAddress } from './complaint-lookup.ts';
import { downloadLinks } from './downloads.ts';
import { PageError } from './errors.ts';
import { complaintMachine, summaryStatus } from './status.ts';
import type { View, Views } from './views.ts';
import { FLAGS, FLOW_STATES } from './words.ts';

/** `/aduan`: all complaints, newest or most urgent first, with filters and counts by state. */

const PAGE_SIZE = 25;
/** Tags worth a word in the list; the others only repeat the state. */
const SHOWN_TAGS = ['emergency', 'secret', 'abusive', 'instructed', 'beyondLegal'];

/** The address of the list with some of the filter changed; it starts at the first page unless told. */
function address(filter: Filter, change: Partial<Filter>): string {
  return `/aduan${filterQuery({ ...filter, cursor: '', ...change })}`;
}

function rowView(hotline: Hotline, item: InstanceSummary): View {
  const { search } = item;
  const { village, district } = search;
  return {
    id: item.id,
    address: complaintAddress(item.id),
    ...search,
    place: [village, district].filter((part) => part !== null).join(', '),
    status: summaryStatus(hotline.rules, complaintMachine(hotline), item),
    late: search.tags.includes('overdue'),
    flags: SHOWN_TAGS.filter((tag) => search.tags.includes(tag)).map((tag) => FLAGS[tag] ?? tag),
  };
}

/** How many complaints are in each group of states, as links that filter. */
async function counts({ store }: Hotline, filter: Filter) {
  const query = { machine: 'complaint', ...ownOnly(filter.identity) };
  const [tally, late] = await Promise.all([
    store.tally(query, 'state'),
    store.count({ ...query, tag: 'overdue' }),
  ]);
  const groups = new Map<string, number>();
  for (const { key, count } of tally) {
    const group = key.split('.')[0] ?? key;
    groups.set(group, (groups.get(group) ?? 0) + count);
  }
  const all = [...groups.values()].reduce((sum, count) => sum + count, 0);
  const none = { state: '', overdue: false, ticket: '' };
  const link = (name: string, count: number, change: Partial<Filter>, current: boolean) => ({
    name,
    count,
    href: address(filter, { ...none, ...change }),
    current,
  });
  return [
    link('Semua', all, {}, filter.state === '' && !filter.overdue),
    link('Lewat tenggat', late, { overdue: true }, filter.overdue),
    ...Object.entries(FLOW_STATES)
      .filter(([state]) => groups.has(state))
      .map(([state, name]) =>
        link(name, groups.get(state) ?? 0, { state }, filter.state === state && !filter.overdue),
      ),
  ];
}

/** @throws PageError 400 when the cursor is not one of ours */
async function pageOf(hotline: Hotline, filter: Filter): Promise<Page<InstanceSummary>> {
  const { order, cursor } = filter;
  const request = { order, limit: PAGE_SIZE, ...(cursor === '' ? {} : { cursor }) };
  try {
    return await hotline.store.find(await queryOf(hotline, filter), request);
  } catch (error) {
    if (cursor === '' || (error as Error).name === 'StoreUnavailableError') throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  }
}

async function listView(hotline: Hotline, filter: Filter): Promise<View> {
  const [page, tally] = await Promise.all([pageOf(hotline, filter), counts(hotline, filter)]);
  const agencies = hotline.rules.district.agencies
    .filter(({ type, code }) => type !== 'partner' && [null, code].includes(filter.identity.agency))
    .map(({ code, name }) => ({ code, name, chosen: code === filter.agency }));
  const states = Object.entries(FLOW_STATES).map(([code, name]) => ({
    code,
    name,
    chosen: code === filter.state,
  }));
  return {
    filter,
    byDue: filter.order === 'due',
    here: address(filter, { cursor: filter.cursor }),
    newest: filter.cursor === '' ? null : address(filter, {}),
    older: page.next === null ? null : address(filter, { cursor: page.next }),
    rows: page.items
      .filter(({ search }) => maySee(hotline.rules, filter.identity, search))
      .map((item) => rowView(hotline, item)),
    downloads: downloadLinks(filter),
    counts: tally,
    agencies,
    states,
  };
}

export function complaintListRoutes(hotline: Hotline, views: Views): Router {
  const router = Router();
  router.get('/aduan', async (request, response) => {
    const view = await listView(hotline, readFilter(hotline, request));
    response.send(views.page('daftar-aduan', 'Aduan', view));
  });
  return router;
}
