import { z } from 'zod';
import { maySee, searchedFacts } from '../../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { noticeOf } from '../../../../machines/complaint/notice.ts';
import type { StoredInstance } from '../../../../store/ports/instances.ts';
import type { JournalEntry } from '../../../../store/ports/journal.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { toldOf } from '../../webhooks/outward.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { invalidAt } from '../common/problem.ts';
import { limit } from '../schemas/common.ts';
import { feed } from '../schemas/told.ts';

/** Catching up: all that happened behind a place, as far as the token may see what it happened to. */

/** Entries looked at for one answer: who may see little gets short pages, and goes on. */
const MOST_LOOKED_AT = 1000;
const PAGE = 100;

type Item = z.infer<typeof feed>['items'][number];

/** What of an entry the client is told now; undefined where the complaint is none of its business any more. */
function teller({ store, rules }: Hotline, client: Client) {
  const person = personOfClient(client);
  const known = new Map<string, StoredInstance | undefined>();
  return async (entry: JournalEntry): Promise<Item | undefined> => {
    const { instance } = entry;
    if (!known.has(instance)) known.set(instance, await store.instances.load(instance));
    const search = known.get(instance)?.search;
    if (search === undefined || !maySee(rules, person, searchedFacts(search))) return undefined;
    const notice = noticeOf({ ...entry, id: instance, search });
    return { id: notice.id, ...toldOf(notice) };
  };
}

/** What it was is not there any more: to go on from there would leave a gap that nobody sees. */
const AHEAD =
  'Less has happened than that: the data were restored from an older copy. List the complaints again, and go on from since=latest.';

interface Followed {
  items: Item[];
  place: number;
  more: boolean;
}

async function follow(
  hotline: Hotline,
  client: Client,
  from: number,
  most: number,
): Promise<Followed> {
  const tell = teller(hotline, client);
  const items: Item[] = [];
  let place = from;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
    const page = await hotline.store.journal.after(COMPLAINT.name, place, PAGE);
    for (const entry of page) {
      if (items.length === most) return { items, place, more: true };
      place = entry.place;
      const item = await tell(entry);
      if (item !== undefined) items.push(item);
    }
    if (page.length < PAGE) return { items, place, more: false };
  }
  return { items, place, more: true };
}

export const followEvents = operation({
  id: 'followEvents',
  method: 'get',
  path: '/events',
  tag: 'events',
  summary: 'Read what happened since',
  description:
    'Everything that happened to complaints the token may see, once each, in the order in which it was written; each item is what a webhook would have told. Keep `next` and ask again with it: nothing is missed, however long that was ago. To begin, take `next` of `since=latest`, then list the complaints, then go on from it. What the complaint is (`secret`, `category` …) is told as now. A page may hold fewer than `limit`; `more` tells whether there is more.',
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
    const { items, place, more } = await follow(hotline, client, from, most);
    const next = String(place);
    return {
      body: { items, next, more },
      headers: linkHeader(request, more ? next : null, 'since'),
    };
  },
});
