import { statePath } from '../../../../machines/chart/state-path.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { type Masked, type Reader, SECRET } from '../../../../machines/complaint/masked.ts';
import { type Complaint, columnsFor } from '../../../../machines/complaint/register.ts';
import { placeText } from '../../../../machines/complaint/texts/message.ts';
import { namesOf } from '../../../../machines/district/names.ts';
import type { Rules } from '../../../../machines/district/rules.ts';
import { letterTicket } from '../../../../machines/numbers/tickets.ts';
import type { RegisterColumn } from '../../../../machines/people/process-desk.ts';

/**
 * Complaints in the words of SP4N-LAPOR!, for whoever enters them there. No official import format was
 * found: columns, classes and states follow the words of its pages and its training material
 * (`docs/exports.md`).
 */

/** Characters of a title; LAPOR!'s admins shorten theirs by hand. */
const TITLE = 70;

/** "Klasifikasi laporan"; praise and the rest are wishes rather than complaints. */
const CLASSES: Record<string, string> = {
  KELUHAN: 'Pengaduan',
  TANYA: 'Permintaan Informasi',
};

/** What the admin or the agency did, by state of the main region. */
const STATES: Record<string, string> = {
  received: 'Verifikasi',
  clarifying: 'Verifikasi',
  triage: 'Verifikasi',
  awaitingCitizen: 'Tunda',
  forwarded: 'Proses',
  review: 'Proses',
  answered: 'Selesai',
  closed: 'Selesai',
};

function status({ snapshot, context }: Complaint): string {
  const state = statePath(snapshot.value.flow);
  if (context.rejected?.reason === 'jurisdiction') return 'Bukan Wewenang';
  const known = STATES[state.split('.')[0] ?? ''];
  if (known !== undefined) return known;
  // rejected, merged, withdrawn; a complaint that was answered stays done in the archive
  return state === 'archived' && context.answeredAt !== null ? 'Selesai' : 'Arsip';
}

/** Its number in LAPOR!, where it came from there. */
function trackingOf({ origin }: ComplaintContext): string | null {
  return origin?.external?.source === 'lapor' ? origin.external.id : null;
}

/** The first words of the text, whole ones. */
function titleOf({ context, masked }: Complaint): string {
  const text = masked.words(context.reading.content || context.text) ?? '';
  if (text === SECRET) return 'Laporan rahasia';
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE) return line;
  return `${line.slice(0, TITLE).replace(/\s+\S*$/, '')} …`;
}

/** Pekon and kecamatan; of a secret complaint the kecamatan only. */
function location(context: ComplaintContext, masked: Masked): string | null {
  return masked.words(context.place?.village ?? null) === SECRET
    ? (context.place?.district ?? null)
    : placeText(context);
}

/** Follow-up: the answer once it has gone out, and what the citizen was told where nothing was done. */
function followUp(rules: Rules, { context, masked }: Complaint): string | null {
  if (context.rejected !== null) return namesOf(rules).rejection(context.rejected.reason);
  return context.answeredAt === null ? null : masked.words(context.answer?.text ?? null);
}

export function laporColumns(reader: Reader): RegisterColumn[] {
  const { rules } = reader;
  const names = namesOf(rules);
  const text = (key: string, title: string, cell: (complaint: Complaint) => string | null) => ({
    ...{ key, title, cell },
    type: 'text' as const,
  });
  return columnsFor(reader, [
    text('nomor', 'Nomor', ({ context }) => letterTicket(context.year, context.ticket)),
    text('judul', 'Judul', titleOf),
    text('isi', 'Isi', ({ context, masked }) => masked.words(context.text)),
    text('kategori', 'Kategori', ({ context }) => names.category(context.category ?? '')),
    text(
      'klasifikasi',
      'Klasifikasi Laporan',
      ({ context }) => CLASSES[context.kind] ?? 'Aspirasi',
    ),
    text('instansi', 'Instansi', ({ context }) => names.agency(context.agency ?? '')),
    text('lokasi', 'Lokasi', ({ context, masked }) => location(context, masked)),
    {
      key: 'tanggal',
      title: 'Tanggal',
      type: 'moment',
      cell: ({ context }: Complaint) => context.receivedAt,
    },
    text('status', 'Status', status),
    text('tindak_lanjut', 'Tindak Lanjut', (complaint) => followUp(rules, complaint)),
    text('kerahasiaan', 'Kerahasiaan', ({ context }) => (context.secret ? 'Rahasia' : 'Anonim')),
    text('tracking_id', 'Tracking ID', ({ context }) => trackingOf(context)),
  ]);
}
