import type { Request } from 'express';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import type { ReadingLog } from '../../pages/access/reading-log.ts';
import { parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { justDone } from '../complaints/just-done.ts';
import { complaintGroups } from './complaints.ts';
import { CALENDAR_GROUP, faultGroup, otherGroups } from './others.ts';
import type { TaskGroup } from './task.ts';

/** `/`: what waits for the admin now, the most urgent first, with the way to where it is done. */

/** The groups with something in them. */
async function groupsOf(hotline: Hotline, request: Request): Promise<TaskGroup[]> {
  const [complaints, others] = await Promise.all([
    complaintGroups(hotline, actorOf(request)),
    otherGroups(hotline, request),
  ]);
  // a house on fire comes before a modem that is down
  const [danger, decided] = [complaints.slice(0, 1), complaints.slice(1)];
  const all = [...danger, faultGroup(hotline), ...decided, ...others];
  return all.filter(({ tasks }) => tasks.length > 0);
}

/** Each task with the key of the one behind it, where one goes on; empty for the last. */
function chained(groups: TaskGroup[]) {
  const keys = groups.flatMap(({ tasks }) => tasks.map(({ key }) => key));
  const behind = new Map(keys.map((key, n) => [key, keys[n + 1] ?? '']));
  return groups.map((group) => ({
    ...group,
    tasks: group.tasks.map((task) => ({
      ...task,
      complaint: task.complaint ?? null,
      ring: task.ring ?? '',
      seen: task.seen ?? '',
      next: behind.get(task.key) ?? '',
    })),
  }));
}

async function inboxView(hotline: Hotline, reading: ReadingLog, request: Request): Promise<View> {
  const groups = await groupsOf(hotline, request);
  const secrets = groups.flatMap(({ tasks }) => tasks.flatMap(({ secret }) => secret ?? []));
  for (const id of secrets) await reading.note(identityOf(request), 'secret.read', id);
  // of a new hotline the calendar alone may have something to say
  const untouched = groups.every(({ name }) => name === CALENDAR_GROUP);
  return { groups: chained(groups), toPhones: untouched && hotline.simulation !== null };
}

/** What was done from here a moment ago: told once, when the page comes back. @param id of the complaint */
async function doneView(hotline: Hotline, reading: ReadingLog, request: Request, id: string) {
  const nothing = { ticket: null, done: null };
  const identity = identityOf(request);
  if (!(await maySeeNamed(hotline, personAtDesk(identity), 'complaint', id))) return nothing;
  const found = await hotline.engine.instances.of(COMPLAINT).snapshot(id);
  if (found === undefined) return nothing;
  await reading.secrets(identity, [found.snapshot.context]);
  const { ticket } = found.snapshot.context;
  return { ticket, done: await justDone(hotline, request, found) };
}

/** The first task that is not about this address. */
function taskAfter(groups: TaskGroup[], address: string): string {
  const tasks = groups.flatMap((group) => group.tasks);
  return tasks.find((task) => task.address !== address && task.waits !== true)?.address ?? '/';
}

export function inboxRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get('/', ADMIN, async (request, response) => {
    const done = await doneView(hotline, reading, request, parameter(request, 'dicatat'));
    const view = { ...(await inboxView(hotline, reading, request)), ...done };
    response.send(views.page('kotak-masuk', 'Kotak masuk', view));
  });
  pages.get('/berikutnya', ADMIN, async (request, response) => {
    const done = complaintAddress(parameter(request, 'sesudah'));
    response.redirect(303, taskAfter(await groupsOf(hotline, request), done));
  });
  return pages;
}
