import { readAddress, readServiceCentre } from './address.ts';
import { codingOf } from './coding.ts';
import { PduError } from './error.ts';
import { fromHex, OctetReader } from './octets.ts';
import type { Deliver } from './pdu.ts';
import { readOctets } from './read.ts';

/**
 * Reading an SMS-DELIVER that has lost octets on its way from the modem's memory, as far as it goes. A
 * complaint with a hole in it is a complaint; one that nobody can read is none.
 */

export interface Salvaged {
  deliver: Deliver;
  /** The sender's number cannot be trusted. */
  senderDoubtful: boolean;
}

/** Shown where something is missing. */
const GAP = '…';
/** So many missing octets are looked for inside the text; more are taken to be missing at its end. */
const MOST_HOLES = 3;
/** Octets before the user data: service centre, sender, protocol, coding, time, length. */
const LONGEST_FRONT = 36;
/** What the missing octet of the front may have been: any, UCS2, a first month or day, a kind or length of number. */
const GUESSES = [0x00, 0x08, 0x10, 0x91, 0x0d, 0x0c, 0x0e, 0x0b];

/** Where the parts of a DELIVER lie, octets from the beginning. */
interface Layout {
  /** First octet of the user data. */
  start: number;
  /** Octets that it should have. */
  size: number;
  isSeptets: boolean;
  isUcs2: boolean;
}

/** @returns undefined when there is no sense in it */
export function salvage(hex: string): Salvaged | undefined {
  return withoutTraces(() =>
    attempt(() => {
      const octets = fromHex(hex);
      return withHole(octets) ?? withFrontMended(octets);
    }),
  );
}

/** Hundreds of tries fail: to note where takes longer than to try, and nobody reads it. */
function withoutTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function layoutOf(octets: Uint8Array): Layout {
  const reader = new OctetReader(octets);
  readServiceCentre(reader);
  reader.octet('TP-MTI');
  readAddress(reader, 'TP-OA');
  reader.octet('TP-PID');
  const { encoding, compressed } = codingOf(reader.octet('TP-DCS'));
  reader.take(7, 'TP-SCTS');
  const length = reader.octet('TP-UDL');
  const isSeptets = encoding === 'gsm7' && !compressed;
  return {
    start: octets.length - reader.left,
    size: isSeptets ? Math.ceil((length * 7) / 8) : length,
    isSeptets,
    isUcs2: encoding === 'ucs2' && !compressed,
  };
}

/** The front is whole, the text is not: the hole is where the rest then reads best. */
function withHole(octets: Uint8Array): Salvaged | undefined {
  const layout = attempt(() => layoutOf(octets));
  if (layout === undefined) return undefined;
  const missing = layout.start + layout.size - octets.length;
  if (missing <= 0 || missing > layout.size) return undefined;
  const first = missing > MOST_HOLES ? octets.length : layout.start;
  let best: { deliver: Deliver; score: number } | undefined;
  for (let at = octets.length; at >= first; at -= 1) {
    const deliver = readStrictly(inserted(octets, at, new Uint8Array(missing)));
    if (deliver === undefined) continue;
    const marked = withGap(deliver, layout, at - layout.start, missing);
    const score = plausibility(marked.userData.text ?? '');
    if (best === undefined || score > best.score) best = { deliver: marked, score };
  }
  return best && { deliver: best.deliver, senderDoubtful: false };
}

/** An octet is missing in front of the text: it is guessed, so that all the rest fits. */
function withFrontMended(octets: Uint8Array): Salvaged | undefined {
  for (let at = Math.min(LONGEST_FRONT, octets.length); at >= 0; at -= 1)
    for (const guess of [...GUESSES, ...lengthsOf(octets.length - at)]) {
      const mended = inserted(octets, at, Uint8Array.of(guess));
      const layout = attempt(() => layoutOf(mended));
      if (layout === undefined || layout.start + layout.size !== mended.length) continue;
      const deliver = readStrictly(mended);
      if (deliver === undefined) continue;
      // whichever octet it was, the number may have been read from a wrong place
      return { deliver, senderDoubtful: true };
    }
  return undefined;
}

/** The length that is missing is that of what is left: in octets, or in septets. */
function lengthsOf(left: number): number[] {
  return [left, Math.floor((left * 8) / 7)].filter((length) => length > 0 && length < 256);
}

function inserted(octets: Uint8Array, at: number, what: Uint8Array): Uint8Array {
  const all = new Uint8Array(octets.length + what.length);
  all.set(octets.subarray(0, at));
  all.set(what, at);
  all.set(octets.subarray(at), at + what.length);
  return all;
}

function readStrictly(octets: Uint8Array): Deliver | undefined {
  const read = attempt(() => readOctets(octets, { direction: 'MT' }));
  return read?.type === 'DELIVER' ? read : undefined;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof PduError) return undefined;
    throw error;
  }
}

/** Puts the mark where octets of the user data were put in. */
function withGap(deliver: Deliver, layout: Layout, hole: number, missing: number): Deliver {
  const { userData } = deliver;
  if (userData.text === null) return deliver;
  const bits = layout.isSeptets ? 7 : layout.isUcs2 ? 16 : 8;
  const header = userData.headerOctets.length === 0 ? 0 : userData.headerOctets.length + 1;
  const before = layout.isSeptets ? Math.ceil((header * 8) / 7) : header / 2;
  const from = Math.max(0, Math.floor((hole * 8) / bits - before));
  const to = Math.max(from, Math.ceil(((hole + missing) * 8) / bits - before));
  const text = `${userData.text.slice(0, from)}${GAP}${userData.text.slice(to)}`;
  return { ...deliver, userData: { ...userData, text } };
}

/** How much a text looks like one that people write, 0 to 1: mostly small letters and blanks. */
function plausibility(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const score = count(/[a-z ]/g) + 0.6 * count(/[.,!?\n]/g) + 0.3 * count(/[A-Z0-9]/g);
  return text.length === 0 ? 0 : score / text.length;
}
