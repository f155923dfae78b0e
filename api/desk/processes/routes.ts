import { looksThrough } from '../../../machines/complaint/base/policy.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { answers } from '../../office/people/page-rights.ts';
import type { Access } from '../../pages/access/access.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey, parameter } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { instanceAddress } from '../common/addresses.ts';
import { saidIn } from './forms.ts';
import { act, foundInstance, instanceView } from './instance.ts';
import { listView, PATHS } from './list.ts';
import { figuresView, sendRegister } from './register.ts';
import { processOf } from './shown.ts';

/** `/proses/…`: the pages of processes that the pack switches on, each made from what it says of itself. */

export function processRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get(PATHS.list, { for: looksThrough }, async (request, response) => {
    const process = processOf(hotline, request);
    const view = await listView(hotline, process, request, views);
    response.send(views.page('proses', process.title, view));
  });
  pages.post(PATHS.list, { noted: 'process.opened' }, async (request, response) => {
    const { name, desk } = processOf(hotline, request);
    if (desk.opening === undefined) throw new PageError(404, 'Formulir ini tidak ada.');
    const { form, fields, input } = desk.opening;
    const key = `desk:${name}:${formKey(request)}`;
    const said = saidIn(request, form, fields);
    const id = await hotline.engine.open(name, input(said, hotline.clock.now()), key);
    response.redirect(303, instanceAddress(name, id));
  });
  pages.get(PATHS.figures, { for: maySeeReports }, async (request, response) => {
    const process = processOf(hotline, request);
    const view = await figuresView(hotline, process, request);
    response.send(views.page('proses-angka', `${process.title}: angka`, view));
  });
  pages.get(PATHS.register, { for: maySeeReports }, async (request, response) => {
    await sendRegister(hotline, processOf(hotline, request), audit, request, response);
  });
  pages.get(
    '/proses/:process/:id',
    { for: looksThrough, about: 'instance' },
    async (request, response) => {
      const process = processOf(hotline, request);
      const found = await foundInstance(hotline, process, request);
      const view = await instanceView(hotline, process, found, request);
      const noted = parameter(request, 'hasil') === 'dicatat';
      response.send(
        views.page('proses-satu', `${process.title} ${view.number}`, { ...view, noted }),
      );
    },
  );
  pages.post(
    '/proses/:process/:id/tindakan/:name',
    { for: answers, about: 'instance', noted: 'process.acted' },
    (request, response) => act(hotline, processOf(hotline, request), request, response),
  );
  return pages;
}
