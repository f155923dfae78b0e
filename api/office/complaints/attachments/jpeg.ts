/**
 * A JPEG without what cameras write beside the picture: place, time, device, names (ITU-T T.81 Annex B). Only how it is
 * to be turned is kept (Exif orientation).
 */

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Frames, tables, scans and restarts: 0xc0 to 0xdf. */
const FIRST = 0xc0;
const LAST = 0xdf;
/** What JFIF says, without the small picture that may stand behind it. */
const JFIF_LENGTH = 18;
const ORIENTATION = 0x0112;

/** A file that is not what its first bytes promise. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
}

interface Segment {
  marker: number;
  /** With marker and length. */
  bytes: Buffer;
}

/** Segments up to the end of the picture; a scan holds the coded data behind it. What follows the end is left out. */
function* segmentsOf(file: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= file.length) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) throw new BrokenFile('no marker where one should be');
    if (marker === 0xff) at += 1;
    else if (marker === END) return;
    else {
      const end = at + 2 + file.readUInt16BE(at + 2);
      const next = marker === SCAN ? endOfData(file, end) : end;
      if (next > file.length) throw new BrokenFile('it ends too early');
      yield { marker, bytes: file.subarray(at, next) };
      at = next;
    }
  }
  if (file[at] !== 0xff || file[at + 1] !== END) throw new BrokenFile('it has no end');
}

/** Coded data goes on to the next marker that is neither stuffing nor a restart. */
function endOfData(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new BrokenFile('it has no end');
}

/** What a segment calls itself. */
const called = ({ bytes }: Segment, name: string) =>
  bytes.toString('latin1', 4, 4 + name.length) === name;

/** Without a picture of its own, which is one of before it was cut out. */
function jfif({ bytes }: Segment): Buffer {
  const kept = Buffer.from(bytes.subarray(0, JFIF_LENGTH));
  if (kept.length < JFIF_LENGTH) throw new BrokenFile('it ends too early');
  kept.writeUInt16BE(JFIF_LENGTH - 2, 2);
  kept.writeUInt16BE(0, JFIF_LENGTH - 2);
  return kept;
}

/** The picture itself; JFIF, colour profile and colour transform belong to it. Nothing of what is not known is kept. */
function keptOf(segment: Segment): Buffer[] {
  const { marker, bytes } = segment;
  if (marker >= FIRST && marker <= LAST) return [bytes];
  if (marker === APP0 && called(segment, 'JFIF\0')) return [jfif(segment)];
  if (marker === APP2 && called(segment, 'ICC_PROFILE\0')) return [bytes];
  if (marker === APP14 && called(segment, 'Adobe')) return [bytes];
  return [];
}

/** 1–8; 1 where nothing is said, or nothing that can be read. */
function orientationIn(segment: Segment): number {
  const { marker, bytes } = segment;
  if (marker !== APP1 || !called(segment, 'Exif\0\0')) return 1;
  const tiff = bytes.subarray(10);
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  for (let n = 0; n < short(directory); n += 1) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.length) return 1;
    if (short(entry) === ORIENTATION) return short(entry + 8);
  }
  return 1;
}

/** An Exif segment with the orientation alone. */
function turned(orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1];
  const body = Buffer.from([...tiff, 0, orientation, 0, 0, 0, 0, 0, 0]);
  const head = Buffer.from([0xff, APP1, 0, body.length + 8]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), body]);
}

/** @throws BrokenFile */
export function strippedJpeg(file: Buffer): Buffer {
  if (file[1] !== START) throw new BrokenFile('it has no beginning');
  const segments = [...segmentsOf(file)];
  if (!segments.some(({ marker }) => marker === SCAN)) throw new BrokenFile('it has no picture');
  const orientation = segments.map(orientationIn).find((one) => one > 1 && one <= 8) ?? 1;
  return Buffer.concat([
    Buffer.from([0xff, START]),
    ...(orientation === 1 ? [] : [turned(orientation)]),
    ...segments.flatMap(keptOf),
    Buffer.from([0xff, END]),
  ]);
}
