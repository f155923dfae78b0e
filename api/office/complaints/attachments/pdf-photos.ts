import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { strippedJp2 } from './jp2.ts';
import { BrokenFile, strippedJpeg } from './jpeg.ts';

/** Photographs in a PDF, as those alone would be kept (ISO 32000-1 §7.4: a filter, or several one behind the other). */

const FILTER = PDFName.of('Filter');
const VALUES = PDFName.of('DecodeParms');

/** By the filter that the picture itself is in; long and short names. */
const STRIPPED: Record<string, (photo: Buffer) => Buffer> = {
  '/DCTDecode': strippedJpeg,
  '/DCT': strippedJpeg,
  '/JPXDecode': strippedJp2,
};

/** The entries of a list, or what stands there instead of one. */
function listOf(dict: PDFDict, name: PDFName): unknown[] {
  const found = dict.lookup(name);
  if (found instanceof PDFArray)
    return Array.from({ length: found.size() }, (_, n) => found.lookup(n));
  return found === undefined ? [] : [found];
}

/** What is left of a picture when all filters but the last are undone. */
function unwrapped({ dict, contents }: PDFRawStream, filters: unknown[]): Uint8Array {
  if (filters.length < 2) return contents;
  const { context } = dict;
  const before = dict.clone(context);
  before.set(FILTER, context.obj(filters.slice(0, -1).map((filter) => PDFName.of(nameOf(filter)))));
  const values = listOf(dict, VALUES).slice(0, filters.length - 1);
  before.delete(VALUES);
  if (values.some((value) => value instanceof PDFDict))
    before.set(
      VALUES,
      context.obj(values.map((value) => (value instanceof PDFDict ? value : null))),
    );
  return decodePDFRawStream(PDFRawStream.of(before, contents)).decode();
}

const nameOf = (filter: unknown) => String(filter).slice(1);

/** A photograph that cannot be read is one that no reader shows. */
function strippedPhoto(strip: (photo: Buffer) => Buffer, photo: Uint8Array): Uint8Array {
  try {
    return strip(Buffer.from(photo));
  } catch (error) {
    if (error instanceof BrokenFile) return new Uint8Array();
    throw error;
  }
}

/** The same picture in its last filter alone; undefined for what is no photograph. */
export function withoutPlace(stream: PDFRawStream): PDFRawStream | undefined {
  const filters = listOf(stream.dict, FILTER);
  const last = filters.at(-1);
  const strip = STRIPPED[String(last)];
  if (strip === undefined) return undefined;
  const photo = strippedPhoto(strip, unwrapped(stream, filters));
  const dict = stream.dict.clone(stream.dict.context);
  const values = listOf(dict, VALUES)[filters.length - 1];
  dict.set(FILTER, PDFName.of(nameOf(last)));
  dict.delete(VALUES);
  if (values instanceof PDFDict) dict.set(VALUES, values);
  return PDFRawStream.of(dict, photo);
}

/** All photographs of a document. */
export function stripPhotos(context: PDFContext): void {
  const replaced: [PDFRef, PDFRawStream][] = [];
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const stripped = object instanceof PDFRawStream ? withoutPlace(object) : undefined;
    if (stripped !== undefined) replaced.push([reference, stripped]);
  }
  for (const [reference, object] of replaced) context.assign(reference, object);
}
