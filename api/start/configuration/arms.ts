import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ending, faultOf, mediaOf } from '../../office/pack/picture.ts';

/** The arms of a district for its letterhead: a picture file of the pack, kept with every letter. */

const ENDINGS: [RegExp, Ending][] = [
  [/\.svg$/i, 'svg'],
  [/\.png$/i, 'png'],
  [/\.jpe?g$/i, 'jpg'],
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
  const [, ending] = ENDINGS.find(([name]) => name.test(file)) ?? [];
  if (ending === undefined)
    return { problem: `"${file}" is not the kind of picture its name says` };
  const fault = faultOf(content, ending);
  if (fault !== null) return { problem: `"${file}" ${fault}` };
  return { arms: `data:${mediaOf(ending)};base64,${content.toString('base64')}` };
}
