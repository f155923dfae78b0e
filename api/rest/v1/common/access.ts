import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import { complaintFacts, maySee } from '../../../../machines/complaint/policy.ts';
import type { Instances } from '../../../../machines/engine/move.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { auditRefused } from './audit.ts';
import { notFound } from './problem.ts';

/** Complaints for clients: what the policy lets their person see. */

export type Found = NonNullable<Awaited<ReturnType<Instances['snapshot']>>>;

/** True when this client may see a complaint at all. */
export function mayRead({ rules }: Hotline, client: Client, context: ComplaintContext): boolean {
  return maySee(rules, personOfClient(client), complaintFacts(context));
}

/**
 * A complaint that the client may see; one that it may not is as good as none, and the attempt is noted.
 * @throws Problem 404
 */
export async function complaintFor(hotline: Hotline, client: Client, id: string): Promise<Found> {
  const found = await hotline.engine.instances.snapshot(id);
  if (found?.stored.machine !== 'complaint') throw notFound('complaint');
  if (!mayRead(hotline, client, found.snapshot.context as ComplaintContext)) {
    await auditRefused(hotline, client, id);
    throw notFound('complaint');
  }
  return found;
}
