import { withParents } from '../base/states.ts';
import type { Change } from '../ports/instances.ts';
import type { SearchFields } from '../ports/search.ts';
import type { Database } from './database.ts';

/** The rows by which instances are found in the order of a page: their tags, and each state as one. */

/** The row of a state; no tag begins like that. */
export function stateTag(state: string): string {
  return `=${state}`;
}

export function tagsOf({ tags, state }: SearchFields): Set<string> {
  const states = state === '' ? [] : withParents(state).map(stateTag);
  return new Set([...tags, ...states]);
}

/** Writes what has changed of an instance's rows; inside a transaction. */
export function writeTags(db: Database, { id, machine, at, search, expectedRevision }: Change) {
  const wanted = tagsOf(search);
  const known =
    expectedRevision === 0
      ? []
      : db.all('SELECT machine, tag, created_at, due FROM tag WHERE instance = ?', id);
  const createdAt = Number(
    expectedRevision === 0
      ? at
      : db.get('SELECT created_at FROM instance WHERE id = ?', id)?.created_at,
  );
  for (const { tag, due } of known) {
    const name = String(tag);
    const place = [machine, name, createdAt, id] as const;
    const where = 'WHERE machine = ? AND tag = ? AND created_at = ? AND instance = ?';
    if (!wanted.delete(name)) db.run(`DELETE FROM tag ${where}`, ...place);
    else if (due !== search.due) db.run(`UPDATE tag SET due = ? ${where}`, search.due, ...place);
  }
  for (const tag of wanted)
    db.run('INSERT INTO tag VALUES (?,?,?,?,?)', machine, tag, createdAt, id, search.due);
}
