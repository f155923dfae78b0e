import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { Database } from '../../store/sqlite/database.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { newChange, SEARCH } from './change.ts';

/** What is declared in `store/ports/fields.ts` and a file has not yet: a field, a measure, a count by it. */

describe('a file of a program that knew fewer fields and measures', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-declared-'));
    file = join(folder, 'hotline.db');
    const store = new SqliteStore(file);
    await store.open();
    await store.instances.commit(
      newChange('old', 0, { search: { ...SEARCH, village: 'HANAKAU' } }),
    );
    await store.close();
    const db = new Libsql(file);
    db.exec(`DROP INDEX instance_village; ALTER TABLE instance DROP COLUMN village;
      DROP INDEX instance_answered; ALTER TABLE instance DROP COLUMN rating;
      CREATE INDEX instance_answered ON instance (machine, answered_at, agency) WHERE answered_at IS NOT NULL`);
    db.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const schema = () => {
    const db = new Libsql(file);
    const rows = db
      .prepare(`SELECT name, sql FROM sqlite_master WHERE tbl_name = 'instance' ORDER BY name`)
      .all() as { name: string; sql: string | null }[];
    db.close();
    return rows.map(({ name, sql }) => `${name}: ${sql?.replace(/\s+/g, ' ')}`);
  };

  it('gets their columns and indexes at the next opening, and goes on', async () => {
    const store = new SqliteStore(file);
    await store.open();
    const query = { machine: 'complaint', village: 'HANAKAU' };
    expect(await store.instances.count(query)).toBe(0);
    expect((await store.instances.load('old'))?.search).toMatchObject({ village: null });
    const change = newChange('old', 1, { search: { ...SEARCH, village: 'HANAKAU' } });
    expect(await store.instances.commit(change)).toBe('committed');
    expect(await store.instances.count(query)).toBe(1);
    await store.close();
    expect(schema().filter((row) => /^instance_(village|answered)/.test(row))).toEqual([
      'instance_answered: CREATE INDEX instance_answered ON instance (machine, answered_at, agency, answered_by, category, secret, answer_result, answer_days, reply_result, reply_days, rating) WHERE answered_at IS NOT NULL',
      'instance_village: CREATE INDEX instance_village ON instance (village, machine, created_at, id) WHERE village IS NOT NULL',
    ]);
  });

  it('is written to no more once it has them', async () => {
    const open = async () => {
      const store = new SqliteStore(file);
      await store.open();
      await store.close();
    };
    await open();
    const version = () => {
      const db = new Libsql(file);
      const row = db.prepare('PRAGMA schema_version').get() as { schema_version: number };
      db.close();
      return row.schema_version;
    };
    const before = version();
    await open();
    expect(version()).toBe(before);
  });
});

describe('a database in memory', () => {
  /** All that is in a new database, by table; which store it is stands apart. */
  function newAt(location: string) {
    const db = new Database(location);
    db.open();
    const schema = db.all('SELECT type, name, sql FROM sqlite_master ORDER BY type, name');
    const tables = schema.filter(({ type, sql }) => type === 'table' && sql !== null);
    const rows = tables.map(({ name }) => [name, db.all(`SELECT * FROM "${name}"`).length]);
    const [version, id] = [db.get('PRAGMA user_version'), db.get('SELECT * FROM store_fact')];
    db.close();
    return { made: { schema, rows, version }, id };
  }

  it('is what the steps make of a file, the first as those after it, and each a store of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-declared-'));
    const file = newAt(join(folder, 'hotline.db'));
    rmSync(folder, { recursive: true, force: true });
    const all = [file, newAt(':memory:'), newAt(':memory:'), newAt(':memory:')];
    for (const { made } of all) expect(made).toEqual(file.made);
    expect(new Set(all.map(({ id }) => id?.value)).size).toBe(all.length);
  });
});
