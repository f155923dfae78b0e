import type { Request } from 'express';
import { CHANNEL_NAMES } from '../../../machines/complaint/base/origin.ts';
import { looksThrough, maySee, searchedFacts } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { knowsNumbers, type Person } from '../../../machines/people/people.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { type Listed, searched } from '../../office/complaints/alike-words.ts';
import { excerptOf } from '../../office/complaints/excerpt.ts';
import {
  complaintMachine,
  flowNames,
  summaryStatus,
  tagNames,
} from '../../office/complaints/status.ts';
import type { Identity } from '../../office/identity.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleCount, visibleTally } from '../../office/people/scope.ts';
import { FIGURE_LISTS } from '../../office/reports/figure-lists.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart, required } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, MANY_PAGE } from '../common/addresses.ts';
import { cameThrough } from './came-with.ts';
import { columnsView } from './columns.ts';
import { downloadLinks } from './downloads.ts';
import {
  complaintFrom,
  type Filter,
  filterOf,
  filterQuery,
  queryOf,
  readFilter,
  tagsFor,
} from './filter.ts';
import { deleteView, savedViews, saveView } from './saved-views.ts';

/** `/aduan`: all complaints, newest or most urgent first, with filters and counts by state. */

const PAGE_SIZE = 25;
/** Views of the list that the admin keeps. */
const SAVED = '/aduan/tampilan';
/** Tags worth a word in the list; the others only repeat the state. */
const SHOWN_TAGS = ['emergency', 'secret', 'abusive', 'instructed', 'beyondLegal'];

const FIGURE_TITLES = Object.fromEntries(
  Object.entries(FIGURE_LISTS).map(([name, { title }]) => [name, title]),
);

/** No filter at all, for whoever looks. */
function unfiltered(identity: Identity): Filter {
  return {
    words: '',
    slips: false,
    state: '',
    agency: '',
    category: '',
    place: '',
    tag: '',
    ticket: '',
    channel: '',
    external: '',
    reporter: '',
    figure: '',
    from: '',
    to: '',
    order: 'created',
    cursor: '',
    columns: [],
    identity,
  };
}

/** The address of the list with some of the filter changed; it starts at the first page unless told. */
function address(filter: Filter, change: Partial<Filter>): string {
  return `/aduan${filterQuery({ ...filter, cursor: '', ...change })}`;
}

async function rowView(hotline: Hotline, person: Person, item: InstanceSummary): Promise<View> {
  const { search } = item;
  const { village, district } = search;
  const tags = tagNames(hotline);
  const flags = SHOWN_TAGS.filter((tag) => search.tags.includes(tag));
  return {
    id: item.id,
    address: complaintAddress(item.id),
    ...search,
    text: await excerptOf(hotline, person, item.id),
    place: [village, district].filter((part) => part !== null).join(', '),
    status: summaryStatus(hotline.rules, complaintMachine(hotline), item),
    late: search.tags.includes('overdue'),
    flags: [...cameThrough(search.channel), ...flags.map((tag) => tags[tag] ?? tag)],
  };
}

/** How many complaints are in each group of states, as links that filter. */
async function counts(hotline: Hotline, filter: Filter) {
  const person = personAtDesk(filter.identity);
  const [tally, late] = await Promise.all([
    visibleTally(hotline, person, COMPLAINT.name, 'state'),
    visibleCount(hotline, person, { machine: COMPLAINT.name, tag: 'overdue' }),
  ]);
  const groups = new Map<string, number>();
  for (const { key, count } of tally) {
    const group = key.split('.')[0] ?? key;
    groups.set(group, (groups.get(group) ?? 0) + count);
  }
  const all = [...groups.values()].reduce((sum, count) => sum + count, 0);
  const plain = {
    ...unfiltered(filter.identity),
    order: filter.order,
    columns: filter.columns,
  };
  const here = address(filter, {});
  const link = (name: string, count: number, change: Partial<Filter>) => {
    const href = address(plain, change);
    return { name, count, href, current: href === here };
  };
  return [
    link('Semua', all, {}),
    link('Lewat tenggat', late, { tag: 'overdue' }),
    ...Object.entries(flowNames(hotline))
      .filter(([state]) => (groups.get(state) ?? 0) > 0)
      .map(([state, name]) => link(name, groups.get(state) ?? 0, { state })),
  ];
}

/** @throws PageError 400 when the cursor is not one of ours */
async function pageOf(hotline: Hotline, filter: Filter): Promise<Listed> {
  const { order, cursor, words, slips } = filter;
  const { store, rules } = hotline;
  const request = { limit: PAGE_SIZE, ...(cursor === '' ? {} : { cursor }) };
  const query = await queryOf(hotline, filter);
  if (query === null) return { items: [], next: null, slips };
  try {
    return words === ''
      ? { ...(await store.instances.find(query, { order, ...request })), slips }
      : await searched(store, rules.district.words, { words, query, request, slips });
  } catch (error) {
    if (cursor === '' || (error as Error).name === 'StoreUnavailableError') throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  }
}

interface Choice {
  code: string;
  name: string;
  chosen: boolean;
}

function choices(names: Record<string, string>, chosen: string): Choice[] {
  return Object.entries(names).map(([code, name]) => ({ code, name, chosen: code === chosen }));
}

/** What can be chosen in the form. */
function formView(hotline: Hotline, filter: Filter) {
  const { rules } = hotline;
  const { agencies, categories, places } = rules.district;
  const named = (items: { code: string; name: string }[]) =>
    Object.fromEntries(items.map(({ code, name }) => [code, name]));
  const own = agencies.filter(
    ({ type, code }) => type !== 'partner' && [null, code].includes(filter.identity.agency),
  );
  return {
    agencies: choices(named(own), filter.agency),
    categories: choices(named(categories), filter.category),
    states: choices(flowNames(hotline), filter.state),
    figures: choices(FIGURE_TITLES, filter.figure),
    tags: choices(tagsFor(hotline, filter.identity), filter.tag),
    channels: choices(CHANNEL_NAMES, filter.channel),
    findsNumbers: knowsNumbers(personAtDesk(filter.identity)),
    places: [
      ...new Set(
        places.districts.flatMap(({ name, villages }) => [
          name,
          ...villages.map((one) => one.name),
        ]),
      ),
    ],
    // open where it holds more than the first line of the form shows
    more: [
      filter.agency,
      filter.category,
      filter.place,
      filter.tag,
      filter.channel,
      filter.external,
      filter.figure,
      filter.from,
      filter.to,
    ].some((value) => value !== ''),
  };
}

async function listView(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  filter: Filter,
  views: Views,
): Promise<View> {
  const [page, tally, saved] = await Promise.all([
    pageOf(hotline, filter),
    counts(hotline, filter),
    views.mayOpen(SAVED, 'post') ? savedViews(hotline) : [],
  ]);
  const query = filterQuery({ ...filter, cursor: '' });
  const columns = columnsView(filter.columns);
  const person = personAtDesk(filter.identity);
  const seen = page.items.filter(({ search }) =>
    maySee(hotline.rules, person, searchedFacts(search)),
  );
  const shown = seen.map(({ id, search }) => ({ id, secret: searchedFacts(search).secret }));
  await reading.secrets(filter.identity, shown);
  return {
    filter,
    ...formView(hotline, filter),
    columns,
    shows: Object.fromEntries(columns.map(({ code, chosen }) => [code, chosen])),
    byDue: filter.order === 'due',
    here: address(filter, { cursor: filter.cursor }),
    filtered: query !== filterQuery({ ...unfiltered(filter.identity), columns: filter.columns }),
    newest: filter.cursor === '' ? null : address(filter, {}),
    slips: filter.words !== '' && page.slips && page.items.length > 0,
    almost: filter.words === '' || page.slips ? null : address(filter, { slips: true }),
    older: page.next === null ? null : address(filter, { cursor: page.next }),
    rows: await Promise.all(seen.map((item) => rowView(hotline, person, item))),
    // files are made of what stands in the fields, not of words
    downloads: filter.words === '' && page.items.length > 0 ? downloadLinks(filter) : [],
    counts: tally,
    choosing: views.mayOpen(MANY_PAGE, 'get'),
    query,
    saved: saved.map(({ id, name, query: kept }) => ({
      id,
      name,
      href: `/aduan${kept}`,
      current: kept === query,
    })),
  };
}

/** A view as it was posted, in the spelling of our own addresses. */
function postedQuery(hotline: Hotline, request: Request): string {
  const given = new URLSearchParams(field(request, 'kueri').slice(0, 1000));
  const get = (name: string) => given.get(name)?.trim() ?? '';
  const filter = filterOf(hotline, identityOf(request), get);
  return filterQuery({ ...filter, cursor: '' });
}

export function complaintListRoutes(
  hotline: Hotline,
  access: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get('/aduan', { for: looksThrough }, async (request, response) => {
    const view = await listView(hotline, access, readFilter(hotline, request), views);
    response.send(views.page('daftar-aduan', 'Aduan', view));
  });
  pages.post('/aduan/pelapor', { noted: 'number.searched' }, async (request, response) => {
    const typed = required(request, 'nomor', 'Nomor telepon', 20);
    const reporter = await complaintFrom(hotline, personAtDesk(identityOf(request)), typed);
    response.redirect(303, address(unfiltered(identityOf(request)), { reporter }));
  });
  pages.post(SAVED, { noted: 'view.saved' }, async (request, response) => {
    const name = required(request, 'nama', 'Nama tampilan', 40);
    const query = postedQuery(hotline, request);
    await saveView(hotline, name, query);
    response.redirect(303, `/aduan${query}`);
  });
  pages.post(`${SAVED}/:id/hapus`, { noted: 'view.deleted' }, async (request, response) => {
    await deleteView(hotline, pathPart(request, 'id'));
    response.redirect(303, '/aduan');
  });
  return pages;
}
