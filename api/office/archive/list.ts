import { archiveTimeOf, FATES } from '../../../machines/district/retention.ts';
import { ATTACHED } from '../../../machines/letter/acts.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import { bookedAt } from '../../../machines/letter/remembers.ts';
import type { Cell, Column, Row, Table } from '../data/export/table.ts';
import { counterpartOf, masked, sequenceOf } from '../letters/agenda.ts';
import type { Item, Paper, Source } from './papers.ts';

/** The list of what is in the archive of a year (daftar arsip), by the JRA of the pack. */

/** Classification code of a kind of letter, as the letterhead of the pack has it. */
export function codeOf({ rules }: Source, kind: string): string {
  const { kinds, classification } = rules.district.letterhead;
  const own = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  return own?.classification ?? classification;
}

interface Field extends Column {
  cell(item: Item, n: number): Cell;
}

/** Columns of the daftar arsip; times by the JRA. */
function fieldsOf(hotline: Source): Field[] {
  const { retention } = hotline.rules.district;
  const time = ({ letter }: Item) =>
    retention === null ? null : archiveTimeOf(retention, letter.kind);
  const text = (key: string, title: string, cell: Field['cell'], width = 20): Field => ({
    ...{ key, title, type: 'text', cell, width },
  });
  const number = (key: string, title: string, cell: Field['cell']): Field => ({
    ...{ key, title, type: 'number', cell, width: 9 },
  });
  const of = ({ papers }: Item, kind: Paper['kind']) => papers.filter((one) => one.kind === kind);
  return [
    number('no', 'No.', (_, n) => n + 1),
    text('kode', 'Kode klasifikasi', ({ letter }) => codeOf(hotline, letter.kind)),
    number('urut', 'No. urut', ({ letter }) => sequenceOf(letter)),
    text('nomor', 'Nomor surat', ({ letter }) => letter.number, 30),
    {
      ...{ key: 'tanggal', title: 'Tanggal', type: 'moment' },
      cell: ({ letter }) => bookedAt(letter),
    },
    text('jenis', 'Jenis', ({ letter }) => letterKindWord(letter.kind)),
    text('pihak', 'Kepada / dari', ({ letter }) => counterpartOf(hotline, letter), 40),
    text('hal', 'Uraian', ({ letter }) => masked(letter.subject), 50),
    text('perkembangan', 'Tingkat perkembangan', (item) =>
      item.letter.voided !== null
        ? 'batal'
        : of(item, 'scan').length > 0
          ? 'asli dan pindaian'
          : 'salinan elektronik',
    ),
    number(
      'jumlah',
      'Jumlah berkas',
      ({ papers }) => papers.filter(({ why }) => why === null).length,
    ),
    number('aktif', 'Aktif (tahun)', (item) => time(item)?.active ?? null),
    number('inaktif', 'Inaktif (tahun)', (item) => time(item)?.inactive ?? null),
    text('nasib', 'Nasib akhir', (item) => {
      const row = time(item);
      return row === null ? 'belum ditetapkan' : FATES[row.fate];
    }),
    text(
      'berkas',
      'Berkas',
      ({ papers }) => papers.flatMap(({ path }) => (path === '' ? [] : path)).join('; '),
      60,
    ),
    text(
      'sidik',
      'SHA-256',
      ({ papers }) => papers.flatMap(({ path, sha256 }) => (path === '' ? [] : sha256)).join('; '),
      66,
    ),
    text(
      'keterangan',
      'Keterangan',
      ({ papers }) =>
        papers
          .flatMap(({ kind, why }) =>
            why === null ? [] : `${kind === 'rendered' ? 'Surat' : ATTACHED[kind]}: ${why}`,
          )
          .join('; '),
      40,
    ),
  ];
}

/** One row a letter, in the order of the books. */
export function archiveList(hotline: Source, items: readonly Item[], year: number): Table {
  const fields = fieldsOf(hotline);
  async function* rows(): AsyncGenerator<Row> {
    for (const [n, item] of items.entries()) yield fields.map(({ cell }) => cell(item, n));
  }
  const { zoneName: name, utcOffsetMinutes: offsetMinutes } = hotline.rules.district.calendar;
  return {
    title: `Daftar arsip ${year}`,
    columns: fields,
    rows: rows(),
    zone: { name, offsetMinutes },
  };
}
