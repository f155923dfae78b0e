import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The arms of a district for its letterhead: a picture file of the pack, kept with every letter. */

/** Every archived letter carries the picture with it. */
const MOST_BYTES = 200 * 1024;

interface PictureType {
  extension: RegExp;
  media: string;
  begins(content: Buffer): boolean;
}

const TYPES: PictureType[] = [
  {
    extension: /\.svg$/i,
    media: 'image/svg+xml',
    begins: (content) => /^\uFEFF?\s*<(\?xml|!--|!doctype svg|svg)/i.test(content.toString('utf8')),
  },
  {
    extension: /\.png$/i,
    media: 'image/png',
    begins: (content) => content.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  },
  {
    extension: /\.jpe?g$/i,
    media: 'image/jpeg',
    begins: (content) => content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  },
];

/**
 * The picture as a `data:` address, or what is wrong with it.
 * @param file name of the picture in the pack's folder
 */
export function readArms(folder: string, file: string): { arms: string } | { problem: string } {
  let content: Buffer;
  try {
    content = readFileSync(join(folder, file));
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    return { problem: missing ? `no file "${file}"` : `"${file}" cannot be read: ${error}` };
  }
  const type = TYPES.find(({ extension }) => extension.test(file));
  if (type === undefined || !type.begins(content))
    return { problem: `"${file}" is not the kind of picture its name says` };
  if (content.length > MOST_BYTES)
    return { problem: `"${file}" has ${Math.ceil(content.length / 1024)} KB, at most 200 KB` };
  return { arms: `data:${type.media};base64,${content.toString('base64')}` };
}
