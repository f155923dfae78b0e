import type { WrittenKind } from '../../../machines/district/district.ts';
import { isDigest, type ReportKind } from '../../../machines/report/context.ts';

/** What the desk calls reports and how far they are. */

export const KINDS: Record<WrittenKind, string> = {
  weekly: 'Mingguan',
  monthly: 'Bulanan',
  yearly: 'Tahunan',
};

const STATES: Record<string, string> = {
  collecting: 'mengumpulkan',
  computing: 'menghitung',
  'making.drafted': 'konsep',
  'making.signed': 'ditetapkan',
  sent: 'dikirim, menunggu Bupati',
  received: 'diterima Bupati',
};

export function stateName(state: string): string {
  return STATES[state] ?? state;
}

/** Undefined for digests, which have no page. */
export function writtenKind(kind: ReportKind): WrittenKind | undefined {
  return isDigest(kind) ? undefined : kind;
}

export function reportAddress(id: string): string {
  return `/laporan/${encodeURIComponent(id)}`;
}
