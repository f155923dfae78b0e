import type { AnyMachineSnapshot } from 'xstate';
import type { ComplaintRequest } from '../../../../machines/complaint/acts/act.ts';
import { actOf } from '../../../../machines/complaint/acts.ts';
import { takenActs } from '../../../../machines/complaint/commands.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { actorOf, type Client } from '../../../office/people/api-client.ts';
import { complaintFor } from '../common/access.ts';
import { invalidAt, Problem } from '../common/problem.ts';
import type { NewEvent } from '../schemas/event.ts';

/** What a client may do with a complaint, asked of the machine itself, and from a request to its event. */

export interface Allowed {
  type: string;
  agencies?: string[];
}

/** Events that the machine takes from this client now. */
export function allowedTo(
  { rules, clock }: Hotline,
  client: Client,
  snapshot: AnyMachineSnapshot,
): Allowed[] {
  const taken = takenActs(rules, snapshot, actorOf(client), clock.now());
  return taken.flatMap(({ type, requests }) => {
    if (!actOf(type).api) return [];
    const agencies = requests.flatMap((request) =>
      request.type === 'admin.forward' ? [request.agency] : [],
    );
    return [{ type, ...(agencies.length === 0 ? {} : { agencies }) }];
  });
}

/** @throws Problem 400 for codes that the district does not have */
function checkCodes({ rules }: Hotline, event: NewEvent): void {
  if ('agency' in event && event.agency !== null && event.agency !== undefined)
    if (rules.agency(event.agency) === undefined)
      throw invalidAt('/agency', 'There is no such agency.');
  if ('category' in event && event.category !== undefined)
    if (!rules.district.categories.some(({ code }) => code === event.category))
      throw invalidAt('/category', 'There is no such category.');
}

async function parentOf(hotline: Hotline, client: Client, id: string) {
  try {
    const { stored } = await complaintFor(hotline, client, id);
    const { ticket, tags } = stored.search;
    return { instance: stored.id, ticket: ticket ?? '', secret: tags.includes('secret') };
  } catch (error) {
    if (error instanceof Problem) throw invalidAt('/parent', 'There is no such complaint.');
    throw error;
  }
}

/**
 * The machine's event for what a client asks.
 * @throws Problem 400 for codes, dates and complaints that do not exist
 */
export async function requestOf(
  hotline: Hotline,
  client: Client,
  event: NewEvent,
): Promise<ComplaintRequest> {
  checkCodes(hotline, event);
  if (event.type === 'admin.merge')
    return { type: event.type, parent: await parentOf(hotline, client, event.parent) };
  if (event.type !== 'officer.extend') return event;
  const until = hotline.rules.calendar.resolveDate(event.until, hotline.clock.now());
  if (until === null) throw invalidAt('/until', 'The calendar has no such day.');
  return { ...event, until };
}
