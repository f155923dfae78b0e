import type { Request } from 'express';
import { z } from 'zod';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { ROUTED_ALONE } from '../../../machines/complaint/search.ts';
import { namesOf } from '../../../machines/district/names.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import { percent } from '../../../templates/documents/numbers.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { type ProcessQuery, visibleCount, visibleQuery } from '../../office/people/scope.ts';
import { momentText } from '../../office/words/dates.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, ROUTED_PAGE } from '../common/addresses.ts';
import { seenOf } from '../complaints/meanwhile.ts';
import { correctionsOf } from '../complaints/proposals.ts';
import { followedUp, followUpView } from './followed-up.ts';
import type { TaskGroup } from './task.ts';

/**
 * `/diteruskan`: what the hotline did by itself since somebody last looked at it, complaints that it forwarded and SMS
 * that it added to others: whether all of it is right, and one key to put it right.
 */

/** Lines of the page: the oldest, so that what is said to be right was shown. */
const SHOWN = 50;
/** How far back the oldest are looked for, pages. */
const MOST_PAGES = 40;
/** Beyond that the inbox says no number: nobody looks at so many, and counting them would hold up SMS. */
const MOST_COUNTED = 999;
const KIND = 'routed-alone';
const ONE = 'all';

const seenSchema = z.object({ until: z.number(), by: z.string() });

/** Up to when somebody said that all was right; null where nobody has. */
async function seenUntil({ store }: Hotline): Promise<z.infer<typeof seenSchema> | null> {
  const seen = seenSchema.safeParse((await store.records.get(KIND, ONE))?.value);
  return seen.success ? seen.data : null;
}

/** Those since then that this user may see; null where that is nothing. */
function queryOf(hotline: Hotline, request: Request, until: number | null) {
  const received = { from: (until ?? -1) + 1, to: hotline.clock.now() + 1 };
  const query = { machine: COMPLAINT.name, tag: ROUTED_ALONE, received };
  return visibleQuery(hotline, personAtDesk(identityOf(request)), query);
}

/** One line in the inbox for each kind, however many there are. */
export async function aloneGroup(hotline: Hotline, request: Request): Promise<TaskGroup> {
  const seen = await seenUntil(hotline);
  const words = await followedUp(hotline, request, seen?.until ?? -1);
  const query = queryOf(hotline, request, seen?.until ?? null);
  const person = personAtDesk(identityOf(request));
  const found = query === null ? 0 : await visibleCount(hotline, person, query, MOST_COUNTED + 1);
  const count = found > MOST_COUNTED ? `lebih dari ${MOST_COUNTED}` : String(found);
  const plain = { text: '', since: seen?.until ?? null, until: null, late: false, marks: [] };
  const routed = {
    ...{ key: 'sendiri-semua', address: ROUTED_PAGE, title: `${count} aduan` },
    asks: 'Diteruskan sendiri oleh hotline: periksa, benar semua?',
  };
  const followed = {
    ...{ key: 'sendiri-susulan', address: `${ROUTED_PAGE}#susulan`, title: `${words.length} SMS` },
    asks: 'SMS tanpa nomor tiket, dimasukkan sendiri ke aduan yang sudah ada: benar semua?',
  };
  const tasks = [...(found === 0 ? [] : [routed]), ...(words.length === 0 ? [] : [followed])];
  return {
    ...{ name: 'sendiri', title: 'Dikerjakan sendiri', urgent: false, more: null },
    count: found > MOST_COUNTED ? count : String(found + words.length),
    tasks: tasks.map((task) => ({ ...plain, ...task, proposals: [] })),
  };
}

function rowView(hotline: Hotline, { stored, snapshot }: FoundComplaint, request: Request): View {
  const { rules, clock } = hotline;
  const { ticket, text, category, agency, place, reading, receivedAt } = snapshot.context;
  return {
    key: stored.id,
    seen: seenOf(stored),
    address: complaintAddress(stored.id),
    ticket,
    text,
    category: category === null ? '–' : namesOf(rules).category(category),
    agency: agency === null ? '–' : shortName(rules, agency),
    place: [place?.village, place?.district].filter(Boolean).join(', '),
    sure: percent(Math.round(reading.confidence * 100) / 100),
    receivedAt,
    proposals: correctionsOf(rules, snapshot, actorOf(request), clock.now()),
  };
}

/** The oldest page of those that are to be looked at, newest first. */
async function oldestPage({ store }: Hotline, query: ProcessQuery): Promise<InstanceSummary[]> {
  const request = { order: 'created', limit: SHOWN } as const;
  let page = await store.instances.find(query, request);
  for (let count = 1; page.next !== null && count < MOST_PAGES; count += 1)
    page = await store.instances.find(query, { ...request, cursor: page.next });
  return page.items;
}

async function pageView(hotline: Hotline, access: Pick<Access, 'reading'>, request: Request) {
  const { engine, rules } = hotline;
  const seen = await seenUntil(hotline);
  const query = queryOf(hotline, request, seen?.until ?? null);
  const items = query === null ? [] : await oldestPage(hotline, query);
  const count = query === null ? 0 : await hotline.store.instances.count(query);
  const all = await Promise.all(items.map(({ id }) => engine.instances.of(COMPLAINT).snapshot(id)));
  const found = all.filter((one) => one !== undefined);
  const later = count - items.length;
  const newest = items[0]?.search.receivedAt ?? 0;
  const words = await followedUp(hotline, request, seen?.until ?? -1);
  // what came in meanwhile was not looked at, nor what comes behind a page that is full
  const shown = later > 0 ? words.filter(({ entry }) => entry.storedAt <= newest) : words;
  const complaints = [...found, ...shown.map((one) => one.found)].map(
    ({ snapshot }) => snapshot.context,
  );
  await access.reading.secrets(identityOf(request), complaints);
  return {
    rows: found.map((one) => rowView(hotline, one, request)),
    words: shown.map((one) => followUpView(hotline, request, one)),
    newest: Math.max(newest, ...shown.map(({ entry }) => entry.storedAt)),
    later,
    seen: seen === null ? null : `${momentText(rules, seen.until)} oleh ${seen.by}`,
  };
}

/** @throws PageError 400 for no time of what was shown, 409 when somebody else just did it */
async function confirm({ store }: Hotline, request: Request): Promise<void> {
  const until = Number(field(request, 'sampai'));
  if (!Number.isSafeInteger(until) || until <= 0)
    throw new PageError(400, 'Halaman ini tidak lengkap. Muat ulang, lalu coba lagi.');
  const known = await store.records.get(KIND, ONE);
  const value = { until, by: identityOf(request).user };
  const change = { kind: KIND, id: ONE, expectedRevision: known?.revision ?? 0, value };
  if ((await store.records.put(change)) === 'conflict')
    throw new PageError(409, 'Orang lain baru saja menyatakannya. Muat ulang halamannya.');
}

export function routedAloneRoutes(
  hotline: Hotline,
  access: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get(ROUTED_PAGE, ADMIN, async (request, response) => {
    const view = await pageView(hotline, access, request);
    response.send(views.page('diteruskan-sendiri', 'Dikerjakan sendiri', view));
  });
  pages.post(ROUTED_PAGE, { noted: 'routing.confirmed' }, async (request, response) => {
    await confirm(hotline, request);
    response.redirect(303, ROUTED_PAGE);
  });
  return pages;
}
