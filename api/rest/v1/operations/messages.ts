import { z } from 'zod';
import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import { maskPhone } from '../../../../machines/letters.ts';
import type { InboxEntry, OutboxEntry } from '../../../../store/port.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { maskedFor } from '../../../office/data/export/masked.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { complaintFor, readsSecrets } from '../common/access.ts';
import { auditNumbers } from '../common/audit.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { reporterFor, wordsFor } from '../complaints/body.ts';
import { complaintId, limit, momentOf } from '../schemas/common.ts';
import { messagePage } from '../schemas/message.ts';

/** SMS of a complaint. An agency sees what went between it and the hotline, and what the reporter wrote. */

type Message = z.infer<typeof messagePage>['items'][number];

interface Place {
  hotline: Hotline;
  client: Client;
  complaint: ComplaintContext;
}

function partyOf({ hotline, complaint }: Place, number: string | null): Message['party'] {
  if (number === complaint.reporter) return 'reporter';
  const { contacts } = hotline.rules.district;
  return contacts.some(({ phone }) => phone === number) ? 'staff' : 'other';
}

function numberFor({ client, complaint }: Place, number: string | null): string {
  if (number === null) return '-';
  return number === complaint.reporter ? reporterFor(client, complaint) : maskPhone(number);
}

function received(place: Place, entry: InboxEntry): Message {
  const words = wordsFor(maskedFor(place.complaint, readsSecrets(place.client)));
  return {
    id: entry.id,
    direction: 'in',
    at: momentOf(entry.receivedAt),
    party: partyOf(place, entry.from),
    number: numberFor(place, entry.from),
    text: words(entry.text),
    state: entry.state,
    parts: Math.max(1, entry.raw.length),
    error: entry.undecodable ?? null,
  };
}

function sent(place: Place, entry: OutboxEntry): Message {
  const words = wordsFor(maskedFor(place.complaint, readsSecrets(place.client)));
  return {
    id: entry.id,
    direction: 'out',
    at: momentOf(entry.createdAt),
    party: partyOf(place, entry.to),
    number: numberFor(place, entry.to),
    text: words(entry.text ?? ''),
    state: entry.state,
    parts: entry.total ?? Math.max(1, entry.parts.length),
    error: entry.error,
  };
}

/** What other people of the office were told is not an agency's business. */
function isFor({ hotline, client }: Place, entry: OutboxEntry): boolean {
  if (client.agency === null) return true;
  const { contacts } = hotline.rules.district;
  const holder = contacts.find(({ phone }) => phone === entry.to);
  return holder === undefined || holder.agency === client.agency;
}

async function messagesOf(place: Place): Promise<Message[]> {
  const { store } = place.hotline;
  const { id } = place.complaint;
  const [inbox, outbox] = await Promise.all([store.inboxOf(id), store.outboxOf(id)]);
  const sms = outbox.filter((entry) => entry.type === 'sms' && isFor(place, entry));
  return [
    ...inbox.map((entry) => received(place, entry)),
    ...sms.map((entry) => sent(place, entry)),
  ].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}

export const listMessages = operation({
  id: 'listMessages',
  method: 'get',
  path: '/complaints/{id}/messages',
  tag: 'messages',
  summary: 'List the SMS of a complaint',
  description: 'Oldest first. Numbers of officers are always masked.',
  scope: 'messages:read',
  params: z.strictObject({ id: complaintId }),
  query: z.strictObject({
    limit,
    cursor: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional()
      .describe('`next` of the page before; absent for the first page.'),
  }),
  success: { status: 200, description: 'A page of messages.', schema: messagePage },
  problems: [],
  async handle({ params, query, client, request, services: { hotline } }) {
    const { stored, snapshot } = await complaintFor(hotline, client, params.id);
    const complaint = snapshot.context as ComplaintContext;
    // a complaint only ever gains messages at its end, so a count is a place
    const start = Number(query.cursor ?? 0);
    const all = await messagesOf({ hotline, client, complaint });
    const items = all.slice(start, start + query.limit);
    const end = start + items.length;
    const next = end < all.length ? String(end) : null;
    await auditNumbers(hotline.store, client, hotline.clock.now(), [stored]);
    return { body: { items, next }, headers: linkHeader(request, next) };
  },
});
