import { namesOf } from '../../../../machines/report/names.ts';
import { type Rules, shortName } from '../../../../machines/rules.ts';
import type { Complaint, Field } from './complaints.ts';
import type { Column } from './table.ts';

const yesNo = (value: boolean) => (value ? 'ya' : 'tidak');

function rejection(rules: Rules, { context, masked }: Complaint): string | null {
  const { rejected } = context;
  if (rejected === null) return null;
  const reason = namesOf(rules).rejection(rejected.reason);
  return rejected.text === '' ? reason : `${reason}: ${masked.words(rejected.text)}`;
}

/** What the citizen added later, one addition a line. */
function additions({ context, masked }: Complaint): string | null {
  const texts = context.additions.map(({ text }) => text);
  return texts.length === 0 ? null : masked.words(texts.join('\n'));
}

/** All that the office keeps of a complaint, but who sent it. */
export function complaintFields(rules: Rules): Field[] {
  const names = namesOf(rules);
  const field = (
    key: string,
    title: string,
    type: Column['type'],
    cell: Field['cell'],
    width?: number,
  ): Field => ({ key, title, type, cell, ...(width === undefined ? {} : { width }) });
  return [
    field('tiket', 'Tiket', 'text', ({ context }) => context.ticket, 9),
    field('tahun', 'Tahun', 'number', ({ context }) => context.year, 8),
    field('diterima', 'Diterima', 'moment', ({ context }) => context.receivedAt),
    field('jenis', 'Jenis', 'text', ({ context }) => names.kind(context.kind)),
    field('kategori', 'Kategori', 'text', ({ context }) => names.category(context.category ?? '')),
    field('skpd', 'SKPD', 'text', ({ context: { agency } }) =>
      agency === null ? null : shortName(rules, agency),
    ),
    field('kecamatan', 'Kecamatan', 'text', ({ context }) => context.place?.district ?? null),
    field('pekon', 'Pekon/Kelurahan', 'text', ({ context, masked }) =>
      masked.words(context.place?.village ?? null),
    ),
    field('isi', 'Isi', 'text', ({ context, masked }) => masked.words(context.text), 60),
    field('tambahan', 'Tambahan keterangan', 'text', additions, 40),
    field('keadaan', 'Keadaan', 'text', ({ status }) => status, 24),
    field('diteruskan', 'Diteruskan', 'moment', ({ context }) => context.forwardedAt),
    field('dijawab', 'Dijawab', 'moment', ({ context }) => context.answeredAt),
    field('selesai', 'Selesai', 'moment', ({ context }) => context.closedAt),
    field(
      'jawaban',
      'Jawaban',
      'text',
      ({ context, masked }) => masked.words(context.answer?.text ?? null),
      60,
    ),
    field('nilai', 'Nilai', 'number', ({ context }) => context.rating, 8),
    field('dibuka_lagi', 'Dibuka lagi', 'number', ({ context }) => context.reopened),
    field('tenggat', 'Tenggat', 'moment', ({ due }) => due),
    field('lewat_tenggat', 'Lewat tenggat', 'text', ({ overdue }) => yesNo(overdue)),
    field(
      'alasan_penolakan',
      'Alasan penolakan',
      'text',
      (complaint) => rejection(rules, complaint),
      24,
    ),
    field('koran', 'Koran', 'text', ({ context }) => context.publication?.newspaper ?? null),
    field('edisi', 'Edisi', 'text', ({ context }) => context.publication?.edition ?? null),
    field('halaman', 'Halaman', 'text', ({ context }) => context.publication?.page ?? null, 9),
    field('rahasia', 'Rahasia', 'text', ({ context }) => yesNo(context.secret), 9),
    field('darurat', 'Darurat', 'text', ({ context }) => yesNo(context.emergency), 9),
    field('pelapor', 'Pelapor (disamarkan)', 'text', ({ masked }) => masked.reporter),
  ];
}
