import Libsql from 'libsql';
import type { Change } from '../../store/ports/instances.ts';
import { fieldValues, NAMES } from '../../store/sqlite/instance-row.ts';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { tagsOf } from '../../store/sqlite/tags.ts';

/**
 * The same rows as the embedded store writes for a commit, into the same tables and with the same
 * durability, by nothing but prepared statements: what commits are measured against.
 */

type Value = string | number | null;

const marks = (count: number) => Array.from({ length: count }, () => '?').join(',');

const SQL = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  insert: `INSERT INTO instance (id, machine, created_at, revision, version, status, snapshot, tags, updated_at,
    ${NAMES.join(', ')}) VALUES (${marks(9 + NAMES.length)})`,
  update: `UPDATE instance SET revision = ?, version = ?, status = ?, snapshot = ?, tags = ?, updated_at = ?,
    ${NAMES.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  untag: 'DELETE FROM tag WHERE instance = ?',
  tag: 'INSERT INTO tag VALUES (?,?,?,?,?)',
  disarm: 'DELETE FROM timer WHERE instance = ? AND id = ?',
  arm: 'INSERT OR REPLACE INTO timer VALUES (?,?,?,?,?)',
  effect: `INSERT INTO outbox (id, instance, revision, type, receiver, priority, lane, due_at, params, text, state,
    attempts, parts, handed_over, copies, created_at, updated_at, token, lease_until)
    VALUES (?,?,?,?,?,?,?,?,?,?,'queued',0,'[]',-1,0,?,?,0,0)`,
  history: `INSERT INTO history VALUES (${marks(10)})`,
};

export class RawSqlite {
  #db: Libsql.Database;
  #statements: Record<keyof typeof SQL, Libsql.Statement>;

  constructor(file: string) {
    const db = new Libsql(file);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    for (const step of SCHEMA_STEPS) db.exec(step);
    this.#db = db;
    const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]);
    this.#statements = Object.fromEntries(prepared);
  }

  close(): void {
    this.#db.close();
  }

  /** Writes changes in one transaction. */
  write(changes: Change[]): void {
    this.#run('begin');
    for (const change of changes) this.#rows(change);
    this.#run('commit');
  }

  #run(name: keyof typeof SQL, ...values: Value[]): void {
    this.#statements[name].run(...values);
  }

  #rows(change: Change): void {
    const { id, machine, version, status, snapshot, search, at, expectedRevision } = change;
    const revision = expectedRevision + 1;
    const tags = JSON.stringify(search.tags);
    const fields = fieldValues(search);
    if (expectedRevision === 0)
      this.#run('insert', id, machine, at, 1, version, status, snapshot, tags, at, ...fields);
    else this.#run('update', revision, version, status, snapshot, tags, at, ...fields, id);
    this.#run('untag', id);
    for (const tag of tagsOf(search)) this.#run('tag', machine, tag, at, id, search.due);
    for (const timer of change.cancel) this.#run('disarm', id, timer);
    for (const timer of change.arm) this.#run('arm', id, timer.id, machine, timer.dueAt, revision);
    for (const effect of change.effects) {
      const { type, to, priority, lane, dueAt, params, text } = effect;
      this.#run(
        'effect',
        effect.id,
        id,
        revision,
        type,
        to,
        priority,
        lane,
        dueAt,
        params,
        text,
        at,
        at,
      );
    }
    const { type, by, event, from, to } = change.event;
    const effects = JSON.stringify(change.effects.map((effect) => effect.id));
    this.#run('history', id, revision, at, type, by, event, from, to, change.key, effects);
  }
}
