import { z } from 'zod';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { InstanceSummary } from '../../../../store/ports/instances.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { visibleQuery } from '../../../office/people/scope.ts';
import { complaintFor, mayRead } from '../common/access.ts';
import { auditNumbers, auditSecrets } from '../common/audit.ts';
import { operation } from '../common/operation.ts';
import { linkHeader, storePage } from '../common/paging.ts';
import { periodOf } from '../common/period.ts';
import { complaintBody } from '../complaints/body.ts';
import { complaintId, cursor, limit } from '../schemas/common.ts';
import { complaint, complaintPage } from '../schemas/complaint.ts';

/** Reading complaints. */

const code = z.string().min(1).max(40);

const filter = z.strictObject({
  state: code
    .exactOptional()
    .describe('State or its parent: `forwarded` finds `forwarded.notified`.'),
  agency: code.exactOptional(),
  category: code.exactOptional(),
  ticket: code.exactOptional().describe('Ticket code, e.g. `A127`.'),
  year: z.coerce.number().int().min(2000).max(2999).exactOptional(),
  tag: z
    .enum(['open', 'overdue', 'emergency', 'secret', 'answered', 'withAdmin', 'withAgency'])
    .exactOptional(),
  parent: complaintId.exactOptional().describe('Only complaints that were merged into this one.'),
  received: z
    .string()
    .max(30)
    .exactOptional()
    .describe('Period of receipt: `2026`, `2026-10`, `2026-10-05`, `2026-10-01..2026-10-15`.'),
  order: z
    .enum(['created', 'due'])
    .default('created')
    .describe('Newest first, or most urgent first (then only those with a deadline).'),
  limit,
  cursor,
});

function queryOf({ rules }: Hotline, asked: z.output<typeof filter>) {
  const { received, order: _order, limit: _limit, cursor: _cursor, ...fields } = asked;
  const period =
    received === undefined ? {} : { received: periodOf(rules.calendar, 'received', received) };
  return { machine: COMPLAINT.name, ...fields, ...period };
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
  success: { status: 200, description: 'A page of complaints.', schema: complaintPage },
  problems: [],
  async handle({ query, client, request, services: { hotline } }) {
    const { order, limit: most, cursor: from } = query;
    const asked = visibleQuery(hotline, personOfClient(client), queryOf(hotline, query));
    if (asked === null) return { body: { items: [], next: null } };
    const page = await storePage(from, () =>
      hotline.store.instances.find(asked, {
        order,
        limit: most,
        ...(from === undefined ? {} : { cursor: from }),
      }),
    );
    const items = await bodiesOf(hotline, client, page.items);
    await auditSecrets(hotline, client, items);
    await auditNumbers(hotline, client, items);
    return { body: { items, next: page.next }, headers: linkHeader(request, page.next) };
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
  success: { status: 200, description: 'The complaint.', schema: complaint },
  problems: [],
  async handle({ params, client, services: { hotline } }) {
    const found = await complaintFor(hotline, client, params.id);
    const body = complaintBody(hotline, client, found);
    await auditNumbers(hotline, client, [body]);
    return { body };
  },
});
