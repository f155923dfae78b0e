import { Binary } from 'mongodb';
import type { DocumentMore, StoredDocument } from '../port.ts';
import type { Collections, DocumentDoc, FilePieceDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';
import { insertMissing } from './insert.ts';
import { AGAIN, retry } from './retry.ts';
import { Turns } from './turns.ts';

/** Gap-free numbers, and letters as they were rendered. */

/** What MongoDB takes as one document, less what surrounds the letter's text. */
const LARGEST_DOCUMENT = 16 * 1024 * 1024 - 64 * 1024;

/** Files are kept in pieces, so that none comes near what a document may hold. */
const PIECE = 4 * 1024 * 1024;

function piecesOf(document: string, bytes: Uint8Array): FilePieceDoc[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) => ({
    _id: `${document}:${n}`,
    document,
    n,
    bytes: new Binary(bytes.subarray(n * PIECE, (n + 1) * PIECE)),
  }));
}

function documentOf({ _id, about: _about, ...document }: DocumentDoc): StoredDocument {
  return { id: _id, ...document };
}

export class MongoRegisters {
  private readonly db: Connection;
  private readonly turns = new Turns();

  constructor(db: Connection) {
    this.db = db;
  }

  /**
   * The last number plus one is taken by inserting it: that it is unique makes it a compare-and-set, and
   * that it follows on what the majority has makes the series gap-free.
   */
  allocate(series: string, key: string, earlier: string[] = []): Promise<number> {
    return this.turns.take(series, () =>
      this.db.run((collections) => retry(() => this.tryNext(collections, series, key, earlier))),
    );
  }

  private async tryNext(
    { numbers }: Collections,
    series: string,
    key: string,
    earlier: string[],
  ): Promise<number | typeof AGAIN> {
    const known = await numbers.findOne({ series: { $in: [series, ...earlier] }, key });
    if (known !== null) return known.n;
    const lastOf = async (name: string) =>
      (await numbers.findOne({ series: name }, { sort: { n: -1 } }))?.n ?? 0;
    let last = await lastOf(series);
    // once it has begun it is above the earlier ones
    if (last === 0) last = Math.max(0, ...(await Promise.all(earlier.map(lastOf))));
    const n = last + 1;
    try {
      await numbers.insertOne({ _id: `${series}:${n}`, series, n, key });
      return n;
    } catch (error) {
      if (isDuplicate(error)) return AGAIN;
      throw error;
    }
  }

  /** @throws RangeError for a document that MongoDB cannot hold */
  archive(
    { id, ...document }: StoredDocument,
    { about, bytes: content }: DocumentMore = {},
  ): Promise<void> {
    return this.db.run(async ({ documents, files }) => {
      const bytes = Buffer.byteLength(document.html);
      if (bytes > LARGEST_DOCUMENT)
        throw new RangeError(
          `document ${id}: ${bytes} bytes, MongoDB holds ${LARGEST_DOCUMENT}; shorten the template or the text`,
        );
      // the file first: a document that is there is whole
      for (const piece of content === undefined ? [] : piecesOf(id, content))
        await insertMissing(files, [piece]);
      const found = about === undefined || about.length === 0 ? {} : { about: [...about] };
      await insertMissing(documents, [{ _id: id, ...document, ...found }]);
    });
  }

  document(id: string): Promise<StoredDocument | undefined> {
    return this.db.run(async ({ documents }) => {
      const doc = await documents.findOne({ _id: id });
      return doc === null ? undefined : documentOf(doc);
    });
  }

  fileBytes(id: string): Promise<Uint8Array | undefined> {
    return this.db.run(async ({ documents, files }) => {
      const document = await documents.findOne({ _id: id }, { projection: { file: 1 } });
      if (document?.file === undefined) return undefined;
      const pieces = await files.find({ document: id }).sort({ n: 1 }).toArray();
      // a shorter file may have been kept first under this id: what was handed in then counts
      return Buffer.concat(
        pieces.map(({ bytes }) => bytes.value()),
        document.file.size,
      );
    });
  }

  documentsOf(instance: string): Promise<StoredDocument[]> {
    return this.db.run(async ({ documents }) => {
      const docs = await documents
        .find({ $or: [{ instance }, { about: instance }] })
        .sort({ createdAt: 1, _id: 1 })
        .toArray();
      return docs.map(documentOf);
    });
  }
}
