import { keptParts } from '../base/reports.ts';
import type { EffectType, OutboxEntry, OutboxState } from '../ports/outbox.ts';
import type { Row } from './database.ts';

/** An outbox entry from its row. */
export function outboxEntryOf(row: Row): OutboxEntry {
  return {
    id: String(row.id),
    instance: String(row.instance),
    revision: Number(row.revision),
    type: row.type as EffectType,
    to: row.receiver as string | null,
    priority: Number(row.priority),
    lane: row.lane as string | null,
    dueAt: Number(row.due_at),
    params: String(row.params),
    text: row.text as string | null,
    state: row.state as OutboxState,
    attempts: Number(row.attempts),
    error: row.error as string | null,
    line: row.line as string | null,
    parts: keptParts(JSON.parse(String(row.parts)) as OutboxEntry['parts']),
    total: row.total as number | null,
    handedOver: Number(row.handed_over),
    handedOverAt: row.handed_over_at as number | null,
    copies: Number(row.copies),
    followedUpAt: row.followed_up_at as number | null,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
