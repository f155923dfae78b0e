import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRow } from '../ports/audit.ts';
import { canonicalJson } from './canonical-json.ts';

/** How the rows of the audit log hang together; the same in every store. */

/** What the first row names as the hash of the row before it. */
export const CHAIN_START = '0'.repeat(64);

/**
 * SHA-256, hexadecimal, over the canonical JSON of the array `[seq, previous, at, who, role, action,
 * subject, detail]`: whoever has an export can compute it again with any program.
 */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { seq, previous, at, who, role, action, subject, detail } = row;
  const text = canonicalJson([seq, previous, at, who, role, action, subject, detail]);
  return createHash('sha256').update(text).digest('hex');
}

/** @param last row of the chain until now; undefined for the first */
export function chained(entry: AuditEntry, last: AuditRow | undefined): AuditRow {
  const { at, who, role, action, subject, detail } = entry;
  const unsigned = {
    seq: (last?.seq ?? 0) + 1,
    previous: last?.hash ?? CHAIN_START,
    ...{ at, who, role, action, subject, detail },
  };
  return { ...unsigned, hash: auditHash(unsigned) };
}

/** Where the chain breaks, and how. */
export interface Break {
  seq: number;
  reason: 'missing' | 'changed' | 'foreign';
}

/**
 * Checks rows that follow one another.
 * @param before the row they follow; undefined for the beginning of the log
 * @returns the first fault: a row is `missing` before this one, was `changed`, or does not follow on the
 * one before (`foreign`)
 */
export function firstBreak(rows: AuditRow[], before: AuditRow | undefined): Break | undefined {
  let last = before;
  for (const row of rows) {
    const expected = (last?.seq ?? 0) + 1;
    if (row.seq !== expected) return { seq: expected, reason: 'missing' };
    if (auditHash(row) !== row.hash) return { seq: row.seq, reason: 'changed' };
    if (row.previous !== (last?.hash ?? CHAIN_START)) return { seq: row.seq, reason: 'foreign' };
    last = row;
  }
  return undefined;
}
