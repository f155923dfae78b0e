import { PDFDocument } from '@cantoo/pdf-lib';

/**
 * PDF as archives keep it (PDF/A-2b, ISO 19005-2): colours have their profile, fonts are inside, the file says what it is.
 * Chromium embeds its fonts and uses nothing that the rule forbids; profile, metadata and file identifier are added here.
 */

/** Of the tag that names the language of our documents to screen readers (BCP 47). */
const LANGUAGE = 'id-ID';

async function sealed(document: PDFDocument): Promise<Buffer> {
  document.setLanguage(LANGUAGE);
  document.convertToPDFA({ conformance: '2B' });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** @throws whatever reading the PDF throws */
export async function toPdfA(pdf: Uint8Array): Promise<Buffer> {
  return sealed(await PDFDocument.load(pdf));
}

/**
 * Puts PDFs one behind the other, so that a whole round of letters is printed at once; each keeps its pages,
 * sizes and page numbers.
 * @param title of the whole
 */
export async function joinPdfs(pdfs: readonly Uint8Array[], title: string): Promise<Buffer> {
  const joined = await PDFDocument.create();
  joined.setTitle(title);
  for (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf);
    for (const page of await joined.copyPages(source, source.getPageIndices()))
      joined.addPage(page);
  }
  return sealed(joined);
}
