import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFStream,
} from '@cantoo/pdf-lib';
import { BrokenFile } from './jpeg.ts';
import { stripPhotos } from './pdf-photos.ts';

/**
 * A PDF as its pages show it, and nothing else of it (ISO 32000-1): not what is written about it, no place on a map, no files
 * inside, nothing that a reader would do. Only pages are copied, so nothing stays that no page leads to.
 */

const names = (text: string) => new Set(text.split(' '));

/** What a page is drawn from. */
const OF_PAGES = names(
  'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Group UserUnit Annots',
);
/** What a note, stamp or field on a page looks like. */
const OF_NOTES = names('Type Subtype Rect AP AS F Border BS C Contents');
/** Whatever it is said about: pages, pictures, layers. */
const SAID = ['Metadata', 'PieceInfo', 'LastModified', 'Measure', 'PtData'].map((name) =>
  PDFName.of(name),
);

function keep(dict: PDFDict, known: ReadonlySet<string>): void {
  for (const name of dict.keys()) if (!known.has(name.decodeText())) dict.delete(name);
}

function keepOfPage({ node }: PDFPage): void {
  keep(node, OF_PAGES);
  const notes = node.Annots();
  for (let n = 0; n < (notes?.size() ?? 0); n += 1) {
    const note = notes?.lookup(n);
    if (note instanceof PDFDict) keep(note, OF_NOTES);
  }
}

/** What is said about something, however deep it stands. */
function forget(object: PDFObject): void {
  if (object instanceof PDFArray) object.asArray().forEach(forget);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const name of SAID) dict.delete(name);
  dict.values().forEach(forget);
}

async function pagesOf(file: Buffer): Promise<Uint8Array> {
  const given = await PDFDocument.load(file, { updateMetadata: false });
  const { context } = given;
  for (const page of given.getPages()) keepOfPage(page);
  for (const [, object] of context.enumerateIndirectObjects()) forget(object);
  stripPhotos(context);
  const kept = await PDFDocument.create({ updateMetadata: false });
  for (const page of await kept.copyPages(given, given.getPageIndices())) kept.addPage(page);
  if (kept.getPageCount() === 0) throw new BrokenFile('it has no pages');
  return kept.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** @throws BrokenFile for one that cannot be read, or only with a password */
export async function strippedPdf(file: Buffer): Promise<Buffer> {
  try {
    return Buffer.from(await pagesOf(file));
  } catch {
    // whatever the library stumbles over is something in the file
    throw new BrokenFile('it cannot be read, or only with a password');
  }
}
