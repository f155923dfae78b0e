import { mayTakeEvidence } from '../../../machines/complaint/base/policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { evidencePdf } from '../../office/complaints/evidence.ts';
import { personAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { PrintPdf } from '../../print/print.ts';
import { printFailure } from '../letters/documents.ts';

/** `/aduan/:id/bukti`: all that is kept of a complaint as one PDF; who took it is in the audit log before it is made. */
export function evidenceRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  printPdf: PrintPdf,
): Pages {
  const pages = new Pages();
  pages.get(
    '/aduan/:id/bukti',
    { for: mayTakeEvidence(hotline.rules), about: 'complaint' },
    async (request, response) => {
      const id = pathPart(request, 'id');
      const identity = identityOf(request);
      await audit.record(identity, 'evidence.taken', id);
      const pdf = await evidencePdf(hotline, personAtDesk(identity), id, printPdf).catch(
        (error: unknown) => {
          const notice = printFailure(error);
          throw notice === undefined ? error : new PageError(501, notice);
        },
      );
      if (pdf === undefined) throw new PageError(404, 'Aduan ini tidak ada.');
      response.set('Content-Disposition', `inline; filename="berkas-bukti-${id}.pdf"`);
      response.type('pdf').send(pdf);
    },
  );
  return pages;
}
