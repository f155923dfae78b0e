import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import {
  AttachmentError,
  attach,
} from '../../../../api/office/complaints/attachments/attachments.ts';
import { strippedJpeg } from '../../../../api/office/complaints/attachments/jpeg.ts';
import type { DocumentStore, StoredDocument } from '../../../../store/ports/documents.ts';

/** Photographs of reporters lose what a camera writes into them, and nothing of the picture. */

const PLACE = 'GPS -5.0286 104.0720';

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const latin = (text: string) => Buffer.from(text, 'latin1');

/** Exif with an orientation, and a place behind it. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from([
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0],
    ...[0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  ]);
  return segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff, latin(PLACE)]));
}

const TABLE = segment(0xdb, Buffer.alloc(65, 1));
const FRAME = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
/** Coded data with a stuffed byte and a restart in it. */
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const PICTURE = [TABLE, FRAME, SCAN];
const JFIF = segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));

function jpeg(...segments: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xd9])]);
}

const withPlace = (orientation = 1) =>
  Buffer.concat([
    jpeg(
      ...[JFIF, exif(orientation), segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/ ${PLACE}`))],
      ...[segment(0xed, latin(PLACE)), segment(0xfe, latin(PLACE)), ...PICTURE],
    ),
    // telephones put a second picture behind the first
    latin(PLACE),
  ]);

/** Segments that no picture needs, each with a place in it. */
const STRANGE: [string, Buffer][] = [
  ['a small picture beside it', segment(0xe0, latin(`JFXX\0\x10${PLACE}`))],
  ['an unknown first one', segment(0xe0, latin(PLACE))],
  ['an unknown one of Adobe’s number', segment(0xee, latin(PLACE))],
  ['an unknown one of the profile’s number', segment(0xe2, latin(`MPF\0${PLACE}`))],
  ['a reserved one', segment(0x02, latin(PLACE))],
  ['an extension', segment(0xf0, latin(PLACE))],
];

describe('a JPEG', () => {
  it.each(STRANGE)('keeps nothing of %s', (_, strange) => {
    expect(strippedJpeg(jpeg(JFIF, strange, ...PICTURE)).equals(jpeg(JFIF, ...PICTURE))).toBe(true);
  });

  it('keeps of JFIF what it says, and not the small picture in it', () => {
    const withSmall = segment(0xe0, latin(`JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02${PLACE}`));
    expect(strippedJpeg(jpeg(withSmall, ...PICTURE)).equals(jpeg(JFIF, ...PICTURE))).toBe(true);
  });

  it('keeps the picture byte for byte and nothing of its place', () => {
    expect(strippedJpeg(withPlace()).equals(jpeg(JFIF, ...PICTURE))).toBe(true);
  });

  it('keeps how it is to be turned', () => {
    const stripped = strippedJpeg(withPlace(6));
    expect(stripped.includes(PLACE)).toBe(false);
    expect(stripped.includes('Exif')).toBe(true);
    // what was kept is read the same way again
    expect(strippedJpeg(stripped).equals(stripped)).toBe(true);
    expect(stripped.subarray(-SCAN.length - 2, -2).equals(SCAN)).toBe(true);
  });

  it.each([
    ['cut in its data', jpeg(JFIF, ...PICTURE).subarray(0, -3)],
    ['cut in a segment', jpeg(JFIF).subarray(0, 12)],
    ['without a picture', jpeg(JFIF)],
    ['of other bytes', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(50, 7)])],
  ])('%s is refused', (_, file) => {
    expect(() => strippedJpeg(file)).toThrow(/it|no marker/);
  });
});

/** Documents in memory. */
function desk() {
  const kept = new Map<string, StoredDocument>();
  const bytes = new Map<string, Uint8Array>();
  const documents: Pick<DocumentStore, 'archive' | 'of'> = {
    async archive(document, more = {}) {
      kept.set(document.id, document);
      if (more.bytes !== undefined) bytes.set(document.id, more.bytes);
    },
    of: async () => [...kept.values()],
  };
  return { store: { documents: documents as DocumentStore }, kept, bytes };
}

const SENT = { name: '../foto rumah.exe', at: 1000 };

describe('an attachment', () => {
  it('is what its first bytes say, under a safe name, once', async () => {
    const { store, kept } = desk();
    const file = withPlace();
    const first = await attach(store, '2026-A001', { ...SENT, file });
    expect(first).toMatchObject({
      ...{ instance: '2026-A001', type: 'lampiran', createdAt: 1000 },
      file: { name: 'foto rumah.jpg', type: 'image/jpeg' },
    });
    expect(await attach(store, '2026-A001', { ...SENT, file })).toEqual(first);
    expect(kept.size).toBe(1);
  });

  it('of a PDF has neither its words about itself nor the place of its photographs', async () => {
    const document = await PDFDocument.create();
    document.setTitle(PLACE);
    document.setAuthor(PLACE);
    const image = await document.embedJpg(withPlace());
    document.addPage([100, 100]).drawImage(image, { x: 0, y: 0 });
    const file = Buffer.from(await document.save({ useObjectStreams: false }));
    expect(file.includes(PLACE)).toBe(true);
    const { store, bytes } = desk();
    const { id } = await attach(store, '2026-A001', { ...SENT, file });
    const stripped = Buffer.from(bytes.get(id) ?? []);
    expect(stripped.includes(PLACE)).toBe(false);
    const again = await PDFDocument.load(stripped, { updateMetadata: false });
    expect([again.getPageCount(), again.getTitle(), again.getAuthor()]).toEqual([
      1,
      undefined,
      undefined,
    ]);
    expect(stripped.includes(SCAN)).toBe(true);
  });

  it.each([
    ['a web page', latin('<html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a PDF that is none', latin('%PDF-1.7 x')],
    ['a PNG without an end', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])],
  ])('is never %s', async (_, file) => {
    const { store, kept } = desk();
    await expect(attach(store, 'c', { ...SENT, file })).rejects.toThrow(AttachmentError);
    expect(kept.size).toBe(0);
  });

  it('is one of ten at most', async () => {
    const { store } = desk();
    const nth = (n: number) => jpeg(segment(0xdb, Buffer.alloc(65, n)), FRAME, SCAN);
    for (let n = 1; n <= 10; n += 1) await attach(store, 'c', { ...SENT, file: nth(n) });
    await expect(attach(store, 'c', { ...SENT, file: nth(11) })).rejects.toThrow('10 attachments');
  });
});
