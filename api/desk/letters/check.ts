import type { Request } from 'express';
import { letterOfCode } from '../../../machines/letter/check-code.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import { bookedAt } from '../../../machines/letter/remembers.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { checkAddress, typedCheckCode } from '../../office/letters/check-code.ts';
import { limitLooks } from '../../pages/access/limits.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { pdfOf } from '../../print/kept-pdf.ts';

/**
 * `/periksa/:code`: whether a paper is one of ours. Anybody may ask who holds it: the code stands on it. What is told is
 * what he can compare with the paper, and nothing that it says.
 */

/** @throws PageError 404 where no letter has this code; a mistyped one is no other's */
async function checked({ store, engine }: Hotline, request: Request): Promise<View> {
  const code = typedCheckCode(pathPart(request, 'code'));
  const id = code === null ? undefined : await letterOfCode(store, code);
  const letter = id === undefined ? undefined : await engine.instances.of(LETTER).context(id);
  if (letter?.number == null)
    throw new PageError(404, 'Tidak ada surat dengan kode ini. Periksa lagi ketikannya.');
  const rendered = letter.documents.findLast(({ kind }) => kind === 'rendered');
  const document = rendered === undefined ? undefined : await store.documents.get(rendered.id);
  const pdf = rendered === undefined ? undefined : await pdfOf({ store }, rendered.id);
  return {
    code,
    letter: {
      number: letter.number,
      date: bookedAt(letter),
      kind: letterKindWord(letter.kind),
      voidedAt: letter.voided?.at ?? null,
      sha256: document?.sha256 ?? null,
      pdfSha256: pdf?.sha256 ?? null,
    },
  };
}

export function checkRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  const limit = limitLooks();
  pages.get('/periksa', { for: 'anyone' }, (request, response) => {
    const typed = parameter(request, 'kode');
    const code = typedCheckCode(typed);
    if (code !== null) return response.redirect(303, checkAddress('', code));
    const wrong = typed !== '';
    const view = { code: typed, wrong, letter: null };
    response.status(wrong ? 400 : 200).send(views.page('periksa', 'Periksa surat', view));
  });
  pages.get('/periksa/:code', { for: 'anyone' }, limit, async (request, response) => {
    response.send(views.page('periksa', 'Periksa surat', await checked(hotline, request)));
  });
  return pages;
}
