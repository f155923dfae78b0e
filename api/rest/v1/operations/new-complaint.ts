import { auditNumbers } from '../common/audit.ts';
import { operation } from '../common/operation.ts';
import { notFound } from '../common/problem.ts';
import { complaintBody } from '../complaints/body.ts';
import { broughtBy, fileComplaint } from '../complaints/new-complaint.ts';
import { complaint, newComplaint } from '../schemas/complaint.ts';

/** Opening complaints from other systems. */

export const postComplaint = operation({
  id: 'postComplaint',
  method: 'post',
  path: '/complaints',
  tag: 'complaints',
  summary: 'Open a complaint',
  description:
    'For web forms, counters and other systems. The text is understood as an SMS would be: forwarded at once when that is sure, else left to the admin. The reporter gets the receipt with the ticket, the questions and the answer by SMS, and answers them by SMS; with `reply: webhook` no SMS goes to him, and the system that filed it tells him what it hears and reads. It is a new complaint, whatever the phone was asked before; only the same external id with the same phone and text is the same one again, and with others 409 names the complaint that has it.',
  scope: 'complaints:write',
  body: newComplaint,
  idempotent: 'anew',
  success: { status: 201, description: 'The complaint.', schema: complaint },
  problems: [409],
  async handle({ body, client, key, request, services }) {
    const { hotline } = services;
    const sentAt = body.sentAt === undefined ? undefined : Date.parse(body.sentAt);
    const { channel, external = null, reply, ...filed } = body;
    const secrets = client.scopes.has('secrets') ? ({ secrets: true } as const) : {};
    const origin = { channel, external, reply, ...secrets, ...broughtBy(client) };
    const id = await fileComplaint(services, { ...filed, origin, sentAt }, key);
    // whoever files one may be told its ticket, and nothing of a secret one that he may not read
    const found = await hotline.engine.instances.snapshot(id);
    if (found === undefined) throw notFound('complaint');
    await auditNumbers(hotline, client, [found.stored]);
    return {
      body: complaintBody(hotline, client, found),
      headers: { Location: `${request.baseUrl}/complaints/${id}` },
    };
  },
});
