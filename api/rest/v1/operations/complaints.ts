import { z } from 'zod';
import { CHANNELS, externalKey } from '../../../../machines/complaint/base/origin.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { InstanceSummary } from '../../../../store/ports/instances.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { visibleQuery } from '../../../office/people/scope.ts';
import { complaintFor, idNamed, mayRead } from '../common/access.ts';
import { auditNumbers, auditScope, auditSecrets } from '../common/audit.ts';
import { hasScope, requireScope } from '../common/authenticate.ts';
import { asksFor, fieldsOf, partOf, typeFor } from '../common/fields.ts';
import { operation } from '../common/operation.ts';
import { linkHeader, storePage } from '../common/paging.ts';
import { periodOf } from '../common/period.ts';
import { invalidAt } from '../common/problem.ts';
import { complaintBody } from '../complaints/body.ts';
import { checkNames } from '../complaints/known-names.ts';
import { complaintId, cursor, limit, moment, period } from '../schemas/common.ts';
import {
  complaint,
  complaintPage,
  partialComplaint,
  partialComplaintPage,
} from '../schemas/complaint.ts';

/** Reading complaints. */

const code = z.string().min(1).max(40);

const filter = z.strictObject({
  state: code
    .exactOptional()
    .describe('State or its parent: `forwarded` finds `forwarded.notified`.'),
  agency: code.exactOptional(),
  category: code.exactOptional(),
  ticket: code
    .transform((text) => text.toUpperCase())
    .exactOptional()
    .describe('Ticket code, e.g. `A127`.'),
  year: z.coerce.number().int().min(2000).max(2999).exactOptional(),
  tag: z
    .enum(['open', 'overdue', 'emergency', 'secret', 'answered', 'withAdmin', 'withAgency'])
    .exactOptional(),
  parent: complaintId.exactOptional().describe('Only complaints that were merged into this one.'),
  received: period.exactOptional(),
  channel: z.enum(CHANNELS).exactOptional(),
  source: code
    .exactOptional()
    .describe(
      'With `externalId`: the one that another system calls so, for tokens with `complaints:write`.',
    ),
  externalId: z.string().min(1).max(100).exactOptional(),
  updatedSince: moment
    .exactOptional()
    .describe('Only those that something happened to at this moment or later.'),
  order: z
    .enum(['created', 'due', 'updated'])
    .default('created')
    .describe(
      'Newest first; most urgent first (then only those with a deadline); or those that changed last at the end.',
    ),
  fields: fieldsOf(complaint),
  limit,
  cursor,
});

/** @throws Problem 400 where only half of a name is given */
function named(source?: string, id?: string): { external?: string } {
  if (source === undefined && id === undefined) return {};
  if (source === undefined || id === undefined)
    throw invalidAt(
      `query/${source === undefined ? 'externalId' : 'source'}`,
      'Source and externalId name a complaint together.',
    );
  return { external: externalKey({ source, id }) ?? '' };
}

/** A name of another system may be a number: who is not shown it may not try numbers either. @throws Problem 403 */
async function checkNaming(hotline: Hotline, client: Client, external: object): Promise<void> {
  if (Object.keys(external).length === 0 || hasScope(client, 'complaints:write')) return;
  await auditScope(hotline, client, 'listComplaints');
  requireScope(client, 'complaints:write');
}

async function queryOf(hotline: Hotline, client: Client, asked: z.output<typeof filter>) {
  const { rules } = hotline;
  const { received, updatedSince, order: _order, limit: _limit, ...others } = asked;
  const { cursor: _cursor, fields: _fields, source, externalId, parent, ...exact } = others;
  const external = named(source, externalId);
  await checkNaming(hotline, client, external);
  const merged = parent === undefined ? {} : { parent: await idNamed(hotline, parent) };
  const within =
    received === undefined ? {} : { received: periodOf(rules.calendar, 'received', received) };
  const since = updatedSince === undefined ? {} : { updatedSince: Date.parse(updatedSince) };
  return { machine: COMPLAINT.name, ...exact, ...merged, ...within, ...since, ...external };
}

async function bodiesOf(hotline: Hotline, client: Client, items: InstanceSummary[]) {
  const found = await Promise.all(
    items.map(({ id }) => hotline.engine.instances.of(COMPLAINT).snapshot(id)),
  );
  return found
    .filter((item) => item !== undefined)
    .filter(({ snapshot }) => mayRead(hotline, client, snapshot.context))
    .map((item) => complaintBody(hotline, client, item));
}

export const listComplaints = operation({
  id: 'listComplaints',
  method: 'get',
  path: '/complaints',
  tag: 'complaints',
  summary: 'List complaints',
  description: 'A page may hold fewer than `limit`; only `next` tells whether there are more.',
  scope: 'complaints:read',
  query: filter,
  success: {
    status: 200,
    description: 'A page of complaints.',
    schema: complaintPage,
    partial: partialComplaintPage,
  },
  problems: [],
  async handle({ query, client, request, services: { hotline } }) {
    const { order, limit: most, cursor: from, fields } = query;
    checkNames(hotline.rules, query);
    const wanted = await queryOf(hotline, client, query);
    const asked = visibleQuery(hotline, personOfClient(client), wanted);
    if (asked === null) return { body: { items: [], next: null }, ...typeFor(fields) };
    const page = await storePage(from, () =>
      hotline.store.instances.find(asked, {
        order,
        limit: most,
        ...(from === undefined ? {} : { cursor: from }),
      }),
    );
    const items = await bodiesOf(hotline, client, page.items);
    await auditSecrets(hotline, client, items);
    if (asksFor(fields, 'reporter')) await auditNumbers(hotline, client, items);
    const body = { items: items.map((item) => partOf(item, fields)), next: page.next };
    return { body, headers: linkHeader(request, page.next), ...typeFor(fields) };
  },
});

export const getComplaint = operation({
  id: 'getComplaint',
  method: 'get',
  path: '/complaints/{id}',
  tag: 'complaints',
  summary: 'Read a complaint',
  scope: 'complaints:read',
  params: z.strictObject({ id: complaintId }),
  query: z.strictObject({ fields: fieldsOf(complaint) }),
  success: {
    status: 200,
    description: 'The complaint.',
    schema: complaint,
    partial: partialComplaint,
  },
  problems: [],
  async handle({ params, query: { fields }, client, services: { hotline } }) {
    const found = await complaintFor(hotline, client, params.id);
    const body = complaintBody(hotline, client, found);
    if (asksFor(fields, 'reporter')) await auditNumbers(hotline, client, [body]);
    return { body: partOf(body, fields), ...typeFor(fields) };
  },
});
