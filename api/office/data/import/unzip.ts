import { crc32, inflateRawSync } from 'node:zlib';
import { ToldError } from '../../../../machines/base/told-error.ts';

/** Reads a ZIP by its central directory (PKWARE APPNOTE 4.3.12). */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Bytes of the directory's end without a comment, which has at most 65,535. */
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** Bytes of one file in it; a larger one is a trap, or nothing that people download by hand. */
const LARGEST = 64 * 1024 * 1024;

/** What is no archive, or a damaged one. */
export class UnzipError extends ToldError {
  override readonly name = 'UnzipError';
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === END) return at;
  throw new UnzipError('it has no directory');
}

function content(zip: Buffer, entry: number, name: string): Buffer {
  const [sum = 0, packed = 0, size = 0] = [16, 20, 24].map((at) => zip.readUInt32LE(entry + at));
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const inside = zip.subarray(start, start + packed);
  const isStored = zip.readUInt16LE(entry + 10) === 0;
  const bytes = isStored ? inside : inflateRawSync(inside, { maxOutputLength: LARGEST });
  if (bytes.length !== size || crc32(bytes) !== sum) throw new UnzipError(`${name} is damaged`);
  return bytes;
}

function filesIn(zip: Buffer): Map<string, Buffer> {
  const end = endOf(zip);
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new UnzipError(`there is no entry at ${at}`);
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((of) => zip.readUInt16LE(at + of));
    const named = zip.toString('utf8', at + 46, at + 46 + name);
    files.set(named, content(zip, at, named));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Bytes of each file, by its name. @throws UnzipError */
export function unzip(zip: Buffer): Map<string, Buffer> {
  try {
    return filesIn(zip);
  } catch (error) {
    if (error instanceof UnzipError) throw error;
    // a place outside of the file, what does not inflate, or is too large
    throw new UnzipError(`it is damaged (${(error as Error).message})`);
  }
}
