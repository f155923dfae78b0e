import { Binary } from 'mongodb';
import type { DocumentMore, DocumentStore, StoredDocument } from '../ports/documents.ts';
import type { DocumentDoc, FilePieceDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { insertMissing } from './insert.ts';

/** Letters as they were rendered, and files that were handed in. */

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

export class MongoDocuments implements DocumentStore {
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
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

  get(id: string): Promise<StoredDocument | undefined> {
    return this.db.run(async ({ documents }) => {
      const doc = await documents.findOne({ _id: id });
      return doc === null ? undefined : documentOf(doc);
    });
  }

  bytes(id: string): Promise<Uint8Array | undefined> {
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

  of(instance: string): Promise<StoredDocument[]> {
    return this.db.run(async ({ documents }) => {
      const docs = await documents
        .find({ $or: [{ instance }, { about: instance }] })
        .sort({ createdAt: 1, _id: 1 })
        .toArray();
      return docs.map(documentOf);
    });
  }
}
