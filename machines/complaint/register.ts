import type { AnyMachineSnapshot } from 'xstate';
import { namesOf } from '../district/names.ts';
import { type Rules, shortName } from '../district/rules.ts';
import type { RegisterColumn } from '../people/process-desk.ts';
import type { ComplaintContext } from './base/context.ts';
import { runningDue } from './base/deadline.ts';
import { CHANNEL_NAMES, channelOf } from './base/origin.ts';
import { statusOf } from './commands.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';
import { type Masked, maskedFor, type Reader } from './masked.ts';

/** The register of complaints: all that the office keeps of one, but who sent it. */

/** A complaint as a row of a file. */
export interface Complaint {
  context: ComplaintContext;
  snapshot: ComplaintSnapshot;
  masked: Masked;
}

type Value = ReturnType<RegisterColumn['value']>;
/** How one column is filled. */
type Filled = Omit<RegisterColumn, 'value'> & { cell(complaint: Complaint): Value };

/** Columns whose cells are made of complaints, masked for whoever reads them. */
export function columnsFor(reader: Reader, columns: readonly Filled[]): RegisterColumn[] {
  // every column of a row asks for the same one
  let last: Complaint | undefined;
  const complaintOf = (snapshot: AnyMachineSnapshot): Complaint => {
    const { context } = snapshot as ComplaintSnapshot;
    if (last?.context !== context)
      last = {
        context,
        snapshot: snapshot as ComplaintSnapshot,
        masked: maskedFor(reader, context),
      };
    return last;
  };
  return columns.map(({ cell, ...column }) => ({
    ...column,
    value: (snapshot) => cell(complaintOf(snapshot)),
  }));
}

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

/** The columns of the register, in the order of files. */
export function complaintColumns(reader: Reader): RegisterColumn[] {
  const { rules } = reader;
  const names = namesOf(rules);
  const field = (
    key: string,
    title: string,
    type: RegisterColumn['type'],
    cell: Filled['cell'],
    width?: number,
  ): Filled => ({ key, title, type, cell, ...(width === undefined ? {} : { width }) });
  return columnsFor(reader, [
    field('tiket', 'Tiket', 'text', ({ context }) => context.ticket, 9),
    field('tahun', 'Tahun', 'number', ({ context }) => context.year, 8),
    field('diterima', 'Diterima', 'moment', ({ context }) => context.receivedAt),
    field('saluran', 'Saluran', 'text', ({ context }) => CHANNEL_NAMES[channelOf(context.origin)]),
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
    field('keadaan', 'Keadaan', 'text', ({ snapshot }) => statusOf(rules, snapshot), 24),
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
    field('tenggat', 'Tenggat', 'moment', ({ context }) => runningDue(context)),
    field('lewat_tenggat', 'Lewat tenggat', 'text', ({ snapshot }) =>
      yesNo(snapshot.hasTag('overdue')),
    ),
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
  ]);
}
