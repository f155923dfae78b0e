import type { DeliveryReport } from '../channels/port.ts';
import type { OutboxEntry } from './port.ts';

/** Puts delivery reports to the SMS they speak of; pure, shared by all stores. */

/** The service centre's clock and ours may differ, and a report names its own time of taking. */
const WINDOW = 24 * 3_600_000;

type Reported = Pick<OutboxEntry, 'state' | 'parts' | 'handedOverAt' | 'error'>;

/** Index of the part a report belongs to; -1 when it is not about this SMS. */
function partOf(entry: OutboxEntry, report: DeliveryReport): number {
  return entry.parts.findIndex(
    ({ reference, sentAt, deliveredAt }) =>
      reference === report.reference &&
      deliveredAt === null &&
      Math.abs(sentAt - report.sentAt) < WINDOW,
  );
}

/** An SMS whose outcome is unknown takes a report of its time: it was sent after all. */
function explains(entry: OutboxEntry, report: DeliveryReport): boolean {
  const { handedOverAt, state } = entry;
  if (state !== 'unconfirmed' || handedOverAt === null) return false;
  return Math.abs(report.sentAt - handedOverAt) < 10 * 60_000;
}

/**
 * The entry a report changes and how, newest first (TP-MR wraps at 255).
 * @param candidates SMS to the report's receiver, newest first
 */
export function matchReport(
  candidates: OutboxEntry[],
  report: DeliveryReport,
): { entry: OutboxEntry; change: Reported } | undefined {
  const onLine = candidates.filter(({ line }) => line === null || line === report.line);
  const entry =
    onLine.find((candidate) => partOf(candidate, report) >= 0) ??
    onLine.find((candidate) => explains(candidate, report));
  if (entry === undefined) return undefined;
  return { entry, change: applied(entry, report) };
}

function applied(entry: OutboxEntry, report: DeliveryReport): Reported {
  const { handedOverAt } = entry;
  const index = partOf(entry, report);
  const parts =
    index < 0
      ? [...entry.parts, { reference: report.reference, sentAt: report.sentAt, deliveredAt: null }]
      : [...entry.parts];
  const at = index < 0 ? parts.length - 1 : index;
  if (report.outcome === 'failed') {
    const error = `laporan jaringan: tidak sampai (status ${report.status})`;
    return { state: 'failed', parts, handedOverAt, error };
  }
  if (report.outcome === 'pending')
    return { state: entry.state, parts, handedOverAt, error: entry.error };
  const delivered = parts.map((part, i) => (i === at ? { ...part, deliveredAt: report.at } : part));
  const all = delivered.every(({ deliveredAt }) => deliveredAt !== null);
  const settled = entry.state === 'sent' || entry.state === 'unconfirmed';
  const state = all && settled ? 'delivered' : entry.state;
  return {
    state,
    parts: delivered,
    handedOverAt,
    error: state === 'delivered' ? null : entry.error,
  };
}
