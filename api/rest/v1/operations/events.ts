import type { StateValue } from 'xstate';
import { z } from 'zod';
import { statePath } from '../../../../machines/chart/state-path.ts';
import type { ActType, ComplaintRequest } from '../../../../machines/complaint/acts/act.ts';
import { actOf } from '../../../../machines/complaint/acts/acts.ts';
import { spentBrake } from '../../../../machines/complaint/base/brakes.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { mergeBarOf } from '../../../../machines/complaint/base/links.ts';
import { copyFaults } from '../../../../machines/complaint/base/press.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { type Actor, roleIn, viaOf } from '../../../../machines/people/actor.ts';
import type { HistoryEntry } from '../../../../store/ports/instances.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { actorOfClient, reporterThrough } from '../../../office/people/person.ts';
import { complaintFor, mayRead } from '../common/access.ts';
import { auditNumbers, auditSecrets } from '../common/audit.ts';
import { requireScope } from '../common/authenticate.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { invalidAt, notFound, Problem } from '../common/problem.ts';
import { complaintBody } from '../complaints/body.ts';
import { allowedTo, requestOf } from '../complaints/events.ts';
import { complaintId, limit, momentOf } from '../schemas/common.ts';
import { allowedEvents, applied, historyPage, newEvent } from '../schemas/event.ts';

/** What may happen to a complaint now, making it happen, and what has happened. */

const params = z.strictObject({ id: complaintId });
const path = '/complaints/{id}/events';

export const listEvents = operation({
  id: 'listEvents',
  method: 'get',
  path,
  tag: 'events',
  summary: 'List what may happen to a complaint now',
  description:
    'Read from the complaint’s state machine: for the role of the token with `events:read`, for the reporter with `citizen:act`.',
  scope: ['events:read', 'citizen:act'],
  params,
  success: { status: 200, description: 'Events that are possible.', schema: allowedEvents },
  problems: [],
  async handle({ params: { id }, client, services }) {
    const { snapshot } = await complaintFor(services.hotline, client, id);
    return { body: { items: allowedTo(services, client, snapshot) } };
  },
});

/** As whom the client does such an act. @throws Problem 403 */
function actorFor(client: Client, type: ActType): Actor {
  const isCitizens = actOf(type).by === 'reporter';
  requireScope(client, isCitizens ? 'citizen:act' : 'events:write');
  return isCitizens ? reporterThrough(client) : actorOfClient(client);
}

function refusedBecause(
  { rules }: Hotline,
  context: ComplaintContext,
  event: ComplaintRequest,
  allowed: string[],
): string {
  const { type } = event;
  const bar = mergeBarOf(context, event);
  if (bar !== null) return bar.english;
  const brake = spentBrake(rules, context, type);
  if (brake !== null)
    return `${type} was done ${brake.used} times, which is as often as the district allows.`;
  return allowed.includes(type)
    ? `${type} is possible now, but not with what it says here.`
    : `${type} is not possible now.`;
}

/** @throws Problem 400 for what is to be printed and may not be */
function checkPrintable({ reporter }: ComplaintContext, event: ComplaintRequest): void {
  const [fault] = event.type === 'press.edit' ? copyFaults(event, reporter) : [];
  if (fault !== undefined)
    throw invalidAt(`/${fault.part}`, 'A newspaper prints no number of a person; leave it out.');
}

export const postEvent = operation({
  id: 'postEvent',
  method: 'post',
  path,
  tag: 'events',
  summary: 'Make something happen to a complaint',
  description:
    'The event counts as one of the token’s role and agency, which needs `events:write`; a citizen’s as one of the reporter’s, done by the channel that brought the complaint, which needs `citizen:act`. SMS and letters follow as if it had been done at the desk. 409 when the machine does not take it now, with what it would take.',
  scope: ['events:write', 'citizen:act'],
  params,
  body: newEvent,
  idempotent: 'anew',
  success: { status: 200, description: 'The complaint after the event.', schema: applied },
  problems: [409],
  async handle({ params: { id }, body, client, key, services }) {
    const { hotline } = services;
    const by = actorFor(client, body.type);
    const { snapshot } = await complaintFor(hotline, client, id);
    const event = await requestOf(services, client, body);
    const outcome = await hotline.engine.request(id, event, by, key);
    if (outcome === 'missing') throw notFound('complaint');
    if (outcome === 'refused') {
      const allowed = allowedTo(services, client, snapshot).map(({ type }) => type);
      if (allowed.includes(event.type)) checkPrintable(snapshot.context, event);
      const why = refusedBecause(hotline, snapshot.context, event, allowed);
      throw new Problem(409, why, { members: { allowed } });
    }
    const after = await hotline.engine.instances.of(COMPLAINT).snapshot(id);
    if (after === undefined) throw notFound('complaint');
    const shown = complaintBody(hotline, client, after);
    if (mayRead(hotline, client, after.snapshot.context)) {
      const { secret: before } = snapshot.context;
      // one that was secret before is noted already
      if (!before) await auditSecrets(hotline, client, [shown]);
      await auditNumbers(hotline, client, [shown]);
    }
    return { body: { outcome, complaint: shown } };
  },
});

function flowOf(value: string): string {
  const state = JSON.parse(value) as StateValue;
  return statePath(typeof state === 'string' ? state : state.flow);
}

function entryBody({ revision, at, type, by, from, to }: HistoryEntry) {
  return {
    ...{ revision, at: momentOf(at), type, by: roleIn(by), via: viaOf(by) },
    from: from === null ? null : flowOf(from),
    to: flowOf(to),
  };
}

export const listHistory = operation({
  id: 'listHistory',
  method: 'get',
  path: '/complaints/{id}/history',
  tag: 'events',
  summary: 'List what has happened to a complaint',
  description: 'Oldest first.',
  scope: 'complaints:read',
  params,
  query: z.strictObject({
    limit,
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional()
      .describe('`next` of the page before; absent for the first page.'),
  }),
  success: { status: 200, description: 'A page of the history.', schema: historyPage },
  problems: [],
  async handle({ params: { id }, query, client, request, services: { hotline } }) {
    await complaintFor(hotline, client, id);
    const all = await hotline.store.instances.history(id, Number(query.cursor ?? 0));
    const items = all.slice(0, query.limit).map(entryBody);
    const last = items.at(-1);
    const next = last === undefined || all.length <= items.length ? null : String(last.revision);
    return { body: { items, next }, headers: linkHeader(request, next) };
  },
});
