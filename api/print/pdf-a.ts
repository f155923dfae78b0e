import { AFRelationship, PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

/**
 * PDF as archives keep it (PDF/A-2b, ISO 19005-2): colours have their profile, fonts are inside, the file says what it is.
 * Chromium embeds its fonts and uses nothing that the rule forbids; profile, metadata and file identifier are added here.
 * The library is large: who needs this file loads it when the first PDF is made.
 */

/** Of the tag that names the language of our documents to screen readers (BCP 47). */
const LANGUAGE = 'id-ID';

/** @param conformance `3B` where files of any kind lie in it (ISO 19005-3) */
async function sealed(document: PDFDocument, conformance: '2B' | '3B' = '2B'): Promise<Buffer> {
  document.setLanguage(LANGUAGE);
  document.convertToPDFA({ conformance });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** @throws whatever reading the PDF throws */
export async function toPdfA(pdf: Uint8Array): Promise<Buffer> {
  return sealed(await PDFDocument.load(pdf));
}

/** A file that lies in a PDF, byte by byte. */
export interface AttachedFile {
  /** Unlike all others of the same PDF. */
  name: string;
  /** Media type (IANA). */
  type: string;
  bytes: Uint8Array;
  /** What it is, for people. */
  about: string;
  /** Epoch milliseconds. */
  at: number;
}

/** A4, points. */
const SHEET: [number, number] = [595.28, 841.89];
const MARGIN = 36;

/** The picture as large as the sheet lets it be, never larger than it is. */
function place(page: PDFPage, picture: Awaited<ReturnType<PDFDocument['embedPng']>>): void {
  const [width, height] = SHEET;
  const scale = Math.min(
    1,
    (width - 2 * MARGIN) / picture.width,
    (height - 2 * MARGIN) / picture.height,
  );
  const size = { width: picture.width * scale, height: picture.height * scale };
  const x = (width - size.width) / 2;
  page.drawImage(picture, { x, y: height - MARGIN - size.height, ...size });
}

async function attach(joined: PDFDocument, { name, type, bytes, about, at }: AttachedFile) {
  const time = new Date(at);
  await joined.attach(bytes, name, {
    ...{ mimeType: type, description: about, creationDate: time, modificationDate: time },
    afRelationship: AFRelationship.Source,
  });
  if (type === 'image/png') place(joined.addPage(SHEET), await joined.embedPng(bytes));
  else if (type === 'image/jpeg') place(joined.addPage(SHEET), await joined.embedJpg(bytes));
}

/**
 * Puts PDFs one behind the other, so that a whole round of letters is printed at once; each keeps its pages,
 * sizes and page numbers.
 * @param title of the whole
 * @param files that lie in it as they are; pictures also have a page
 */
export async function joinPdfs(
  pdfs: readonly Uint8Array[],
  title: string,
  files: readonly AttachedFile[] = [],
): Promise<Buffer> {
  const joined = await PDFDocument.create();
  joined.setTitle(title);
  for (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf);
    for (const page of await joined.copyPages(source, source.getPageIndices()))
      joined.addPage(page);
  }
  for (const file of files) await attach(joined, file);
  return sealed(joined, files.length === 0 ? '2B' : '3B');
}
