import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import { BrokenFile } from '../../../../api/office/complaints/attachments/jpeg.ts';
import { strippedPdf } from '../../../../api/office/complaints/attachments/pdf.ts';
import { pdfInThread } from '../../../../api/office/complaints/attachments/pdf-in-thread.ts';

/** A PDF keeps what its pages show, and neither a place nor anything that a reader would do. */

const PLACE = 'GPS -5.0286 104.0720';
const latin = (text: string) => Buffer.from(text, 'latin1');

/** A JPEG with a place in its Exif. */
const PHOTO = Buffer.concat([
  latin(`\xff\xd8\xff\xe1\0\x1eExif\0\0MM${PLACE}`),
  latin('\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\x34\xff\xd9'),
]);
/** A JPEG 2000 with a place in a box of its own. */
const PHOTO_2000 = Buffer.concat([
  latin('\0\0\0\x0cjP  \r\n\x87\n'),
  latin(`\0\0\0\x1cuuid${PLACE}`),
  latin('\0\0\0\x0cjp2cCODE'),
]);

/** Objects from number 1 on as a PDF; the first is its catalog. */
function pdf(objects: (string | Buffer)[], trailer = ''): Buffer {
  const head = latin('%PDF-1.7\n');
  const parts = objects.map((object, n) =>
    Buffer.concat([
      latin(`${n + 1} 0 obj\n`),
      Buffer.isBuffer(object) ? object : latin(object),
      latin('\nendobj\n'),
    ]),
  );
  const end = latin(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\n%%EOF`);
  return Buffer.concat([head, ...parts, end]);
}

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const page = (more = '') => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]${more}>>`;
const stream = (dict: string, bytes: Buffer) =>
  Buffer.concat([
    latin(`<<${dict}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    latin('\nendstream'),
  ]);
const withImage = (filter: string, bytes: Buffer, more = '') =>
  pdf([
    CATALOG,
    PAGES,
    page(`/Resources<</XObject<</A 4 0 R>>>>${more}`),
    stream(`/Type/XObject/Subtype/Image/Width 1/Height 1/Filter ${filter}`, bytes),
  ]);
const hex = (bytes: Buffer) => latin(`${bytes.toString('hex')}>`);

/** Everything in it, unfolded. */
async function contentOf(file: Buffer): Promise<{ words: string; photos: Uint8Array[] }> {
  const { context } = await PDFDocument.load(file, { updateMetadata: false });
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.filter((object) => object instanceof PDFRawStream);
  const images = streams.filter(({ dict }) => String(dict).includes('/Image'));
  const photos = images.map(({ contents }) => contents);
  const words = objects.map((object) => (object instanceof PDFDict ? String(object) : ''));
  const texts = streams.map(({ contents }) => Buffer.from(contents).toString('latin1'));
  return { words: [...words, ...texts].join('\n'), photos };
}

const FILES: [string, Buffer][] = [
  ['a photograph', withImage('/DCTDecode', PHOTO)],
  ['a photograph with a list of filters', withImage('[/DCTDecode]', PHOTO)],
  ['a photograph under a short name', withImage('/DCT', PHOTO)],
  ['a photograph within two filters', withImage('[/FlateDecode/DCTDecode]', deflateSync(PHOTO))],
  ['a photograph written in letters', withImage('[/ASCIIHexDecode/DCTDecode]', hex(PHOTO))],
  ['a JPEG 2000', withImage('/JPXDecode', PHOTO_2000)],
  ['a map', withImage('/DCTDecode', PHOTO, `/VP[<</Measure<</Subtype/GEO/X(${PLACE})>>>>]`)],
  [
    'what programs keep',
    withImage('/DCTDecode', PHOTO, `/PieceInfo<</App<</Private(${PLACE})>>>>`),
  ],
  ['who wrote it', pdf([CATALOG, PAGES, page(), `<</Author(${PLACE})>>`], '/Info 4 0 R')],
  [
    'what is said deep inside',
    pdf([CATALOG, PAGES, page('/Resources<</Properties<</L<</Metadata 4 0 R>>>>>>'), `(${PLACE})`]),
  ],
  [
    'files and programs inside',
    pdf([
      '<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>',
      ...[PAGES, page('/AA<</O 5 0 R>>/Annots[<</Subtype/Link/Rect[0 0 1 1]/A 5 0 R>>]')],
      `<</Type/Filespec/F(a)/Desc(${PLACE})>>`,
      '<</S/JavaScript/JS(app.alert(1))>>',
    ]),
  ],
];

describe('a stripped PDF', () => {
  it.each(FILES)('has nothing of %s but its page', async (_, file) => {
    const before = await contentOf(file);
    const { words, photos } = await contentOf(await strippedPdf(file));
    expect(words).not.toContain(PLACE);
    expect(words).not.toMatch(/JavaScript|OpenAction|EmbeddedFiles|Filespec/);
    expect(words).toContain('/MediaBox [ 0 0 9 9 ]');
    // a picture stays, whatever it is called
    expect(photos.length).toBe(before.photos.length);
    for (const photo of photos) expect(photo.length).toBeGreaterThan(0);
  });

  it('keeps what a filled field looks like', async () => {
    const field = '<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/V(secret)/AP<</N 4 0 R>>>>';
    const look = stream('/Type/XObject/Subtype/Form/BBox[0 0 9 9]', latin('(Siti) Tj'));
    const file = pdf([CATALOG, PAGES, page(`/Annots[${field}]`), look]);
    const { words } = await contentOf(await strippedPdf(file));
    expect(words).toContain('(Siti) Tj');
    expect(words).not.toContain('secret');
  });
});

describe('a PDF that would hold up the hotline', () => {
  it('is stopped in its thread, and refused', async () => {
    const unfolds = stream(
      '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
      deflateSync(Buffer.alloc(100_000_000, 0x20)),
    );
    const file = pdf([CATALOG, PAGES, page(), unfolds]);
    await expect(pdfInThread(file, 1500)).rejects.toThrow(BrokenFile);
  });

  it('is read there like any other', async () => {
    const [[, photo] = ['', Buffer.alloc(0)]] = FILES;
    expect(await pdfInThread(photo)).toEqual(await strippedPdf(photo));
    await expect(pdfInThread(latin('%PDF-1.7 x'))).rejects.toThrow('cannot be read');
  });
});
