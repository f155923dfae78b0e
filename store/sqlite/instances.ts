import { decodeCursor, encodeCursor } from '../base/cursor.ts';
import type {
  Change,
  CommitOutcome,
  HistoryEntry,
  InstanceStore,
  InstanceSummary,
  StoredInstance,
  Tally,
  TallyField,
} from '../ports/instances.ts';
import type { NewEffect } from '../ports/outbox.ts';
import type { Page, PageRequest, Query } from '../ports/search.ts';
import type { Database, Row } from './database.ts';
import { historyOf } from './history-row.ts';
import { fieldValues, NAMES, SUMMARY, summaryOf } from './instance-row.ts';
import { writeJournal } from './journal.ts';
import {
  boundedCondition,
  countCondition,
  pageCondition,
  STATE_COUNTS,
  tallyCondition,
} from './queries.ts';
import { writeTags } from './tags.ts';
import { searchWords, writeWords } from './texts.ts';

/** Machine instances with their history, timers and tags; the one write that moves them. */

const INSERT = `INSERT INTO instance (id, machine, created_at, revision, version, status, snapshot, tags,
  updated_at, ${NAMES.join(', ')}) VALUES (?,?,?,1,?,?,?,?,?,${NAMES.map(() => '?').join(',')})`;
const BEFORE = `SELECT ${NAMES.join(', ')} FROM instance WHERE id = ? AND revision = ?`;

/** Names only what is otherwise: of each column that it names SQLite writes the indexes anew. */
const updateOf = (changed: readonly string[]) => `UPDATE instance SET
  ${['revision = revision + 1', ...[...ALWAYS, ...changed].map((name) => `${name} = ?`)].join(', ')}
  WHERE id = ? AND revision = ?`;
const ALWAYS = ['version', 'status', 'snapshot', 'tags', 'updated_at'];

/** When the oldest instance came that is in the state of a row of counts: first in its tag's order. */
const OLDEST_IN_STATE = `(SELECT created_at FROM tag WHERE tag.machine = ${STATE_COUNTS}.machine
  AND tag.tag = '=' || state ORDER BY tag.created_at LIMIT 1)`;

/** @param rows one more than the page holds, where there are more */
function pageOf(rows: Row[], limit: number, column: string): Page<InstanceSummary> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? encodeCursor({ value: Number(last[column]), id: String(last.id) })
      : null;
  return { items: items.map(summaryOf), next };
}

export class SqliteInstances implements InstanceStore {
  private readonly db: Database;
  private readonly addEffect: (
    instance: string,
    revision: number,
    effect: NewEffect,
    at: number,
  ) => void;

  constructor(db: Database, addEffect: SqliteInstances['addEffect']) {
    this.db = db;
    this.addEffect = addEffect;
  }

  load(id: string): Promise<StoredInstance | undefined> {
    return this.db.read(() => {
      const row = this.db.get('SELECT * FROM instance WHERE id = ?', id);
      return row === undefined ? undefined : { ...summaryOf(row), snapshot: String(row.snapshot) };
    });
  }

  commit(change: Change): Promise<CommitOutcome> {
    return this.db.write(() => this.apply(change));
  }

  private apply(change: Change): CommitOutcome {
    const { id, key, timer, expectedRevision } = change;
    if (
      this.db.get('SELECT 1 AS found FROM history WHERE instance = ? AND key = ?', id, key) !==
      undefined
    )
      return 'duplicate';
    if (timer !== undefined && !this.isArmed(id, timer.id, timer.armedRevision)) return 'duplicate';
    if (!this.writeInstance(change)) return 'conflict';
    if (timer !== undefined)
      this.db.run('DELETE FROM timer WHERE instance = ? AND id = ?', id, timer.id);
    const revision = expectedRevision + 1;
    writeTags(this.db, change);
    writeWords(this.db, change);
    writeJournal(this.db, change);
    this.writeTimers(change, revision);
    for (const effect of change.effects) this.addEffect(id, revision, effect, change.at);
    const { type, by, event, from, to } = change.event;
    this.db.run(
      'INSERT INTO history VALUES (?,?,?,?,?,?,?,?,?,?)',
      id,
      revision,
      change.at,
      type,
      by,
      event,
      from,
      to,
      key,
      JSON.stringify(change.effects.map((effect) => effect.id)),
    );
    return 'committed';
  }

  private isArmed(instance: string, timer: string, armedRevision: number): boolean {
    const sql = 'SELECT 1 AS found FROM timer WHERE instance = ? AND id = ? AND armed_revision = ?';
    return this.db.get(sql, instance, timer, armedRevision) !== undefined;
  }

  private writeInstance(change: Change): boolean {
    if (change.expectedRevision > 0) return this.moveInstance(change);
    const { id, machine, version, status, snapshot, search, at } = change;
    const exists = this.db.get('SELECT 1 AS found FROM instance WHERE id = ?', id) !== undefined;
    const tags = JSON.stringify(search.tags);
    const fields = fieldValues(search);
    if (!exists)
      this.db.run(INSERT, id, machine, at, version, status, snapshot, tags, at, ...fields);
    return !exists;
  }

  private moveInstance({ id, version, status, snapshot, search, at, ...change }: Change): boolean {
    const row = this.db.get(BEFORE, id, change.expectedRevision);
    if (row === undefined) return false;
    const fields = fieldValues(search);
    const changed = NAMES.flatMap((name, n) => (row[name] === fields[n] ? [] : [n]));
    const values = changed.map((n) => fields[n] ?? null);
    this.db.run(
      updateOf(changed.map((n) => NAMES[n] ?? '')),
      ...[version, status, snapshot, JSON.stringify(search.tags), at, ...values],
      ...[id, change.expectedRevision],
    );
    return true;
  }

  private writeTimers({ id, machine, arm, cancel }: Change, revision: number): void {
    for (const timer of cancel)
      this.db.run('DELETE FROM timer WHERE instance = ? AND id = ?', id, timer);
    for (const timer of arm)
      this.db.run(
        'INSERT OR REPLACE INTO timer VALUES (?,?,?,?,?)',
        id,
        timer.id,
        machine,
        timer.dueAt,
        revision,
      );
  }

  history(instance: string, after = 0): Promise<HistoryEntry[]> {
    const sql = 'SELECT * FROM history WHERE instance = ? AND revision > ? ORDER BY revision';
    return this.db.read(() => this.db.all(sql, instance, after).map(historyOf));
  }

  async find(query: Query, { order, limit, cursor }: PageRequest): Promise<Page<InstanceSummary>> {
    // a cursor that is none is the caller's fault, not the store's
    const place = cursor === undefined ? undefined : decodeCursor(cursor);
    return this.db.read(() => {
      const { from, where, values, columns, ascending } = pageCondition(query, order);
      const [column, id] = columns;
      const [direction, beyond] = ascending ? ['ASC', '>'] : ['DESC', '<'];
      const extra = order === 'due' ? ` AND ${column} IS NOT NULL` : '';
      const after = place === undefined ? '' : ` AND (${column}, ${id}) ${beyond} (?, ?)`;
      const more = place === undefined ? [] : [place.value, place.id];
      const rows = this.db.all(
        `SELECT ${SUMMARY} FROM ${from} WHERE ${where}${extra}${after}
         ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ?`,
        ...values,
        ...more,
        limit + 1,
      );
      return pageOf(rows, limit, column.replace(/^\w+\./, ''));
    });
  }

  search(typed: string, query: Query, page: Omit<PageRequest, 'order'>) {
    return searchWords(this.db, typed, query, page);
  }

  count(query: Query, most?: number): Promise<number> {
    return this.db.read(() => {
      if (most !== undefined) {
        const { from, where, values } = boundedCondition(query);
        const some = `SELECT 1 FROM ${from} WHERE ${where} LIMIT ?`;
        return Number(this.db.get(`SELECT count(*) AS n FROM (${some})`, ...values, most)?.n ?? 0);
      }
      const { from, where, values, what } = countCondition(query);
      const statement = `SELECT ${what} AS n FROM ${from} WHERE ${where}`;
      return Number(this.db.get(statement, ...values)?.n ?? 0);
    });
  }

  tally(query: Query, field: TallyField): Promise<Tally[]> {
    return this.db.read(() => {
      const { from, where, values } = tallyCondition(query, field);
      const [key, count, oldest] =
        from === STATE_COUNTS
          ? ['state', 'sum(n)', OLDEST_IN_STATE]
          : [`instance.${field}`, 'count(*)', 'min(instance.created_at)'];
      const rows = this.db.all(
        `SELECT ${key} AS key, ${count} AS n, ${oldest} AS oldest FROM ${from}
          WHERE ${where} AND ${key} IS NOT NULL GROUP BY ${key} HAVING n > 0 ORDER BY n DESC, key`,
        ...values,
      );
      return rows.map((row) => ({
        key: String(row.key),
        count: Number(row.n),
        oldest: Number(row.oldest),
      }));
    });
  }
}
