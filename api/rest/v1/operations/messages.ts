import { z } from 'zod';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { HIDDEN_NUMBER, maskSender } from '../../../../machines/numbers/masks.ts';
import { knowsNumbers } from '../../../../machines/people/people.ts';
import type { InboxEntry } from '../../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../../store/ports/outbox.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { messagesFor } from '../../../office/complaints/messages.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { type OutwardIds, outwardIds } from '../../../office/people/outward-ids.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { complaintFor } from '../common/access.ts';
import { auditMessages, auditNumbers } from '../common/audit.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { maskedForClient, reporterFor, wordsFor } from '../complaints/body.ts';
import { complaintId, limit, momentOf } from '../schemas/common.ts';
import { messagePage } from '../schemas/message.ts';

/** SMS of a complaint. An agency sees what went between it and the hotline, and what the reporter wrote. */

type Message = z.infer<typeof messagePage>['items'][number];

interface Place {
  hotline: Hotline;
  client: Client;
  complaint: ComplaintContext;
  ids: OutwardIds;
}

function contactOf({ hotline }: Place, number: string | null) {
  return hotline.rules.district.contacts.find(({ phone }) => phone === number);
}

function partyOf(place: Place, number: string | null): Message['party'] {
  if (number === place.complaint.reporter) return 'reporter';
  return contactOf(place, number) === undefined ? 'other' : 'staff';
}

/** Who knows no numbers sees a digit of the office's own phones alone: others may be reporters too. */
function numberFor(place: Place, number: string | null): string {
  if (number === null) return '-';
  const { client, complaint, hotline } = place;
  if (number === complaint.reporter) return reporterFor(hotline.rules, client, complaint);
  const known = knowsNumbers(personOfClient(client)) || contactOf(place, number) !== undefined;
  return known ? maskSender(number) : HIDDEN_NUMBER;
}

/** What both directions have. The store's own ids name numbers and tell their order. */
function common(place: Place, id: string, number: string | null, text: string) {
  const { hotline, client, complaint, ids } = place;
  return {
    id: ids.seal('message', id),
    party: partyOf(place, number),
    number: numberFor(place, number),
    text: wordsFor(maskedForClient(hotline.rules, client, complaint))(text),
  };
}

function received(place: Place, entry: InboxEntry): Message {
  return {
    ...common(place, entry.id, entry.from, entry.text),
    direction: 'in',
    at: momentOf(entry.receivedAt),
    state: entry.state,
    parts: Math.max(1, entry.raw.length),
    error: entry.undecodable ?? null,
  };
}

function sent(place: Place, entry: OutboxEntry): Message {
  return {
    ...common(place, entry.id, entry.to, entry.text ?? ''),
    direction: 'out',
    at: momentOf(entry.createdAt),
    state: entry.state,
    parts: entry.total ?? Math.max(1, entry.parts.length),
    error: entry.error,
  };
}

async function messagesOf(place: Place): Promise<Message[]> {
  const { hotline, client, complaint } = place;
  const { inbox, outbox } = await messagesFor(hotline, personOfClient(client), complaint);
  const all = [
    ...inbox.map((entry) => ({ id: entry.id, message: received(place, entry) })),
    ...outbox.map((entry) => ({ id: entry.id, message: sent(place, entry) })),
  ];
  // of the same moment in the order of the store; sealed ids have none
  const order = (a: (typeof all)[number], b: (typeof all)[number]) => {
    if (a.message.at !== b.message.at) return a.message.at < b.message.at ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  };
  return all.sort(order).map(({ message }) => message);
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
    const complaint = snapshot.context;
    // a complaint only ever gains messages at its end, so a count is a place
    const start = Number(query.cursor ?? 0);
    const ids = await outwardIds(hotline.store.records);
    const all = await messagesOf({ hotline, client, complaint, ids });
    const items = all.slice(start, start + query.limit);
    const end = start + items.length;
    const next = end < all.length ? String(end) : null;
    await auditNumbers(hotline, client, [stored]);
    await auditMessages(hotline, client, stored.id);
    return { body: { items, next }, headers: linkHeader(request, next) };
  },
});
