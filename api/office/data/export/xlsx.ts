import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { sheetXml } from './sheet.ts';
import type { Table } from './table.ts';
import { fixedParts } from './workbook.ts';

/** A table as a workbook: a ZIP that is packed while the rows come (`docs/decisions/0008-spreadsheets.md`). */

/** The same table makes the same file: the time of packing is not written down. */
const PACKED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

/**
 * The file, piece by piece.
 * @throws SheetFullError when the table has more rows than a sheet can hold
 */
export async function* xlsx(table: Table): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const packed = zip.outputStream.pipe(new PassThrough());
  const sheet = Readable.from(sheetXml(table));
  // the packer looks after its own errors only
  sheet.once('error', (error) => packed.destroy(error));
  zip.once('error', (error: Error) => packed.destroy(error));
  for (const [name, xml] of Object.entries(fixedParts(table)))
    zip.addBuffer(Buffer.from(xml), name, PACKED);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', PACKED);
  zip.end();
  try {
    for await (const piece of packed) yield piece;
  } finally {
    // who stops reading, also stops the reading of rows
    sheet.destroy();
  }
}
