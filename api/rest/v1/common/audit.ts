import type { AuditStore } from '../../../../store/audit-port.ts';
import type { Client } from '../../../office/people/api-client.ts';

/** Reading of what is nobody's business by default leaves a row in the audit log. */

/** Before an answer with numbers in full goes out: without the row there is no answer. */
export async function auditNumbers(
  store: AuditStore,
  client: Client,
  at: number,
  complaints: readonly { id: string }[],
): Promise<void> {
  if (!client.scopes.has('numbers')) return;
  const who = `token:${client.id}`;
  const detail = { via: 'api', token: client.name };
  for (const { id: subject } of complaints)
    await store.appendAudit({
      at,
      who,
      role: client.role,
      action: 'number.shown',
      subject,
      detail,
    });
}

/** What a client did; `operation` as the documentation calls it. */
export async function auditAction(
  store: AuditStore,
  client: Client,
  at: number,
  operation: string,
  subject: string | null,
): Promise<void> {
  const { id, name, role } = client;
  const detail = { via: 'api', token: name };
  await store.appendAudit({
    at,
    who: `token:${id}`,
    role,
    action: `api.${operation}`,
    subject,
    detail,
  });
}
