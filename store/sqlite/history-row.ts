import type { HistoryEntry } from '../ports/instances.ts';
import type { Row } from './database.ts';

/** An entry of the history from its row. */
export function historyOf(row: Row): HistoryEntry {
  return {
    instance: String(row.instance),
    revision: Number(row.revision),
    at: Number(row.at),
    type: String(row.type),
    by: String(row.actor),
    event: String(row.event),
    from: row.state_from as string | null,
    to: String(row.state_to),
    key: String(row.key),
    effects: JSON.parse(String(row.effects)) as string[],
  };
}
