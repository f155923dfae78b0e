import { type Request, Router } from 'express';
import type { Hotline } from '../../hotline.ts';
import { type Charts, createCharts } from '../../inspector/charts.ts';
import { INSPECTED, type InspectedMachine } from '../../inspector/machines.ts';
import { PageError } from '../errors.ts';
import { pathPart } from '../form.ts';
import type { View, Views } from '../views.ts';
import { foundSubject, instanceView } from './instance-page.ts';
import { machineView } from './machine-page.ts';
import { machinesView } from './machines-page.ts';
import { stateWord } from './words.ts';

/** `/inspektur`: the state of all machines, to look at. Nothing here changes anything. */

/** @throws PageError 404 */
function chosenMachine(request: Request): InspectedMachine {
  const machine = INSPECTED.find(({ name }) => name === pathPart(request, 'machine'));
  if (machine === undefined) throw new PageError(404, 'Mesin ini tidak ada.');
  return machine;
}

export function inspectorRoutes(
  hotline: Hotline,
  views: Views,
  charts: Charts = createCharts({ word: stateWord }),
): Router {
  const router = Router();
  const page = (template: string, view: View) =>
    views.page(template, `Inspektur: ${view.title}`, view);

  router.get('/inspektur', async (_request, response) => {
    response.send(views.page('inspektur', 'Inspektur', await machinesView(hotline)));
  });
  router.get('/inspektur/:machine', async (request, response) => {
    const machine = chosenMachine(request);
    const view = await machineView(hotline, charts, machine, request);
    response.send(page('inspektur-mesin', view));
  });
  router.get('/inspektur/:machine/:id', async (request, response) => {
    const machine = chosenMachine(request);
    const subject = await foundSubject(hotline, machine, pathPart(request, 'id'), request);
    const view = await instanceView(hotline, charts, machine, subject, request);
    response.send(page('inspektur-satu', view));
  });
  return router;
}
