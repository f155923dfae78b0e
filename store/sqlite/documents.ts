import type { DocumentMore, DocumentStore, StoredDocument } from '../ports/documents.ts';
import type { Database, Row } from './database.ts';

/** Letters as they were rendered, and files that were handed in. */

const ADD = `INSERT INTO document (id, instance, type, number, title, html, sha256, created_at,
  file_name, file_type, file_size) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`;

const OF_INSTANCE = `SELECT * FROM document WHERE instance = ?1
  OR id IN (SELECT document FROM document_about WHERE instance = ?1) ORDER BY created_at, id`;

function documentOf(row: Row): StoredDocument {
  const document = {
    id: String(row.id),
    instance: String(row.instance),
    type: String(row.type),
    number: String(row.number),
    title: String(row.title),
    html: String(row.html),
    sha256: String(row.sha256),
    createdAt: Number(row.created_at),
  };
  if (row.file_name === null) return document;
  const { file_name: name, file_type: type, file_size: size } = row;
  return { ...document, file: { name: String(name), type: String(type), size: Number(size) } };
}

export class SqliteDocuments implements DocumentStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  archive(document: StoredDocument, { about = [], bytes }: DocumentMore = {}): Promise<void> {
    const { id, instance, type, number, title, html, sha256, createdAt, file } = document;
    return this.db.write(() => {
      const facts = [file?.name ?? null, file?.type ?? null, file?.size ?? null];
      const values = [id, instance, type, number, title, html, sha256, createdAt, ...facts];
      if (this.db.run(ADD, ...values) === 0) return;
      for (const other of about)
        this.db.run('INSERT OR IGNORE INTO document_about VALUES (?,?)', other, id);
      if (bytes !== undefined) this.db.run('INSERT INTO document_file VALUES (?,?)', id, bytes);
    });
  }

  get(id: string): Promise<StoredDocument | undefined> {
    return this.db.read(() => {
      const row = this.db.get('SELECT * FROM document WHERE id = ?', id);
      return row === undefined ? undefined : documentOf(row);
    });
  }

  bytes(id: string): Promise<Uint8Array | undefined> {
    return this.db.read(() => {
      const sql = 'SELECT bytes FROM document_file WHERE document = ?';
      const bytes: unknown = this.db.get(sql, id)?.bytes;
      return bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined;
    });
  }

  of(instance: string): Promise<StoredDocument[]> {
    return this.db.read(() => this.db.all(OF_INSTANCE, instance).map(documentOf));
  }
}
