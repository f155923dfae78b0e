import { createHash } from 'node:crypto';
import type { StoredDocument } from '../../store/ports/documents.ts';
import type { Hotline } from '../hotline/hotline.ts';
import type { PrintPdf } from './print.ts';

/**
 * The one PDF of an archived rendering: printed when its letter is signed, or else when it is first asked for, and kept
 * with a hash of its own. Another browser a year later would make other bytes of the same page.
 */

type Archive = Pick<Hotline, 'store' | 'clock'>;

/** Place in the archive of the PDF of a rendering. */
const pdfIdOf = (rendering: string) => `${rendering}:pdf`;

/**
 * Name of a file that no other document has, though sheets behind a letter have its number:
 * `500.12.2-0145-III.18-2026-penerusan-9f86d081.pdf`.
 */
export function pdfName({ number, type, sha256 }: StoredDocument): string {
  const named = `${number}-${type}-${sha256.slice(0, 8)}`;
  return `${named.replace(/[^\w.-]+/g, '-')}.pdf`;
}

/** What is kept of the PDF of a rendering; undefined while it was not printed. */
export function pdfOf({ store }: Pick<Archive, 'store'>, rendering: string) {
  return store.documents.get(pdfIdOf(rendering));
}

/**
 * A rendering as PDF for somebody: as it is kept, but for who may not see numbers that a letter of before has in it.
 * @param shown the page as he may read it
 * @throws PrintError
 */
export function pdfAs(
  archive: Archive,
  document: StoredDocument,
  shown: string,
  printPdf: PrintPdf,
): Promise<Buffer> {
  return shown === document.html ? keptPdf(archive, document, printPdf) : printPdf(shown);
}

/**
 * The PDF of a rendering, printed and kept where it is not there yet.
 * @throws PrintError
 */
export async function keptPdf(
  { store, clock }: Archive,
  document: StoredDocument,
  printPdf: PrintPdf,
): Promise<Buffer> {
  const id = pdfIdOf(document.id);
  const kept = await store.documents.bytes(id);
  if (kept !== undefined) return Buffer.from(kept);
  const { number, title, html } = document;
  const bytes = await printPdf(html);
  const file = { name: pdfName(document), type: 'application/pdf', size: bytes.length };
  await store.documents.archive(
    {
      ...{ id, instance: document.id, type: 'pdf', number, title, html: '', file },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      createdAt: clock.now(),
    },
    { bytes },
  );
  // whoever was first is what everybody gets
  return Buffer.from((await store.documents.bytes(id)) ?? bytes);
}
