import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { sheetXml } from './sheet.ts';
import type { Table } from './table.ts';
import { fixedParts, sheetPath } from './workbook.ts';

/** Tables as a workbook: a ZIP that is packed while the rows come (`docs/decisions/0008-spreadsheets.md`). */

/** The same table makes the same file: the time of packing is not written down. */
const PACKED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

/**
 * The file, piece by piece.
 * @param tables a sheet each
 * @throws SheetFullError when a table has more rows than a sheet can hold
 */
export async function* workbook(tables: readonly Table[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const packed = zip.outputStream.pipe(new PassThrough());
  const sheets = tables.map((table) => Readable.from(sheetXml(table)));
  // the packer looks after its own errors only
  for (const sheet of sheets) sheet.once('error', (error) => packed.destroy(error));
  zip.once('error', (error: Error) => packed.destroy(error));
  for (const [name, xml] of Object.entries(fixedParts(tables)))
    zip.addBuffer(Buffer.from(xml), name, PACKED);
  for (const [n, sheet] of sheets.entries()) zip.addReadStream(sheet, `xl/${sheetPath(n)}`, PACKED);
  zip.end();
  try {
    for await (const piece of packed) yield piece;
  } finally {
    // who stops reading, also stops the reading of rows
    for (const sheet of sheets) sheet.destroy();
  }
}

/**
 * A table alone.
 * @throws SheetFullError when it has more rows than a sheet can hold
 */
export function xlsx(table: Table): AsyncGenerator<Uint8Array> {
  return workbook([table]);
}
