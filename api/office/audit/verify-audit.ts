import { type Break, firstBreak } from '../../../store/base/audit-chain.ts';
import type { AuditRow, AuditStore } from '../../../store/ports/audit.ts';

/** Reads the audit log page by page and checks how its rows hang together. */

const PAGE = 500;

/** Rows after a number, to the end, in the order of their numbers. */
export async function* auditRows(
  audit: Pick<AuditStore, 'read'>,
  after = 0,
): AsyncGenerator<AuditRow[]> {
  for (let last = after; ; ) {
    const rows = await audit.read({ after: last, limit: PAGE });
    const end = rows.at(-1);
    if (end !== undefined) yield rows;
    if (end === undefined || rows.length < PAGE) return;
    last = end.seq;
  }
}

export interface Verdict {
  /** Rows that were found whole. */
  checked: number;
  /** The last whole row; undefined when there is none. */
  head: AuditRow | undefined;
  broken: Break | undefined;
}

/**
 * Checks the chain from a row on. The row before it is taken as it is; from 1, everything is checked.
 * @param from number of the first row to check
 */
export async function verifyAudit(audit: Pick<AuditStore, 'read'>, from = 1): Promise<Verdict> {
  const [before] = from > 1 ? await audit.read({ after: from - 2, limit: 1 }) : [];
  let head = before?.seq === from - 1 ? before : undefined;
  let checked = 0;
  if (from > 1 && head === undefined)
    return { checked, head, broken: { seq: from - 1, reason: 'missing' } };
  for await (const rows of auditRows(audit, from - 1)) {
    const broken = firstBreak(rows, head);
    const whole = broken === undefined ? rows : rows.filter(({ seq }) => seq < broken.seq);
    checked += whole.length;
    head = whole.at(-1) ?? head;
    if (broken !== undefined) return { checked, head, broken };
  }
  return { checked, head, broken: undefined };
}
