import { XMLBuilder } from 'fast-xml-parser';
import { z } from 'zod';
import { printedReply } from '../../../../machines/complaint/base/press.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { type OutwardIds, outwardIds } from '../../../office/people/outward-ids.ts';
import type { Found } from '../common/access.ts';
import { operation } from '../common/operation.ts';
import { linkHeader, storePage } from '../common/paging.ts';
import { cursor, limit, momentOf } from '../schemas/common.ts';
import { type Printed, printedPage } from '../schemas/printed.ts';

/** *Balasan Surat Pembaca* as it was printed, for the portal of the district: nothing that did not stand in a newspaper. */

const tag = 'public';
/** Replies of one feed. */
const MOST = 50;

function printedOf({ rules }: Hotline, ids: OutwardIds, { stored, snapshot }: Found): Printed[] {
  const { publication, answer, publishedAt, answeredAt } = snapshot.context;
  const reply = printedReply(snapshot.context);
  if (reply === null || publication === null) return [];
  const { newspaper, edition, page, date } = publication;
  const agency = rules.agency(answer?.agency ?? '');
  return [
    {
      id: ids.seal('request', stored.id),
      ...reply,
      office: agency?.name ?? `Pemerintah Kabupaten ${rules.district.office.district}`,
      ...{ newspaper, edition, page, date },
      notedAt: momentOf(publishedAt ?? answeredAt ?? stored.updatedAt),
    },
  ];
}

/** A page of them, the newest complaints first. @throws Problem 400 for a cursor that is none */
async function printedFrom(hotline: Hotline, most: number, from?: string) {
  const { store, engine } = hotline;
  const query = { machine: COMPLAINT.name, tag: 'published', without: ['secret'] };
  const place = from === undefined ? {} : { cursor: from };
  const page = await storePage(from, () =>
    store.instances.find(query, { order: 'created', limit: most, ...place }),
  );
  const ids = await outwardIds(store.records);
  const found = await Promise.all(
    page.items.map(({ id }) => engine.instances.of(COMPLAINT).snapshot(id)),
  );
  const items = found.flatMap((one) => (one === undefined ? [] : printedOf(hotline, ids, one)));
  return { items, next: page.next };
}

export const listPrinted = operation({
  id: 'listPrinted',
  method: 'get',
  path: '/public/answers',
  tag,
  summary: 'List replies that newspapers printed',
  description:
    'Needs no token: everything in it stood in a newspaper. What turned secret since is left out. A page may hold fewer than `limit`; only `next` tells whether there are more.',
  scope: null,
  query: z.strictObject({ limit, cursor }),
  success: { status: 200, description: 'A page of replies.', schema: printedPage },
  problems: [429],
  async handle({ query, request, services: { hotline } }) {
    const body = await printedFrom(hotline, query.limit, query.cursor);
    return { body, headers: linkHeader(request, body.next) };
  },
});

const builder = new XMLBuilder({ format: true, ignoreAttributes: false });

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A description is HTML to readers of feeds: what people wrote has no markup, and each thing a paragraph of its own. */
function paragraphs(...texts: string[]): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ESCAPED[sign] ?? sign);
  return texts.map((text) => `<p>${escaped(text)}</p>`).join('');
}

function itemOf({ id, headline, question, answer, office, ...printed }: Printed) {
  const { newspaper, edition, page, date, notedAt } = printed;
  const where = `${newspaper}, edisi ${edition}, halaman ${page}${date === null ? '' : ` (${date})`}`;
  return {
    title: headline,
    description: paragraphs(question, `${office}: ${answer}`, where),
    guid: { '@_isPermaLink': 'false', '#text': id },
    pubDate: new Date(notedAt).toUTCString(),
  };
}

/** RSS 2.0. @param link of the feed itself */
function feedOf({ district }: Hotline['rules'], link: string, items: Printed[]): string {
  const title = `Balasan Surat Pembaca Kabupaten ${district.office.district}`;
  const channel = { title, link, description: title, language: 'id', item: items.map(itemOf) };
  const rss = { '@_version': '2.0', channel };
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ rss })}`;
}

export const getPrintedFeed = operation({
  id: 'getPrintedFeed',
  method: 'get',
  path: '/public/answers.rss',
  tag,
  summary: 'Read the latest of them as RSS',
  description: 'For readers of feeds and the portal of the district; the latest 50.',
  scope: null,
  success: { status: 200, description: 'RSS 2.0.', types: ['application/rss+xml'] },
  problems: [429],
  async handle({ request, services: { hotline } }) {
    const { items } = await printedFrom(hotline, MOST);
    const link = `${request.protocol}://${request.get('host') ?? ''}${request.originalUrl}`;
    return { body: feedOf(hotline.rules, link, items), type: 'application/rss+xml' };
  },
});
