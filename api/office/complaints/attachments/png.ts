import { BrokenFile } from './jpeg.ts';

/** A PNG without texts, times and Exif: only what belongs to the picture (PNG §11). */

const SIGNATURE = 8;
const PICTURE = new Set([
  ...[
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
    'tRNS',
    'cHRM',
    'gAMA',
    'iCCP',
    'sBIT',
    'sRGB',
    'bKGD',
    'pHYs',
  ],
]);

/** @throws BrokenFile */
export function strippedPng(file: Buffer): Buffer {
  const kept = [file.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + 12 <= file.length; ) {
    const name = file.toString('latin1', at + 4, at + 8);
    // length, name, content, checksum
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    if (PICTURE.has(name)) kept.push(file.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  throw new BrokenFile('it has no end');
}
