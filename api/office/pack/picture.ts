import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { BrokenFile, strippedJpeg } from '../complaints/attachments/jpeg.ts';
import { strippedPng } from '../complaints/attachments/png.ts';

/** Pictures of the letterhead: what they are, whatever their names say, and why one of them is not taken. */

/** Every archived letter carries the picture with it. */
const MOST_BYTES = 200 * 1024;
/** Pixels along one side: a small file can unfold to more than a printer's memory. */
const MOST_PIXELS = 4000;

export type Ending = 'svg' | 'png' | 'jpg';

interface Kind {
  media: string;
  begins(content: Buffer): boolean;
  /** Why it is not taken; null where it is. */
  fault(content: Buffer): string | null;
  /** What is kept of it. @throws BrokenFile */
  kept(content: Buffer): Buffer;
}

const begins = (content: Buffer, ...bytes: number[]) =>
  content.subarray(0, bytes.length).equals(Buffer.from(bytes));

const tooWide = (...sides: number[]) =>
  Math.max(...sides) > MOST_PIXELS ? `is wider than ${MOST_PIXELS} pixels` : null;

/** Width and height stand in the first chunk (PNG §11.2.2). */
function faultOfPng(content: Buffer): string | null {
  return content.length < 24 ? null : tooWide(content.readUInt32BE(16), content.readUInt32BE(20));
}

/** Frames: 0xc0 to 0xcf but for tables (ITU-T T.81 Annex B). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function faultOfJpeg(content: Buffer): string | null {
  for (let at = 2; at + 9 <= content.length && content[at] === 0xff; ) {
    if (isFrame(content[at + 1] ?? 0))
      return tooWide(content.readUInt16BE(at + 5), content.readUInt16BE(at + 7));
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}

/** What does something, shows what is not a drawing, or moves. */
const ACTIVE =
  /^(script|handler|listener|foreignobject|iframe|frame|embed|object|audio|video|canvas|a|set|animate\w*|html|body|form|input|link|meta|base)$/i;
/** A place within the picture, or a picture that it carries itself. */
const OWN = /^(#|data:image\/(png|jpeg);base64,)/i;
/** Styles that fetch something, or hide that behind signs of escape. */
const FETCHES = /@import|\\|url\(\s*(?!['"]?#)/i;

type XmlNode = Record<string, unknown>;

/** In the order of the file, with everything in it: nothing is to be overlooked. */
const parser = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true },
  ...{ parseTagValue: false, parseAttributeValue: false, allowBooleanAttributes: true },
});

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1);

function faultOfAttribute([name, value]: [string, unknown]): string | null {
  const [local, text] = [localName(name).toLowerCase(), String(value).trim()];
  if (local.startsWith('on')) return `has ${name}`;
  if ((local === 'href' || local === 'src') && !OWN.test(text)) return `points to something else`;
  if (local !== 'style' && !/url\s*\(/i.test(text)) return null;
  return FETCHES.test(text) ? 'points to something else' : null;
}

function faultOfNode(node: XmlNode): string | null {
  for (const [name, value] of Object.entries(node)) {
    if (name === ':@') {
      const fault = Object.entries(value as XmlNode)
        .map(faultOfAttribute)
        .find((one) => one !== null);
      if (fault !== undefined) return fault;
    } else if (name === '#text') {
      if (FETCHES.test(String(value)) && /[{;]/.test(String(value)))
        return 'points to something else';
    } else {
      if (ACTIVE.test(localName(name))) return `has <${name}>`;
      if (name === '?xml-stylesheet') return 'points to something else';
      const fault = faultOfNodes(value);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function faultOfNodes(nodes: unknown): string | null {
  if (!Array.isArray(nodes)) return null;
  for (const node of nodes) {
    const fault = faultOfNode(node as XmlNode);
    if (fault !== null) return fault;
  }
  return null;
}

/** A drawing alone: neither scripts nor anything from elsewhere (SVG 2, §2.2 "secure static mode"). */
function faultOfSvg(content: Buffer): string | null {
  const text = content.toString('utf8');
  if (/<!entity/i.test(text)) return 'has <!ENTITY>';
  if (XMLValidator.validate(text, { allowBooleanAttributes: true }) !== true) return 'is no XML';
  return faultOfNodes(parser.parse(text));
}

const KINDS: Record<Ending, Kind> = {
  svg: {
    media: 'image/svg+xml',
    begins: (content) => /^\uFEFF?\s*<(\?xml|!--|!doctype svg|svg)/i.test(content.toString('utf8')),
    fault: faultOfSvg,
    kept: (content) => content,
  },
  png: {
    media: 'image/png',
    begins: (content) => begins(content, 0x89, 0x50, 0x4e, 0x47),
    fault: faultOfPng,
    kept: strippedPng,
  },
  jpg: {
    media: 'image/jpeg',
    begins: (content) => begins(content, 0xff, 0xd8, 0xff),
    fault: faultOfJpeg,
    kept: strippedJpeg,
  },
};
const ENDINGS = Object.keys(KINDS) as Ending[];

export const mediaOf = (ending: Ending): string => KINDS[ending].media;

/** By its first bytes; undefined for what is none of the kinds. */
export function endingOf(content: Buffer): Ending | undefined {
  return ENDINGS.find((ending) => KINDS[ending].begins(content));
}

/** Why a picture is not taken, as what follows its name; null where it is. */
export function faultOf(content: Buffer, ending: Ending): string | null {
  if (!KINDS[ending].begins(content)) return 'is not the kind of picture its name says';
  if (content.length > MOST_BYTES)
    return `has ${Math.ceil(content.length / 1024)} KB, at most ${MOST_BYTES / 1024} KB`;
  return KINDS[ending].fault(content);
}

/**
 * A picture that somebody hands in, without what cameras and programs write beside it; or why it is not taken.
 * @param content as it came
 */
export function handedIn(
  content: Buffer,
): { content: Buffer; ending: Ending } | { problem: string } {
  const ending = endingOf(content);
  if (ending === undefined) return { problem: 'is none of SVG, PNG, JPEG' };
  const fault = faultOf(content, ending);
  if (fault !== null) return { problem: fault };
  try {
    return { content: KINDS[ending].kept(content), ending };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { problem: 'is broken' };
  }
}
