import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { searchedFacts } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Person } from '../../../machines/people.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { excerptOf } from '../../office/complaints/excerpt.ts';
import { complaintMachine, summaryStatus } from '../../office/complaints/status.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { complaintAddress } from '../common/addresses.ts';

/** Complaints that may be about the same matter: same category and place, of the last weeks. */

const DAYS = 30;
const DAY = 24 * 3_600_000;
/** Read of the newest, and shown of those that fit. */
const READ = 25;
const SHOWN = 5;
/** States in which a complaint can speak for another no more. */
const ENDED = ['merged', 'rejected', 'withdrawn', 'archived'];

export interface Similar {
  ticket: string;
  address: string;
  /** Where choosing it fills the form that merges. */
  merge: string;
  status: string;
  receivedAt: number;
  place: string;
  /** Its first words. */
  text: string;
}

/** Where nothing says which village it is, it may be the same one. */
function samePlace(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function fits({ id, place, receivedAt }: ComplaintContext, other: InstanceSummary): boolean {
  const { search } = other;
  const state = search.state.split('.')[0] ?? '';
  return (
    other.id !== id &&
    !ENDED.includes(state) &&
    samePlace(place?.village ?? null, search.village) &&
    receivedAt - (search.receivedAt ?? 0) < DAYS * DAY
  );
}

/** Newest first; none where category or place is not known. */
export async function similarTo(
  hotline: Hotline,
  person: Person,
  context: ComplaintContext,
): Promise<Similar[]> {
  const { id, category, place, secret } = context;
  if (category === null || place === null) return [];
  const about = { machine: COMPLAINT.name, category, district: place.district };
  const query = visibleQuery(hotline, person, about);
  if (query === null) return [];
  const page = await hotline.store.instances.find(query, { order: 'created', limit: READ });
  return Promise.all(
    page.items
      // complaints of different secrecy are never put together
      .filter((other) => fits(context, other) && searchedFacts(other.search).secret === secret)
      .slice(0, SHOWN)
      .map(async (other) => {
        const { ticket, village, district, receivedAt } = other.search;
        return {
          ticket: ticket ?? other.id,
          address: complaintAddress(other.id),
          merge: `${complaintAddress(id)}?gabung=${encodeURIComponent(ticket ?? '')}#tindakan-gabung`,
          status: summaryStatus(hotline.rules, complaintMachine(hotline), other),
          receivedAt: receivedAt ?? other.createdAt,
          text: await excerptOf(hotline, person, other.id),
          place: [village, district].filter((part) => part !== null).join(', '),
        };
      }),
  );
}
