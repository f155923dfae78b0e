import type { AuditEntry } from '../../../../store/ports/audit.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { createAuditLog } from '../../../office/audit/audit-log.ts';
import type { Client } from '../../../office/people/api-client.ts';

/** Reading of what is nobody's business by default leaves a row in the audit log, and so does what is done. */

type Kept = Pick<Hotline, 'store' | 'clock'>;

async function note(
  kept: Kept,
  { id, name, role, person }: Client,
  action: string,
  subject: string | null,
  detail: AuditEntry['detail'] = {},
): Promise<void> {
  const who = { user: person ?? `token:${id}`, role };
  const token = person === null ? name : `${name} (${id})`;
  await createAuditLog(kept).record(who, action, subject, { via: 'api', token, ...detail });
}

/** Before an answer with numbers in full goes out: without the row there is no answer. */
export async function auditNumbers(
  kept: Kept,
  client: Client,
  complaints: readonly { id: string }[],
): Promise<void> {
  if (!client.scopes.has('numbers')) return;
  for (const { id } of complaints) await note(kept, client, 'number.shown', id);
}

/** Before words of secret complaints go out. */
export async function auditSecrets(
  kept: Kept,
  client: Client,
  complaints: readonly { id: string; secret: boolean }[],
): Promise<void> {
  for (const { id, secret } of complaints) if (secret) await note(kept, client, 'secret.read', id);
}

/** SMS as they came and went. */
export async function auditMessages(kept: Kept, client: Client, complaint: string): Promise<void> {
  await note(kept, client, 'messages.read', complaint);
}

/** A token that asked for what it was not made for. */
export async function auditScope(kept: Kept, client: Client, operation: string): Promise<void> {
  await note(kept, client, 'token.refused', operation);
}

/** A letter that is read, or printed. */
export async function auditLetter(
  kept: Kept,
  client: Client,
  action: 'letter.read' | 'letter.printed',
  id: string,
): Promise<void> {
  await note(kept, client, action, id);
}

/** Something that there is, and that this client may not see. */
export async function auditRefused(kept: Kept, client: Client, id: string): Promise<void> {
  await note(kept, client, 'access.denied', id);
}

/** What a client did; `operation` as the documentation calls it. */
export async function auditAction(
  kept: Kept,
  client: Client,
  operation: string,
  subject: string | null,
): Promise<void> {
  await note(kept, client, `api.${operation}`, subject);
}
