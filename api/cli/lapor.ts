import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import { FileKindError } from '../office/data/import/rows.ts';
import { UnzipError } from '../office/data/import/unzip.ts';
import { type Imported, importLapor } from '../office/lapor/import.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline lapor import`: reports of SP4N-LAPOR! from a file that its admins download. */

/** A file that cannot be imported, or not whole; the message says what to do. */
export class LaporError extends ToldError {
  override readonly name = 'LaporError';
}

export interface ImportOptions {
  file: string;
  /** Only says what would be done. */
  dryRun: boolean;
}

/** @throws LaporError */
function contentOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: Error) => {
    throw new LaporError(`--file ${file}: ${error.message}`);
  });
}

const NO_REPORT = 'no report is in it; it needs the columns Tracking ID and Isi Laporan Awal';

const isNothing = ({ opened, known, over, faults }: Imported) =>
  opened.length + known.length + over + faults.length === 0;

function summary({ opened, known, over, faults }: Imported, dryRun: boolean): string {
  const done = dryRun ? 'would be opened' : 'opened';
  return `${opened.length} ${done}, ${known.length} known, ${over} done there, ${faults.length} not read\n`;
}

/**
 * @param output gets a line for each complaint: its tracking id and its id here
 * @throws LaporError also where some rows could not be read; the others are in
 */
export async function laporImport(
  { file, dryRun }: ImportOptions,
  environment: Environment,
  output: Writable,
  errors: Writable,
): Promise<void> {
  const content = await contentOf(file);
  const command = { name: dryRun ? 'lapor import --dry-run' : 'lapor import' };
  await withHotline(environment, command, async (hotline) => {
    const imported = await importLapor(hotline, content, dryRun).catch((error: unknown) => {
      if (error instanceof FileKindError || error instanceof UnzipError)
        throw new LaporError(`--file ${file}: ${error.message}`);
      throw error;
    });
    if (isNothing(imported)) throw new LaporError(`--file ${file}: ${NO_REPORT}`);
    for (const { tracking, id } of imported.opened) output.write(`${tracking}\t${id}\n`);
    errors.write(summary(imported, dryRun));
    if (imported.faults.length === 0) return;
    const lines = imported.faults.map(({ line, fault }) => `line ${line}: ${fault}`);
    throw new LaporError(lines.join('\n'));
  });
}
