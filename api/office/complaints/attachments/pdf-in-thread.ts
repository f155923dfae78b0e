import { Turns } from '../../../../machines/base/turns.ts';
import { inThread, TookTooLong } from '../../in-thread.ts';
import { BrokenFile } from './jpeg.ts';

/**
 * PDFs of strangers are read in a thread of their own, one at a time, and for so long only: some hundred bytes can unfold to
 * gigabytes, and no SMS may wait for them. The large library of PDFs is loaded there too.
 */

const MODULE = 'api/office/complaints/attachments/thread';
const LONGEST_MS = 20_000;
const MEMORY_MB = 512;

/** What the thread says: the file, or what is wrong with the one it was given. */
export type Stripped = { bytes: Uint8Array } | { broken: string };

const turns = new Turns();

/**
 * @param longest milliseconds
 * @throws BrokenFile
 */
export async function pdfInThread(file: Buffer, longest = LONGEST_MS): Promise<Buffer> {
  const limits = { maxOldGenerationSizeMb: MEMORY_MB };
  const threaded = { module: MODULE, data: file, longest, limits };
  const read = () => inThread<Stripped>(threaded);
  try {
    const stripped = await turns.take(MODULE, read);
    if ('bytes' in stripped) return Buffer.from(stripped.bytes);
    throw new BrokenFile(stripped.broken);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (error instanceof TookTooLong || code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new BrokenFile('it is too large to be read');
    throw error;
  }
}
