import { Router } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { pathPart } from '../../pages/form.ts';
import type { Views } from '../../pages/views.ts';
import { openDocuments } from '../../print/documents.ts';
import type { PrintPdf } from '../../print/print.ts';
import { act, remark } from './actions.ts';
import { type Press, sendDocument, sendTable } from './files.ts';
import { FREE, freeNumbers, freeView } from './free.ts';
import { listView } from './list.ts';
import { foundReport, numbersIn, statisticsIn } from './lookup.ts';
import { reportTitle, reportView } from './page.ts';
import { summaryView } from './summary.ts';

/** `/laporan`: the written reports of SOP steps 6 and 7, and reports of any days that are only looked at. */

function freeRoutes(hotline: Hotline, views: Views, press: Press): Router {
  const router = Router();
  router.get(FREE, (request, response) => {
    response.send(views.page('laporan-sementara', 'Laporan sementara', freeView(hotline, request)));
  });
  router.get(`${FREE}/angka`, async (request, response) => {
    const { statistics } = await freeNumbers(hotline, request);
    response.send(views.fragment('laporan-angka', { numbers: summaryView(statistics) }));
  });
  router.get(`${FREE}/dokumen/:dokumen{/:pdf}`, async (request, response) => {
    const numbers = await freeNumbers(hotline, request);
    const asPdf = pathPart(request, 'pdf') === 'pdf';
    await sendDocument(press, pathPart(request, 'dokumen'), numbers, response, asPdf);
  });
  router.get(`${FREE}/tabel/:file`, async (request, response) => {
    const { statistics } = await freeNumbers(hotline, request);
    await sendTable(press, pathPart(request, 'file'), statistics, request, response);
  });
  return router;
}

export function reportRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  printPdf: PrintPdf,
): Router {
  const press = { hotline, printPdf, render: openDocuments(hotline.rules) };
  const router = Router();
  router.get('/laporan', async (request, response) => {
    response.send(views.page('laporan', 'Laporan', await listView(hotline, request)));
  });
  router.use(freeRoutes(hotline, views, press));
  router.get('/laporan/:id', async (request, response) => {
    const report = await foundReport(hotline, request);
    const view = await reportView(hotline, report, actorAtDesk(identityOf(request)));
    response.send(views.page('laporan-satu', reportTitle(hotline, report), view));
  });
  router.post('/laporan/:id/catatan', (request, response) => remark(hotline, request, response));
  router.post('/laporan/:id/tindakan/:name', (request, response) =>
    act(hotline, request, response),
  );
  router.get('/laporan/:id/dokumen/:dokumen{/:pdf}', async (request, response) => {
    const numbers = numbersIn(await foundReport(hotline, request), hotline.clock.now());
    const asPdf = pathPart(request, 'pdf') === 'pdf';
    if (asPdf) await reading.note(identityOf(request), 'letter.printed', pathPart(request, 'id'));
    await sendDocument(press, pathPart(request, 'dokumen'), numbers, response, asPdf);
  });
  router.get('/laporan/:id/tabel/:file', async (request, response) => {
    const statistics = statisticsIn(await foundReport(hotline, request));
    await sendTable(press, pathPart(request, 'file'), statistics, request, response);
  });
  return router;
}
