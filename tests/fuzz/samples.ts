import { fromHex, toHex } from '../../channels/gsm/pdu/octets.ts';
import type { PduContent } from '../../channels/gsm/pdu/pdu.ts';
import { Random } from '../support/random.ts';
import { mutated, spliced } from './mutations.ts';
import { validPdu } from './valid.ts';

/** PDUs to try the codec on: valid, damaged, and plain noise. */

export interface Sample {
  hex: string;
  direction: 'MT' | 'MO';
  hasSmsc: boolean;
  /** How it was made. */
  how: string;
  /** What was written, where the PDU is as it was written. */
  content?: PduContent;
}

const MOST_NOISE = 190;

function noise(random: Random): Sample {
  const octets = Array.from({ length: random.below(MOST_NOISE) }, () => random.below(256));
  const hex = toHex(octets);
  const text = random.pick([hex, hex, hex, hex.slice(1), `${hex}G`, hex.toLowerCase(), '😀', ' ']);
  return {
    hex: text,
    direction: random.pick(['MT', 'MO']),
    hasSmsc: random.next() < 0.7,
    how: 'noise',
  };
}

function directionOf({ type }: PduContent): 'MT' | 'MO' {
  return type === 'SUBMIT' ? 'MO' : 'MT';
}

/**
 * The sample of a number; the same for the same seed.
 * @param index each has a random series of its own, so that one can be tried again alone
 */
export function sampleAt(seed: number, index: number): Sample {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
  const lot = random.next();
  if (lot < 0.1) return noise(random);
  const { content, hex } = validPdu(random);
  const intact = { hex, direction: directionOf(content), hasSmsc: true };
  if (lot < 0.3) return { ...intact, how: 'valid', content };
  const octets = [...fromHex(hex)];
  if (lot < 0.4) {
    const other = [...fromHex(validPdu(random).hex)];
    return { ...intact, hex: toHex(spliced(octets, other, random)), how: 'splice' };
  }
  const { octets: damaged, how } = mutated(octets, random);
  return { ...intact, hex: toHex(damaged), how };
}
