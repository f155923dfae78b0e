import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { complaintFacts, maySee } from '../../../../machines/complaint/base/policy.ts';
import type { FoundComplaint } from '../../../../machines/complaint/kind.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { ticketNumber } from '../../../../machines/numbers/tickets.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { auditRefused, auditSecrets } from './audit.ts';
import type { Operation } from './operation.ts';
import { notFound } from './problem.ts';
import type { Input } from './validation.ts';

/** Complaints for clients: what the policy lets their person see. */

export type Found = FoundComplaint;

/** True when this client may see a complaint at all. */
export function mayRead({ rules }: Hotline, client: Client, context: ComplaintContext): boolean {
  return maySee(rules, personOfClient(client), complaintFacts(context));
}

/** The id of the complaint that is named by it, or by its ticket (the newest, where a store of before gave one twice). */
export async function idNamed({ store }: Pick<Hotline, 'store'>, name: string): Promise<string> {
  if (ticketNumber(name) === undefined) return name;
  const query = { machine: COMPLAINT.name, ticket: name.toUpperCase() };
  const { items } = await store.instances.find(query, { order: 'created', limit: 1 });
  return items[0]?.id ?? name;
}

/** A request whose path names a complaint, with its id. */
export async function withId(
  hotline: Pick<Hotline, 'store'>,
  { path }: Pick<Operation, 'path'>,
  input: Input,
): Promise<Input> {
  const { id, ...others } = input.params;
  if (!path.startsWith('/complaints/{id}') || typeof id !== 'string') return input;
  return { ...input, params: { ...others, id: await idNamed(hotline, id) } };
}

/**
 * A complaint that the client may see: that a secret one is read is noted. One that it may not see is as good
 * as none, and the attempt is noted too.
 * @throws Problem 404
 */
export async function complaintFor(hotline: Hotline, client: Client, id: string): Promise<Found> {
  const found = await hotline.engine.instances.of(COMPLAINT).snapshot(id);
  if (found === undefined) throw notFound('complaint');
  const context = found.snapshot.context;
  if (!mayRead(hotline, client, context)) {
    await auditRefused(hotline, client, id);
    throw notFound('complaint');
  }
  await auditSecrets(hotline, client, [context]);
  return found;
}
