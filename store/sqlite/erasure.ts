import { possibleOwners } from '../base/owners.ts';
import type { Cleaning, Erased, ErasureStore, Loose } from '../ports/erasure.ts';
import { PERSONAL_FIELDS } from '../ports/fields.ts';
import { columnOf } from './column-name.ts';
import type { Database, Given } from './database.ts';
import { SUMMARY, summaryOf } from './instance-row.ts';

/** Takes out what is known of persons; rows that are counted stay. */

const DUE = `SELECT ${SUMMARY} FROM instance WHERE machine = ? AND updated_at < ? AND id > ?
  AND NOT EXISTS (SELECT 1 FROM erased WHERE erased.instance = instance.id) ORDER BY id LIMIT ?`;

/** Work that waits: what is cleaned now would be said all the same. */
const WAITING = `SELECT 1 AS one WHERE EXISTS
  (SELECT 1 FROM outbox WHERE instance = ?1 AND state IN ('queued', 'sending', 'unconfirmed'))
  OR EXISTS (SELECT 1 FROM outbox WHERE receiver = ?1 AND state = 'queued' AND type = 'sms')
  OR EXISTS (SELECT 1 FROM outbox WHERE receiver = ?1 AND state = 'queued' AND type <> 'sms')
  OR EXISTS (SELECT 1 FROM outbox WHERE receiver = ?1 AND state = 'sending')
  OR EXISTS (SELECT 1 FROM inbox WHERE instance = ?1 AND state = 'new')`;

/** Params of an effect that was cleaned. */
const CLEANED = '{"erased":true}';
const OVER = `state NOT IN ('new', 'queued', 'sending', 'unconfirmed')`;

const CLEAN_EFFECT = `params = '${CLEANED}', text = CASE WHEN text IS NULL THEN NULL ELSE ?1 END,
  receiver = CASE WHEN receiver IS NULL THEN NULL ELSE ?1 END,
  error = CASE WHEN error IS NULL THEN NULL ELSE ?1 END`;
const CLEAN_MESSAGE = `sender = ?1, text = ?1, raw = '[]', reading = NULL, binding = NULL,
  undecodable = CASE WHEN undecodable IS NULL THEN NULL ELSE ?1 END`;
const CLEAN_ENTRY = `event = json_object('type', type), key = 'erased:' || revision`;
const NO_FIELDS = PERSONAL_FIELDS.map((field) => `${columnOf(field)} = NULL`).join(', ');

/** True of rows of these machines, or of no instance that is there. */
const free = (table: string, machines: readonly string[]) =>
  `NOT EXISTS (SELECT 1 FROM instance WHERE instance.id = ${table}.instance
    AND instance.machine NOT IN (${machines.map(() => '?').join(',')}))`;

/** A condition with its values. */
interface Which {
  where: string;
  values: Given[];
}

function whichOf({ machines, before, phone, mark }: Loose): Record<keyof Erased, Which> {
  const own = (column: string) => (phone === undefined ? '' : ` AND ${column} = ?`);
  const more = phone === undefined ? [] : [phone];
  return {
    messages: {
      where: `sender <> ? AND ${OVER} AND stored_at < ? AND ${free('inbox', machines)}${own('sender')}`,
      values: [mark, before, ...machines, ...more],
    },
    effects: {
      where: `params <> '${CLEANED}' AND ${OVER} AND created_at < ? AND ${free('outbox', machines)}${own('receiver')}`,
      values: [before, ...machines, ...more],
    },
    entries: {
      // a talk of one phone is removed as a whole
      where:
        phone === undefined
          ? `at < ? AND key NOT LIKE 'erased:%' AND instance IN
              (SELECT id FROM instance WHERE machine IN (${machines.map(() => '?').join(',')}))`
          : '0',
      values: phone === undefined ? [before, ...machines] : [],
    },
  };
}

export class SqliteErasure implements ErasureStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  due({ machine, before, after = '', limit }: Parameters<ErasureStore['due']>[0]) {
    return this.db.read(() => this.db.all(DUE, machine, before, after, limit).map(summaryOf));
  }

  erasedAt(id: string): Promise<number | undefined> {
    return this.db.read(() => {
      const at = this.db.get('SELECT at FROM erased WHERE instance = ?', id)?.at;
      return typeof at === 'number' ? at : undefined;
    });
  }

  /** Whether it still is as it was decided on, and nothing of it waits. */
  private isFree(id: string, revision: number): boolean {
    const found = this.db.get('SELECT revision FROM instance WHERE id = ?', id);
    return found?.revision === revision && this.db.get(WAITING, id) === undefined;
  }

  instance(
    { id, revision, at }: { id: string; revision: number; at: number },
    { mark, snapshot, event }: Cleaning,
  ): Promise<boolean> {
    return this.db.write(() => {
      if (!this.isFree(id, revision)) return false;
      const text = String(this.db.get('SELECT snapshot FROM instance WHERE id = ?', id)?.snapshot);
      this.db.run(
        `UPDATE instance SET snapshot = ?, ${NO_FIELDS} WHERE id = ?`,
        snapshot(text),
        id,
      );
      // a number was given under the key of its opening, which names the phone's talk
      this.db.run(
        `UPDATE number SET key = 'erased:' || n WHERE key IN (SELECT key FROM history WHERE instance = ?)`,
        id,
      );
      for (const row of this.db.all('SELECT revision, event FROM history WHERE instance = ?', id))
        this.db.run(
          `UPDATE history SET event = ?, key = 'erased:' || revision WHERE instance = ? AND revision = ?`,
          ...[event(String(row.event)), id, row.revision ?? null],
        );
      this.cleanEffects('instance = ?2 OR receiver = ?2', mark, id);
      this.cleanMessages(mark, id);
      this.cleanDocuments(mark, id);
      this.removeWords(id);
      this.db.run('INSERT INTO erased VALUES (?,?) ON CONFLICT DO NOTHING', id, at);
      return true;
    });
  }

  /** @param where with the instance as `?2` */
  private cleanEffects(where: string, mark: string, id: string): void {
    this.db.run(
      `DELETE FROM sent_part WHERE outbox IN (SELECT seq FROM outbox WHERE ?1 <> '' AND (${where}))`,
      mark,
      id,
    );
    this.db.run(`UPDATE outbox SET ${CLEAN_EFFECT} WHERE ${where}`, mark, id);
  }

  private cleanMessages(mark: string, id: string): void {
    this.db.run(
      `DELETE FROM part WHERE used = 1 AND EXISTS (SELECT 1 FROM inbox, json_each(inbox.raw) AS pdu
        WHERE inbox.instance = ? AND pdu.value = part.body ->> '$.raw')`,
      id,
    );
    this.db.run(`UPDATE inbox SET ${CLEAN_MESSAGE} WHERE instance = ?2`, mark, id);
  }

  /** Its own, and the PDF of each, which bears its id; papers of others are only found under it. */
  private ownPapers(id: string): string[] {
    const found = this.db.all(
      `SELECT id FROM document WHERE instance = ?1 OR (id >= ?1 || ':' AND id < ?1 || ';')`,
      id,
    );
    const isInstance = (one: string) =>
      this.db.get('SELECT 1 AS one FROM instance WHERE id = ?', one) !== undefined;
    return found
      .map((row) => String(row.id))
      .filter((paper) => (possibleOwners(paper).find(isInstance) ?? id) === id);
  }

  private cleanDocuments(mark: string, id: string): void {
    for (const paper of this.ownPapers(id)) {
      this.db.run('DELETE FROM document_file WHERE document = ?', paper);
      this.db.run(
        `UPDATE document SET html = '', title = ?1,
          file_name = CASE WHEN file_name IS NULL THEN NULL ELSE ?1 END WHERE id = ?2`,
        ...[mark, paper],
      );
    }
  }

  private removeWords(id: string): void {
    const seq = this.db.get('SELECT seq FROM text_key WHERE instance = ?', id)?.seq;
    if (seq === undefined) return;
    this.db.run('DELETE FROM instance_text WHERE rowid = ?', seq);
    this.db.run('DELETE FROM text_key WHERE instance = ?', id);
  }

  replace({ id, revision }: { id: string; revision: number }, snapshot: string): Promise<boolean> {
    const sql = 'UPDATE instance SET snapshot = ? WHERE id = ? AND revision = ?';
    return this.db.write(() => this.db.run(sql, snapshot, id, revision) > 0);
  }

  remove({ id, revision }: { id: string; revision: number }, mark: string): Promise<boolean> {
    return this.db.write(() => {
      if (!this.isFree(id, revision)) return false;
      this.cleanEffects('instance = ?2', mark, id);
      this.db.run(
        `UPDATE outbox SET id = 'erased:' || seq, instance = ? WHERE instance = ?`,
        ...[mark, id],
      );
      // ';' is the character after ':': what is named after one of its effects
      this.db.run(
        `UPDATE number SET key = 'erased:' || n WHERE key >= ? || ':' AND key < ? || ';'`,
        ...[id, id],
      );
      this.db.run('UPDATE journal SET instance = ? WHERE instance = ?', mark, id);
      this.removeWords(id);
      for (const table of ['history', 'timer', 'tag'])
        this.db.run(`DELETE FROM ${table} WHERE instance = ?`, id);
      this.db.run('DELETE FROM instance WHERE id = ?', id);
      return true;
    });
  }

  loose(query: Loose, dry = false): Promise<Erased> {
    const which = whichOf(query);
    if (dry) return this.db.read(() => this.counted(which));
    const { mark, before, phone } = query;
    return this.db.write(() => {
      const parts = phone === undefined ? '' : ` AND body ->> '$.from' = ?`;
      const own = phone === undefined ? [] : [phone];
      this.db.run(`DELETE FROM part WHERE used = 1 AND stored_at < ?${parts}`, before, ...own);
      const receiver = phone === undefined ? '' : ' AND receiver = ?';
      this.db.run(`DELETE FROM report WHERE stored_at < ?${receiver}`, before, ...own);
      const done = this.counted(which);
      this.clean(which, mark);
      return done;
    });
  }

  private clean({ messages, effects, entries }: Record<keyof Erased, Which>, mark: string): void {
    const numbered = (sql: string) => sql.replaceAll('?1', '?');
    const times = (sql: string) => sql.split('?1').length - 1;
    const set = (sql: string) => Array.from({ length: times(sql) }, () => mark);
    this.db.run(
      `DELETE FROM sent_part WHERE outbox IN (SELECT seq FROM outbox WHERE ${effects.where})`,
      ...effects.values,
    );
    this.db.run(
      `UPDATE outbox SET ${numbered(CLEAN_EFFECT)} WHERE ${effects.where}`,
      ...[...set(CLEAN_EFFECT), ...effects.values],
    );
    this.db.run(
      `UPDATE inbox SET ${numbered(CLEAN_MESSAGE)} WHERE ${messages.where}`,
      ...[...set(CLEAN_MESSAGE), ...messages.values],
    );
    this.db.run(`UPDATE history SET ${CLEAN_ENTRY} WHERE ${entries.where}`, ...entries.values);
  }

  private counted(which: Record<keyof Erased, Which>): Erased {
    const count = (table: string, { where, values }: Which) =>
      Number(this.db.get(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, ...values)?.n);
    return {
      messages: count('inbox', which.messages),
      effects: count('outbox', which.effects),
      entries: count('history', which.entries),
    };
  }

  async finish(): Promise<void> {
    // one segment alone is not written anew, though words in it were deleted: so there are two
    await this.db.write(() => {
      this.db.run(`INSERT OR REPLACE INTO instance_text (rowid, words) VALUES (0, 'x')`);
    });
    await this.db.write(() => {
      // words that were deleted lie in the index until it is written anew
      this.db.run(`INSERT INTO instance_text (instance_text) VALUES ('optimize')`);
      this.db.run('DELETE FROM instance_text WHERE rowid = 0');
      this.db.run('CREATE VIRTUAL TABLE known_words USING fts5vocab(instance_text, row)');
      this.db.run('DELETE FROM long_word');
      this.db.run('INSERT INTO long_word SELECT term FROM known_words WHERE length(term) > 5');
      this.db.run('DROP TABLE known_words');
    });
    await this.db.rewrite();
  }
}
