import type { DeliveryReport } from '../../channels/port.ts';
import type { OutboxEntry } from '../ports/outbox.ts';

/** Puts delivery reports to the SMS they speak of; pure, shared by all stores. */

/** More SMS with the same receiver and reference than two days can have. */
export const MOST_ALIKE = 500;
/** Kept reports that are looked at again when an SMS whose outcome is unknown may explain one. */
export const MOST_KEPT = 100;
/** Reports that came before their SMS was known to be sent are kept this long, milliseconds. */
export const REPORT_KEPT = 24 * 3_600_000;

/** The service centre's clock and ours may differ, and a report names its own time of taking. */
const WINDOW = 24 * 3_600_000;
/** A report speaks of an SMS of unknown fate that was handed over about then. */
const EXPLAINS_WITHIN = 10 * 60_000;

/** Where the report does not say when the network took its SMS, it was not after the report's own time. */
const takenAt = ({ sentAt, at }: DeliveryReport): number => sentAt ?? at;

/** A report as it was kept; those of before had numbers for reference and status. */
export function keptReport(body: string): DeliveryReport {
  const report = JSON.parse(body) as DeliveryReport;
  return { ...report, reference: String(report.reference), status: String(report.status) };
}

/** Parts as they were kept; those of before had numbers for references. */
export function keptParts(parts: OutboxEntry['parts']): OutboxEntry['parts'] {
  return parts.map((part) => ({ ...part, reference: String(part.reference) }));
}

/**
 * State of an SMS that its sender settles: reports of all its parts may have come in the moment between
 * the last part and this.
 */
export function settledState(
  state: OutboxEntry['state'],
  parts: OutboxEntry['parts'],
): OutboxEntry['state'] {
  const all = parts.length > 0 && parts.every(({ deliveredAt }) => deliveredAt !== null);
  return state === 'sent' && all ? 'delivered' : state;
}

/** True when the report speaks of a part by this reference; a part without one is never meant. */
function names({ reference, alternatives = [] }: DeliveryReport, part: string): boolean {
  return part !== '' && (reference === part || alternatives.includes(part));
}

type Reported = Pick<OutboxEntry, 'state' | 'parts' | 'handedOver' | 'error'>;

/** Times at which an SMS may have been taken by the network that a report speaks of; any, if it does not say. */
export function sentAround({ sentAt }: DeliveryReport): [from: number, to: number] {
  return sentAt === undefined ? [0, Number.MAX_SAFE_INTEGER] : [sentAt - WINDOW, sentAt + WINDOW];
}

/** Times at which an SMS of unknown fate was handed over that a report may explain. */
export function handedOverAround(report: DeliveryReport): [from: number, to: number] {
  return [takenAt(report) - EXPLAINS_WITHIN, takenAt(report) + EXPLAINS_WITHIN];
}

/** All ways of writing the reference of a report. */
export function referencesOf({ reference, alternatives = [] }: DeliveryReport): string[] {
  return [reference, ...alternatives].filter((one) => one !== '');
}

/** What a kept report is looked for by; empty where it may be written in several ways: with those of any. */
export function keptUnder(report: DeliveryReport): string {
  const [only, ...others] = referencesOf(report);
  return only === undefined || others.length > 0 ? '' : only;
}

/** Index of the part a report belongs to; -1 when it is not about this SMS. */
function partOf(entry: OutboxEntry, report: DeliveryReport): number {
  return entry.parts.findIndex(
    ({ reference, sentAt, deliveredAt }) =>
      names(report, reference) &&
      deliveredAt === null &&
      Math.abs(sentAt - (report.sentAt ?? sentAt)) < WINDOW,
  );
}

/** An SMS whose outcome is unknown takes a report of its time: it was sent after all. */
function explains(entry: OutboxEntry, report: DeliveryReport): boolean {
  const { handedOverAt, state } = entry;
  if (state !== 'unconfirmed' || handedOverAt === null) return false;
  return Math.abs(takenAt(report) - handedOverAt) < EXPLAINS_WITHIN;
}

/** The network repeats a report that nobody acknowledged; the second says nothing new. */
function isKnown({ parts }: OutboxEntry, report: DeliveryReport): boolean {
  return (
    report.outcome === 'delivered' &&
    parts.some(
      ({ reference, deliveredAt }) => names(report, reference) && deliveredAt === report.at,
    )
  );
}

/** The modem has a part whose reference is not written down yet: a report may be about that. */
function isUnderWay({ state, handedOver, parts }: OutboxEntry): boolean {
  return state === 'sending' && handedOver >= parts.length;
}

/** How far the part of an SMS that a report may be about is from the report's own time. */
function distance(entry: OutboxEntry, report: DeliveryReport): number {
  const part = entry.parts[partOf(entry, report)];
  if (part === undefined) return Number.POSITIVE_INFINITY;
  return Math.abs(part.sentAt - (report.sentAt ?? part.sentAt));
}

/** The SMS that was sent nearest to the report's time: a reference comes again with every 256th part. */
function nearest(candidates: OutboxEntry[], report: DeliveryReport): OutboxEntry | undefined {
  const known = candidates.filter((candidate) => partOf(candidate, report) >= 0);
  return known.reduce<OutboxEntry | undefined>(
    (best, next) =>
      best === undefined || distance(next, report) < distance(best, report) ? next : best,
    undefined,
  );
}

/**
 * The entry a report changes and how. Undefined also while an SMS is under way that it may be about: it is
 * to be asked again when that has come to an end.
 * @param candidates SMS to the report's receiver, newest first: those with a part of its reference, those
 * under way, and those whose outcome is not known
 */
export function matchReport(
  candidates: OutboxEntry[],
  report: DeliveryReport,
): { entry: OutboxEntry; change: Reported } | undefined {
  const onLine = candidates.filter(({ line }) => line === null || line === report.line);
  const repeated = onLine.find((candidate) => isKnown(candidate, report));
  if (repeated !== undefined) {
    const { state, parts, handedOver, error } = repeated;
    return { entry: repeated, change: { state, parts, handedOver, error } };
  }
  const known = nearest(onLine, report);
  if (known !== undefined) return { entry: known, change: applied(known, report) };
  if (candidates.some(isUnderWay)) return undefined;
  const entry = onLine.find((candidate) => explains(candidate, report));
  return entry === undefined ? undefined : { entry, change: applied(entry, report) };
}

function applied(entry: OutboxEntry, report: DeliveryReport): Reported {
  const { handedOver } = entry;
  const index = partOf(entry, report);
  const parts =
    index < 0
      ? [
          ...entry.parts,
          { reference: report.reference, sentAt: takenAt(report), deliveredAt: null },
        ]
      : [...entry.parts];
  const at = index < 0 ? parts.length - 1 : index;
  if (report.outcome === 'failed') {
    const error = `laporan jaringan: tidak sampai (status ${report.status})`;
    return { state: 'failed', parts, handedOver, error };
  }
  if (report.outcome === 'pending')
    return { state: entry.state, parts, handedOver, error: entry.error };
  const delivered = parts.map((part, i) => (i === at ? { ...part, deliveredAt: report.at } : part));
  return { parts: delivered, ...stateAfter(entry, delivered) };
}

/** What an SMS is after one more of its parts was delivered. */
function stateAfter(
  entry: OutboxEntry,
  parts: OutboxEntry['parts'],
): Pick<OutboxEntry, 'state' | 'handedOver' | 'error'> {
  const { state, handedOver, error, total, copies } = entry;
  const known = { state, handedOver, error };
  if (state !== 'sent' && state !== 'unconfirmed') return known;
  if (parts.length >= (total ?? 0)) {
    const all = parts.every(({ deliveredAt }) => deliveredAt !== null);
    return all ? { state: 'delivered', handedOver, error: null } : known;
  }
  // once the doubtful part did arrive those after it can follow; but not when a copy has gone out whole
  if (handedOver >= parts.length || copies > 0) return known;
  return { state: 'queued', handedOver: parts.length - 1, error };
}
