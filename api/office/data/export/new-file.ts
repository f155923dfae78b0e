import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ToldError } from '../../../../machines/base/told-error.ts';
import { OWNER_ONLY } from '../../../../store/base/owner-only.ts';

/** Files with personal data: whole or not there at all, and readable by their owner only. */

/** There is such a file already, and nobody allowed to replace it. */
export class FileExistsError extends ToldError {
  override readonly name = 'FileExistsError';
}

const FAULTS: Record<string, string> = {
  ENOENT: 'there is no such folder; make it first',
  ENOTDIR: 'is no folder; name one',
  EACCES: 'this user may not write there; choose another folder',
  EPERM: 'this user may not write there; choose another folder',
  EISDIR: 'is a folder; name a file',
  ENOSPC: 'the disk is full; nothing was written',
  EROFS: 'the disk is read-only; choose another folder',
};

/** What a person can do about a file that cannot be written; undefined for faults of another kind. */
export function fileFault(error: unknown): string | undefined {
  return FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
}

/** Takes the name, so that two exports at once cannot both believe it is free. */
async function reserve(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', OWNER_ONLY)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new FileExistsError(`${path}: exists already; choose another name, or add --force`);
  }
}

/**
 * Writes a file under its name only when all of it is written; after an error or a stop nothing new is there.
 * @param force replaces a file of that name
 * @throws FileExistsError; what the pieces or the disk throw; AbortError when `signal` stopped it
 */
export async function writeNewFile(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  { force, signal }: { force: boolean; signal: AbortSignal },
): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  if (!force) await reserve(path);
  try {
    // a stream that opens the file by itself may do so only after it has failed, and after what is left was removed
    const file = await open(part, 'w', OWNER_ONLY);
    await pipeline(Readable.from(pieces), file.createWriteStream({ flush: true }), { signal });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (!force) await rm(path, { force: true });
    throw error;
  }
}
