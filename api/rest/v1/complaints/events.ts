import type { AnyMachineSnapshot } from 'xstate';
import type { ComplaintRequest } from '../../../../machines/complaint/commands.ts';
import { allowedTypes } from '../../../../machines/complaint/commands.ts';
import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import { actions, offers } from '../../../desk/complaints/actions.ts';
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

/** Steps into the newspaper that the desk has on pages of their own, as the machine is asked about them. */
const PRESS_SAMPLES: ComplaintRequest[] = [
  { type: 'press.edit', headline: '-', question: '-', answer: '-' },
  { type: 'press.approve' },
  { type: 'press.publish', newspaper: '-', edition: '-', page: '-', date: '2026-01-01' },
];

/** What the desk offers the admin is what the API allows him. */
function allowedToAdmin({ rules, clock }: Hotline, snapshot: AnyMachineSnapshot): Allowed[] {
  const context = snapshot.context as ComplaintContext;
  const [by, at] = [{ role: 'admin' as const }, clock.now()];
  const offered = offers(actions, by, rules, snapshot, at).flatMap(({ action, agencies }) => {
    const [sample] = action.samples(rules, context, at);
    if (sample === undefined) return [];
    return [{ type: sample.type, ...(agencies.length === 0 ? {} : { agencies }) }];
  });
  const press = PRESS_SAMPLES.filter((sample) => snapshot.can({ ...sample, at, by }));
  return [...offered, ...press.map(({ type }) => ({ type }))];
}

/** Events that the machine takes from this client now. */
export function allowedTo(
  hotline: Hotline,
  client: Client,
  snapshot: AnyMachineSnapshot,
): Allowed[] {
  if (client.role === 'admin') return allowedToAdmin(hotline, snapshot);
  const { rules, clock } = hotline;
  return allowedTypes(rules, snapshot, actorOf(client), clock.now()).map((type) => ({ type }));
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
    return { instance: stored.id, ticket: stored.search.ticket ?? '' };
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

/** The prefix of an event says who may cause it; the press is the admin's. */
export function mayCause(client: Client, event: NewEvent): boolean {
  const [who] = event.type.split('.');
  return client.role === (who === 'press' ? 'admin' : who);
}
