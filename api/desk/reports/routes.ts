import { maySeeReports } from '../../../machines/report/policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
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

function freeRoutes(hotline: Hotline, views: Views, press: Press): Pages {
  const pages = new Pages();
  pages.get(FREE, { for: maySeeReports }, (request, response) => {
    response.send(views.page('laporan-sementara', 'Laporan sementara', freeView(hotline, request)));
  });
  pages.get(`${FREE}/angka`, { for: maySeeReports }, async (request, response) => {
    const { statistics } = await freeNumbers(hotline, request);
    response.send(
      views.fragment('laporan-angka', { numbers: summaryView(hotline.rules.calendar, statistics) }),
    );
  });
  pages.get(
    `${FREE}/dokumen/:dokumen{/:pdf}`,
    { for: maySeeReports },
    async (request, response) => {
      const numbers = await freeNumbers(hotline, request);
      const asPdf = pathPart(request, 'pdf') === 'pdf';
      await sendDocument(press, pathPart(request, 'dokumen'), numbers, response, asPdf);
    },
  );
  pages.get(`${FREE}/tabel/:file`, { for: maySeeReports }, async (request, response) => {
    const { statistics } = await freeNumbers(hotline, request);
    await sendTable(press, pathPart(request, 'file'), statistics, request, response);
  });
  return pages;
}

export function reportRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  printPdf: PrintPdf,
): Pages {
  const press = { hotline, printPdf, render: openDocuments(hotline.rules) };
  const pages = new Pages();
  pages.get('/laporan', { for: maySeeReports }, async (request, response) => {
    response.send(views.page('laporan', 'Laporan', await listView(hotline, request)));
  });
  pages.add(freeRoutes(hotline, views, press));
  pages.get('/laporan/:id', { for: maySeeReports, about: 'report' }, async (request, response) => {
    const report = await foundReport(hotline, request);
    const view = await reportView(hotline, report, actorAtDesk(identityOf(request)));
    response.send(views.page('laporan-satu', reportTitle(hotline, report), view));
  });
  pages.post('/laporan/:id/catatan', { noted: 'report.remarked' }, (request, response) =>
    remark(hotline, request, response),
  );
  pages.post('/laporan/:id/tindakan/:name', { noted: 'report.acted' }, (request, response) =>
    act(hotline, request, response),
  );
  pages.get(
    '/laporan/:id/dokumen/:dokumen{/:pdf}',
    { for: maySeeReports, about: 'report' },
    async (request, response) => {
      const numbers = numbersIn(await foundReport(hotline, request), hotline.clock.now());
      const asPdf = pathPart(request, 'pdf') === 'pdf';
      if (asPdf) await reading.note(identityOf(request), 'letter.printed', pathPart(request, 'id'));
      await sendDocument(press, pathPart(request, 'dokumen'), numbers, response, asPdf);
    },
  );
  pages.get(
    '/laporan/:id/tabel/:file',
    { for: maySeeReports, about: 'report' },
    async (request, response) => {
      const statistics = statisticsIn(await foundReport(hotline, request));
      await sendTable(press, pathPart(request, 'file'), statistics, request, response);
    },
  );
  return pages;
}
