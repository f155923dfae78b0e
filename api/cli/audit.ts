import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import type { AuditRow, AuditStore } from '../../store/ports/audit.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import { auditRows, type Verdict, verifyAudit } from '../office/audit/verify-audit.ts';
import { writeNewFile } from '../office/data/export/new-file.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline audit …`: whether the audit log is whole, and the log as a file. */

export class AuditError extends ToldError {
  override readonly name = 'AuditError';
}

export interface VerifyOptions {
  /** Number of the first row to check; 1 where left out. */
  from?: number;
  /** `SEQ:HASH` that was noted down before: the log must still have it. */
  expect?: string;
}

const REASONS = {
  missing: 'is missing',
  changed: 'was changed: its hash is not that of what it says',
  foreign: 'does not follow on the row before it',
};

/** @throws AuditError for what is no row number and hash */
function expected(noted: string): Pick<AuditRow, 'seq' | 'hash'> {
  const [, seq, hash] = /^(\d{1,15}):([\da-f]{64})$/.exec(noted) ?? [];
  if (seq === undefined || hash === undefined)
    throw new AuditError(`--expect ${noted}: must be NUMBER:HASH as verify prints it`);
  return { seq: Number(seq), hash };
}

/** What is wrong with the row that was noted down; null when it is still there. */
async function notedFault(audit: AuditStore, noted: string): Promise<string | null> {
  const { seq, hash } = expected(noted);
  const [row] = await audit.read({ after: seq - 1, limit: 1 });
  if (row?.seq !== seq) return `row ${seq} ${REASONS.missing}: the end of the log was cut off`;
  return row.hash === hash ? null : `row ${seq} is not the one that was noted down`;
}

/** A log that is whole says how far it goes; the number and hash can be noted down on paper. */
function summary({ checked, head }: Verdict): string {
  return head === undefined
    ? 'the audit log is empty'
    : `${checked} rows are whole, up to ${head.seq}:${head.hash}`;
}

/**
 * Checks the log of the store of the settings.
 * @returns the exit code: 0 whole, 1 broken
 * @throws AuditError for options that cannot be understood
 */
export function verify(
  { from = 1, expect }: VerifyOptions,
  environment: Environment,
  output: Writable,
): Promise<0 | 1> {
  if (from < 1) throw new AuditError('--from 0: rows are counted from 1');
  // a check writes nothing into what it checks
  return withHotline(environment, null, async ({ store }) => {
    const verdict = await verifyAudit(store.audit, from);
    const { broken } = verdict;
    const chain = broken === undefined ? null : `row ${broken.seq} ${REASONS[broken.reason]}`;
    const fault = chain ?? (expect === undefined ? null : await notedFault(store.audit, expect));
    output.write(`${fault === null ? summary(verdict) : `BROKEN: ${fault}`}\n`);
    return fault === null ? 0 : 1;
  });
}

async function* lines(audit: AuditStore): AsyncGenerator<string> {
  for await (const rows of auditRows(audit))
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/**
 * Writes the whole log into a file, one JSON object per line (JSON Lines), which is an entry itself.
 * @throws FileExistsError and what writing a file throws
 */
export function exportAudit(
  { out, force }: { out: string; force: boolean },
  environment: Environment,
  stop: Promise<void>,
): Promise<void> {
  const stopped = new AbortController();
  void stop.then(() => stopped.abort());
  return withHotline(environment, null, async ({ store, clock }) => {
    await createAuditLog({ store, clock }).record(TERMINAL, 'audit.exported');
    await writeNewFile(out, lines(store.audit), { force, signal: stopped.signal });
  });
}
