/**
 * The devices write characters beyond the basic plane as six octets, each half of the surrogate pair by
 * itself (CESU-8, Unicode TR 26), and read them so only.
 */

const HIGH = 0xd800;
const LOW = 0xdc00;

/** Three octets of UTF-8 for a surrogate, which `Buffer` refuses to write. */
function surrogate(unit: number): number[] {
  return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
}

export function toCesu8(text: string): Buffer {
  const chunks: Buffer[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xffff) chunks.push(Buffer.from(character, 'utf8'));
    else {
      const rest = code - 0x10000;
      const pair = [...surrogate(HIGH + (rest >> 10)), ...surrogate(LOW + (rest & 0x3ff))];
      chunks.push(Buffer.from(pair));
    }
  }
  return Buffer.concat(chunks);
}

/** True where a surrogate pair of six octets begins. */
function isPair(octets: Buffer, at: number): boolean {
  const [a, b, , d, e] = octets.subarray(at, at + 6);
  const high = a === 0xed && b !== undefined && b >= 0xa0 && b < 0xb0;
  return high && d === 0xed && e !== undefined && e >= 0xb0;
}

function unitAt(octets: Buffer, at: number): number {
  const [, b = 0, c = 0] = octets.subarray(at, at + 3);
  return 0xd000 | ((b & 0x3f) << 6) | (c & 0x3f);
}

/** Reads CESU-8 and UTF-8 alike; octets that are neither become U+FFFD. */
export function fromCesu8(octets: Buffer): string {
  let text = '';
  let start = 0;
  for (let at = 0; at + 6 <= octets.length; at += 1) {
    if (!isPair(octets, at)) continue;
    text += octets.toString('utf8', start, at);
    text += String.fromCharCode(unitAt(octets, at), unitAt(octets, at + 3));
    start = at + 6;
    at += 5;
  }
  return text + octets.toString('utf8', start);
}
