import { PDFDocument } from '@cantoo/pdf-lib';

/** In the place of the browser that prints: whatever the page says, one small empty sheet. */
export async function printEmptyPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  return Buffer.from(await document.save());
}
