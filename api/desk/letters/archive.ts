import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Hotline } from '../../hotline/hotline.ts';
import { yearArchive } from '../../office/archive/year-archive.ts';
import { personAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { PrintPdf } from '../../print/print.ts';
import { printFailure } from './documents.ts';

/** `/register/arsip`: all letters of a year as one file for the archive; who took it is in the audit log before it is made. */

const YEAR = /^20[1-9]\d$/;

export function archiveRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  printPdf: PrintPdf,
): Pages {
  const pages = new Pages();
  pages.get('/register/arsip', ADMIN, async (request, response) => {
    const typed = parameter(request, 'tahun');
    if (!YEAR.test(typed)) throw new PageError(400, 'Tahun ini tidak ada.');
    const year = Number(typed);
    const identity = identityOf(request);
    await audit.record(identity, 'archive.made', typed);
    const pieces = yearArchive(hotline, { year, person: personAtDesk(identity) }, printPdf);
    // the first piece tells whether letters can be printed here at all
    const first = await pieces.next().catch((error: unknown) => {
      const notice = printFailure(error);
      throw notice === undefined ? error : new PageError(501, notice);
    });
    async function* all(): AsyncGenerator<Uint8Array> {
      if (first.done !== true) yield first.value;
      yield* pieces;
    }
    response.attachment(`arsip-surat-${year}.zip`).type('application/zip');
    await pipeline(Readable.from(all()), response).catch((error: NodeJS.ErrnoException) => {
      const level = error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? 'info' : 'error';
      hotline.log(level, 'the archive of a year ended early', { year, reason: error.message });
    });
  });
  return pages;
}
