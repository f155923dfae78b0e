import { PDU } from 'smpp';

/**
 * SMPP 3.4 on the wire. PDUs are written, and answers read, with the package `smpp`; what comes in from
 * people is read here octet by octet, since the package reads texts by alphabets of its own choice, and
 * throws on times and elements that a message must not be lost for.
 */

export const COMMAND = {
  bindTransceiver: 0x00000009,
  deliverSm: 0x00000005,
  submitSm: 0x00000004,
  unbind: 0x00000006,
  enquireLink: 0x00000015,
} as const;
export const RESPONSE = 0x80000000;

/** Optional parameters, §5.3.2. */
export const TLV = {
  receiptedMessageId: 0x001e,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarSequence: 0x020f,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const;

const HEAD = 16;
const LONGEST = 64 * 1024;

/** Octets that are no SMPP: the connection cannot be used any more. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

export interface Head {
  command: number;
  status: number;
  sequence: number;
}

/** Cuts a stream into PDUs. */
export class Framer {
  #rest: Buffer = Buffer.alloc(0);

  /** @throws WireError for a length that cannot be */
  take(octets: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, octets]);
    const whole: Buffer[] = [];
    while (this.#rest.length >= 4) {
      const length = this.#rest.readUInt32BE(0);
      if (length < HEAD || length > LONGEST)
        throw new WireError(`PDU dengan panjang ${length} oktet`);
      if (this.#rest.length < length) break;
      whole.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return whole;
  }
}

export function headOf(octets: Buffer): Head {
  return {
    command: octets.readUInt32BE(4),
    status: octets.readUInt32BE(8),
    sequence: octets.readUInt32BE(12),
  };
}

/** Writes a PDU. @param name as SMPP has it: `submit_sm` */
export function encode(
  name: string,
  sequence: number,
  fields: Record<string, unknown> = {},
): Buffer {
  return new PDU(name, { ...fields, sequence_number: sequence }).toBuffer();
}

/** `message_id` of an answer; empty where there is none. */
export function messageIdOf(octets: Buffer): string {
  const end = octets.indexOf(0, HEAD);
  return octets.toString('latin1', HEAD, end < 0 ? octets.length : end);
}

export interface Address {
  ton: number;
  text: string;
}

/** What a deliver_sm says. */
export interface Deliver {
  sequence: number;
  source: Address;
  destination: Address;
  esmClass: number;
  dataCoding: number;
  /** `short_message`, or `message_payload` where that is empty. */
  octets: Buffer;
  tlvs: Map<number, Buffer>;
}

class Cursor {
  readonly #octets: Buffer;
  at = HEAD;

  constructor(octets: Buffer) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.at;
  }

  octet(): number {
    const octet = this.#octets[this.at];
    if (octet === undefined) throw new WireError('deliver_sm terpotong');
    this.at += 1;
    return octet;
  }

  text(): string {
    const end = this.#octets.indexOf(0, this.at);
    if (end < 0) throw new WireError('deliver_sm terpotong');
    const text = this.#octets.toString('latin1', this.at, end);
    this.at = end + 1;
    return text;
  }

  /** As many octets as there are, where fewer are left. */
  take(count: number): Buffer {
    const taken = this.#octets.subarray(this.at, this.at + count);
    this.at += taken.length;
    return taken;
  }
}

function addressOf(cursor: Cursor): Address {
  const ton = cursor.octet();
  cursor.octet();
  return { ton, text: cursor.text() };
}

/** Elements as far as they can be read; a broken one ends them and costs nothing before it. */
function tlvsOf(cursor: Cursor): Map<number, Buffer> {
  const tlvs = new Map<number, Buffer>();
  while (cursor.left >= 4) {
    const tag = cursor.octet() * 256 + cursor.octet();
    const length = cursor.octet() * 256 + cursor.octet();
    if (length > cursor.left && tag !== TLV.messagePayload) break;
    tlvs.set(tag, cursor.take(length));
  }
  return tlvs;
}

/** SMPP 3.4 §4.6.1. @throws WireError where the mandatory part is cut short */
export function readDeliver(octets: Buffer): Deliver {
  const { sequence } = headOf(octets);
  const cursor = new Cursor(octets);
  cursor.text();
  const source = addressOf(cursor);
  const destination = addressOf(cursor);
  const esmClass = cursor.octet();
  cursor.take(2);
  cursor.text();
  cursor.text();
  cursor.take(2);
  const dataCoding = cursor.octet();
  cursor.octet();
  const short = cursor.take(cursor.octet());
  const tlvs = tlvsOf(cursor);
  const payload = tlvs.get(TLV.messagePayload);
  const text = short.length > 0 || payload === undefined ? short : payload;
  return { sequence, source, destination, esmClass, dataCoding, octets: text, tlvs };
}
