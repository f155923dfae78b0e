import type { AnyMachineSnapshot } from 'xstate';
import type { ActType, ComplaintRequest } from '../../../../machines/complaint/acts/act.ts';
import { actOf, receiversIn } from '../../../../machines/complaint/acts/acts.ts';
import { takenActs } from '../../../../machines/complaint/commands.ts';
import { readingOf } from '../../../../machines/complaint/reading-of.ts';
import { ActFault, FAULT_WORDS, requestFrom } from '../../../office/acts/given.ts';
import { parentNamed } from '../../../office/acts/parent.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { actorOfClient, reporterThrough } from '../../../office/people/person.ts';
import { complaintFor, idNamed } from '../common/access.ts';
import { hasScope } from '../common/authenticate.ts';
import type { Services } from '../common/operation.ts';
import { invalidAt, Problem } from '../common/problem.ts';
import { API_ACTS, type NewEvent } from '../schemas/event.ts';

/** What a client may do with a complaint, asked of the machine itself, and from a request to its event. */

export interface Allowed {
  type: string;
  agencies?: string[];
}

const isCitizens = (type: ActType) => actOf(type).by === 'reporter';
const CITIZENS = API_ACTS.filter(isCitizens);
const OFFICE = API_ACTS.filter((type) => !isCitizens(type));

/** With one of these a client is told what its role may do. */
const OF_OFFICE = ['events:read', 'events:write'] as const;

/** Events that the machine takes from this client now; of a citizen's, and of its role's, with the scope for them. */
export function allowedTo(
  { hotline: { rules, clock } }: Pick<Services, 'hotline'>,
  client: Client,
  snapshot: AnyMachineSnapshot,
): Allowed[] {
  const now = clock.now();
  const own = hasScope(client, OF_OFFICE)
    ? takenActs(rules, snapshot, actorOfClient(client), now, OFFICE)
    : [];
  const forReporter = client.scopes.has('citizen:act')
    ? takenActs(rules, snapshot, reporterThrough(client), now, CITIZENS)
    : [];
  return [...forReporter, ...own].map(({ type, requests }) => {
    const agencies = receiversIn(requests);
    return { type, ...(agencies.length === 0 ? {} : { agencies }) };
  });
}

/**
 * The machine's event for what a client asks.
 * @throws Problem 400 for codes, dates and complaints that do not exist
 */
export async function requestOf(
  { hotline, understand }: Pick<Services, 'hotline' | 'understand'>,
  client: Client,
  { type, ...given }: NewEvent,
): Promise<ComplaintRequest> {
  const parent = async (id: string) => {
    try {
      const { stored } = await complaintFor(hotline, client, await idNamed(hotline, id));
      return await parentNamed(hotline, stored.id);
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };
  const read = (text: string) => readingOf(understand(text, { role: 'citizen' }));
  const lookup = { rules: hotline.rules, now: hotline.clock.now(), parent, read };
  try {
    return await requestFrom(type, given, lookup);
  } catch (error) {
    if (!(error instanceof ActFault)) throw error;
    throw invalidAt(`/${error.field}`, FAULT_WORDS[error.field]?.english ?? error.message);
  }
}
