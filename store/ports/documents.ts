/** Letters as they were rendered, and files that were handed in. */

/** What is known of a file without reading it. */
export interface FileFacts {
  /** As whoever handed it in called it. */
  name: string;
  /** Media type (IANA), found out from the bytes. */
  type: string;
  /** Bytes. */
  size: number;
}

/** A letter as it was rendered, or a file that was handed in (a scan); never changed afterwards. */
export interface StoredDocument {
  /** Effect id or form that asked for it. */
  id: string;
  instance: string;
  type: string;
  /** Letter number as printed. */
  number: string;
  title: string;
  /** Empty for a file. */
  html: string;
  /** Hexadecimal SHA-256 of the HTML in UTF-8, or of the file's bytes. */
  sha256: string;
  createdAt: number;
  /** Absent for a rendering. */
  file?: FileFacts;
}

/** What a document brings besides itself. */
export interface DocumentMore {
  /** Further instances it is found under. */
  about?: readonly string[];
  /** The bytes of a file; kept apart, so that lists never read them. */
  bytes?: Uint8Array;
}

export interface DocumentStore {
  /** Keeps a document; the same id again is harmless and changes nothing. */
  archive(document: StoredDocument, more?: DocumentMore): Promise<void>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** Bytes of a file; undefined for a rendering, and for what is not there. */
  bytes(id: string): Promise<Uint8Array | undefined>;
  /** Documents of an instance and about it, oldest first. */
  of(instance: string): Promise<StoredDocument[]>;
}
