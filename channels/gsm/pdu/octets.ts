import { PduError } from './error.ts';

/** Octets to and from hex, and reading them field by field. */

/** @throws PduError when the text is not pairs of hex digits */
export function fromHex(hex: string): Uint8Array {
  const digits = hex.trim();
  if (digits.length % 2 !== 0) throw new PduError('pdu', 'an odd number of hex digits');
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new PduError('pdu', 'not hex digits alone');
  const octets = new Uint8Array(digits.length / 2);
  for (let i = 0; i < octets.length; i += 1)
    octets[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return octets;
}

/** Upper case, two digits an octet. */
export function toHex(octets: Iterable<number>): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');
}

/** Reads octets from first to last; every reading names the field it is for. */
export class OctetReader {
  readonly #octets: Uint8Array;
  #at = 0;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.#at;
  }

  /** True when nothing follows, or 0xFF alone: what is empty on a SIM reads so. */
  isPadding(): boolean {
    return this.#octets.subarray(this.#at).every((octet) => octet === 0xff);
  }

  /** @throws PduError when the PDU ends before */
  octet(field: string): number {
    return this.take(1, field)[0] ?? 0;
  }

  /** @throws PduError when the PDU ends before */
  take(count: number, field: string): Uint8Array {
    if (count > this.left)
      throw new PduError(field, `needs ${count} octets, ${this.left} are left`);
    this.#at += count;
    return this.#octets.subarray(this.#at - count, this.#at);
  }
}
