import { z } from 'zod';
import type { Round } from '../../../../machines/complaint/base/context.ts';
import { maySee, searchedFacts } from '../../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { noticeOf } from '../../../../machines/complaint/notice.ts';
import { codesOf } from '../../../../machines/district/former.ts';
import type { StoredInstance } from '../../../../store/ports/instances.ts';
import type { JournalEntry } from '../../../../store/ports/journal.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { toldOf } from '../../webhooks/outward.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { invalidAt } from '../common/problem.ts';
import { limit, momentOf } from '../schemas/common.ts';
import { feed } from '../schemas/told.ts';

/** Catching up: all that happened behind a place, as far as the token may see what it happened to. */

/** Entries looked at for one answer: who may see little gets short pages, and goes on. */
const MOST_LOOKED_AT = 1000;
const PAGE = 100;

type Feed = z.infer<typeof feed>;
/** What an entry adds to the answer. */
type Told = Partial<Pick<Feed, 'items' | 'lost'>>;

/** What an instance is, read once for an answer. */
function reader({ store, engine }: Hotline) {
  const stored = new Map<string, StoredInstance | undefined>();
  const turns = new Map<string, readonly Round[]>();
  return {
    async stored(id: string): Promise<StoredInstance | undefined> {
      if (!stored.has(id)) stored.set(id, await store.instances.load(id));
      return stored.get(id);
    },
    async turns(id: string): Promise<readonly Round[]> {
      const known = turns.get(id);
      if (known !== undefined) return known;
      const context = await engine.instances.of(COMPLAINT).context(id);
      turns.set(id, context?.rounds ?? []);
      return context?.rounds ?? [];
    },
  };
}

/**
 * What of an entry the client is told now. Of a complaint that is none of its business any more an agency is told that,
 * at the place where its turn ended, and not why: it may have been given to another, taken back, or have turned secret.
 */
function teller(hotline: Hotline, client: Client) {
  const { rules } = hotline;
  const person = personOfClient(client);
  const { agency } = person;
  const own = agency === null || agency === undefined ? [] : codesOf(rules.district, agency);
  const read = reader(hotline);
  return async (entry: JournalEntry): Promise<Told> => {
    const { instance, at } = entry;
    const search = (await read.stored(instance))?.search;
    if (search === undefined) return {};
    if (maySee(rules, person, searchedFacts(search))) {
      const notice = noticeOf({ ...entry, id: instance, search });
      return { items: [{ id: notice.id, ...toldOf(notice) }] };
    }
    const ended = ({ agency: had, via, endedAt }: Round) =>
      via === null && endedAt === at && own.includes(had);
    if (own.length === 0 || !(await read.turns(instance)).some(ended)) return {};
    return { lost: [{ complaint: instance, ticket: search.ticket, timestamp: momentOf(at) }] };
  };
}

/** What it was is not there any more: to go on from there would leave a gap that nobody sees. */
const AHEAD =
  'Less has happened than that: the data were restored from an older copy. List the complaints again, and go on from since=latest.';

interface Followed extends Pick<Feed, 'items' | 'lost' | 'more'> {
  place: number;
}

async function follow(
  hotline: Hotline,
  client: Client,
  from: number,
  most: number,
): Promise<Followed> {
  const tell = teller(hotline, client);
  const items: Feed['items'] = [];
  const lost: Feed['lost'] = [];
  let place = from;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
    const page = await hotline.store.journal.after(COMPLAINT.name, place, PAGE);
    for (const entry of page) {
      if (items.length === most) return { items, lost, place, more: true };
      place = entry.place;
      const told = await tell(entry);
      items.push(...(told.items ?? []));
      lost.push(...(told.lost ?? []));
    }
    if (page.length < PAGE) return { items, lost, place, more: false };
  }
  return { items, lost, place, more: true };
}

export const followEvents = operation({
  id: 'followEvents',
  method: 'get',
  path: '/events',
  tag: 'events',
  summary: 'Read what happened since',
  description:
    'Everything that happened to complaints the token may see, once each, in the order in which it was written; each item is what a webhook would have told. Keep `next` and ask again with it: nothing is missed, however long that was ago. To begin, take `next` of `since=latest`, then list the complaints, then go on from it. What the complaint is (`secret`, `category` …) is told as now. A page may hold fewer than `limit`; `more` tells whether there is more. `lost` names complaints that were the agency’s of the token and are not any more: they answer 404 now.',
  scope: 'complaints:read',
  query: z.strictObject({
    since: z
      .string()
      .regex(/^(latest|\d{1,15})$/)
      .optional()
      .describe(
        '`next` of the answer before; `latest`: nothing of before; absent: from the beginning.',
      ),
    limit,
  }),
  success: { status: 200, description: 'Events, oldest first.', schema: feed },
  problems: [],
  async handle({ query: { since = '0', limit: most }, client, request, services: { hotline } }) {
    const { journal } = hotline.store;
    const last = await journal.last(COMPLAINT.name);
    const from = since === 'latest' ? last : Number(since);
    if (from > last) throw invalidAt('query/since', AHEAD);
    const { place, more, ...told } = await follow(hotline, client, from, most);
    const next = String(place);
    return {
      body: { ...told, next, more },
      headers: linkHeader(request, more ? next : null, 'since'),
    };
  },
});
