import { Router } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Access } from '../../pages/access/access.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey, parameter } from '../../pages/form.ts';
import type { Views } from '../../pages/views.ts';
import { instanceAddress } from '../common/addresses.ts';
import { saidIn } from './forms.ts';
import { act, foundInstance, instanceView } from './instance.ts';
import { listView } from './list.ts';
import { figuresView, sendRegister } from './register.ts';
import { processOf } from './shown.ts';

/** `/proses/…`: the pages of processes that the pack switches on, each made from what it says of itself. */

export function processRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  views: Views,
): Router {
  const router = Router();
  router.get('/proses/:process', async (request, response) => {
    const process = processOf(hotline, request);
    const view = await listView(hotline, process, request);
    response.send(views.page('proses', process.title, view));
  });
  router.post('/proses/:process', async (request, response) => {
    const { name, desk } = processOf(hotline, request);
    if (desk.opening === undefined) throw new PageError(404, 'Formulir ini tidak ada.');
    const { form, fields, input } = desk.opening;
    const key = `desk:${name}:${formKey(request)}`;
    const said = saidIn(request, form, fields);
    const id = await hotline.engine.open(name, input(said, hotline.clock.now()), key);
    response.redirect(303, instanceAddress(name, id));
  });
  router.get('/proses/:process/angka', async (request, response) => {
    const process = processOf(hotline, request);
    const view = await figuresView(hotline, process, request);
    response.send(views.page('proses-angka', `${process.title}: angka`, view));
  });
  router.get('/proses/:process/register.:format', async (request, response) => {
    await sendRegister(hotline, processOf(hotline, request), audit, request, response);
  });
  router.get('/proses/:process/:id', async (request, response) => {
    const process = processOf(hotline, request);
    const found = await foundInstance(hotline, process, request);
    const view = await instanceView(hotline, process, found, request);
    const noted = parameter(request, 'hasil') === 'dicatat';
    response.send(views.page('proses-satu', `${process.title} ${view.number}`, { ...view, noted }));
  });
  router.post('/proses/:process/:id/tindakan/:name', (request, response) =>
    act(hotline, processOf(hotline, request), request, response),
  );
  return router;
}
