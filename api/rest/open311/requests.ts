import { isPublished, searchedFacts } from '../../../machines/complaint/base/policy.ts';
import { agencyName } from '../../../machines/district/rules.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { complaintMachine, summaryStatus } from '../../office/complaints/status.ts';
import { type OutwardIds, outwardIds } from '../../office/people/outward-ids.ts';
import { invalidAt } from '../v1/common/problem.ts';
import { momentOf, momentOrNull } from '../v1/schemas/common.ts';
import type { Row } from './format.ts';
import type { Asked } from './query.ts';
import { extendedCategory } from './services.ts';

/**
 * Service requests are complaints, without anything personal: no words, no number, no name. Secret
 * complaints are never among them, nor is spam.
 */

/** Complaints looked at for one answer; GeoReport gives 1000 at most. */
const MOST_LOOKED_AT = 1000;
const PAGE = 100;

type Shown = Pick<InstanceSummary, 'id' | 'search' | 'createdAt' | 'updatedAt'>;

export function isPublic({ search }: Shown): boolean {
  return isPublished(searchedFacts(search), search.measures?.outcome ?? null);
}

function isOpen({ search }: Shown): boolean {
  return search.tags.includes('open');
}

/** @param extended with `extended_attributes` */
export function requestRow(hotline: Hotline, ids: OutwardIds, item: Shown, extended = false): Row {
  const { rules } = hotline;
  const { category, district, village, receivedAt, due } = item.search;
  const name = rules.district.categories.find(({ code }) => code === category)?.name;
  const { agency, given } = searchedFacts(item.search);
  const place = [village, district].filter((part) => part !== null).join(', ');
  return {
    service_request_id: ids.seal('request', item.id),
    status: isOpen(item) ? 'open' : 'closed',
    status_notes: summaryStatus(rules, complaintMachine(hotline), item),
    service_name: name ?? 'Belum dipilah',
    service_code: category,
    // what people write may name them or others
    description: null,
    agency_responsible: agency === null || !given ? null : agencyName(rules, agency),
    service_notice: null,
    requested_datetime: momentOf(receivedAt ?? item.createdAt),
    updated_datetime: momentOf(item.updatedAt),
    expected_datetime: momentOrNull(due),
    address: place === '' ? null : place,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
    ...(extended ? extendedCategory(rules, category) : {}),
  };
}

/** @param sealed id as it was given out; the ticket of a complaint names nothing here */
export async function findPublic(
  { store }: Hotline,
  ids: OutwardIds,
  sealed: string,
): Promise<Shown | undefined> {
  const id = ids.open('request', sealed);
  const found = id === undefined ? undefined : await store.instances.load(id);
  return found?.machine === 'complaint' && isPublic(found) ? found : undefined;
}

function queryOf({ period, codes, status }: Asked): Query {
  const [code, ...others] = codes;
  return {
    machine: 'complaint',
    without: ['secret'],
    received: period,
    ...(code === undefined || others.length > 0 ? {} : { category: code }),
    ...(status === 'open' ? { tag: 'open' } : {}),
  };
}

function matches({ codes, status }: Asked) {
  return (item: Shown) =>
    isPublic(item) &&
    (codes.length === 0 || codes.includes(item.search.category ?? '')) &&
    (status === null || (status === 'open') === isOpen(item));
}

/** To whoever goes on there, an empty list would say that there are no more. */
const TOO_MANY = `more than ${MOST_LOOKED_AT} requests: ask for a shorter time, by start_date and end_date`;

/** Newest first, until there are enough of them. @throws Problem 400 where more were to be looked at than are */
async function* found({ store }: Hotline, asked: Asked): AsyncGenerator<InstanceSummary> {
  const query = queryOf(asked);
  let cursor: string | null = '';
  for (let seen = 0; cursor !== null && seen < MOST_LOOKED_AT; seen += PAGE) {
    const from: { cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order: 'created', limit: PAGE, ...from });
    yield* page.items.filter(matches(asked));
    cursor = page.next;
  }
  if (cursor !== null) throw invalidAt('query/page', TOO_MANY);
}

/** The page that was asked for. */
export async function listRequests(hotline: Hotline, asked: Asked): Promise<Row[]> {
  const ids = await outwardIds(hotline.store.records);
  if (asked.ids !== null) {
    const all = await Promise.all(asked.ids.map((id) => findPublic(hotline, ids, id)));
    return all
      .filter((item) => item !== undefined)
      .map((item) => requestRow(hotline, ids, item, asked.extended));
  }
  const { page, size } = asked;
  const rows: Row[] = [];
  let place = 0;
  for await (const item of found(hotline, asked)) {
    if (place >= (page - 1) * size) rows.push(requestRow(hotline, ids, item, asked.extended));
    place += 1;
    if (rows.length >= size) break;
  }
  return rows;
}
