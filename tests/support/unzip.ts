import { crc32, inflateRawSync } from 'node:zlib';

/** Reads a ZIP by its central directory (PKWARE APPNOTE 4.3.12), so that writers are read by other code than their own. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Text of each file, by its name. Throws where a checksum or a size is wrong. */
export function unzip(zip: Buffer): Map<string, string> {
  return new Map([...unzipBytes(zip)].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

/** Bytes of each file, likewise. */
export function unzipBytes(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END) throw new Error('no end of central directory');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`no entry at ${at}`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, content(zip, at, name));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function content(zip: Buffer, entry: number, name: string): Buffer {
  const [sum, packed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(entry + offset)) as [
    number,
    number,
    number,
  ];
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = inflateRawSync(zip.subarray(start, start + packed));
  if (bytes.length !== size || crc32(bytes) !== sum) throw new Error(`${name} is damaged`);
  return bytes;
}
