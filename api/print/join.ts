import { PDFDocument } from '@cantoo/pdf-lib';

/**
 * Puts PDFs one behind the other, so that a whole round of letters is printed at once; each keeps its pages,
 * sizes and page numbers.
 */
export async function joinPdfs(pdfs: readonly Buffer[]): Promise<Buffer> {
  const joined = await PDFDocument.create();
  for (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf);
    for (const page of await joined.copyPages(source, source.getPageIndices()))
      joined.addPage(page);
  }
  return Buffer.from(await joined.save());
}
