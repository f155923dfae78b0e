import type { ComplaintInput } from '../../../../machines/complaint/base/context.ts';
import { externalKey, type Origin } from '../../../../machines/complaint/base/origin.ts';
import { agencyOf } from '../../../../machines/complaint/flow/guards.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { openComplaint } from '../../../../machines/complaint/open-complaint.ts';
import { readingOf } from '../../../../machines/complaint/reading-of.ts';
import { isCostly } from '../../../../machines/district/costly-numbers.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import type { Services } from '../common/operation.ts';
import { invalidAt, Problem } from '../common/problem.ts';

/**
 * A complaint that another system took: it begins like one that came by SMS, and its reporter is told
 * by SMS. It does not go through the talk with that phone: what was filed on a form as new is new, and
 * never the answer to something we asked.
 */

export interface Filed {
  /** E.164; without it whoever files it answers its reporter, and has a name for it. */
  phone?: string | undefined;
  text: string;
  /** How it came; two with the same external id are one complaint. */
  origin: Origin;
  /** Code of a category; read from the text where it is left out. */
  category?: string | undefined;
  /** Epoch milliseconds; now where it is left out. */
  sentAt?: number | undefined;
}

/** Who acts for the reporter later on: the channel that brought it, by its name. */
export function broughtBy(client: Client): Pick<Origin, 'client'> {
  const { client: name } = personOfClient(client);
  return name === undefined ? {} : { client: name };
}

/** The text is read as if the reporter had typed the keyword of the category before it. */
function readingFor({ understand, hotline }: Services, { text, category }: Filed) {
  const typed = category === undefined ? text : `${category} ${text}`;
  const reading = readingOf(understand(typed, { role: 'citizen' }));
  if (category === undefined || reading.category === category) return reading;
  return { ...reading, category, agency: agencyOf(hotline.rules, category) };
}

/** His phone, or the name that whoever files it has for what he said. */
function reporterOf({ phone, origin }: Filed): string {
  return phone ?? externalKey(origin.external) ?? '';
}

/** @throws Problem 400 for a phone that nobody can be answered at */
function checkPhone({ hotline: { rules, ownNumbers } }: Services, phone: string): void {
  if (isCostly(rules.district.policy, phone))
    throw invalidAt(
      '/phone',
      'An SMS to such a number costs more: the hotline does not answer it.',
    );
  if (ownNumbers.includes(phone))
    throw invalidAt('/phone', 'This is a number of the hotline itself.');
}

/**
 * What has this external id is what is filed: it may be filed again as it was.
 * @throws Problem 409 where it is another one
 */
async function checkSame(
  { hotline: { engine } }: Services,
  id: string,
  filed: Filed,
): Promise<string> {
  const known = (await engine.instances.of(COMPLAINT).snapshot(id))?.snapshot.context;
  if (known?.reporter === reporterOf(filed) && known.text === filed.text) return id;
  throw new Problem(409, 'Another complaint has this external id.', { members: { complaint: id } });
}

/** The complaint that another system calls so. */
async function knownAs(
  { hotline: { store } }: Services,
  external: string,
): Promise<string | undefined> {
  const query = { machine: COMPLAINT.name, external };
  const [found] = (await store.instances.find(query, { order: 'created', limit: 1 })).items;
  return found?.id;
}

/**
 * Opens it.
 * @param key idempotency key: the same key, and the same external id, always give the same complaint
 * @returns its id
 * @throws Problem 400 for a category that does not exist or a time to come, 409 for the external id of another one
 */
export async function fileComplaint(services: Services, filed: Filed, key: string) {
  const { store, rules, engine, clock } = services.hotline;
  const { phone, text, category, sentAt, origin } = filed;
  const at = clock.now();
  if (category !== undefined && !rules.district.categories.some(({ code }) => code === category))
    throw invalidAt('/category', 'There is no such category.');
  if (phone !== undefined) checkPhone(services, phone);
  if (sentAt !== undefined && sentAt > at)
    throw invalidAt('/sentAt', 'It cannot have been written in the future.');
  const input: Omit<ComplaintInput, 'id' | 'ticket' | 'year'> = {
    ...{ at, sentAt: sentAt ?? at, reporter: reporterOf(filed), text, origin },
    reading: readingFor(services, filed),
  };
  const named = externalKey(origin.external);
  const desk = { store, rules, instances: engine.instances };
  if (named === null) {
    const id = await openComplaint(desk, input, key);
    engine.nudge();
    return id;
  }
  const known = await knownAs(services, named);
  // another request may be opening one of this name just now
  const id = known ?? (await openComplaint(desk, input, `external:${named}`));
  engine.nudge();
  return checkSame(services, id, filed);
}
