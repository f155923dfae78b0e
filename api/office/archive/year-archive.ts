import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Person } from '../../../machines/people/people.ts';
import type { PrintPdf } from '../../print/print.ts';
import { csv } from '../data/export/csv.ts';
import { xlsx } from '../data/export/xlsx.ts';
import { monthsOf, registered } from '../letters/books.ts';
import { archiveList } from './list.ts';
import { minutesOf } from './minutes.ts';
import { type AddFile, hashOf, type Source, YearPapers } from './papers.ts';

/**
 * The letters of a year for the archive, as one ZIP: each as PDF/A as it was signed, with its scans and receipts; the list
 * (daftar arsip) by the JRA of the pack; hashes; and minutes of the handing over (berita acara). What is not in it is in the
 * list, with the reason.
 */

/** The same letters make the same file names and times. */
const PACKED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

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
  const add: AddFile = (path, bytes) =>
    new Promise<void>((resolve) => {
      const stream = Readable.from([Buffer.from(bytes)]);
      stream.once('end', () => resolve());
      zip.addReadStream(stream, path, PACKED);
    });
  const reading = new YearPapers(hotline, person, printPdf);
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
      'daftar-arsip.csv': await whole(csv(archiveList(hotline, reading.items, year), ';')),
      'daftar-arsip.xlsx': await whole(xlsx(archiveList(hotline, reading.items, year))),
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
