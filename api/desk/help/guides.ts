import type { Request, Response } from 'express';
import type { DocumentKind, Documents } from '../../../templates/documents/documents.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import {
  citizenPoster,
  type GuideFacts,
  leaderCards,
  officerGuide,
  repairGuide,
} from '../../print/guides/guides.ts';
import type { PrintPdf } from '../../print/print.ts';
import { PrintError } from '../../print/print-error.ts';
import { LETTER_POLICY } from '../letters/documents.ts';

/** `/bantuan/petugas`, `/bantuan/poster`, `/bantuan/pimpinan`, `/bantuan/kalau-rusak`: guides to print, also as PDF. */

interface Guide {
  /** Part of the address. */
  name: string;
  title: string;
  about: string;
  html(hotline: Hotline, facts: GuideFacts): string;
}

function guide<K extends DocumentKind>(
  kind: K,
  view: (rules: Hotline['rules'], facts: GuideFacts) => Documents[K],
  words: Omit<Guide, 'html'>,
): Guide {
  return { ...words, html: ({ documents, rules }, facts) => documents(kind, view(rules, facts)) };
}

export const GUIDES: Guide[] = [
  guide('panduan-petugas', officerGuide, {
    name: 'petugas',
    title: 'Panduan petugas SKPD',
    about: 'semua perintah dengan contoh, batas waktu; satu halaman',
  }),
  guide('poster', citizenPoster, {
    name: 'poster',
    title: 'Poster untuk warga',
    about: 'kata kunci, contoh, dan apa yang terjadi sesudahnya; satu halaman',
  }),
  guide('kartu-pimpinan', leaderCards, {
    name: 'pimpinan',
    title: 'Kartu Bupati dan Sekda',
    about: 'perintah untuk pimpinan; untuk digunting',
  }),
  guide('kalau-rusak', repairGuide, {
    name: 'kalau-rusak',
    title: 'Kalau rusak',
    about: 'data rusak, disk penuh, jam salah, cadangan, komputer baru; ditempel di dekat komputer',
  }),
];

/** @throws PageError 404 */
function named(request: Request): Guide {
  const found = GUIDES.find(({ name }) => name === pathPart(request, 'guide'));
  if (found === undefined) throw new PageError(404, 'Panduan ini tidak ada.');
  return found;
}

export function guideRoutes(hotline: Hotline, printPdf: PrintPdf): Pages {
  const pages = new Pages();
  const html = (request: Request) =>
    named(request).html(hotline, { now: hotline.clock.now(), number: hotline.number });

  pages.get('/bantuan/:guide', { for: ['signed-in', 'simulation'] }, (request, response) => {
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html(request));
  });

  pages.get(
    '/bantuan/:guide/pdf',
    { for: ['signed-in', 'simulation'] },
    async (request: Request, response: Response) => {
      const { name } = named(request);
      try {
        const pdf = await printPdf(html(request));
        response.set('Content-Disposition', `inline; filename="hotline-${name}.pdf"`);
        response.type('pdf').send(pdf);
      } catch (error) {
        if (!(error instanceof PrintError)) throw error;
        hotline.log('warn', 'a guide could not be printed to PDF', { reason: error.message });
        throw new PageError(
          501,
          `${error.message} Buka panduannya, lalu cetak dari peramban (Ctrl+P).`,
        );
      }
    },
  );
  return pages;
}
