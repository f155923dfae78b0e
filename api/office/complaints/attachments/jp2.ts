import { BrokenFile } from './jpeg.ts';

/** A JPEG 2000 picture without what cameras write beside it (ISO/IEC 15444-1 Annex I): boxes of Exif, XMP and others. */

/** Signature, type, header and the coded picture itself. */
const PICTURE = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c']);
/** Coded data without boxes around it begins so. */
const BARE = Buffer.from([0xff, 0x4f, 0xff, 0x51]);

/** Where a box ends: of length 0 the last one, of 1 one with a long length behind its name. */
function endOf(file: Buffer, at: number): number {
  const length = file.readUInt32BE(at);
  if (length === 0) return file.length;
  if (length !== 1) return at + Math.max(8, length);
  return at + 16 <= file.length ? at + Number(file.readBigUInt64BE(at + 8)) : file.length + 1;
}

/** @throws BrokenFile */
export function strippedJp2(file: Buffer): Buffer {
  if (file.subarray(0, BARE.length).equals(BARE)) return file;
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= file.length; ) {
    const end = endOf(file, at);
    if (end > file.length || end <= at) throw new BrokenFile('it ends too early');
    if (PICTURE.has(file.toString('latin1', at + 4, at + 8))) kept.push(file.subarray(at, end));
    at = end;
  }
  if (kept.length === 0) throw new BrokenFile('it has no picture');
  return Buffer.concat(kept);
}
