import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { complaintFacts, maySee } from '../../../../machines/complaint/base/policy.ts';
import type { FoundComplaint } from '../../../../machines/complaint/kind.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { auditRefused, auditSecrets } from './audit.ts';
import { notFound } from './problem.ts';

/** Complaints for clients: what the policy lets their person see. */

export type Found = FoundComplaint;

/** True when this client may see a complaint at all. */
export function mayRead({ rules }: Hotline, client: Client, context: ComplaintContext): boolean {
  return maySee(rules, personOfClient(client), complaintFacts(context));
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
