import type { Hands } from '../../../machines/engine/process.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { keptPdf } from '../../print/kept-pdf.ts';
import type { PrintPdf } from '../../print/print.ts';
import { PrintError } from '../../print/print-error.ts';

/**
 * Prints a letter that was signed into the archive. Where no browser prints, it is done when somebody asks for it: a
 * letter does not wait for that.
 */
export function createKeepPaper(printPdf: PrintPdf) {
  return async (hands: Pick<Hands, 'store' | 'clock' | 'instances' | 'log'>, id: string) => {
    const letter = await hands.instances.of(LETTER).context(id);
    const rendered = letter?.documents.findLast(({ kind }) => kind === 'rendered');
    if (rendered === undefined) return;
    const document = await hands.store.documents.get(rendered.id);
    if (document === undefined || document.html === '') return;
    try {
      await keptPdf(hands, document, printPdf);
    } catch (error) {
      if (!(error instanceof PrintError)) throw error;
      hands.log('warn', 'a letter could not be printed to PDF', { reason: error.message });
    }
  };
}
