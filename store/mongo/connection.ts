import { type Db, MongoClient, type MongoClientOptions, ReadConcern } from 'mongodb';
import type { OpenOptions } from '../ports/store.ts';
import { StoreUnavailableError } from '../ports/trouble.ts';
import { type Collections, collectionsOf, createIndexes } from './collections.ts';
import { isUnavailable } from './errors.ts';
import { MONGO_SCHEMA, noteIdentity, noteVersion, refuseNewer } from './schema.ts';

/** The connection to one MongoDB database, and what its errors mean to the rest of the store. */

const DATABASE = 'hotline';

/** How long a server that is not there is looked for and waited for; the address may say otherwise. */
const PATIENCE = {
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
} satisfies MongoClientOptions;

/** Database name in an address; the driver alone would take `test`. */
function databaseOf(url: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]+)/.exec(url)?.[1];
  return name === undefined ? DATABASE : decodeURIComponent(name);
}

function patienceFor(url: string): MongoClientOptions {
  const given = url.toLowerCase();
  return Object.fromEntries(
    Object.entries(PATIENCE).filter(([option]) => !given.includes(`${option.toLowerCase()}=`)),
  );
}

export class Connection {
  /** Where it is, without credentials. */
  readonly location: string;
  private readonly url: string;
  private readonly schema: number;
  private readonly database: string;
  private client: MongoClient | null;
  private collections: Collections | null = null;

  /**
   * @param url `mongodb://…` or `mongodb+srv://…`
   * @param schema newest version that the program knows; tests play other programs
   * @throws Error of the driver when the address cannot be understood
   */
  constructor(url: string, schema: number = MONGO_SCHEMA) {
    this.url = url;
    this.schema = schema;
    this.database = databaseOf(url);
    const [, scheme, host] = /^(mongodb(?:\+srv)?:\/\/)(?:[^@/?]*@)?([^/?]*)/.exec(url) ?? [];
    this.location = `${scheme}${host}/${this.database}`;
    this.client = this.newClient();
  }

  private newClient(): MongoClient {
    return new MongoClient(this.url, {
      ...patienceFor(this.url),
      appName: 'hotline',
      ignoreUndefined: true,
    });
  }

  /** Set here and not left to the address: a decision may only rest on what cannot be undone. */
  private db(client: MongoClient): Db {
    return client.db(this.database, {
      writeConcern: { w: 'majority', journal: true },
      readConcern: new ReadConcern('majority'),
      readPreference: 'primary',
    });
  }

  /** @throws StoreUnavailableError, StoreVersionError */
  async open({ readOnly }: OpenOptions = {}): Promise<void> {
    if (this.collections !== null) return;
    const client = this.client ?? this.newClient();
    this.client = client;
    const collections = collectionsOf(this.db(client));
    try {
      await client.connect();
      await refuseNewer(collections, this.location, this.schema);
      if (readOnly !== true) {
        await createIndexes(this.db(client));
        await noteVersion(collections, this.schema);
        await noteIdentity(collections);
      }
    } catch (error) {
      throw this.translated(error);
    }
    this.collections = collections;
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = null;
    this.collections = null;
    await client?.close().catch(() => {
      // what could not be said to the server is lost with the connection anyway
    });
  }

  /** Rejects when the server does not answer. */
  async ping(): Promise<void> {
    const { client } = this;
    await this.run(() => client?.db(this.database).command({ ping: 1 }));
  }

  /**
   * Does something with the database.
   * @throws StoreUnavailableError when the server cannot be reached or the store is not open
   */
  async run<T>(work: (collections: Collections) => Promise<T> | T): Promise<T> {
    if (this.collections === null) throw this.unavailable('the store is not open');
    try {
      return await work(this.collections);
    } catch (error) {
      throw this.translated(error);
    }
  }

  private translated(error: unknown): unknown {
    if (!isUnavailable(error) || error instanceof StoreUnavailableError) return error;
    return this.unavailable(error instanceof Error ? error.message : String(error), error);
  }

  private unavailable(reason: string, cause?: unknown): StoreUnavailableError {
    return new StoreUnavailableError(
      `MongoDB ${this.location}: ${reason}. Is the server running, and can it be reached from here?`,
      { cause },
    );
  }
}
