import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { ATTACHED } from '../../../machines/letter/acts.ts';
import type { KeptDocument, LetterContext } from '../../../machines/letter/context.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import { bookedAt } from '../../../machines/letter/remembers.ts';
import type { Person } from '../../../machines/people.ts';
import { ERASED } from '../../../machines/personal.ts';
import { archiveTimeOf, FATES } from '../../../machines/retention.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import type { ArchiveMinutes } from '../../../templates/documents/report-views.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { keptPdf } from '../../print/kept-pdf.ts';
import type { PrintPdf } from '../../print/print.ts';
import { csv } from '../data/export/csv.ts';
import type { Cell, Column, Row, Table } from '../data/export/table.ts';
import { xlsx } from '../data/export/xlsx.ts';
import { counterpartOf, masked, sequenceOf } from '../letters/agenda.ts';
import { monthsOf, registered } from '../letters/books.ts';
import { maySeeNamed } from '../people/scope.ts';

/**
 * The letters of a year for the archive, as one ZIP: each as PDF/A as it was signed, with its scans and receipts; the list
 * (daftar arsip) by the JRA of the pack; hashes; and minutes of the handing over (berita acara). What is not in it is in the
 * list, with the reason.
 */

/** The same letters make the same file names and times. */
const PACKED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

/** A paper of a letter as it goes into the archive; `why` where it does not. */
interface Paper {
  kind: KeptDocument['kind'];
  path: string;
  sha256: string;
  why: string | null;
}

interface Item {
  letter: LetterContext;
  papers: Paper[];
}

const WHY = {
  unseen: 'disimpan lembaga pengawas',
  destroyed: 'sudah dimusnahkan menurut JRA',
  missing: 'tidak ada di penyimpanan',
  changed: 'tidak cocok dengan sidiknya',
} as const;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const safe = (text: string) => text.replace(/[^\w.-]+/g, '-');

function pathOf(
  letter: LetterContext,
  { sha256, file }: StoredDocument,
  kind: Paper['kind'],
): string {
  const ending = file === undefined ? 'pdf' : (file.name.split('.').at(-1) ?? 'bin');
  const number = safe(letter.number ?? letter.id);
  const folder = letter.kind === 'jawaban' ? 'masuk' : 'keluar';
  const name = kind === 'rendered' ? letter.kind : kind;
  return `${folder}/${number}-${safe(name)}-${sha256.slice(0, 8)}.${ending}`;
}

type Source = Pick<Hotline, 'store' | 'engine' | 'rules' | 'clock' | 'documents' | 'processes'>;

/** Reads the papers of a year one after the other; what is read is handed on at once. */
class Reading {
  readonly items: Item[] = [];
  readonly hashes: string[] = [];
  private readonly hotline: Source;
  private readonly person: Person;
  private readonly printPdf: PrintPdf;

  constructor(hotline: Source, person: Person, printPdf: PrintPdf) {
    this.hotline = hotline;
    this.person = person;
    this.printPdf = printPdf;
  }

  /** The last rendering, and all that was handed in. */
  private chosen({ documents }: LetterContext): KeptDocument[] {
    const last = documents.findLast(({ kind }) => kind === 'rendered');
    return documents.filter((one) => one.kind !== 'rendered' || one === last);
  }

  private async bytesOf(document: StoredDocument): Promise<Uint8Array | keyof typeof WHY> {
    if (document.title === ERASED) return 'destroyed';
    if (document.file === undefined) return keptPdf(this.hotline, document, this.printPdf);
    const bytes = await this.hotline.store.documents.bytes(document.id);
    if (bytes === undefined) return 'missing';
    return hashOf(bytes) === document.sha256 ? bytes : 'changed';
  }

  async letter(
    letter: LetterContext,
    add: (path: string, bytes: Uint8Array) => Promise<void>,
  ): Promise<void> {
    const papers: Paper[] = [];
    const seen = await maySeeNamed(this.hotline, this.person, 'letter', letter.id);
    for (const { id, kind } of this.chosen(letter)) {
      const document = await this.hotline.store.documents.get(id);
      const nothing = { kind, path: '', sha256: document?.sha256 ?? '' };
      const bytes = !seen
        ? ('unseen' as const)
        : document === undefined
          ? ('missing' as const)
          : await this.bytesOf(document);
      if (document === undefined || typeof bytes === 'string') {
        papers.push({ ...nothing, why: WHY[typeof bytes === 'string' ? bytes : 'missing'] });
        continue;
      }
      const path = pathOf(letter, document, kind);
      const sha256 = hashOf(bytes);
      this.note(path, sha256);
      papers.push({ kind, path, sha256, why: null });
      await add(path, bytes);
    }
    this.items.push({ letter, papers });
  }

  note(path: string, sha256: string): void {
    this.hashes.push(`${sha256}  ${path}\n`);
  }
}

function codeOf({ rules }: Source, kind: string): string {
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

function tableOf(hotline: Source, items: readonly Item[], year: number): Table {
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

/** What the minutes say: sums, and what is missing by its reason. */
function minutesOf(hotline: Source, year: number, { items, hashes }: Reading): ArchiveMinutes {
  const papers = items.flatMap((item) => item.papers);
  const left = papers.flatMap(({ why }) => why ?? []);
  const { retention } = hotline.rules.district;
  const kinds = [...new Set(items.map(({ letter }) => letter.kind))].sort();
  return {
    ...{ date: hotline.clock.now(), year },
    outgoing: items.filter(({ letter }) => letter.kind !== 'jawaban').length,
    incoming: items.filter(({ letter }) => letter.kind === 'jawaban').length,
    voided: items.filter(({ letter }) => letter.voided !== null).length,
    files: hashes.length,
    scans: papers.filter(({ kind, why }) => kind !== 'rendered' && why === null).length,
    missing: [...new Set(left)].map((why) => ({
      why,
      count: left.filter((one) => one === why).length,
    })),
    kinds: kinds.map((kind) => {
      const time = retention === null ? null : archiveTimeOf(retention, kind);
      return {
        name: letterKindWord(kind),
        code: codeOf(hotline, kind),
        count: items.filter(({ letter }) => letter.kind === kind).length,
        time: time === null ? '–' : `${time.active} + ${time.inactive} tahun`,
        fate: time === null ? 'belum ditetapkan' : FATES[time.fate],
      };
    }),
    listHash: hashOf(Buffer.from(hashes.join(''))),
  };
}

async function whole(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}

/**
 * The archive of a year, piece by piece; one letter at a time is in memory.
 * @param person who gets it: letters that he may not see are in the list alone
 * @throws PrintError
 */
export async function* yearArchive(
  hotline: Source,
  { year, person }: { year: number; person: Person },
  printPdf: PrintPdf,
  onLetter: (count: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const packed = zip.outputStream.pipe(new PassThrough());
  zip.once('error', (error: Error) => packed.destroy(error));
  /** Resolves when the packer has taken it: no more than one file waits. */
  const add = (path: string, bytes: Uint8Array) =>
    new Promise<void>((resolve) => {
      const stream = Readable.from([Buffer.from(bytes)]);
      stream.once('end', () => resolve());
      zip.addReadStream(stream, path, PACKED);
    });
  const reading = new Reading(hotline, person, printPdf);
  async function fill(): Promise<void> {
    const periods = monthsOf(hotline.rules, year);
    for (const book of ['keluar', 'masuk'] as const)
      for await (const { letter } of registered(hotline, book, periods)) {
        await reading.letter(letter, add);
        onLetter(reading.items.length);
      }
    const minutes = await printPdf(
      hotline.documents('berita-acara', minutesOf(hotline, year, reading)),
    );
    const made = {
      'daftar-arsip.csv': await whole(csv(tableOf(hotline, reading.items, year), ';')),
      'daftar-arsip.xlsx': await whole(xlsx(tableOf(hotline, reading.items, year))),
      'berita-acara.pdf': minutes,
    };
    for (const [name, bytes] of Object.entries(made)) {
      reading.note(name, hashOf(bytes));
      await add(name, bytes);
    }
    await add('SHA256SUMS', Buffer.from(reading.hashes.join('')));
    zip.end();
  }
  fill().catch((error: Error) => packed.destroy(error));
  for await (const piece of packed) yield piece as Uint8Array;
}
