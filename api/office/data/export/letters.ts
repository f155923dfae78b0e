import { setImmediate } from 'node:timers/promises';
import type { Rules } from '../../../../machines/district/rules.ts';
import { shortName } from '../../../../machines/district/rules.ts';
import { letterKindWord } from '../../../../machines/letter/letter-kinds.ts';
import { bookedAt } from '../../../../machines/letter/remembers.ts';
import type { Period } from '../../../../store/ports/search.ts';
import { counterpartOf, masked, sequenceOf, ticketsOf } from '../../letters/agenda.ts';
import { type Book, type Registered, registered } from '../../letters/books.ts';
import type { DeskParts } from '../../letters/draft.ts';
import { LETTER_STATES } from '../../letters/letter-words.ts';
import type { Separator } from './csv.ts';
import { KINDS } from './formats.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** The register of letters as a table for other programs, read month by month while it is written. */

export const LETTER_FORMATS = ['csv', 'xlsx', 'json'] as const;

export type LetterFormat = (typeof LETTER_FORMATS)[number];

interface Field extends Column {
  cell(one: Registered): Cell;
}

function letterFields(rules: Rules): Field[] {
  const field = (
    key: string,
    title: string,
    type: Column['type'],
    cell: Field['cell'],
    width?: number,
  ): Field => ({ key, title, type, cell, ...(width === undefined ? {} : { width }) });
  const scans = ({ letter }: Registered) =>
    letter.documents.filter(({ kind }) => kind === 'scan').length;
  return [
    field('urut', 'No. urut', 'number', ({ letter }) => sequenceOf(letter), 9),
    field('nomor', 'Nomor surat', 'text', ({ letter }) => letter.number, 30),
    field('tanggal', 'Tanggal', 'moment', ({ letter }) => bookedAt(letter)),
    field('jenis', 'Jenis', 'text', ({ letter }) => letterKindWord(letter.kind), 20),
    field('pihak', 'Kepada / dari', 'text', ({ letter }) => counterpartOf({ rules }, letter), 40),
    field('skpd', 'SKPD', 'text', ({ letter: { agency } }) =>
      agency === null ? null : shortName(rules, agency),
    ),
    field('hal', 'Hal', 'text', ({ letter }) => masked(letter.subject), 50),
    field('aduan', 'Nomor aduan', 'text', ({ letter }) => ticketsOf(letter).join(', '), 20),
    field('keadaan', 'Keadaan', 'text', ({ state }) => LETTER_STATES[state] ?? state),
    field('diparaf', 'Diparaf', 'moment', ({ letter }) => letter.initialledAt),
    field('ditandatangani', 'Ditandatangani', 'moment', ({ letter }) => letter.signedAt),
    field('dikirim', 'Dikirim', 'moment', ({ letter }) => letter.sentAt),
    field('diarsipkan', 'Diarsipkan', 'moment', ({ letter }) => letter.archivedAt),
    field('batal', 'Batal', 'moment', ({ letter }) => letter.voided?.at ?? null),
    field('alasan_batal', 'Alasan batal', 'text', ({ letter: { voided } }) =>
      voided === null ? null : masked(voided.reason),
    ),
    field('pindaian', 'Pindaian', 'number', scans, 9),
  ];
}

/**
 * A file of the register, piece by piece.
 * @param periods one after the other, each no longer than a month
 */
export function letterFile(
  parts: Pick<DeskParts, 'store' | 'engine' | 'rules'>,
  { book, periods }: { book: Book; periods: readonly Period[] },
  format: LetterFormat,
  {
    separator = ';',
    onRow = () => {},
  }: { separator?: Separator; onRow?: (count: number) => void } = {},
): AsyncIterable<string | Uint8Array> {
  const fields = letterFields(parts.rules);
  async function* rows(): AsyncGenerator<Row> {
    let count = 0;
    for await (const one of registered(parts, book, periods)) {
      count += 1;
      onRow(count);
      yield fields.map(({ cell }) => cell(one));
      // an export of a year must not keep the modem and the timers waiting
      if (count % 50 === 0) await setImmediate();
    }
  }
  const { zoneName: name, utcOffsetMinutes: offsetMinutes } = parts.rules.district.calendar;
  const zone = { name, offsetMinutes };
  const table: Table = { title: 'Register surat', columns: fields, rows: rows(), zone };
  return KINDS[format].write(table, separator);
}
