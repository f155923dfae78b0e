import type { Request, Response } from 'express';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { checks } from '../../office/people/page-rights.ts';
import { personAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { createCharts } from '../charts.ts';
import { type InspectedMachine, inspectedOf } from '../machines.ts';
import type { Subject } from '../subject.ts';
import { applyForReal } from './apply.ts';
import { foundSubject } from './found.ts';
import { instanceView } from './instance-page.ts';
import { lockRoutes } from './lock-page.ts';
import { machineView } from './machine-page.ts';
import { machinesView } from './machines-page.ts';
import { statelyRoutes, VIEWER } from './stately-page.ts';
import { readFilled } from './what-if.ts';

/** `/inspektur`: the state of all machines, to look at; to act on only for who has unlocked it. */

/** @throws PageError 404 */
function machineCalled(hotline: Hotline, called: string): InspectedMachine {
  const machine = inspectedOf(hotline).find(({ name }) => name === called);
  if (machine === undefined) throw new PageError(404, 'Mesin ini tidak ada.');
  return machine;
}

/** The part of a long history that an address asks for. */
function shownRevision(request: Request): { revision?: number } {
  const typed = parameter(request, 'rev');
  return /^\d{1,9}$/.test(typed) ? { revision: Number(typed) } : {};
}

/** What a row of the audit log calls the reading of what an instance remembers; null where it is nobody's secret. */
function readingRow(machine: string, { tags }: Subject): string | null {
  if (machine === 'conversation') return 'messages.read';
  if (machine === 'letter') return 'letter.read';
  return tags.includes('secret') ? 'secret.read' : null;
}

/** @param options.stately offers the viewer of @statelyai/inspect too */
export function inspectorRoutes(
  hotline: Hotline,
  access: Pick<Access, 'cookie' | 'reading'>,
  views: Views,
  { stately = false }: { stately?: boolean } = {},
): Pages {
  const charts = createCharts();
  const lock = lockRoutes(hotline, access, views);
  const pages = new Pages();
  pages.add(lock.pages);
  if (stately) pages.add(statelyRoutes(hotline, views));
  const page = (template: string, view: View) =>
    views.page(template, `Inspektur: ${view.title}`, view);

  pages.get('/inspektur', { for: checks }, async (_request, response) => {
    response.send(
      views.page('inspektur', 'Inspektur', {
        ...(await machinesView(hotline)),
        stately: stately && views.mayOpen(VIEWER, 'get'),
      }),
    );
  });
  pages.get('/inspektur/:machine', ADMIN, async (request, response) => {
    const machine = machineCalled(hotline, pathPart(request, 'machine'));
    const view = await machineView(hotline, charts, machine, request);
    response.send(page('inspektur-mesin', view));
  });
  const showOne = async (called: string, request: Request, response: Response) => {
    const machine = machineCalled(hotline, called);
    const filled = readFilled(hotline, (name) => parameter(request, name));
    const revision = shownRevision(request);
    const asked = { name: pathPart(request, 'id'), filled, ...revision };
    const subject = await foundSubject(hotline, personAtDesk(identityOf(request)), machine, asked);
    const shown = {
      machine,
      subject,
      filled,
      openUntil: lock.openUntil(request),
      mayUnlock: lock.mayUnlock(),
    };
    const row = readingRow(machine.name, subject);
    if (row !== null) await access.reading.note(identityOf(request), row, subject.id);
    const view = await instanceView(hotline, charts, shown, request);
    response.send(page('inspektur-satu', view));
  };
  const aboutComplaint = { for: checks, about: 'complaint' } as const;
  pages.get('/inspektur/complaint/:id', aboutComplaint, (request, response) =>
    showOne(COMPLAINT.name, request, response),
  );
  pages.get('/inspektur/:machine/:id', ADMIN, (request, response) =>
    showOne(pathPart(request, 'machine'), request, response),
  );
  pages.post(
    '/inspektur/:machine/:id/peristiwa',
    { noted: 'inspector.acted' },
    async (request, response) => {
      const machine = machineCalled(hotline, pathPart(request, 'machine'));
      if (lock.openUntil(request) === null)
        throw new PageError(
          403,
          'Inspektur terkunci: hanya melihat. Buka kuncinya, lalu coba lagi.',
        );
      response.redirect(303, await applyForReal(hotline, machine, request));
    },
  );
  return pages;
}
