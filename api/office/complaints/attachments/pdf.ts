import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { BrokenFile, strippedJpeg } from './jpeg.ts';

/** A PDF without what is written about it (ISO 32000-1 §14.3), and with its photographs as those alone would be kept. */

const METADATA = PDFName.of('Metadata');
const FILTER = PDFName.of('Filter');

function isJpeg({ dict }: PDFRawStream): boolean {
  return dict.lookup(FILTER)?.toString() === '/DCTDecode';
}

/** A photograph that cannot be read is one that no reader shows. */
function strippedPhoto(contents: Uint8Array): Uint8Array {
  try {
    return strippedJpeg(Buffer.from(contents));
  } catch (error) {
    if (error instanceof BrokenFile) return new Uint8Array();
    throw error;
  }
}

function strip(document: PDFDocument): void {
  const { context } = document;
  delete context.trailerInfo.Info;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict) object.delete(METADATA);
    if (!(object instanceof PDFRawStream)) continue;
    object.dict.delete(METADATA);
    if (isJpeg(object))
      context.assign(reference, PDFRawStream.of(object.dict, strippedPhoto(object.contents)));
  }
}

/** @throws BrokenFile for one that cannot be read, or only with a password */
export async function strippedPdf(file: Buffer): Promise<Buffer> {
  try {
    const document = await PDFDocument.load(file, { updateMetadata: false });
    strip(document);
    return Buffer.from(await document.save({ updateFieldAppearances: false }));
  } catch {
    // whatever the library stumbles over is something in the file
    throw new BrokenFile('it cannot be read, or only with a password');
  }
}
