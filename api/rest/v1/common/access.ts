import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import type { Instances } from '../../../../machines/engine/move.ts';
import { maySeeSecrets } from '../../../../machines/rules.ts';
import type { Query } from '../../../../store/port.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { notFound } from './problem.ts';

/** Which complaints a client may see: an agency those that it was given, everybody else all. */

export type Found = NonNullable<Awaited<ReturnType<Instances['snapshot']>>>;

/** A complaint that is only proposed for an agency is not yet its business. */
export function mayRead({ rules }: Hotline, client: Client, context: ComplaintContext): boolean {
  const { agency } = client;
  if (agency === null) return true;
  const given = context.agency === agency && context.forwardedAt !== null;
  return given && (!context.secret || maySeeSecrets(rules, agency));
}

/** True when the client may read the words of a secret complaint that it may see. */
export function readsSecrets({ scopes }: Client): boolean {
  return scopes.has('secrets');
}

/**
 * A complaint that the client may see; one of another agency is as good as none.
 * @throws Problem 404
 */
export async function complaintFor(hotline: Hotline, client: Client, id: string): Promise<Found> {
  const found = await hotline.engine.instances.snapshot(id);
  if (found?.stored.machine !== 'complaint') throw notFound('complaint');
  if (!mayRead(hotline, client, found.snapshot.context as ComplaintContext))
    throw notFound('complaint');
  return found;
}

/** Narrows a query to what the client may see; null where that is nothing. */
export function queryFor({ clock }: Hotline, client: Client, query: Query): Query | null {
  const { agency } = client;
  if (agency === null) return query;
  if (query.agency !== undefined && query.agency !== agency) return null;
  const forwarded = query.forwarded ?? { from: 0, to: clock.now() + 1 };
  return { ...query, agency, forwarded };
}
