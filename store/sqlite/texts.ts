import { createHash } from 'node:crypto';
import { type AskedWord, askedWords } from '../base/asked-words.ts';
import { decodeCursor, encodeCursor } from '../base/cursor.ts';
import { wordsOf } from '../base/searched-words.ts';
import type { Change, InstanceSummary } from '../ports/instances.ts';
import type { Page, Query, SearchRequest } from '../ports/search.ts';
import type { Database, Value } from './database.ts';
import { SUMMARY, summaryOf } from './instance-row.ts';
import { fieldCondition } from './queries.ts';

/**
 * Search in the words of instances, by FTS5. Its index keeps no text; `text_key` says which row stands
 * for which instance (row numbers of `instance` itself change with VACUUM), in the order of creation.
 */

/** The index of beginnings goes so far (`prefix` of the table); of longer ones the whole words are looked up. */
const LONGEST_BEGINNING = 5;
/** More words that begin alike are looked for by their beginning after all, which reads all that have it. */
const MOST_ALIKE = 60;
/** Sorts after every word that begins like the one before it. */
const AFTER_ALL = '\u{10ffff}';

function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 16);
}

/** Notes the words of a changed instance where they are others than before; inside a transaction. */
export function writeWords(db: Database, { id, words: given }: Change): void {
  if (given === undefined) return;
  const words = wordsOf(given).join(' ');
  const digest = digestOf(words);
  const known = db.get('SELECT seq, digest FROM text_key WHERE instance = ?', id);
  if (known?.digest === digest) return;
  if (known === undefined)
    db.run('INSERT INTO text_key (instance, digest) VALUES (?,?)', id, digest);
  else db.run('UPDATE text_key SET digest = ? WHERE instance = ?', digest, id);
  const seq = known?.seq ?? db.get('SELECT seq FROM text_key WHERE instance = ?', id)?.seq ?? null;
  db.run('INSERT OR REPLACE INTO instance_text (rowid, words) VALUES (?,?)', seq, words);
  for (const word of words.split(' '))
    if (word.length > LONGEST_BEGINNING)
      db.run('INSERT INTO long_word VALUES (?) ON CONFLICT DO NOTHING', word);
}

/**
 * What FTS5 is asked for a beginning: the words that begin so, each of whose rows it can go through from
 * the newest; it would gather and sort all rows of a long beginning before it gave out the first.
 */
function begins(db: Database, word: string): string {
  const beginning = `"${word}"*`;
  if (word.length <= LONGEST_BEGINNING) return beginning;
  const sql = 'SELECT word FROM long_word WHERE word >= ? AND word < ? LIMIT ?';
  const alike = db.all(sql, word, word + AFTER_ALL, MOST_ALIKE + 1);
  if (alike.length === 0 || alike.length > MOST_ALIKE) return beginning;
  return alike.map((row) => `"${row.word}"`).join(' OR ');
}

/**
 * Without those that are in no text, as far as that is known beside FTS5: it takes 30 µs for a word that it does not have, and of
 * one long word there are hundreds of spellings.
 */
function occurring(db: Database, words: readonly string[]): readonly string[] {
  const long = words.filter((word) => [...word].length > LONGEST_BEGINNING);
  if (long.length === 0) return words;
  const sql = 'SELECT word FROM long_word WHERE word IN (SELECT value FROM json_each(?))';
  const found = new Set(db.all(sql, JSON.stringify(long)).map(({ word }) => word));
  const lacking = new Set(long.filter((word) => !found.has(word)));
  return words.filter((word) => !lacking.has(word));
}

function expressionOf(db: Database, { beginning, whole }: AskedWord): string {
  const others = occurring(db, whole).map((word) => `"${word}"`);
  return `(${[begins(db, beginning), ...others].join(' OR ')})`;
}

/** Newest first. */
export async function searchWords(
  db: Database,
  typed: string,
  query: Query,
  { limit, cursor, alike }: SearchRequest,
): Promise<Page<InstanceSummary>> {
  // a cursor that is none is the caller's fault, not the store's
  const place = cursor === undefined ? undefined : decodeCursor(cursor);
  const words = askedWords(typed, alike);
  if (words.length === 0) return { items: [], next: null };
  const { where, values } = fieldCondition(query);
  const after = place === undefined ? '' : ' AND instance_text.rowid < ?';
  const more: Value[] = place === undefined ? [] : [place.value];
  return db.read(() => {
    const rows = db.all(
      `SELECT text_key.seq, ${SUMMARY} FROM instance_text
       CROSS JOIN text_key ON text_key.seq = instance_text.rowid
       CROSS JOIN instance ON instance.id = text_key.instance
       WHERE instance_text MATCH ?${after} AND ${where} ORDER BY instance_text.rowid DESC LIMIT ?`,
      words.map((word) => expressionOf(db, word)).join(' AND '),
      ...more,
      ...values,
      limit + 1,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last !== undefined
        ? encodeCursor({ value: Number(last.seq), id: String(last.id) })
        : null;
    return { items: items.map(summaryOf), next };
  });
}
