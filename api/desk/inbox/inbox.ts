import type { Request } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import type { ReadingLog } from '../../pages/access/reading-log.ts';
import { parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintGroups } from './complaints.ts';
import { faultGroup, otherGroups } from './others.ts';

/** `/`: what waits for the admin now, the most urgent first, with the way to where it is done. */

async function inboxView(hotline: Hotline, reading: ReadingLog, request: Request): Promise<View> {
  const [complaints, others] = await Promise.all([
    complaintGroups(hotline, actorOf(request)),
    otherGroups(hotline, request),
  ]);
  const groups = [faultGroup(hotline), ...complaints, ...others].filter(
    ({ tasks }) => tasks.length > 0,
  );
  const secrets = groups.flatMap(({ tasks }) => tasks.flatMap(({ secret }) => secret ?? []));
  for (const id of secrets) await reading.note(identityOf(request), 'secret.read', id);
  return { groups, simulated: hotline.simulation !== null };
}

/** The ticket an action from here was about: told once, when the page comes back. */
function doneTicket(given: string): string | null {
  return /^[A-Z]{1,3}\d{3}$/.test(given) ? given : null;
}

export function inboxRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get('/', ADMIN, async (request, response) => {
    const done = doneTicket(parameter(request, 'dicatat'));
    const view = { ...(await inboxView(hotline, reading, request)), done };
    response.send(views.page('kotak-masuk', 'Kotak masuk', view));
  });
  return pages;
}
